"""What entries of a contents list mean that lead to nothing: a heading that no contents list holds.

The evidence is asked kind by kind, the surest first, and of all entries: a heading that one of them means
is not there for the others any more.

May not: say what is wrong with an entry.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from awesome_lint.catalog import affairs
from awesome_lint.catalog.contents import Contents, ContentsEntry, HeadingTarget, letters
from awesome_lint.syntax import nodes as n
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import MIN_LENGTH, Lexicon, is_slip

_NUMBER = late_pattern(r"\W*(?:\d+[.)]\s*)+(?=\D)")
_ASIDE = late_pattern(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*\Z")
_WORD = late_pattern(r"[^\W_]{2,}")
_WORDS = late_pattern(r"\w{2,}")
_INITIAL = late_pattern(r"\b\w")
_LETTER = late_pattern(r"[^\W_]")
_MIN_BEGINNING = 4
"""A text of fewer letters begins too many headings to mean the one that it does."""


def headings(contents: Contents, dead: Sequence[ContentsEntry]) -> dict[int, HeadingTarget]:
    """The headings that the dead ones among the entries of contents mean, by the ids of these."""
    return _Search(contents, dead).found


class _Search:
    """Hands headings out to entries that need one."""

    def __init__(self, contents: Contents, dead: Sequence[ContentsEntry]) -> None:
        self.contents = contents
        self.found: dict[int, HeadingTarget] = {}
        self._taken: set[int] = set()
        self._free = [target for target in contents.targets if not target.listed and target.letters]
        listed = {target.letters for target in contents.targets if target.listed}
        for kind in (self._called, self._core, self._begun, self._spelled, self._placed):
            left = [each for each in dead if id(each) not in self.found]
            if not left or len(self._taken) == len(self._free):
                break
            # a name that another entry leads to already is not in need of a heading
            self._hand_out(kind([each for each in left if letters(each.text) not in listed or kind == self._called]))

    def _hand_out(self, candidates: Iterable[tuple[ContentsEntry, Sequence[HeadingTarget]]]) -> None:
        """Give each entry the heading that it alone can mean; one that two could mean is nobody's."""
        chosen = []
        for entry, targets in candidates:
            window = self.contents.window(entry)
            free = [target for target in targets if target.index not in self._taken]
            free = [each for each in free if each.index in window] or free
            if len(free) == 1:
                chosen.append((entry, free[0]))
        counts = Counter(target.index for _, target in chosen)
        for entry, target in chosen:
            if counts[target.index] == 1:
                self.found[id(entry)] = target
                self._taken.add(target.index)

    def _called(self, dead: Sequence[ContentsEntry]) -> Iterator[tuple[ContentsEntry, Sequence[HeadingTarget]]]:
        """Headings whose text is that of the entry; if there is none, those of the same letters."""
        texts, by_letters = self._by(lambda each: each.text.casefold()), self._by(lambda each: each.letters)
        for entry in dead:
            yield entry, texts.get(entry.text.casefold()) or by_letters.get(letters(entry.text), [])

    def _core(self, dead: Sequence[ContentsEntry]) -> Iterator[tuple[ContentsEntry, Sequence[HeadingTarget]]]:
        """Headings of the same letters but for a number before them and an aside behind."""
        cores = self._by(lambda each: core(each.text))
        return ((entry, cores.get(core(entry.text), [])) for entry in dead)

    def _begun(self, dead: Sequence[ContentsEntry]) -> Iterator[tuple[ContentsEntry, Sequence[HeadingTarget]]]:
        """Headings that begin with the words of the entry, or that its anchor spells."""
        by_letters = self._by(lambda each: each.letters)
        by_first = self._by(lambda each: letters(each.text)[:_MIN_BEGINNING])
        for entry in dead:
            named = core(entry.text)
            begun = [] if len(named) < _MIN_BEGINNING else by_first.get(named[:_MIN_BEGINNING], [])
            begun = [each for each in begun if _begins(each.text, named)]
            yield entry, begun or by_letters.get(letters(entry.anchor), [])

    def _spelled(self, dead: Sequence[ContentsEntry]) -> Iterator[tuple[ContentsEntry, Sequence[HeadingTarget]]]:
        """Headings of which the text of the entry is a slip."""
        by_letters = self._by(lambda each: each.letters)
        near = Lexicon(by_letters)
        for entry in dead:
            slip = near.meant_by(letters(entry.text))
            yield entry, by_letters[slip] if slip else []

    def _placed(self, dead: Sequence[ContentsEntry]) -> Iterator[tuple[ContentsEntry, Sequence[HeadingTarget]]]:
        """The heading in the place of the entry, if there is one of its level and no other entry needs one there."""
        links = (each for run in self.contents.runs for each in run[0].siblings.walk() if isinstance(each, n.Link))
        texts = {letters(n.plain_text(link.children)) for link in links}
        windows = Counter((id(each.siblings), self.contents.window(each)) for each in dead)
        free = {each.index: each for each in self._free if each.letters not in texts}
        for entry in dead:
            window, level = self.contents.window(entry), self.contents.level(entry.depth)
            names_section = letters(entry.text) != "" and not affairs.is_affair(entry.text)
            if names_section and windows[id(entry.siblings), window] == 1:
                here = (free[at] for at in window if at in free)
                yield entry, [each for each in here if each.level == level and not each.part.is_about_the_page]

    def _by(self, key: Callable[[HeadingTarget], str]) -> dict[str, list[HeadingTarget]]:
        found: defaultdict[str, list[HeadingTarget]] = defaultdict(list)
        for each in self._free:
            if each.index not in self._taken and (written := key(each)):
                found[written].append(each)
        return found


