"""The link rules beyond their pages' examples: the seed page, real schemes, time."""

from __future__ import annotations

from functools import partial

import pytest

from awesome_lint import engine, fix
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Severity
from awesome_lint.page import Page, World
from awesome_lint.settings import LinkSettings, Settings
from places import SHARED
from timing import seconds

SEED = SHARED / "seed" / "toolkits.md"
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
    return engine.check(Page.read(text, LNK, World(is_list=False)))


def found(text: str) -> list[tuple[str, str]]:
    return [(each.code, text[each.span.start : each.span.end]) for each in check(text)]


@pytest.mark.skipif(not SEED.exists(), reason="the seed page of ../shared is not here")
def test_on_the_seed_page_one_scheme_is_misspelt_and_one_heading_level_skipped() -> None:
    settings = Settings(select=["LNK", "DOC002", "SUP"])
    scheme_and_level = engine.check(Page.read(SEED.read_text("utf-8"), settings))
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
        ("http//x.org", "http//", "http://"),
        ("https:/x.org", "https:/", "https://"),
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


def test_a_url_right_behind_a_misspelt_one_in_text_is_not_taken_in() -> None:
    assert fix(">y\n>\t  htp://r(http://g\n").refused == []
    assert fix("See htp://elm.dev/x for it.\n").text == "See http://elm.dev/x for it.\n"


@pytest.mark.parametrize("text", [">[\n>[S](http://](http://s\n", "- a\n  > [\n  > [S](http://](http://s\n"])
def test_a_link_in_a_quote_is_closed_only_if_the_others_stay(text: str) -> None:
    assert fix(text).refused == []
    assert "http://elm.dev/x)" in fix(f"> Text of two lines\n> [Elm](http://elm.dev/x\n\n{text}").text


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
    short, long = (Page.read(piece * count + "\n", LNK, World(is_list=False)) for count in (1_000, 8_000))
    assert seconds(partial(engine.check, long), 2) < 8 * 4 * seconds(partial(engine.check, short), 3) + 0.2


@pytest.mark.parametrize(
    "text",
    [
        "- [x] [a][a] [1] [WIP] [beta][2] [^a-z]\n\n[a]: u\n",
        "rows[1][name], ![][], [][], [ ][one two]\n\n[a]: u\n\n[a]\n",
        "[linux][cli] [linux][web] [mac][cli]\n",
        "`[text][label]` and \\[text][label]\n\n[a]: u\n\n[a]\n",
        "[text][^note]\n\n[a]: u\n\n[a]\n",
    ],
)
def test_brackets_that_are_no_references_are_left_alone(text: str) -> None:
    assert "LNK007" not in {code for code, _ in found(text)}


def test_an_undefined_reference_is_found_with_markup_in_its_text_and_in_a_cell() -> None:
    text = "[a *b*][nope] and ![c][nope]\n\n| x |\n|---|\n| [d `e`][nope] |\n\n[label]: u\n\n[label]\n"
    spans = [written for code, written in found(text) if code == "LNK007"]
    assert spans == ["[a *b*][nope]", "![c][nope]", "[d `e`][nope]"]


def test_a_definition_whose_url_holds_a_space_is_reported_where_it_stands_and_not_where_it_is_used() -> None:
    text = "[a][label] and [b][label]\n\n[label]: https://example.org/a b\n"
    assert found(text) == [("LNK002", "https://example.org/a b")]


@pytest.mark.parametrize(
    "text",
    [
        "[//]: # (a comment)\n",
        '[//]: # "a comment"\n',
        "[comment]: <> (a comment)\n",
        "[]: # (a comment)\n",
        "[_]: # (a)\n\n[-]: # (b)\n\n[*]: <> (c)\n",
        "[Label  One]: u\n\n[x][label one]\n",
        "[label]: u\n[LABEL]: u\n\n![label]\n",
    ],
)
def test_comments_and_used_definitions_are_left_alone(text: str) -> None:
    assert "LNK008" not in {code for code, _ in found(text)}


def test_an_unused_definition_is_never_removed() -> None:
    (one,) = check("[label]: https://example.org/a\n")
    assert one.code == "LNK008"
    assert one.fix is not None
    assert one.fix.applicability is Applicability.DISPLAY


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("https://example.org/?utm_source=x", "https://example.org/"),
        ("https://example.org/?utm_source=x#a", "https://example.org/#a"),
        ("https://example.org/?a=1&fbclid=x&b=2", "https://example.org/?a=1&b=2"),
        ("https://example.org/?fbclid=x&b=2", "https://example.org/?b=2"),
        ("https://example.org/?a=1&amp;gclid=x", "https://example.org/?a=1"),
        ("https://example.org/?ref=list&utm_term=x", "https://example.org/?ref=list"),
    ],
)
def test_tracking_parameters_go_and_all_else_stays(written: str, left: str) -> None:
    text = f"[x]({written})\n"
    (one,) = check(text)
    assert one.code == "LNK009"
    assert one.fix is not None
    ((start, end, new),) = one.fix.edits
    assert text[:start] + new + text[end:] == f"[x]({left})\n"


