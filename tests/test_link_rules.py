"""The link rules beyond their pages' examples: the seed page, real schemes, time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from awesome_lint import engine
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit
from awesome_lint.settings import Settings

SEED = Path(__file__).parents[2] / "shared" / "seed" / "toolkits.md"
LNK = Settings(select=["LNK"])

REAL_SCHEMES = """
about acct app-settings apt bitcoin blob callto chrome chrome-extension coap content cvs dav data dict dns doi ed2k
facetime feed file finger freeciv ftp ftps geo git git+ssh go gopher gtalk h323 hcp http https hxxp hxxps iax icap
im imap info intent ipfs ipp irc irc6 ircs itms itms-apps itms-services jabber jar javascript jms ldap ldaps magnet
mailto maps market matrix message mid mms moz-extension mqtt ms-settings mumble news nfs nntp notion obsidian openid
opera paparazzi pkcs11 pop pres proxy psyc query res rmi rsync rtmp rtsp sftp shttp sip sips skype slack smb sms
snmp soldat spotify ssb ssh steam stun svn svn+ssh tag teamspeak tel telnet tftp things tip tn3270 turn tv udp urn
ut2004 vemmi ventrilo view-source vnc vscode vscode-insiders wais webcal whatsapp ws wss wtai wyciwyg xcon xmpp xri
ymsgr
""".split()  # noqa: SIM905


def check(text: str) -> list[Diagnostic]:
    return engine.check(engine.read(text, LNK, is_list=False))


def found(text: str) -> list[tuple[str, str]]:
    return [(each.code, text[each.span.start : each.span.end]) for each in check(text)]


@pytest.mark.skipif(not SEED.exists(), reason="the seed page of ../shared is not here")
def test_on_the_seed_page_one_scheme_is_misspelt_and_one_heading_level_skipped() -> None:
    settings = Settings(select=["LNK", "DOC002", "SUP"])
    scheme_and_level = engine.check(engine.read(SEED.read_text("utf-8"), settings))
    level, scheme = scheme_and_level
    assert (level.code, tuple(level.location), level.fix) == ("DOC002", (4, 1), None)
    assert level.message == "heading level 3 follows level 1; expected level 2"
    assert (scheme.code, tuple(scheme.location), tuple(scheme.end_location)) == ("LNK001", (102, 18), (102, 24))
    assert scheme.fix is not None
    assert scheme.fix.applicability is Applicability.SAFE
    assert scheme.fix.edits == (Edit(scheme.span.start, scheme.span.end, "https"),)


@pytest.mark.parametrize("scheme", REAL_SCHEMES)
def test_a_real_scheme_is_never_misspelt(scheme: str) -> None:
    for rest in ("//example.org/x", "example.org", "me@example.org", "//https.example.org", "?x=1"):
        text = f"[x]({scheme}:{rest}) <{scheme}:{rest}> {scheme}:{rest}\n"
        assert "LNK001" not in {code for code, _ in found(text)} or scheme in ("http", "https", "ftp", "mailto")


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "see http://example.org/http://example.com and https://http.cat",
        "[x](https://web.archive.org/web/2020/http://example.org/)",
        "either http/https or HTTP//2, `htps://example.org`",
        "HTTPS://EXAMPLE.ORG and [x](Http://example.org)",
        "ratio 1:/2, C:\\\\path, a//b, https: yes",
        "[x](docs/http/README.md), [y](http-server/)",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("written", "wrong", "right"),
    [
        ("hhttps://a.org", "hhttps", "https"),
        ("htps://a.org", "htps", "https"),
        ("htpps://a.org", "htpps", "https"),
        ("httsp://a.org", "httsp", "https"),
        ("httpss://a.org", "httpss", "https"),
        ("ttps://a.org", "ttps", "https"),
        ("htttp://a.org", "htttp", "http"),
        ("htp://a.org", "htp", "http"),
        ("HHTTPS://a.org", "HHTTPS", "https"),
        ("https//a.org", "https//", "https://"),
        ("http//x", "http//", "http://"),
        ("https:/x", "https:/", "https://"),
        ("https:a.org/x", "https:", "https://"),
        ("https:///a.org", "https:///", "https://"),
        ("https:://a.org", "https:://", "https://"),
        ("https;//a.org", "https;//", "https://"),
        ("https:\\\\a.org", "https:\\\\", "https://"),
        ("https://https://a.org", "https://https://", "https://"),
        ("http:http://a.org", "http:http://", "http://"),
        ("mailto://me@a.org", "mailto://", "mailto:"),
        ("mailo:me@a.org", "mailo", "mailto"),
    ],
)
def test_a_misspelt_beginning_is_replaced_and_nothing_else(written: str, wrong: str, right: str) -> None:
    (one,) = check(f"[x]({written})\n")
    assert (one.code, f"[x]({written})"[one.span.start : one.span.end]) == ("LNK001", wrong)
    assert one.fix is not None
    assert one.fix.applicability is Applicability.SAFE
    assert [edit.text for edit in one.fix.edits] == [right]
    assert found(f"[x]({written.replace(wrong, right, 1)})\n") == []


@pytest.mark.parametrize("written", ["httpa://a.org", "http://https://a.org"])
def test_where_two_schemes_are_as_likely_there_is_no_fix(written: str) -> None:
    (one,) = check(f"[x]({written})\n")
    assert (one.code, one.fix) == ("LNK001", None)


def test_a_misspelt_scheme_is_found_wherever_a_url_stands() -> None:
    text = (
        "![a](htps://a.org)\n\n[b]: htps://b.org\n\n<htps://c.org> htps://d.org\n\n"
        "<a href=\"htps://e.org\">x</a>\n\n<img src='htps://f.org'>\n\n| a |\n|---|\n| htps://g.org |\n"
    )
    rows = [each.location.row for each in check(text) if each.code == "LNK001"]
    assert rows == [1, 3, 5, 5, 7, 9, 13]


def test_places_hold_with_byte_order_mark_and_carriage_returns() -> None:
    text = "\ufeff# A\r\n\r\n> - [x](htps://a.org)\r\n"
    (one,) = check(text)
    assert tuple(one.location) == (3, 9)
    assert text[one.span.start : one.span.end] == "htps"


@pytest.mark.parametrize(
    "piece",
    [
        "htps://",
        "https:/",
        "https:/a.b ",
        "a](http://x ",
        "](http://a ",
        "[x](#a) ",
        '<a href="x ',
        "[x](htps://a) ",
        "://",
    ],
)
def test_the_link_rules_take_time_in_proportion_to_a_line(piece: str) -> None:
    def seconds(count: int) -> float:
        page = engine.read(piece * count + "\n", LNK, is_list=False)
        started = time.process_time()
        engine.check(page)
        return time.process_time() - started

    short = min(seconds(1_000) for _ in range(3))
    assert min(seconds(8_000) for _ in range(2)) < 8 * 4 * short + 0.2
