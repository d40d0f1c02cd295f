"""Addresses and ids as people write them go in; ASCII web addresses, file names and item ids that never change come out."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from uuid import NAMESPACE_URL, uuid5

_KEPT = "/%:@!$&'()*+,;=~"
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_PLAIN_ID = re.compile("[a-z0-9]+(?:[-_][a-z0-9]+)*")


def web_address(url: str | None) -> str:
    """The absolute http(s) address in ASCII: host in punycode, the rest percent-encoded; "" when it is not one.

    Addresses with a user name are refused: a feed must not carry a password.
    """
    try:
        parts = urlsplit(unicodedata.normalize("NFC", url or "").strip())
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            return ""
        host = _host(parts.hostname) + (f":{parts.port}" if parts.port else "")
        return urlunsplit((parts.scheme, host, _quoted(parts.path), _quoted(parts.query), _quoted(parts.fragment)))
    except ValueError:
        return ""


def link_address(href: str, base: str) -> str:
    """The target of a link in the text, made absolute: a web address or mailto:; "" for anything else."""
    try:
        whole = urljoin(base, href.strip())
    except ValueError:
        return ""
    scheme, _, rest = whole.partition(":")
    if scheme.lower() == "mailto":
        return f"mailto:{_quoted(rest)}" if rest.isprintable() else ""
    return web_address(whole)


def address_of(main: str, file: str) -> str:
    """Where a file beside the main feed is served; the main feed itself where its settings say."""
    return main if file == "feed.xml" else urljoin(main, file)


def home_of(article_id: str, lang: str, language: str | None) -> str:
    """An article's own place in a publication, as a path: its id; below it its language where that is not the publication's.

    So two articles never share a file, and two editions of one article share none either.
    """
    home = file_stem(article_id)
    own = lang.split("-")[0].lower() == (language or lang).split("-")[0].lower()
    return home if own else f"{home}/{file_stem(lang.lower())}"


def below(base: str, home: str) -> str:
    """The address of an article's photos below a shared base; the base itself when it already leads to that article."""
    return base if f"{urlsplit(base).path}/".endswith(f"/{home}/") else f"{base}/{home}"


def lasting_id(address: str) -> str:
    """A urn:uuid (RFC 4122, version 5) that depends on the address alone: the same for every run and every change of text."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, address)}"


def file_stem(name: str, fallback: str = "photo") -> str:
    """An ASCII file name for an id: the id, or a readable form of it with a short hash that keeps two ids apart."""
    if _PLAIN_ID.fullmatch(name):
        return name
    return f"{readable(name) or fallback}-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def readable(name: str) -> str:
    """The name in small ASCII letters, digits and hyphens; "" when nothing of it remains."""
    letters = unicodedata.normalize("NFKD", name.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")


def _host(name: str) -> str:
    ascii_name = name.encode("idna").decode("ascii")
    if re.search(r"[^a-z0-9.:_-]", ascii_name):
        raise ValueError(f"'{name}' is not a host name")
    return f"[{ascii_name}]" if ":" in ascii_name else ascii_name


def _quoted(part: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe=_KEPT + "?")
