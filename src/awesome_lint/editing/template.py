"""The text of a new entry, written like one that the list has: the template.

What the template says of itself is replaced, its fields and lines that the new entry lacks are left
out, all else (marker, indentation, separator, marks around values) stays as it is.

May not: choose the place of the entry, run rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from awesome_lint.catalog.records import Entry, Field, Link, Style
from awesome_lint.source import Source, Span
from awesome_lint.syntax.nodes import LinkKind
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

_GITHUB = late_pattern(r"https?://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?/?(?:[#?].*)?\Z")
_LETTER = late_pattern(r"[^\W\d_]")
_NUMBER = late_pattern(r"\d+")
_BULLET = late_pattern(r"\s*[-*+]\s+\W*")
_MARKER = late_pattern(r"\A\s*\d+[.)]")
_MARKUP = late_pattern(r"(?<!\\)([\[\]|])")
_MISSING, _NESTED, _UNWANTED, _BREAK, _FAR = 1000, 500, 50, 20, 5
"""What it costs a template to lack a field, to hold entries, to have a field or number that the new entry has not,
to go over a line more, and to stand in another section."""


@immutable
class NewEntry:
    """An entry to be written. `fields` maps names of fields, as the list writes them, to values."""

    name: str
    url: str
    description: str | None = None
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)


def choices(source: Source, entries: Sequence[Entry], near: Sequence[Entry], new: NewEntry) -> list[Entry]:
    """The entries that the new one can be written like, first what needs the least change.

    Those `near` are preferred; others are like them in style and indentation.
    """
    neighbors = {id(each) for each in near}
    able = [entry for entry in entries if entry.url is not None]
    if near:
        kind = _kind(source, near[0])
        able = [each for each in able if _kind(source, each) == kind]
    usual = Counter(_separator(source, each) for each in near).most_common(1)
    costs = {
        id(each): _cost(source, each, new)
        + _FAR * (id(each) not in neighbors)
        + _FAR * (not usual or _separator(source, each) != usual[0][0])
        for each in able
    }
    return sorted(able, key=lambda each: costs[id(each)])


def _kind(source: Source, entry: Entry) -> tuple[Style, int]:
    return entry.style, source.position(entry.span.start).column


def _separator(source: Source, entry: Entry) -> str:
    return source.cut(entry.separator_span) if entry.separator_span is not None else ""


def _cost(source: Source, entry: Entry, new: NewEntry) -> int:
    """How much of an entry would have to be changed or would be said of the new one though it is not true of it."""
    names = {each.name for each in entry.fields}
    cost = _MISSING * len(new.fields.keys() - names) + _NESTED * bool(entry.entries)
    cost += _MISSING * ((entry.description is None) is not (new.description is None))
    lacking = [*unwanted(source, entry, new)]
    held = [each.span for each in entry.fields if entry.style is Style.HEADING or each not in lacking]
    known = [entry.name_span, *_spans(entry.url_span, entry.description_span), *held]
    rest = "".join(_outside(source, _whole(source, entry, new), known))
    slug = _slug(entry.url)
    rest = rest.replace(slug, "") if slug else rest
    cost += _UNWANTED * len(lacking)
    return cost + len(_LETTER.findall(rest)) + _UNWANTED * len(_NUMBER.findall(rest)) + _BREAK * rest.count("\n")


def unwanted(source: Source, entry: Entry, new: NewEntry) -> Iterator[Field]:
    """The fields of a template that the new entry has not, and that do not follow from its URL."""
    for each in entry.fields:
        if each.name not in new.fields and not _holds(each, entry) and not _is_derived(source, each, entry):
            yield each


def write(source: Source, entry: Entry, new: NewEntry) -> str:
    """The lines of the new entry, without the end of the last one."""
    whole = _whole(source, entry, new)
    pieces, done = [], whole.start
    for span, text in sorted(_edits(source, entry, new)):
        if done <= span.start and span.end <= whole.end:
            pieces += [source.text[done : span.start], text]
            done = span.end
    written = "".join([*pieces, source.text[done : whole.end]])
    return _with_urls(written, entry, new).rstrip()


def leftover(source: Source, entry: Entry, others: Sequence[Entry], new: NewEntry) -> str | None:
    """A number that the template says of itself, and most others do not, which would be said of the new entry."""
    given = " ".join(
        [new.name, new.url, new.description or "", *(value for each in new.fields.values() for value in each)]
    )
    written = _MARKER.sub("", write(source, entry, new))
    texts = [source.cut(each.span) for each in others]
    for match in _NUMBER.finditer(written):
        if match[0] not in given and sum(match[0] in text for text in texts) * 2 <= len(texts):
            return match[0]
    return None


def _whole(source: Source, entry: Entry, new: NewEntry) -> Span:
    """The lines of a template: of a bullet those up to what hangs below it."""
    start = _line(source, entry.span).start
    if entry.style is not Style.BULLET:
        return Span(start, entry.span.end)
    said = [entry.name_span, *_spans(entry.url_span, entry.description_span)]
    said += [each.span for each in entry.fields if each.name in new.fields]
    ends = [span.end for span in said if entry.span.start <= span.start and span.end <= entry.span.end]
    return Span(start, min(_line(source, Span(max(ends) - 1, max(ends))).end, entry.span.end))


def _edits(source: Source, entry: Entry, new: NewEntry) -> Iterator[tuple[Span, str]]:
    said = _MARKUP.sub(r"\\\1", new.name)
    main = _main_link(entry)
    if main is not None and main.kind is LinkKind.REFERENCE:
        is_name = main.span.start <= entry.name_span.start < main.span.end
        yield main.span, f"[{said if is_name else main.text}]({new.url})"
    elif entry.url_span is not None:
        yield entry.url_span, new.url
    yield entry.name_span, said
    if entry.description_span is not None:
        text = new.description or ""
        text = text.replace("|", "\\|") if entry.style is Style.TABLE else text
        span = entry.description_span
        begin = entry.separator_span.start if not text and entry.separator_span is not None else span.start
        yield Span(begin, span.end), text
    for each in entry.fields:
        if each.name in new.fields:
            yield from _valued(source, each, new.fields[each.name])
    for each in unwanted(source, entry, new):
        yield _all_of(source, each, entry), ""


def _valued(source: Source, each: Field, values: Sequence[str]) -> Iterator[tuple[Span, str]]:
    """Put values in the place of those that a field has, between the same marks."""
    spans = each.value_spans
    if not spans:
        yield Span(each.span.end, each.span.end), " " + ", ".join(values)
        return
    between = source.text[spans[0].end : spans[1].start] if len(spans) > 1 else _between(source, each, spans[0])
    yield Span(spans[0].start, spans[-1].end), between.join(values)


def _between(source: Source, each: Field, value: Span) -> str:
    """What stands between values of a field of which one is seen: the next bullet, if it has a line of its own."""
    line = _line(source, value)
    before, after = source.text[line.start : value.start], source.text[value.end : line.end]
    is_below = line.start > _line(source, each.name_span).start
    return f"{after}\n{before}" if is_below and _BULLET.fullmatch(before) else ", "


def _all_of(source: Source, each: Field, entry: Entry) -> Span:
    """All of a field: of a heading's, its lines; of a table's, what the cell holds."""
    if entry.style is not Style.HEADING:
        return each.span
    first, last = _line(source, each.span), _line(source, Span(each.span.end - 1, each.span.end))
    end = last.end
    while end < len(source.text) and source.text[end] in "\r\n" and source.text[first.start - 1] in "\r\n":
        end += 1
        if source.text[end - 1] == "\n":
            break
    return Span(first.start, end)


def _line(source: Source, span: Span) -> Span:
    return source.line_span(source.line_at(span.start))


def _holds(each: Field, entry: Entry) -> bool:
    """Whether a field is where the URL, the name or the description of its entry stands."""
    main = _main_link(entry)
    held = (entry.url_span, entry.description_span, entry.name_span, main.span if main else None)
    return any(span is not None and each.span.start <= span.start < each.span.end for span in held)


def _main_link(entry: Entry) -> Link | None:
    return next((link for link in entry.links if link.url_span == entry.url_span), None)


def _is_derived(source: Source, each: Field, entry: Entry) -> bool:
    slug = _slug(entry.url)
    return slug is not None and slug in source.cut(each.span)


def _slug(url: str | None) -> str | None:
    match = _GITHUB.match(url or "")
    return match[1] if match else None


def _with_urls(text: str, entry: Entry, new: NewEntry) -> str:
    """Let what repeats the URL of the template, and badges of its repository, show those of the new entry."""
    if entry.url:
        text = text.replace(entry.url, new.url)
    old, slug = _slug(entry.url), _slug(new.url)
    return text.replace(old, slug) if old and slug else text


def _spans(*spans: Span | None) -> Iterator[Span]:
    return (span for span in spans if span is not None)


def _outside(source: Source, whole: Span, inner: Sequence[Span]) -> Iterator[str]:
    """The characters of a span that none of the inner ones holds."""
    done = whole.start
    for span in sorted(inner):
        yield from source.text[done : max(done, min(span.start, whole.end))]
        done = max(done, span.end)
    yield from source.text[done : whole.end]
