"""Faults of characters and of HTML, and what entries and headings have of one another."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from faults import Page, Plant, chosen, of_heading, of_link, of_url, of_words, put_in


def of_html(opening: str) -> Plant:
    """Put a tag that nothing closes in front of a name."""
    return of_link(lambda one: opening + one.link)


def small_heading(page: Page, rng: Random) -> str | None:
    """A heading that begins with a small letter, where all others of its level begin with a capital."""
    by_level: dict[str, list[tuple[int, str]]] = {}
    for at, marks, title in page.headings:
        by_level.setdefault(marks, []).append((at, title))
    fitting = [
        (at, marks, title)
        for marks, those in by_level.items()
        if len(those) >= MIN_HEADINGS and all(title[0].isupper() for _, title in those)
        for at, title in those
        if title[1:2].islower()
    ]
    one = chosen(fitting, rng)
    return page.with_lines({one[0]: f"{one[1]} {one[2][0].lower()}{one[2][1:]}"}) if one else None


def marked_heading(mark: str) -> Plant:
    """A mark at the end of a heading, where no other has one."""

    def plant(page: Page, rng: Random) -> str | None:
        bare = [each for each in page.headings if each[2].rstrip()[-1].isalnum()]
        one = chosen(bare, rng, MIN_HEADINGS) if len(bare) == len(page.headings) else None
        return page.with_lines({one[0]: f"{one[1]} {one[2].rstrip()}{mark}"}) if one else None

    return plant


def twice(text: str) -> str:
    """A text with its first word twice."""
    return re.sub(r"(?<![\w/.-])([A-Za-z]{3,})( |$)", r"\1 \1\2", text, count=1)


def swapped_urls(page: Page, rng: Random) -> str | None:
    """Two neighbors with the URL of one another, whose names both URLs hold."""
    pairs = [
        (one, other)
        for one, other in pairwise(page.entries)
        if letters(one.name) in letters(one.url) and letters(other.name) in letters(other.url)
        if letters(one.name) not in letters(other.url) and letters(other.name) not in letters(one.url)
    ]
    pair = chosen(pairs, rng)
    if pair is None:
        return None
    one, other = pair
    return page.with_lines(
        {one.at: one.wrote(f"[{one.name}]({other.url})"), other.at: other.wrote(f"[{other.name}]({one.url})")}
    )


def letters(text: str) -> str:
    """The letters and digits of a text, in small letters."""
    return "".join(filter(str.isalnum, text.casefold()))


MIN_HEADINGS = 4
CHARACTERS = {
    "mojibake: apostrophe": of_words(put_in(r"(?<=\w)['’](?=s\b)", "â€™")),
    "mojibake: accent": of_words(put_in(r"(?<=[a-z])[éèü](?=[a-z ])", "Ã©")),
    "replacement character": of_words(put_in(r"(?<=[a-z])['’é](?=[a-z])", "\ufffd")),
    "zero width in a word": of_words(put_in(r"(?<=[a-z]{2})(?=[a-z]{2})", "\u200b")),
    "zero width in a name": of_link(lambda one: f"[{one.name[:2]}\u200b{one.name[2:]}]({one.url})"),
    "zero width in a URL": of_url(lambda url: f"{url[:14]}\u200b{url[14:]}"),
    "zero width behind a URL": of_url(lambda url: f"{url}\u200b"),
    "byte order mark in a name": of_link(lambda one: f"[\ufeff{one.name}]({one.url})"),
    "entity": of_words(put_in(r"(?<=\w) (?:&|and) (?=\w)", " &amp;amp; ")),
    "a Cyrillic letter in a word": of_words(put_in(r"(?<=[a-z]{2})a(?=[a-z]{2})", "\u0430")),
    "a Cyrillic letter in a name": of_link(lambda one: f"[{re.sub('(?<=[a-z])a', chr(0x430), one.name)}]({one.url})"),
    "a Cyrillic letter in a URL": of_url(lambda url: url[:8] + url[8:].replace("o", "\u043e", 1)),
}
IN_LINKS = {
    "a space in front of ]": of_link(lambda one: f"[{one.name} ]({one.url})"),
    "a space behind [": of_link(lambda one: f"[ {one.name}]({one.url})"),
    "a space behind (": of_link(lambda one: f"[{one.name}]( {one.url})"),
    "a space in front of )": of_link(lambda one: f"[{one.name}]({one.url} )"),
    "a reference without definition": of_link(lambda one: f"[{one.name}][not-defined]"),
    "a word of the name twice": of_link(lambda one: f"[{twice(one.name)}]({one.url})"),
    "a second link": of_link(lambda one: f"{one.link}{one.link}"),
}  # fmt: skip
HTML = {
    "<b>": of_html("<b>"),
    "<a>": of_link(lambda one: f'<a href="{one.url}">{one.name}'),
    "<a> without >": of_link(lambda one: f'<a href="{one.url}"{one.name}</a>'),
    "</b>": of_link(lambda one: f"{one.link}</b>"),
    "<sub>": of_html("<sub>"),
    "<br": of_words(put_in(r"(?<=[a-z]) (?=[a-z]{4,} )", " <br ")),
}
OF_HEADINGS = {
    "a small first letter": small_heading,
    "a colon": marked_heading(":"),
    "a period": marked_heading("."),
    "two spaces": of_heading(lambda marks, title: f"{marks}  {title}"),
    "a word twice": of_heading(lambda marks, title: f"{marks} {twice(title)}"),
}  # fmt: skip
PERIODS = {
    "space before a period": of_words(put_in(r"(?<=[a-z]{3})\.(?= [A-Z][a-z]|$)", " .")),
    "no space behind a period": of_words(put_in(r"(?<=[a-z]{3})\. (?=(?:The|It|This|They|You|With|Also)\b)", ".")),
}
ARTICLES = {
    "a for an": of_words(put_in(r"(?<= )an(?= [aeio][a-z]{6,} )", "a")),
    "the this": of_words(put_in(r"(?<=[a-z] )the (?=[a-z]{3,} )", "the this ")),
    "a the": of_words(put_in(r"(?<=[a-z] )a (?=[a-z]{3,} )", "a the ")),
    "an for a": of_words(put_in(r"(?<= )a(?= [bcdfglmprst][a-z]{6,} )", "an")),
}
EXCHANGED = {"URLs of two": swapped_urls}