@pytest.mark.parametrize(
    "query", ["ref=x", "source=x", "v=utm_source", "utm_source=github", "utm=1", "utm_medium=awesome-x"]
)
def test_parameters_that_a_list_sets_are_left_alone(query: str) -> None:
    assert found(f"[x](https://example.org/?{query})\n") == []


@pytest.mark.parametrize(
    ("host", "is_secure"),
    [
        ("github.com", True),
        ("www.github.com", True),
        ("a.github.io", True),
        ("en.wikipedia.org", True),
        ("github.company", False),
        ("a.b.github.io", False),
        ("example.org", False),
    ],
)
def test_only_known_hosts_are_asked_for_securely(host: str, *, is_secure: bool) -> None:
    for text in (
        f"[x](http://{host}/a)",
        f"<a href='http://{host}/a'>",
        f"[x]\n\n[x]: http://{host}/a",
        f"http://{host}/a",
    ):
        assert ("LNK010" in {code for code, _ in found(f"{text}\n")}) is is_secure


def test_a_list_that_is_insecure_clones_or_shortens_throughout_is_left_alone() -> None:
    for url in ("http://github.com/a/r{}", "https://github.com/a/r{}.git", "https://bit.ly/{}"):
        entries = "".join(f"- [e{number}]({url.format(number)})\n" for number in range(8))
        assert found(f"# A\n\n{entries}") == []


@pytest.mark.parametrize(
    "url", ["https://github.com/a/b.git", "https://gitlab.com/a/b/c.git/", "https://github.com/a/b.git#c"]
)
def test_the_suffix_of_a_clone_url_is_removed_alone(url: str) -> None:
    assert found(f"[x]({url})\n") == [("LNK011", ".git")]


@pytest.mark.parametrize(
    "url", ["https://github.com/a/b.github.io", "https://x.org/b.git", "https://github.com/a/.git/b", "b.git"]
)
def test_other_urls_with_git_in_them_are_left_alone(url: str) -> None:
    assert "LNK011" not in {code for code, _ in found(f"[x]({url})\n")}


@pytest.mark.parametrize(
    "url", ["https://link", "http://", "url", "TODO", "https://github.com/username/repo", "https://your-website.com"]
)
def test_what_stands_in_for_a_url_is_reported_once(url: str) -> None:
    assert [code for code, _ in found(f"[x]({url})\n")] in (["LNK013"], ["LNK002"])


@pytest.mark.parametrize(
    "url",
    [
        "link.md",
        "https://link.org",
        "https://github.com/user/dotfiles",
        "https://todo.org",
        "docs/url",
        "https://example.org",
    ],
)
def test_what_only_looks_like_a_placeholder_is_left_alone(url: str) -> None:
    assert found(f"[x]({url})\n") == []


def test_an_example_among_many_links_stands_in_for_a_url() -> None:
    entries = "".join(f"- [e{number}](https://a{number}.org/x)\n" for number in range(20))
    assert found(f"# A\n\n{entries}- [x](https://example.com/x)\n") == [("LNK013", "https://example.com/x")]


@pytest.mark.parametrize(
    "url",
    [
        "github.com/x/y",
        "www.x.org",
        "x.org",
        "a.b.io/c",
        "docs.x.dev/y",
        "x.co.uk",
        "de.x.fr",
        "example.com:8080/x",
        "X.COM",
        "x.de?y",
    ],
)
def test_a_host_without_scheme_is_no_file(url: str) -> None:
    (one,) = check(f"[x]({url})\n")
    assert one.code == "LNK002"
    assert one.fix is not None
    assert (one.fix.applicability, one.fix.edits[0].text) == (Applicability.UNSAFE, f"https://{url}")


@pytest.mark.parametrize(
    "url",
    [
        "docs.md",
        "README.zh.md",
        "main.rs",
        "README.de",
        "readme.fr",
        "node.js/x",
        "a.py",
        "x.tar.gz",
        "logo.png",
        "v1.2/x",
        "docs/x.org",
        "Foo.app",
        "..",
        "./x.org",
    ],
)
def test_a_file_is_no_host(url: str) -> None:
    assert found(f"[x]({url})\n") == []


