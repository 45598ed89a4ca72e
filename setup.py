"""Installs the top-level folders as remit.ontology, remit.graph, remit.loaders and remit.api."""

from setuptools import find_packages, setup

ROOMS = ("ontology", "graph", "loaders", "api")
packages = [f"remit.{room}{part and '.' + part}" for room in ROOMS for part in ("", *find_packages(room))]
folders = {f"remit.{room}": room for room in ROOMS}
DATA = (
    "*.ttl",
    "*.tsv",
    "*.json",
    "*.jsonld",
    "*.cypher",
    "*.csv",
    "*.txt",
    "*.html",
    "*.js",
    "*.css",
    "*.svg",
    "*.typ",
    "py.typed",
    "static/*",
    "templates/*.html",
)
setup(
    packages=packages,
    package_dir=folders,
    package_data={"": [*DATA]},
)
