"""News for people: the commits, newest first, each with what it changed."""

from __future__ import annotations

from itertools import groupby

from awesome_lint.news import News, words
from awesome_lint.text.escapes import escape, inert


def render(news: News) -> str:
    """A line for each commit, and below it one for each difference."""
    lines = []
    for commit, items in groupby(news.items, key=lambda item: item.commit):
        lines.append(f"{commit.when.date()} {commit.id[:9]} {commit.author}: {commit.subject}")
        lines += [f"  {words.of(item.difference)}" for item in items]
    return "".join(f"{inert(escape(line))}\n" for line in lines)