class Tree:
    """Files beside a page."""

    def __init__(self, *paths: str) -> None:
        self._paths = {*paths}

    in_repository = True

    def exists(self, path: str) -> bool:
        return path in self._paths


def test_a_file_beside_the_page_is_neither_host_nor_placeholder_nor_missing() -> None:
    text = "[a](awesome.io) [b](x.com/y.md) [c](link) ![d](a%20b.png) [e](./c.md#x) [f](<a b.png>)\n"
    tree = Tree("awesome.io", "x.com", "x.com/y.md", "link", "a b.png", "c.md")
    assert engine.check(Page.read(text, LNK, World(tree, is_list=False))) == []


def test_a_page_without_its_repository_is_told_in_one_report_that_is_not_shown() -> None:
    tree = Tree()
    tree.in_repository = False
    page = Page.read("[a](a.md) ![b](b.png)\n", LNK, World(tree, is_list=False))
    assert [(each.code, each.severity) for each in engine.check(page)] == [("LNK005", Severity.INFO)]
    tree.in_repository = True
    assert [each.severity for each in engine.check(page)] == [Severity.ERROR] * 2


def test_a_file_that_a_website_makes_of_another_is_not_missing() -> None:
    text = "[a](about.html) [b](docs/books.html#x) [c](contents.html)\n"
    missing = engine.check(Page.read(text, LNK, World(Tree("about.md", "docs/books.md"), is_list=False)))
    assert [(each.code, each.location.column) for each in missing] == [("LNK005", 44)]


def test_a_tag_in_place_of_the_url_of_a_definition_is_no_file() -> None:
    text = '[a] [b]\n\n[a]: <img src="https://x.dev/a.svg" alt="a"/>\n[b]: <img src.png>\n'
    missing = engine.check(Page.read(text, LNK, World(Tree("f"), is_list=False)))
    assert [(each.code, each.location.row) for each in missing] == [("LNK005", 4)]


def test_a_missing_file_is_reported_wherever_it_stands() -> None:
    text = "[a](a.md) ![b](b.png) <img src='c.png'> [d]\n\n[d]: d/\n\n<a href=\"../e.md\">e</a> [f](f)\n"
    missing = engine.check(Page.read(text, LNK, World(Tree("f"), is_list=False)))
    assert [(each.code, each.location.row) for each in missing] == [("LNK005", row) for row in (1, 1, 1, 3, 5)]


ENTRIES = """\
# A

## One

- [Hatch](https://github.com/pypa/hatch) - Builds.
- [Copied](https://github.com/pypa/hatch) - Tests.

## Two

- [Hatchling](https://github.com/pypa/hatch) - A part of it.
- [pypa hatch](https://github.com/pypa/hatch/) - The same.
"""


def test_a_page_to_which_three_names_lead_holds_them_all() -> None:
    settings = Settings(select=["LNK006"])
    few = ENTRIES.partition("## Two")[0]
    assert [each.location.row for each in engine.check(Page.read(few, settings))] == [6]
    more = few + "- [Wheel](https://github.com/pypa/hatch) - Rolls.\n"
    assert engine.check(Page.read(more, settings)) == []


def test_a_home_page_is_a_page_if_the_settings_say_so() -> None:
    text = "# A\n\n- [Anvil](https://smithy.dev/) - Bends.\n- [Hammer](https://smithy.dev) - Strikes.\n"
    assert engine.check(Page.read(text, Settings(select=["LNK006"]))) == []
    strict = Settings(select=["LNK006"], links=LinkSettings(duplicates="page"))
    assert [each.location.row for each in engine.check(Page.read(text, strict))] == [4]


@pytest.mark.parametrize(("duplicates", "rows"), [(None, []), ("page", [6, 10, 11]), ("section", [6, 11]), ("off", [])])
def test_duplicates_are_judged_where_the_settings_say(duplicates: str | None, rows: list[int]) -> None:
    settings = Settings(select=["LNK006"], links=LinkSettings(duplicates=duplicates))  # type: ignore[arg-type]
    assert [each.location.row for each in engine.check(Page.read(ENTRIES, settings))] == rows


def linked(sections: dict[str, dict[str, str]]) -> list[str]:
    text = "".join(
        f"## {title}\n\n" + "".join(f"- [{name}]({url}) - Text.\n" for name, url in entries.items()) + "\n"
        for title, entries in sections.items()
    )
    found = engine.check(Page.read(f"# L\n\n{text}", Settings(select=["LNK006"])))
    return [each.entry or "" for each in found]


