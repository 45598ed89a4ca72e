"""Answers that were paid for once: kept by the content of what was asked, one small file each."""

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from remit.loaders.report.llm.prompt import SCHEMA, VERSION

Conversation = list[dict[str, str]]
Ask = Callable[[Conversation], tuple[str, bool]]


def default_folder() -> Path:
    """Where programs of this user keep what can be made again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "remit" / "llm"


def cached(ask: Ask, model: str, folder: Path) -> Ask:
    """The same question to the same model is asked once; an answer that was cut off is not kept."""

    def answer(conversation: Conversation) -> tuple[str, bool]:
        asked = json.dumps([VERSION, model, SCHEMA, conversation], sort_keys=True)
        file = folder / f"{sha256(asked.encode()).hexdigest()}.json"
        if file.is_file():
            return file.read_text("utf-8"), False
        text, cut = ask(conversation)
        if not cut:
            keep(file, text)
        return text, cut

    return answer


def keep(file: Path, text: str) -> None:
    """Write beside the file and rename, readable by this user only: it quotes the document."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = file.with_suffix(f".{os.getpid()}.partial")
    partial.touch(mode=0o600)
    partial.write_text(text, "utf-8")
    partial.replace(file)
