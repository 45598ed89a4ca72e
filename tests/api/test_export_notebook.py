"""The notebook in examples/ runs, and shows what it showed when it was written (REMIT_BLESS=1 rewrites it)."""

import importlib
import os
import warnings
from pathlib import Path
from typing import Any

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
    nbclient, nbformat = (importlib.import_module(name) for name in ("nbclient", "nbformat"))  # without types
    told, fresh = (nbformat.read(NOTEBOOK, as_version=4) for _ in range(2))
    with warnings.catch_warnings():
        # The client's libraries warn about each other; the kernel is a process of its own.
        warnings.simplefilter("ignore")
        nbclient.NotebookClient(fresh, timeout=60, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    for cell in fresh.cells:
        cell.get("metadata", {}).pop("execution", None)
    if os.environ.get("REMIT_BLESS"):
        nbformat.write(fresh, NOTEBOOK)
        return
    assert shown(fresh) == shown(told)
    assert all(output or "import" in code for code, output in shown(told))
