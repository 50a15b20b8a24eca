"""In which way lines that begin with text name their entries: what all such lines of a page tell together.

`12-Oct: [EuroRust](…)` is named by its link, `Attention is all you need: a summary [paper](…)` by what
stands before it, and `Vim - An editor with a [manual](…)` by what stands before the separator.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum

from awesome_lint.catalog import leads, separators
from awesome_lint.catalog.flat import count_words
from awesome_lint.catalog.leads import Label, is_date
from awesome_lint.catalog.opening import Opening
from awesome_lint.catalog.weights import WEIGHTS, Weights
from awesome_lint.values.slotted import immutable, mutable


class Way(StrEnum):
    """What of a line that begins with text is its name."""

    SEPARATOR = "separator"
    """What stands before a separator, else before the link."""
    TITLE = "title"
    """All that stands before the link."""
    WHOLE = "whole"
    """All of a text without a link."""
    MARKED = "marked"
    """What stands in bold, or else in italics, amid the text: the title in a citation."""
    QUOTED = "quoted"
    """What stands in quotation marks."""
    BEHIND = "behind"
    """What stands behind the link that the line begins with, which says what it leads to, or behind labels."""
    LINK = "link"
    """The link; what stands before it is a label: a date, a venue, authors."""


@immutable
class Naming:
    """How lines are named; `mark` is the separator, the first of any kind where it is empty; a title ends at it, too.

    `labels` are those that stand before the name, in order.
    """

    way: Way
    mark: str = ""
    labels: tuple[Label, ...] = ()


_MAX_LABELS = 8
"""No line begins with more labels than a date, a venue, authors, a kind and the like."""
LINKED = "["
"""The mark of lines that begin in italics, right before a link."""
EMPHASIS = "*"
"""The mark of titles that end where something in italics or bold begins: authors, a venue."""
PERSONS = ","
"""The mark of titles that end where persons follow."""
_BEFORE_PERSONS = f"b{separators.DASHES}"
"""The kinds of marks that may stand between a title and persons: `by`, and dashes."""
PUBLISHED = "&"
"""The mark of titles that end where a journal, its volume or a year follow, as in bibliographies."""
USUAL = Naming(Way.SEPARATOR)
HEADING = Naming(Way.TITLE)
BEHIND = Naming(Way.BEHIND)
WHOLE = Naming(Way.WHOLE)


@immutable
class Forms:
    """The way of each form of line on a page, and the texts of links that recur on it."""

    ways: Mapping[str, Naming]
    recurring: frozenset[str]
    in_italics: bool = False
    """Whether titles stand in italics, behind persons."""

    def within(self, openings: Sequence[Opening]) -> Forms:
        """The ways of one list: where all its titles have one dash, what stands before it names them."""
        titles = [each for each in openings if each.form(self.recurring) == "title"]
        if self.ways.get("title") != HEADING or len(titles) < WEIGHTS.enough_lines:
            return self
        mark = next(
            (mark for mark in titles[0].inner if mark != ":" and all(mark in each.inner for each in titles)), None
        )
        if mark is None:
            return self
        return replace(self, ways={**self.ways, "title": Naming(Way.SEPARATOR, mark)})

    def way_of(self, opening: Opening) -> Naming:
        """The way of one line."""
        if self.in_italics and opening.italics:
            return Naming(Way.MARKED)
        form = opening.form(self.recurring)
        if form == "title" and opening.link is None and "unlinked" in self.ways:
            return self.ways["unlinked"]
        return self.ways.get("title" if form == "marked" and form not in self.ways else form, USUAL)


@mutable
class _Sample:
    """The lines of one form: each with its list, and how many lines of those lists begin with their link."""

    openings: list[tuple[Opening, int]] = field(default_factory=list)
    begun: int = 0


def choose(lists: Iterable[tuple[Sequence[Opening], int]], weights: Weights = WEIGHTS) -> Forms:
    """The way of each form; of each list the openings are given, and how many lines begin with their link."""
    found = list(lists)
    texts = Counter(each.link.casefold() for here, _ in found for each in here if each.link and not each.is_labelled)
    texts.update(each.marked.casefold() for here, _ in found for each in here if each.marked)
    recurring = frozenset(text for text, count in texts.items() if count >= WEIGHTS.enough_lines)
    samples: defaultdict[str, _Sample] = defaultdict(_Sample)
    for number, (here, begun) in enumerate(found):
        forms = Counter(each.form(recurring) for each in here)
        for form in forms:
            samples[form].begun += begun
            samples[form].begun += forms["text"] if form.startswith("label ") else 0
        for each in here:
            samples[each.form(recurring)].openings.append((each, number))
    count = sum(len(here) for here, _ in found)
    if "marked" in samples and not _are_cited(samples["marked"], count, weights):
        samples["title"].openings += samples.pop("marked").openings
    chosen = {form: _way(form, sample, weights) for form, sample in samples.items()}
    if chosen.get("title") == HEADING and (mark := _behind_names(samples["title"])) is not None:
        chosen["unlinked"] = Naming(Way.SEPARATOR, mark)
    return Forms(chosen, recurring, _are_in_italics([each for here, _ in found for each in here if each.italics]))


def _are_in_italics(openings: Sequence[Opening]) -> bool:
    """Whether what stands before italics is nothing but persons in most of several lines: `Ada North. *A Title*`."""
    above = (each.text.partition(each.italics)[0].strip(" .,:") for each in openings)
    return len(openings) >= WEIGHTS.enough_lines and _share(map(leads.names_persons, above)) > WEIGHTS.cited


def _are_cited(sample: _Sample, count: int, weights: Weights) -> bool:
    """Whether what stands in bold amid texts is a title: in most of so many lines, or behind authors."""
    if len(sample.openings) >= max(WEIGHTS.enough_lines, count * weights.cited):
        return True
    return _share(leads.authored(each.text.partition(each.marked)[0]) for each, _ in sample.openings) >= weights.cited


def _way(form: str, sample: _Sample, weights: Weights, left: int = _MAX_LABELS) -> Naming:
    """The way of the lines of one form, of which so many labels at most stand before the names."""
    kind, _, mark = form.partition(" ")
    if kind in ("title", "separated"):
        if _share(each.has_quoted for each, _ in sample.openings) >= weights.cited:
            dates = leads.dates([each.text for each, _ in sample.openings])
            return Naming(Way.QUOTED, labels=(dates,) if dates is not None else ())
        if left and (label := _label(sample)) is not None:
            return _labelled(label, sample, weights, left - 1)
    if kind == "title":
        return _separated(sample, weights)
    if kind == "marked":
        return Naming(Way.MARKED)
    if kind == "behind":
        return BEHIND if _are_told(sample, weights) else USUAL
    if kind == "labelled":
        return BEHIND if _are_labels(mark, sample, weights) else USUAL
    if kind == "label":
        return Naming(Way.LINK, mark) if _score(mark, sample, weights) >= weights.label else USUAL
    return Naming(Way.LINK) if kind == "text" else USUAL


def _are_told(sample: _Sample, weights: Weights) -> bool:
    """Whether the links that lines begin with say what they lead to, or show numbers where no other names a line."""
    said = [(each.link or "", 0) for each, _ in sample.openings]
    if len(said) < weights.enough_lines or (any("://" in text for text, _ in said) and sample.begun > len(said)):
        return False
    nothing = sum(each.says_nothing for each, _ in sample.openings) / len(said)
    return max(_alike(said), nothing) >= weights.behind


def _are_labels(mark: str, sample: _Sample, weights: Weights) -> bool:
    """Whether what lines begin with in bold or code is no name: it recurs, or is a date or persons."""
    if mark == LINKED:
        words = sum(count_words(each.text) for each, _ in sample.openings)
        return len(sample.openings) >= weights.enough_lines and words >= len(sample.openings) * weights.title_least
    if mark == EMPHASIS:
        italics = sum(leads.says_words(each.text) for each, _ in sample.openings)
        bold = sum(leads.says_words(each.link or "") for each, _ in sample.openings)
        return italics >= weights.enough_lines and italics >= (italics + bold) * weights.sure
    if mark:
        return _alike([(each.link or "", number) for each, number in sample.openings]) >= weights.separated_labelled
    said = Counter((each.link or "").casefold() for each, _ in sample.openings)
    recurring = sum(count for count in said.values() if count >= weights.enough_lines) / said.total()
    labels = _share(_is_label(each.link or "") for each, _ in sample.openings)
    return max(recurring, labels) >= weights.labelled


def _is_label(text: str) -> bool:
    """Whether a text is a date, a venue and its year, or authors, or stands in brackets."""
    if leads.is_dated_label(text.strip(" ():：")) or leads.authored(text):
        return True
    return (text[:1], text[-1:]) in (("[", "]"), ("【", "】"))


def _score(mark: str, sample: _Sample, weights: Weights) -> float:
    """How much makes the texts before links labels."""
    count = len(sample.openings)
    score = weights.dated * sum(leads.dated(each.text) for each, _ in sample.openings) / count
    score += weights.authored * sum(leads.authored(each.text) for each, _ in sample.openings) / count
    score += weights.repeated * _alike([(each.text, number) for each, number in sample.openings])
    score += weights.listed * (mark in ",，")
    if mark and mark in ":：":
        long = sum(count_words(each.text) > WEIGHTS.sentence_words for each, _ in sample.openings)
        score += weights.prose * long / count
        small = sum(_is_uncapitalized(each) for each, _ in sample.openings)
        score += weights.uncapitalized * (small / count if count >= weights.enough_alike else 0)
    score += weights.begun * sample.begun / (sample.begun + count)
    if count >= weights.enough_lines:
        times = Counter(each.text for each, _ in sample.openings)
        called = sum(_is_called(each) and times[each.text] < weights.enough_lines for each, _ in sample.openings)
        score += weights.called * max(2 * called / count - 1, 0)
    return score - weights.same_links * _alike([(each.link or "", 0) for each, _ in sample.openings])


def _is_called(opening: Opening) -> bool:
    """Whether a link begins with no small letter, and is no short form of the text before it."""
    said = opening.link or ""
    initials = "".join(word[0] for word in opening.text.split() if word[0].isupper())
    return not said[:1].islower() and said != initials


def _is_uncapitalized(opening: Opening) -> bool:
    """Whether a text begins with a small letter, and the link behind it does not."""
    return opening.text[:1].islower() and (opening.link or "")[:1].isupper()


def _label(sample: _Sample) -> Label | None:
    """What the lines begin with before their names; of lines without a link nothing that only recurs."""
    texts = [each.text for each, _ in sample.openings]
    return leads.label_of(texts, may_recur=any(each.link is not None for each, _ in sample.openings))


def _labelled(label: Label, sample: _Sample, weights: Weights, left: int) -> Naming:
    """The way of lines that begin with labels: that of what stands behind these."""
    rest = []
    for each, number in sample.openings:
        match = label.match(each.text)
        if match is not None:
            text = each.text[match.end() :]
            inner = "".join(mark for mark in separators.kinds(text) if mark in each.inner)
            rest.append((replace(each, text=text, inner=inner), number))
        elif label.known is not None:
            rest.append((each, number))
    naming = _way("title", _Sample(rest), weights, left)
    if label.kind == "." and naming.way is Way.SEPARATOR and _are_sentences(each.text for each, _ in rest):
        naming = Naming(Way.TITLE, ".")  # as the persons before it, a title ends at a full stop
    if label.kind == "&" and not naming.labels:
        naming = Naming(Way.TITLE, PUBLISHED)
    return replace(naming, labels=(label, *naming.labels))


def _separated(sample: _Sample, weights: Weights) -> Naming:
    """The separator that most lines have: one that few have is part of their titles."""
    least = (len(sample.openings) + sample.begun) * weights.separated
    if sample.begun >= least:
        return USUAL
    if _share(each.has_emphasis for each, _ in sample.openings) >= weights.separated:
        return Naming(Way.TITLE, EMPHASIS)
    marks = Counter(mark for each, _ in sample.openings for mark in each.inner)
    most = [mark for mark, count in marks.items() if count + sample.begun >= least]
    each_has = [mark for mark in most if marks[mark] >= len(sample.openings) * WEIGHTS.sure]
    if (mark := _before_persons(each_has, sample)) is not None:
        return Naming(Way.SEPARATOR, mark)
    if _share(leads.PERSONS.search(each.text) is not None for each, _ in sample.openings) >= weights.separated:
        return Naming(Way.TITLE, PERSONS)
    common = [mark for mark in most if not _is_in_titles(mark, sample) and not _recur(_heads(mark, sample.openings))]
    if not common and (mark := _before_persons([mark for mark in marks if mark in separators.DASHES], sample)):
        return Naming(Way.SEPARATOR, mark)
    if not common:
        return Naming(Way.TITLE, "." if _are_sentences(each.text for each, _ in sample.openings) else "")
    return Naming(Way.SEPARATOR, max(common, key=lambda mark: marks[mark]) if len(common) > 1 else common[0])


def _are_sentences(texts: Iterable[str]) -> bool:
    """Whether most texts are a sentence and more behind its full stop."""
    return _share(leads.SENTENCE.match(text) is not None for text in texts) >= WEIGHTS.separated


def _before_persons(marks: Iterable[str], sample: _Sample) -> str | None:
    """The mark behind which persons stand in nearly all lines that have one: `A Title - Ada North`."""
    for mark in marks:
        found = (separators.find(each.text, 0, mark) for each, _ in sample.openings if mark in each.inner)
        if mark in _BEFORE_PERSONS and leads.are_persons([each.string[each.end() :] for each in found if each]):
            return mark
    return None


def _is_in_titles(mark: str, sample: _Sample) -> bool:
    """Whether lines without a colon are as long as titles: it is part of those that have one.

    Without a link, what begins with a small letter or ends like a sentence is no title.
    """
    without = (each for each, _ in sample.openings if mark not in each.inner)
    titles = [each for each in without if each.link or not (each.inner or _tells(each.text))]
    others = [count_words(each.text) for each in titles]
    return mark == ":" and len(others) > 1 and sum(others) >= len(others) * WEIGHTS.bare_words


def _tells(text: str) -> bool:
    """Whether a text begins with a small letter or ends like a sentence."""
    return text[:1].islower() or text.endswith((".", ";"))


def _behind_names(sample: _Sample) -> str | None:
    """The dash behind the names of lines without a link, where the others are names of few words as well.

    So is a colon before small letters, with which the second part of a title hardly begins.
    """
    found = [(each, number) for each, number in sample.openings if each.link is None]
    names = [count_words(each.text) for each, _ in found if not each.inner]
    if len(names) < WEIGHTS.enough_lines or sum(names) > len(names) * WEIGHTS.bare_words:
        return None
    for mark in Counter(mark for each, _ in found for mark in each.inner if mark in f"{separators.DASHES}:"):
        if _heads_names(_heads(mark, found)) and (mark != ":" or _are_told_behind(mark, found)):
            return mark
    return None


def _are_told_behind(mark: str, found: Sequence[tuple[Opening, int]]) -> bool:
    """Whether what stands behind a mark begins with a small letter in most of several lines."""
    matches = (separators.find(each.text, 0, mark) for each, _ in found if mark in each.inner)
    return _share(each.string[each.end() :].lstrip()[:1].islower() for each in matches if each) >= WEIGHTS.separated


def behind_each(found: Sequence[Opening]) -> str | None:
    """The dash that nearly all of several texts have behind a name of few words, which differ."""
    for mark in Counter(mark for each in found for mark in each.inner if mark in separators.DASHES):
        heads = _heads(mark, [(each, 0) for each in found])
        if len(heads) >= max(WEIGHTS.enough_lines, len(found) * WEIGHTS.sure) and _heads_names(heads):
            return None if any(is_date(head) for head, _ in heads) else mark
    return None


def _heads(mark: str, found: Sequence[tuple[Opening, int]]) -> list[tuple[str, int]]:
    """What stands before a mark in texts that have it, each with its list."""
    matches = ((separators.find(each.text, 0, mark), each, number) for each, number in found)
    return [(each.text[: match.start()], number) for match, each, number in matches if match is not None]


def _heads_names(heads: Sequence[tuple[str, int]]) -> bool:
    """Whether all that stands before a mark is names of few words, which do not recur."""
    return bool(heads) and max(count_words(head) for head, _ in heads) <= WEIGHTS.bare_words and not _recur(heads)


def _recur(heads: Sequence[tuple[str, int]]) -> bool:
    """Whether what stands before a mark recurs in its list, as names do not."""
    return _alike(heads) >= WEIGHTS.recurring_heads


def _share(whether: Iterable[bool]) -> float:
    """The share of lines of which something is true; of few lines little can be said."""
    found = list(whether)
    return sum(found) / len(found) if len(found) >= WEIGHTS.enough_lines else 0.0


def _alike(texts: Sequence[tuple[str, int]]) -> float:
    """The share of texts that stand in their list already; of two that are alike little can be said."""
    if len(texts) < WEIGHTS.enough_lines:
        return 0.0
    return 1 - len({(text.casefold(), number) for text, number in texts}) / len(texts)