def is_named(entry: ContentsEntry, target: HeadingTarget) -> bool:
    """Whether an entry names a heading: by its letters, but for numbers and asides, or by its first words."""
    if letters(entry.text) == target.letters:
        return True
    named = core(entry.text)
    return named == core(target.text) or (len(named) >= _MIN_BEGINNING and _begins(target.text, named))


def named(entry: ContentsEntry, targets: Sequence[HeadingTarget]) -> Sequence[HeadingTarget]:
    """The headings that an entry names, if its text is long enough to tell."""
    return [each for each in targets if is_named(entry, each)] if len(core(entry.text)) >= _MIN_BEGINNING else ()


def core(text: str) -> str:
    """The letters of a text without a number before it and an aside in brackets behind it."""
    return letters(_ASIDE.sub("", _NUMBER.sub("", text, count=1))) or letters(text)


def _begins(text: str, named: str) -> bool:
    """Whether a text begins with letters that a whole word ends with."""
    text = _NUMBER.sub("", text, count=1)
    at = 0
    for match in _LETTER.finditer(text):
        if at == len(named):
            return not text[match.start() - 1].isalnum()
        if match[0].casefold() != named[at : at + len(match[0].casefold())]:
            return False
        at += len(match[0].casefold())
    return at == len(named)


def is_near(entry: ContentsEntry, target: HeadingTarget) -> bool:
    """Whether text or anchor of an entry is that of a heading but for a slip or a word at one end."""
    if is_slip(letters(entry.text), target.letters) and len(target.letters) >= MIN_LENGTH:
        return True
    anchor, slug = entry.anchor, target.node.slug
    if letters(anchor) == target.letters:
        return True
    if len(slug) < MIN_LENGTH:
        return False
    return is_slip(anchor, slug) or anchor.startswith(slug) or anchor.endswith(slug)


def is_end(entry: ContentsEntry, target: HeadingTarget) -> bool:
    """Whether a heading ends in all words of an entry: `AI Model` of `Build your own AI Model`."""
    said, called = (_WORD.findall(text.casefold()) for text in (entry.text, target.text))
    return sum(map(len, said)) >= _MIN_BEGINNING and called[-len(said) :] == said


def is_like(entry: ContentsEntry, target: HeadingTarget) -> bool:
    """Whether a word of an entry begins as one of the heading does."""
    said, called = (
        {each[:_MIN_BEGINNING] for each in _WORD.findall(text.casefold())} for text in (entry.text, target.text)
    )
    return not said.isdisjoint(called)


def is_another(entry: ContentsEntry, target: HeadingTarget) -> bool:
    """Whether text and heading have no word in common, nor the beginning of one, nor the first letters of words."""
    said, called = ([*map(str.casefold, _WORDS.findall(text))] for text in (entry.text, target.text))
    initials = {"".join(_INITIAL.findall(text)).casefold() for text in (entry.text, target.text)}
    begin = any(one.startswith(other) or other.startswith(one) for one in said for other in called)
    known = is_slip(letters(entry.text), target.letters) or is_named(entry, target)
    return len(said) > 0 < len(called) and not (known or begin) and initials.isdisjoint({*said, *called})
