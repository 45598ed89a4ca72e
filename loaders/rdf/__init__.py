"""RDF: what `remit export` wrote, and organizations in the W3C ORG vocabulary by other tools."""

NAME = "rdf"
SUFFIXES = (".ttl", ".trig", ".nt", ".nq", ".jsonld", ".json", ".rdf")
ORDER = 0
OPTIONS: dict[str, str] = {"language": "the language of labels, such as fr, where there are several (en)"}
