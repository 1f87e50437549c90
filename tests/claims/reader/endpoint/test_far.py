"""Another machine: only the consented host, over TLS, and without what is closed."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from habeas.claims.reader.endpoint import client
from habeas.claims.reader.endpoint.client import (
    Consent,
    Endpoint,
    EndpointFailed,
    NotLoopback,
    WrongAddress,
    host_of,
    is_local,
)
from habeas.claims.reader.endpoint.reading import EndpointReader
from tests.claims.reader.endpoint import hostile
from tests.claims.reader.endpoint.test_endpoint import ALL_LIES, TEXT, item


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of our own for 127.0.0.1 and localhost, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName(
        [x509.IPAddress(ipaddress.ip_address("127.0.0.1")), x509.DNSName("localhost")]
    )
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("tls")
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(signed.public_bytes(pem))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            pem,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return folder


@pytest.fixture
def tls(made: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """What a server answers with; this process trusts its certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(made / "cert.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made / "cert.pem", made / "key.pem")
    return context


@pytest.fixture
def server(tls: ssl.SSLContext) -> Iterator[hostile.Hostile]:
    """A server over TLS that gives the true item."""
    with hostile.serving(hostile.acts(item()), tls) as running:
        yield running


def far(base: str, **more: object) -> Endpoint:
    """An endpoint whose host was consented to."""
    host = host_of(base)
    assert host is not None
    given = {"closed": False, "seconds": 60.0, "key": "", **more}
    return Endpoint(
        base,
        "m",
        seconds=float(str(given["seconds"])),
        consent=Consent(host, bool(given["closed"])),
        key=str(given["key"]),
    )


def test_the_consented_host_is_asked_over_tls(server: hostile.Hostile) -> None:
    """With the key that it wants, which is shown nowhere."""
    endpoint = far(server.base, key="k-123")
    assert endpoint.far and "k-123" not in repr(endpoint)
    found = EndpointReader(endpoint).read(TEXT)
    assert len(found["acts"]) == 1
    assert found["acts"][0]["endpoint"] == server.base[8:-3]
    assert server.keys == ["Bearer k-123"]


def test_what_is_closed_is_not_shown(server: hostile.Hostile) -> None:
    """Neither how somebody is reached, nor what the desk restricted."""
    at = TEXT.index("Officers beat")
    reader = EndpointReader(far(server.base), closed=((at, at + 8),))
    reader.read(TEXT)
    assert "arrested Zuwena" in server.shown()
    assert "0712" not in server.shown() and "Officers beat" not in server.shown()


def test_a_consent_may_cover_what_is_closed(server: hostile.Hostile) -> None:
    """Then all of it is shown, but for what speaks to the reader."""
    at = TEXT.index("Officers beat")
    EndpointReader(far(server.base, closed=True), closed=((at, at + 8),)).read(TEXT)
    assert "0712" in server.shown() and "Officers beat" in server.shown()
    assert "Ignore your rules" not in server.shown()


def test_no_lie_comes_from_another_machine_either(tls: ssl.SSLContext) -> None:
    """The same checks, whoever answers."""
    with hostile.serving(hostile.acts(*ALL_LIES), tls) as server:
        found = EndpointReader(far(server.base)).read(TEXT)
    assert found["acts"] == []
    assert sum(found["reader"]["left_out"].values()) == len(ALL_LIES)


def test_a_name_that_leads_inside_is_not_asked(server: hostile.Hostile) -> None:
    """Before the first byte: no handshake, no request."""
    base = server.base.replace("127.0.0.1", "localhost")
    with pytest.raises(WrongAddress):
        EndpointReader(far(base)).read(TEXT)
    assert server.asked == []


@pytest.mark.parametrize(
    ("host", "peer", "fits"),
    [
        ("example.org", "93.184.215.14", True),
        ("example.org", "10.0.0.7", False),
        ("example.org", "169.254.169.254", False),
        ("example.org", "127.0.0.1", False),
        ("example.org", "::1", False),
        ("example.org", "fe80::1%eth0", False),
        ("example.org", "::ffff:10.0.0.7", False),
        ("example.org", "224.0.0.1", False),
        ("10.0.0.7", "10.0.0.7", True),
        ("10.0.0.7", "10.0.0.8", False),
        ("10.0.0.7", "::ffff:10.0.0.7", True),
    ],
)
def test_where_a_host_may_lead(host: str, peer: str, fits: bool) -> None:
    """A name to the outer world; a private address only where it was consented to."""
    endpoint = far(f"https://{host}/v1")
    if fits:
        client._check_reached(endpoint, host, peer)
    else:
        with pytest.raises(WrongAddress):
            client._check_reached(endpoint, host, peer)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(tls: ssl.SSLContext, status: int) -> None:
    """Not even to where one could go."""
    with hostile.serving(hostile.acts(item()), tls) as elsewhere:
        answer = hostile.raw(b"", status, Location=f"{elsewhere.base}/chat/completions")
        with (
            hostile.serving(answer, tls) as server,
            pytest.raises(EndpointFailed, match=f"status {status}"),
        ):
            EndpointReader(far(server.base)).read(TEXT)
        assert elsewhere.asked == []


@pytest.mark.parametrize("answer", [hostile.dripping, hostile.creeping])
def test_it_ends_in_time(tls: ssl.SSLContext, answer: hostile.Answer) -> None:
    """However slowly it drips."""
    with (
        hostile.serving(answer, tls) as server,
        pytest.raises(EndpointFailed),
    ):
        EndpointReader(far(server.base, seconds=0.4)).read(TEXT)


def test_a_handshake_that_never_comes_ends_too() -> None:
    """A server that only listens, without TLS."""
    with hostile.serving(hostile.silent) as server:
        base = server.base.replace("http:", "https:")
        with pytest.raises(EndpointFailed):
            EndpointReader(far(base, seconds=0.4)).read(TEXT)
        assert server.asked == []


def test_a_certificate_that_does_not_hold(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is sent to who cannot show who they are."""
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made / "cert.pem", made / "key.pem")
    with (
        hostile.serving(hostile.acts(), context) as server,
        pytest.raises(EndpointFailed, match="SSLCertVerificationError"),
    ):
        EndpointReader(far(server.base)).read(TEXT)
    assert server.asked == []


@pytest.mark.parametrize(
    "base",
    [
        "http://example.org/v1",
        "https://example.com/v1",
        "https://example.org:8443/v1",
        "https://example.org.evil.example/v1",
        "https://user@example.org/v1",
        "https://example.org/v1?x=1",
        "https://example.org/v1#x",
        "https://@example.org/v1",
        "https://example.org\\@evil.example/v1",
        "ftp://example.org/v1",
    ],
)
def test_only_the_host_that_was_consented_to(base: str) -> None:
    """Another name, port or scheme is another host."""
    with pytest.raises(NotLoopback):
        Endpoint(base, "m", consent=Consent("example.org"))


def test_a_host_is_told_one_way() -> None:
    """Small letters; the usual port goes without saying."""
    assert host_of("https://Example.org:443/v1") == "example.org"
    assert host_of("https://[2001:db8::1]:8443/v1") == "[2001:db8::1]:8443"
    assert host_of("http://example.org/v1") is None
    assert is_local("http://127.0.0.1:8080/v1") and not is_local("https://127.0.0.1/v1")
    local = Endpoint("http://127.0.0.1/v1", "m")
    assert not local.far
    with pytest.raises(NotLoopback):
        replace(local, key="a\r\nHost: x")
