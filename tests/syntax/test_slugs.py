"""Anchors of headings are those that GitHub makes."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.slugs import Slugger, slugify, written
from awesome_lint.syntax.tree import parse


def slugs(text: str) -> list[str]:
    return [node.slug for node in parse(Source(text)).walk() if isinstance(node, n.Heading)]


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Toolkit List", "toolkit-list"),
        ("C++ & Rust", "c--rust"),
        ("What's new?", "whats-new"),
        ("a_b - c", "a_b---c"),
        ("XML/JSON/YAML", "xmljsonyaml"),
        ("3D printing (FDM)", "3d-printing-fdm"),
        ("🚀 Rocket", "-rocket"),
        ("❤\ufe0f Love", "\ufe0f-love"),
        ("🛠\ufe0f Tools", "\ufe0f-tools"),
        ("1\ufe0f\u20e3 Steps", "1\ufe0f\u20e3-steps"),
        ("🅰\ufe0f Letters", "🅰\ufe0f-letters"),
        ("ⓐ and ①", "ⓐ-and-"),
        ("👩\u200d💻 People", "-people"),
        ("ℹ\ufe0f Notes", "ℹ\ufe0f-notes"),
        ("ΟΔΟΣ", "οδοσ"),
        ("İstanbul", "i\u0307stanbul"),
        ("Ünïcode Straße", "ünïcode-straße"),
        ("目录", "目录"),
        ("数据、工具", "数据工具"),
        ("データベース ツール", "データベース-ツール"),
        ("हिन्दी", "हिन्दी"),
        ("Dash — dash", "dash--dash"),
        ("²", ""),
        ("  padded  ", "padded"),
    ],
)
def test_a_slug_is_the_lower_case_text_without_punctuation_and_symbols(heading: str, slug: str) -> None:
    assert slugify(heading) == slug


@pytest.mark.parametrize(
    ("markdown", "slug"),
    [
        ("# The `code` of *it*\n", "the-code-of-it"),
        ("# [Linked](https://example.org/x) text\n", "linked-text"),
        ("# Logo ![alt](a.png)\n", "logo"),
        ("# Many [![badge](a.png)](https://example.org)\n", "many"),
        ("# A &amp; B \\* C\n", "a--b--c"),
        ("# <b>Bold</b> text\n", "bold-text"),
        ("# Caf&eacute;\n", "café"),
        ("# Closed ##\n", "closed"),
        ("Two\nlines\n===\n", "two-lines"),
        ("#\n", ""),
    ],
)
def test_the_slug_of_a_heading_is_that_of_the_text_it_shows(markdown: str, slug: str) -> None:
    assert slugs(markdown) == [slug]


def test_repeated_slugs_are_numbered_and_numbers_already_taken_are_passed_over() -> None:
    assert slugs("# A\n\n# A\n\n# A-1\n\n# A\n\n# a\n") == ["a", "a-1", "a-1-1", "a-2", "a-3"]


def test_headings_in_quotes_and_lists_count_too() -> None:
    assert slugs("> # A\n\n- # A\n\n# A\n") == ["a", "a-1", "a-2"]


WORD = regex.compile(r"[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]")
"""What GitHub drops, as html-pipeline has it: `/[^\\p{Word}\\- ]/` in Ruby."""
EMOJI = st.characters(categories=["So", "Sk", "Mn", "Me", "Cf"], min_codepoint=0xA9)


@given(
    st.lists(
        st.one_of(EMOJI, st.characters(exclude_categories=["Cs", "Cn"]), st.sampled_from("aZ1- _\ufe0f\u20e3\u200d"))
    ).map("".join)
)
def test_a_slug_is_what_the_rule_that_github_published_makes_of_a_heading(heading: str) -> None:
    lower = "".join(letter.lower() for letter in heading.strip())
    assert slugify(heading) == WORD.sub("", lower).replace(" ", "-")


def test_what_nobody_sees_of_a_slug_is_written_percent_encoded() -> None:
    assert written("\ufe0f-tools") == "%EF%B8%8F-tools"
    assert written("目录-1") == "目录-1"


@given(st.lists(st.sampled_from(["a", "A", "a-1", "a 1", "b", "-", ""])))
def test_no_two_headings_of_a_page_share_a_slug(titles: list[str]) -> None:
    slugger = Slugger()
    made = [slugger.slug(title) for title in titles]
    assert len(set(made)) == len(made)


@given(st.text())
def test_a_slug_holds_no_space_and_is_its_own_slug(text: str) -> None:
    slug = slugify(text)
    assert not any(character.isspace() for character in slug)
    assert slugify(slug) == slug or any(len(character.lower()) > 1 for character in text)
