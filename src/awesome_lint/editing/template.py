"""The text of a new entry, written like one that the list has: the template.

What the template says of itself is replaced, its fields and lines that the new entry lacks are left
out, all else (marker, indentation, separator, marks around values) stays as it is.

May not: choose the place of the entry, run rules.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from awesome_lint.catalog.records import Entry, Field, Link, Style
from awesome_lint.editing import inline, pruning
from awesome_lint.editing.pruning import Common
from awesome_lint.page import Page
from awesome_lint.source import Source, Span
from awesome_lint.syntax.nodes import LinkKind
from awesome_lint.text.patterns import late_pattern
from awesome_lint.values.slotted import immutable

_ADDRESS = late_pattern(r"(?:https?://|www\.)\S+\Z", re.IGNORECASE)
_GITHUB = late_pattern(r"https?://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?/?(?:[#?].*)?\Z")
_LETTER = late_pattern(r"[^\W\d_]")
_NUMBER = late_pattern(r"\d+")
_BULLET = late_pattern(r"\s*[-*+]\s+\W*")
_HASHES = late_pattern("#+")
_LINE_END = late_pattern(r"(?:[ \t]*<[/ ]*br[ /]*>)?[ \t]*\\?\n")
_MARKUP = late_pattern(r"(?<!\\)([\[\]|])")
_MISSING, _NESTED, _UNWANTED, _BREAK, _FAR = 1000, 500, 50, 20, 5
"""What it costs a template to lack a field, to hold entries, to have a field or number that the new entry has not,
to go over a line more, and to stand in another section."""
_FEW, _MOST_COMPARED = 3, 200


@immutable
class NewEntry:
    """An entry to be written. `fields` maps names of fields, as the list writes them, to values.

    `notes` are what stands beside name and description without a name of its own, such as a date or the authors, in
    order.
    """

    name: str
    url: str | None
    description: str | None = None
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    notes: Sequence[str] = ()


def choices(source: Source, entries: Sequence[Entry], near: Sequence[Entry], new: NewEntry) -> list[Entry]:
    """The entries that the new one can be written like, first what needs the least change.

    Those `near` are preferred; others are like them in style and indentation.
    """
    neighbors = {id(each) for each in near}
    able = [entry for entry in entries if (entry.url is None) is (new.url is None)]
    if near:
        kind = _kind(source, near[0])
        able = [each for each in able if _kind(source, each) == kind]
    usual = Counter(_separator(source, each) for each in near).most_common(1)
    labels = Counter(map(_label, near)).most_common(1)
    costs = {
        id(each): _cost(source, each, new)
        + _FAR * (id(each) not in neighbors)
        + _FAR * (not usual or _separator(source, each) != usual[0][0])
        + _UNWANTED * (_label(each) not in (None, *(label for label, _ in labels)))
        for each in able
    }
    return sorted(able, key=lambda each: costs[id(each)])


def _kind(source: Source, entry: Entry) -> tuple[Style, int, int]:
    """The style of an entry, its indentation, and the level of its heading."""
    position = source.position(entry.span.start)
    hashes = _HASHES.match(source.text, entry.span.start)
    return entry.style, position.column, len(hashes[0]) if hashes and entry.style is Style.HEADING else 0


def _separator(source: Source, entry: Entry) -> str:
    return source.cut(entry.separator_span) if entry.separator_span is not None else ""


def _label(entry: Entry) -> str | None:
    """What the link of an entry says, where that is not the name."""
    main = _main_link(entry)
    return None if main is None or main.span.start <= entry.name_span.start < main.span.end else main.text


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
    if new.notes:
        return cost + _MISSING * (len(_LETTER.findall(rest)) + len(_NUMBER.findall(rest)) < len(new.notes))
    return cost + len(_LETTER.findall(rest)) + _UNWANTED * len(_NUMBER.findall(rest)) + _BREAK * rest.count("\n")


def unwanted(source: Source, entry: Entry, new: NewEntry) -> Iterator[Field]:
    """The fields of a template that the new entry has not (or has once), and that do not follow from its URL."""
    said: set[str] = set()
    for each in entry.fields:
        is_said = each.name in new.fields and each.name not in said
        said.add(each.name)
        if not is_said and not holds(each, entry) and not _is_derived(source, each, entry):
            yield each


def write(page: Page, entry: Entry, near: Sequence[Entry], new: NewEntry) -> str:
    """The lines of the new entry, without the end of the last one."""
    source, shared = page.source, common(page, entry, near)
    whole = _whole(source, entry, new)
    pruned = pruning.of(page, entry, whole, _kept(page, entry, new), shared)
    edits = [*_edits(page, entry, new, shared), *pruned.edits(new.notes)]
    pieces, done = [], whole.start
    for span, text in sorted(edits):
        if done <= span.start and span.end <= whole.end:
            pieces += [_with_urls(source.text[done : span.start], entry, new), text]
            done = span.end
    written = "".join([*pieces, _with_urls(source.text[done : whole.end], entry, new)]).rstrip()
    is_open = entry.style is Style.TABLE and not source.cut(whole).rstrip().endswith("|")
    return f"{written} |" if is_open and written.endswith("|") else written  # or it would be a cell less


def remarks(page: Page, entry: Entry, near: Sequence[Entry]) -> list[str]:
    """What an entry says beside its name, its description and its fields, and most of those near it do not."""
    everything = NewEntry(entry.name, entry.url, entry.description, {each.name: () for each in entry.fields})
    kept, whole = _kept(page, entry, everything), _whole(page.source, entry, everything)
    return [*map(page.source.cut, pruning.of(page, entry, whole, kept, common(page, entry, near)).remarks)]


def common(page: Page, entry: Entry, near: Sequence[Entry]) -> Common:
    """What most entries near one say; those of the whole list where these are few."""
    others = [each for each in near if each is not entry]
    if len(others) < _FEW:
        others = [each for each in page.catalog.entries if each is not entry and each.style is entry.style]
    return Common(page.source, others[:_MOST_COMPARED])


def _kept(page: Page, entry: Entry, new: NewEntry) -> Iterator[Span]:
    """The parts of a template that are replaced by what the new entry says, or follow from that."""
    main = _main_link(entry)
    yield entry.name_span
    yield from _spans(
        entry.url_span, _described(page, entry, new), entry.separator_span, main.span if main is not None else None
    )
    lacking = {id(each) for each in unwanted(page.source, entry, new)}
    for each in entry.fields:
        if id(each) not in lacking:
            yield from (each.span, each.own_name_span, *each.value_spans, *(link.span for link in each.links))


def _whole(source: Source, entry: Entry, new: NewEntry) -> Span:
    """The lines of a template: of a bullet those up to what hangs below it, but all of what HTML opens and closes."""
    start = _line(source, entry.span).start
    if entry.style is not Style.BULLET or source.text.startswith("<", entry.span.start):
        return Span(start, entry.span.end)
    said = [entry.name_span, *_spans(entry.url_span, entry.description_span)]
    said += [each.span for each in entry.fields if each.name in new.fields]
    ends = [span.end for span in said if entry.span.start <= span.start and span.end <= entry.span.end]
    return Span(start, min(_line(source, Span(max(ends) - 1, max(ends))).end, entry.span.end))


def _described(page: Page, entry: Entry, new: NewEntry) -> Span | None:
    """Where the description stands, with all of the links and emphasis that begin or end in it.

    Where the link of the entry or a field that it keeps stands in it, on a line below, it ends before that line.
    """
    if entry.description_span is None:
        return None
    span = inline.whole(page.document, entry.description_span)
    main = _main_link(entry)
    held = [each.span for each in entry.fields if each.name in new.fields]
    held += [main.span] if main is not None else []
    first = min((each.start for each in held if span.start < each.start < span.end), default=span.end)
    ends = [*_LINE_END.finditer(page.source.text, span.start, first)] if first < span.end else []
    return Span(span.start, ends[-1].start()) if ends else span


def _edits(page: Page, entry: Entry, new: NewEntry, common: Common) -> Iterator[tuple[Span, str]]:
    said = _MARKUP.sub(r"\\\1", new.name)
    main = _main_link(entry)
    is_name = main is not None and main.span.start <= entry.name_span.start < main.span.end
    is_bare = is_name and entry.name_span == entry.url_span
    if main is not None and (main.kind is LinkKind.REFERENCE or is_bare):
        yield main.span, f"[{said if is_name else main.text}]({new.url})"
    elif entry.url_span is not None:
        yield entry.url_span, new.url or ""
    if not is_bare:
        yield inline.whole(page.document, entry.name_span), said
    span = _described(page, entry, new)
    if span is not None:
        text = new.description or ""
        text = text.replace("|", "\\|") if entry.style is Style.TABLE else text
        begin = entry.separator_span.start if not text and entry.separator_span is not None else span.start
        yield Span(begin, span.end), text
    lacking = [*unwanted(page.source, entry, new)]
    for each in entry.fields:
        if each.name in new.fields and each not in lacking:
            values = new.fields[each.name]
            if main is not None and each.value_spans and _is_text_of(each, main):  # which leads to the entry
                yield Span(each.value_spans[0].start, each.value_spans[-1].end), ", ".join(values)
            else:
                yield from _valued(page.source, each, values, common)
    for each in lacking:
        yield _all_of(page.source, each, entry), ""


def _valued(source: Source, each: Field, values: Sequence[str], common: Common) -> Iterator[tuple[Span, str]]:
    """Put values in the place of those that a field has, between the same marks."""
    spans = each.value_spans
    reference = next((link for link in each.links if link.kind is LinkKind.REFERENCE), None)
    if reference is not None and len(values) == 1 and _ADDRESS.match(values[0]):
        yield reference.span, f"[{reference.text}]({values[0]})"
        return
    if not spans:
        yield Span(each.span.end, each.span.end), " " + ", ".join(values)
        return
    linked = [link for link in each.links if link.span.start <= spans[0].start and spans[0].end <= link.url_span.start]
    if linked and len(values) == 1 and _ADDRESS.match(values[0]):
        yield linked[0].url_span, values[0]
        if not common.says(linked[0].text):
            yield spans[0], values[0]
        return
    place = Span(spans[0].start, spans[-1].end)
    if linked:  # where it leads is not known of the new one
        place = Span(linked[0].span.start, max(place.end, *(link.span.end for link in each.links)))
    between = source.text[spans[0].end : spans[1].start] if len(spans) > 1 else _between(source, each, spans[0])
    yield place, (", " if linked else between).join(values)


def _is_text_of(each: Field, link: Link) -> bool:
    """Whether the values of a field are what a link shows."""
    spans = each.value_spans
    return link.span.start <= spans[0].start and spans[-1].end <= link.url_span.start


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


def names(each: Field, entry: Entry) -> bool:
    """Whether a field is a value that leads to the entry, `[4.2](https://…)`, and not an address or a mere label."""
    main = _main_link(entry)
    return main is not None and bool(each.value_spans) and _is_text_of(each, main) and entry.url not in each.values


def holds(each: Field, entry: Entry) -> bool:
    """Whether a field is where the URL, the name or the description of its entry stands."""
    main = _main_link(entry)
    held = (entry.url_span, entry.description_span, entry.name_span, main.span if main else None)
    return any(span is not None and each.span.start <= span.start < each.span.end for span in held)


def _main_link(entry: Entry) -> Link | None:
    return next((link for link in entry.links if link.url_span == entry.url_span), None)


def _is_derived(source: Source, each: Field, entry: Entry) -> bool:
    slug = _slug(entry.url)
    if slug is None or slug not in source.cut(each.span):
        return False
    return all(slug in value or not pruning.words(value) for value in each.values)


def is_derived(url: str, given: str) -> bool:
    """Whether a URL names a repository that what is given leads to, as that of a badge does."""
    return any(slug in url for slug in map(_slug, given.split()) if slug)


def _slug(url: str | None) -> str | None:
    match = _GITHUB.match(url or "")
    return match[1] if match else None


def _with_urls(text: str, entry: Entry, new: NewEntry) -> str:
    """Let what repeats the URL of the template, and badges of its repository, show those of the new entry."""
    if entry.url and new.url:
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
