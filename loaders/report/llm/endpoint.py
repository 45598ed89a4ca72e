"""An OpenAI-compatible endpoint that the user named: nothing else is ever called, and nothing without being asked."""

from typing import Any
from urllib.parse import urlsplit

from remit.graph.errors import BadInput, ModelError
from remit.loaders.report.llm.prompt import SCHEMA

SECONDS = 300.0  # a small model on a laptop takes its time
MAX_BYTES = 4 * 2**20  # of an answer: one that rambles on is broken off
MAX_TOKENS = 4000
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Endpoint:
    """Asks one model at one address. `key` is sent as a bearer token where the endpoint wants one."""

    def __init__(self, url: str, model: str, key: str = "", seconds: float = SECONDS) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise BadInput(f"--llm-url {url}", "is no address", "http://127.0.0.1:11434/v1 or the like")
        if parts.username or parts.password:
            raise BadInput("--llm-url", "holds a password, which others could see", "the key in REMIT_LLM_KEY")
        self.url, self.model, self.key, self.seconds = url.rstrip("/"), model, key, seconds
        self.host = parts.hostname
        self.structured = True  # until the endpoint says that it knows no JSON schema

    @property
    def is_local(self) -> bool:
        """The text stays on this machine."""
        return self.host in LOOPBACK

    def ask(self, conversation: list[dict[str, str]]) -> tuple[str, bool]:
        """The answer's text, and whether it was cut off. Raises ModelError."""
        status, content = self._post(self._body(conversation))
        if status == 400 and self.structured:
            self.structured = False
            status, content = self._post(self._body(conversation))
        if status != 200:
            raise ModelError(f"{self.host}: the model {self.model!r} answered with status {status}")
        return told(content, self.host)

    def _body(self, conversation: list[dict[str, str]]) -> dict[str, Any]:
        shape = {"type": "json_schema", "json_schema": {"name": "reading", "strict": True, "schema": SCHEMA}}
        body = {"model": self.model, "messages": conversation, "temperature": 0, "seed": 0, "max_tokens": MAX_TOKENS}
        return {**body, "response_format": shape if self.structured else {"type": "json_object"}}

    def _post(self, body: dict[str, Any]) -> tuple[int, bytes]:
        try:
            import httpx
        except ImportError as error:
            raise ModelError("a language model is asked through httpx: pip install 'remit[llm]'") from error
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        limits = httpx.Timeout(self.seconds, connect=10.0)
        try:
            # No proxies of the environment and no redirects: the text goes where the user said, and nowhere else.
            with (
                httpx.Client(timeout=limits, trust_env=False, follow_redirects=False) as client,
                client.stream("POST", f"{self.url}/chat/completions", json=body, headers=headers) as answer,
            ):
                return answer.status_code, whole(answer.iter_bytes(), self.host)
        except httpx.HTTPError as error:
            raise ModelError(f"{self.host}: the model cannot be asked: {error or type(error).__name__}") from error


def whole(parts: Any, host: str) -> bytes:
    """All bytes of an answer. Raises ModelError where they have no end."""
    data = bytearray()
    for part in parts:
        data += part
        if len(data) > MAX_BYTES:
            raise ModelError(f"{host}: the answer has more than {MAX_BYTES:,} bytes")
    return bytes(data)


def told(content: bytes, host: str) -> tuple[str, bool]:
    """The text of a completion, and whether it was cut off. Raises ModelError where the bytes are no completion."""
    import json

    try:
        choice = json.loads(content)["choices"][0]
        text, reason = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise ModelError(f"{host}: the answer is no chat completion") from error
    if not isinstance(text, str):
        raise ModelError(f"{host}: the answer holds no text")
    return text, reason == "length"
