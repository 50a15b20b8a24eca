"""One fault, one report."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint import engine, rules
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.engine.precedence import OUTRANKS, drop_repeated
from awesome_lint.page import Page, World
from awesome_lint.settings import Settings
from awesome_lint.source import Position, Span


class NoFiles:
    in_repository = True

    def exists(self, path: str) -> bool:  # noqa: ARG002
        return False


def diagnostic(code: str, start: int, end: int) -> Diagnostic:
    return Diagnostic(code, "name", "message", Severity.ERROR, Span(start, end), Position(1, 1), Position(1, 1))


def test_the_table_names_rules_and_no_rule_outranks_itself_in_a_circle() -> None:
    codes = {identity.code for identity in rules.all_ids()}
    for code, silent in OUTRANKS.items():
        assert {code, *silent} <= codes
        assert not any(code in OUTRANKS.get(each, ()) for each in silent)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[a](hhttps://example.org)", "LNK001"),
        ("[a](https//example.org)", "LNK001"),
        ("[a](https:/example.org)", "LNK001"),
        ("[a](hhttps://example.org/a b)", "LNK001"),
        ("[a](https://https://example.org)", "LNK001"),
        ("[a](www.example.org)", "LNK002"),
        ("[a](example.org/page)", "LNK002"),
        ("[a]([https://example.org](https://example.org))", "LNK002"),
        ("[a]()", "LNK003"),
        ("[a](#nowhere)", "LNK004"),
        ("[a](missing.md)", "LNK005"),
        ("[a](missing.md#nowhere)", "LNK005"),
    ],
)
def test_a_broken_link_is_reported_by_one_rule(text: str, code: str) -> None:
    page = Page.read(f"# Toolkits\n\n{text}\n", Settings(), World(NoFiles(), is_list=False))
    assert [each.code for each in engine.check(page)] == [code]


@given(
    st.lists(
        st.builds(
            lambda code, start, length: diagnostic(code, start, start + length),
            st.sampled_from(["LNK001", "LNK002", "LNK005", "DOC002"]),
            st.integers(0, 40),
            st.integers(1, 10),
        )
    )
)
def test_exactly_what_shares_text_with_a_more_specific_finding_is_left_out(found: list[Diagnostic]) -> None:
    def is_silent(each: Diagnostic) -> bool:
        return any(
            each.code in OUTRANKS.get(other.code, ())
            and each.span.start < other.span.end
            and other.span.start < each.span.end
            for other in found
        )

    assert drop_repeated(found) == [each for each in found if not is_silent(each)]


def test_many_findings_take_time_in_proportion_to_their_number() -> None:
    found = [diagnostic(code, 10 * at, 10 * at + 5) for at in range(20_000) for code in ("LNK001", "LNK005")]
    started = time.process_time()
    assert len(drop_repeated(found)) == 20_000
    assert time.process_time() - started < 1
