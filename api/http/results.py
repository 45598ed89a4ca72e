"""SPARQL results in the four formats of the W3C, and graphs that a query constructs in RDF."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from remit.graph.exports.csv import harmless

Answer = dict[str, Any]
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMERIC = ("integer", "decimal", "double", "float")


def as_json(answer: Answer) -> bytes:
    """SPARQL 1.1 Query Results JSON Format."""
    told = {key: value for key, value in answer.items() if key in {"head", "results", "boolean"}}
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")


def as_xml(answer: Answer) -> bytes:
    """SPARQL Query Results XML Format; characters that XML cannot carry become U+FFFD."""
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>']
    parts += [f"<variable name={quoteattr(name)}/>" for name in answer["head"].get("vars", ())]
    parts.append("</head>")
    if "boolean" in answer:
        parts.append(f"<boolean>{str(answer['boolean']).lower()}</boolean>")
    else:
        parts.append("<results>")
        for row in answer["results"]["bindings"]:
            told = (f"<binding name={quoteattr(name)}>{xml_term(term)}</binding>" for name, term in row.items())
            parts.append(f"<result>{''.join(told)}</result>")
        parts.append("</results>")
    return "".join([*parts, "</sparql>\n"]).encode()


def xml_term(term: dict[str, str]) -> str:
    """One term."""
    text = escape(_NO_XML.sub("\ufffd", term["value"]))
    if term["type"] in {"uri", "bnode"}:
        return f"<{term['type']}>{text}</{term['type']}>"
    attributes = "".join(f" {name}={quoteattr(term[name])}" for name in ("xml:lang", "datatype") if name in term)
    return f"<literal{attributes}>{text}</literal>"


def as_csv(answer: Answer) -> bytes:
    """SPARQL 1.1 Query Results CSV; text that a spreadsheet would run gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in table(answer, csv_term):
        writer.writerow(row)
    return out.getvalue().encode("utf-8", "replace")


def csv_term(term: dict[str, str]) -> str:
    """One term as text."""
    value = f"_:{term['value']}" if term["type"] == "bnode" else term["value"]
    return value if term.get("datatype", "").rpartition("#")[2] in _NUMERIC else harmless(value)


def as_tsv(answer: Answer) -> bytes:
    """SPARQL 1.1 Query Results TSV: terms as in Turtle."""
    rows = ["\t".join(row) for row in table(answer, tsv_term, "?")]
    return ("\n".join(rows) + "\n").encode("utf-8", "replace")


def tsv_term(term: dict[str, str]) -> str:
    """One term; its line breaks and tabs are escaped as Turtle does."""
    return str(rdf_term(term)).replace("\t", "\\t")


def table(answer: Answer, said: Callable[[dict[str, str]], str], mark: str = "") -> Iterator[list[str]]:
    """Header and rows; a yes or no is a table of one cell."""
    if "boolean" in answer:
        yield ["_askResult"]
        yield [str(answer["boolean"]).lower()]
        return
    names = answer["head"]["vars"]
    yield [mark + name for name in names]
    for row in answer["results"]["bindings"]:
        yield [said(row[name]) if name in row else "" for name in names]


def as_rdf(answer: Answer, form: RdfFormat) -> bytes:
    """The graph of a CONSTRUCT or DESCRIBE."""
    rows = answer["results"]["bindings"]
    triples = (Triple(*(rdf_term(row[name]) for name in ("subject", "predicate", "object"))) for row in rows)  # type: ignore[arg-type]
    found = serialize(triples, format=form)
    if found is None:
        raise TypeError("pyoxigraph wrote to nowhere")
    return found


def rdf_term(term: dict[str, str]) -> NamedNode | BlankNode | Literal:
    """A term of JSON results as one of RDF."""
    if term["type"] == "uri":
        return NamedNode(term["value"])
    if term["type"] == "bnode":
        return BlankNode(term["value"])
    datatype = NamedNode(term["datatype"]) if "datatype" in term else None
    return Literal(term["value"], language=term.get("xml:lang"), datatype=datatype)


RESULTS: dict[str, Callable[[Answer], bytes]] = {
    "application/sparql-results+json": as_json,
    "application/sparql-results+xml": as_xml,
    "text/csv; charset=utf-8": as_csv,
    "text/tab-separated-values; charset=utf-8": as_tsv,
    "application/json": as_json,
    "application/xml": as_xml,
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
}