def test_a_page_that_three_entries_of_a_section_share_is_about_all_of_them() -> None:
    url = "https://example.org/vectors"
    names = ["Word Vectors", "GloVe", "LexVec"]
    assert linked({"A": dict.fromkeys(names, url)}) == []
    assert linked({"A": dict.fromkeys(names[:2], url)}) == ["GloVe"]
    assert linked({"A": dict.fromkeys([*names, "Glo-Ve"], url)}) == []
    assert linked({"A": dict.fromkeys([*names, "WordVectors"], url)}) == ["WordVectors"]


def test_titles_of_one_paper_have_something_in_common() -> None:
    url, others = "https://arxiv.org/abs/2101.00001", {"Deep Nets Revisited Again": "https://arxiv.org/abs/2101.00002"}
    one, other = {"Learning to Filter Passages": url}, {"Language Models for Code": url}
    assert linked({"A": one | others, "B": other}) == ["Language Models for Code"]
    assert linked({"A": one | others, "B": {"Filter Passages with Care": url}}) == []
    assert linked({"A": one | others, "B": {"Paper": url}}) == []
    elsewhere = {f"Tool {at}": f"https://tool{at}.org/x" for at in range(9)}
    assert linked({"A": one | elsewhere, "B": other}) == []


def test_editions_and_parts_of_one_work_may_lead_to_its_page() -> None:
    entries = ["Speech on Arabic Social Media (Twitter)", "Speech on Arabic Social Media (Al Jazeera)"]
    text = "# Data\n\n" + "".join(f"- [{each}](https://example.org/W17-3008) - A corpus.\n" for each in entries)
    assert engine.check(Page.read(text, Settings(select=["LNK006"]))) == []


def test_allowed_urls_are_left_alone_by_every_link_rule() -> None:
    text = "[a](htps://a.org/x) [b](http://github.com/a) [c](#nowhere) [d](https://bit.ly/a) [e](https://a..b/x)\n"
    assert len(check(text)) == 5
    allow = ["htps://a.org/*", "http://github.com/*", "#nowhere", "https://bit.ly/*", "*..*"]
    settings = Settings(select=["LNK"], links=LinkSettings(allow=allow))
    assert engine.check(Page.read(text, settings, World(is_list=False))) == []


@pytest.mark.parametrize("label", ["4.18", "⭐ 37", "docs 2"])
def test_a_space_before_the_url_is_reported_whatever_the_label(label: str) -> None:
    assert "LNK002" in [
        each.code
        for each in check(f"| Book | Rating |\n| --- | --- |\n| One | [{label}] (https://example.org/one) |\n")
    ]


@pytest.mark.parametrize("label", ["12", "x", " "])
def test_a_box_or_the_number_of_a_note_is_no_label(label: str) -> None:
    assert "LNK002" not in [each.code for each in check(f"As it says [{label}] (https://example.org/one).\n")]


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("[Fir](https://elm.dev/x) - Sorts all things.", "[Oak](https://elm.dev/x) - Sorts all things.", "LNK006"),
        ("[Firs](https://git.dev/a/firs) - Sorts.", "[Oaks](https://git.dev/a/firs) - Bends.", "LNK006"),
        ("[Firs](https://firs.dev) - Sorts.", "[Oaks](https://firs.dev/) - Bends.", "LNK006"),
        ("[Fir](https://elm.dev/x) - Sorts.", "[Oak](https://elm.dev/x) - Bends.", None),
        ("[Firs](https://git.dev/a/firs) - Sorts.", "[Firs of old](https://git.dev/a/firs) - Bends.", None),
        ("[Fir](https://elm.dev/x) - Sorts all things.", "[Fir](https://oak.dev/y) - Sorts all things.", "ENT007"),
        ("[Fir](https://elm.dev/x) - Sorts all things.", "[Fir](https://oak.dev/y) - Bends all things.", None),
        ("[Fir](https://elm.dev/x) - Sorts.", "[Fir](https://elm.dev/x?utm_source=n) - Bends.", "ENT007"),
    ],
)
def test_what_stands_twice_in_two_sections(first: str, second: str, code: str | None) -> None:
    text = f"# T\n\n## A\n\n- {first}\n\n## B\n\n- {second}\n"
    found = engine.check(Page.read(text, Settings(select=["LNK006", "ENT007"])))
    assert [(each.code, each.location.row) for each in found] == ([(code, 9)] if code else [])


def test_a_name_that_leads_to_several_pages_is_no_name_of_one() -> None:
    text = "# T\n\n## A\n\n- [Firs](https://git.dev/a/firs)\n- [Oaks](https://oaks.dev/x)\n\n## B\n\n- [Oaks](https://git.dev/a/firs)\n"
    assert engine.check(Page.read(text, Settings(select=["LNK006"]))) == []
