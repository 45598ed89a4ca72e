"""TLS against a real Neo4j whose certificate nobody signed: taken with +ssc, refused with +s in one clear line."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest

from neo4j_server import Home, Server
from remit.api.cli import run
from remit.graph.errors import StoreError
from remit.graph.stores.neo4j import Neo4j

TLS = """
server.bolt.tls_level=OPTIONAL
dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory={folder}
dbms.ssl.policy.bolt.private_key=private.key
dbms.ssl.policy.bolt.public_certificate=public.crt
"""


@pytest.fixture(scope="module")
def encrypted(neo4j_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own with a certificate of its own (where `neo4j_server` can be had, this one can be too)."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl on this machine, which makes the certificate")
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", "private.key", "-out", "public.crt"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    with Home(folder / "home", TLS.format(folder=folder)).running() as server:
        yield server


def reached(server: Server, scheme: str) -> Neo4j:
    """A connection over this scheme."""
    return Neo4j(server.uri.replace("bolt:", f"{scheme}:"), server.user, server.password)


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_a_certificate_of_its_own_is_taken_when_told_so(encrypted: Server, scheme: str) -> None:
    with reached(encrypted, scheme) as store:
        assert store.driver.encrypted
        assert store.read("RETURN 1") == [(1,)]


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_nobody_signed_is_refused_in_one_line(encrypted: Server, scheme: str) -> None:
    with pytest.raises(StoreError) as refused, reached(encrypted, scheme):
        pass
    said = str(refused.value)
    assert said.startswith(f"{scheme}://127.0.0.1:")
    assert "certificate" in said
    assert "self-signed" in said
    assert f"{scheme}sc://" in said
    assert "\n" not in said


def test_the_command_line_says_it_too(
    encrypted: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REMIT_NEO4J_USER", encrypted.user)
    monkeypatch.setenv("REMIT_NEO4J_PASSWORD", encrypted.password)
    assert run(["check", "--store", encrypted.uri.replace("bolt:", "bolt+s:")]) == 2
    assert "certificate" in capsys.readouterr().err
    assert run(["check", "--store", encrypted.uri.replace("bolt:", "bolt+ssc:")]) == 2
    assert "holds no map" in capsys.readouterr().err


def test_a_server_without_tls_is_told(neo4j_server: Server) -> None:
    with pytest.raises(StoreError, match="no encrypted connection") as refused, reached(neo4j_server, "bolt+ssc"):
        pass
    assert "\n" not in str(refused.value)
