"""The notebook in examples/ runs, and shows what it showed when it was written (REMIT_BLESS=1 rewrites it)."""

import os
import warnings
from pathlib import Path
from typing import Any

import nbformat

NOTEBOOK = Path(__file__).parents[2] / "examples/accountability.ipynb"


def shown(notebook: Any) -> list[tuple[str, str]]:
    """(code, what it printed) of each cell of code."""
    return [
        (
            "".join(cell.source),
            "".join(out.get("text", "") or out.get("data", {}).get("text/plain", "") for out in cell.outputs),
        )
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def test_the_notebook_shows_what_it_says() -> None:
    from nbclient import NotebookClient

    told = nbformat.read(NOTEBOOK, as_version=4)
    fresh = nbformat.from_dict({**told, "cells": [dict(cell) for cell in told.cells]})
    with warnings.catch_warnings():
        # The client's libraries warn about each other; the kernel is a process of its own.
        warnings.simplefilter("ignore")
        NotebookClient(fresh, timeout=60, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    for cell in fresh.cells:
        cell.get("metadata", {}).pop("execution", None)
    if os.environ.get("REMIT_BLESS"):
        nbformat.write(fresh, NOTEBOOK)
        return
    assert shown(fresh) == shown(told)
    assert all(output or "import" in code for code, output in shown(told))
