"""ENT024: a name is not bold, or no code, where nearly all others are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.diagnostic import Diagnostic, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.text.patterns import late_pattern

_FORM = late_pattern(r"(?P<outside>\*\*|__|`|)\[?(?P<inside>\*\*|__|`|)\Z")
_NAMES = {"**": "bold", "__": "bold", "`": "code", "": "plain"}
_ADDRESS = late_pattern(r"https?://\S+\Z")
_LOOK_BACK = 5
_MIN_ALIKE = 12
_MAX_ODD = 2


@rule(Catalog, severity=Severity.WARNING)
def check(_catalog: Catalog, ctx: Context) -> Iterator[Diagnostic]:
    """Report one or two described entries whose names have another form than all others, or are URLs."""
    text = ctx.page.source.text
    entries = ctx.page.batches.where(_is_described)
    yield from _addresses(entries, ctx)
    known = ctx.page.batches.each(lambda entry: _form(entry, text) if _is_described(entry) else None, _form)
    forms = [form for form in known if form is not None]
    counts = Counter(forms)
    usual, count = counts.most_common(1)[0] if forms else ("plain", 0)
    odd = [entry for entry, form in zip(entries, forms, strict=True) if form != usual]
    if usual == "plain" or count < _MIN_ALIKE or not 0 < len(odd) <= _MAX_ODD:
        return
    beside = {tuple(each.section) for each, form in zip(entries, forms, strict=True) if form == usual}
    for entry in odd if all(tuple(each.section) in beside for each in odd) else ():
        message = f"the name is {_form(entry, text)}; expected {usual}, as in {count} others"
        yield ctx.diagnostic(entry.name_span, message)


def _addresses(entries: Sequence[Entry], ctx: Context) -> Iterator[Diagnostic]:
    """Report one or two described entries that have no name but their URL."""
    bare = ctx.page.batches.where(_is_address)
    odd = [entry for entry in bare if _is_described(entry)]
    others = len(entries) - len(odd)
    is_usual = len(odd) <= _MAX_ODD and others >= _MIN_ALIKE
    for entry in odd if is_usual and len(bare) == len(odd) else ():
        yield ctx.diagnostic(entry.name_span, f"the name is a URL; expected a name with a link, as in {others} others")


def _is_address(entry: Entry) -> bool:
    return _ADDRESS.match(entry.name) is not None


def _is_described(entry: Entry) -> bool:
    return entry.style is Style.BULLET and entry.url is not None and entry.separator_span is not None


def _form(entry: Entry, text: str) -> str:
    """How a name is shown: plain, bold, or as code."""
    start = entry.name_span.start
    match = _FORM.search(text, max(start - _LOOK_BACK, entry.span.start), start)
    return _NAMES[(match["outside"] or match["inside"]) if match is not None else ""]
