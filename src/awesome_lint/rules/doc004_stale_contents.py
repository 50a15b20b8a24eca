"""DOC004: the contents list is out of step with the headings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from urllib.parse import quote

from awesome_lint.catalog import contents, intended
from awesome_lint.catalog.contents import Contents, ContentsEntry, HeadingTarget
from awesome_lint.conventions import collation
from awesome_lint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from awesome_lint.rule import Context, rule
from awesome_lint.rule.fixes import rearrange, reinserted
from awesome_lint.source import Source, Span
from awesome_lint.syntax import anchors
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.slugs import written
from awesome_lint.text.patterns import late_pattern
from awesome_lint.text.slips import meant_by
from awesome_lint.values.slotted import mutable

_MIN_LISTED = 5
"""A level of which fewer headings are listed shows no intention to list all."""
_MIN_LISTED_BUT_ONE = 3
"""So many do if a single heading of the levels that are listed is missing."""
_MIN_LISTED_IF_TITLED = 2
"""And so many if the list is called contents."""
_LISTED_PER_MISSING = 8
_MIN_ORDERED, _ORDERED_PER_ASTRAY = 3, 5
_MOST, _MOST_IN_GROUPS = 0.5, 0.8
_MIN_SAME = 10
_MIN_SAME_SHARE = 0.9
_BESIDE = late_pattern(
    r"(?i)\b(?:related|others?|similar|more|further|external|misc\w*|resources|links|lists|appendix|archived?|notes?|news|ilgili)\b"
)
"""What stands beside the list rather than in it, where it is the first or the last section."""
_MARKUP = late_pattern(r"[\[\]<>*_`\\~]")
_PLAIN = (n.Text, n.Escape, n.Code, n.Strong, n.Emphasis)


@rule(n.Document)
def check(document: n.Document, ctx: Context) -> Iterator[Diagnostic]:
    """Report the entries of contents lists that lead astray, and the headings that they forget."""
    found = contents.find(document, ctx.page.source)
    if not found:
        return
    holding = contents.holding(ctx.page.catalog)
    judges = [_Judge(ctx, document, each) for each in found]
    meant = {target.index for judge in judges for target in judge.meant.values()}
    missing: defaultdict[int, list[tuple[int, Diagnostic]]] = defaultdict(list)
    for judge in judges:
        yield from judge.astray()
        for target, diagnostic in judge.missing(holding, meant):
            missing[target.index].append((judge.distance(target), diagnostic))
        for run in judge.contents.runs if judge.follows_page else ():
            yield from judge.order(run)
        yield from judge.texts()
        yield from judge.twice()
    for told in missing.values():  # where there are several lists, by the one in which the heading belongs
        yield min(told, key=lambda each: each[0])[1]


@mutable
class _Judge:
    """One contents list beside the headings of its page."""

    ctx: Context
    document: n.Document
    contents: Contents

    @property
    def source(self) -> Source:
        return self.ctx.page.source

    @cached_property
    def anchors(self) -> set[str]:
        """All anchors of the page, without case."""
        named = (name for name, _ in anchors.named(self.document, self.source))
        of_headings = anchors.of_headings(self.document, self.source)
        return {each.casefold() for each in (*of_headings, *named, *anchors.ALWAYS)}

    def is_dead(self, entry: ContentsEntry) -> bool:
        is_known = entry.anchor.casefold() in self.anchors and entry.anchor != ""
        return entry.target is None and not is_known

    # entries that lead astray

    @cached_property
    def meant(self) -> dict[int, HeadingTarget]:
        """The headings that entries mean which lead elsewhere, by the ids of the entries."""
        entries = self.contents.entries
        dead = [entry for entry in entries if self.is_dead(entry)]
        meant = intended.headings(self.contents, dead)
        for each in dead:
            if not each.anchor and id(each) in meant and not intended.is_named(each, meant[id(each)]):
                del meant[id(each)]
        taken = {target.index for target in meant.values()}
        for each in entries:
            target = self._named(each, each.target) if each.target else None
            if target is not None and target.index not in taken:
                meant[id(each)] = target
        return meant

    def _named(self, entry: ContentsEntry, target: HeadingTarget) -> HeadingTarget | None:
        """The forgotten heading that an entry names by its text, while it leads to another one."""
        named, window = contents.letters(entry.text), self.contents.window(entry)
        free = self.contents.forgotten.get(named, [])
        near = [each for each in free if each.index in window]
        if target.letters == named and self.contents.firsts[target.index] is entry:
            # what several entries lead to, or the title, which contents do not hold
            free = near if target.index not in window and (target.listed > 1 or target.level == 1) else []
        elif target.letters == named:
            free = near
        return free[0] if len(free) == 1 else None

    def astray(self) -> Iterator[Diagnostic]:
        """Report the entries that lead nowhere or to another heading than they name."""
        for entry in self.contents.entries:
            meant = self.meant.get(id(entry))
            if meant is not None:
                yield self._astray(entry, meant)
            elif self.is_dead(entry) and entry.anchor:
                yield self._say(entry, f"this page has no anchor `{entry.link.url}`; update or remove the entry")

    def _astray(self, entry: ContentsEntry, meant: HeadingTarget) -> Diagnostic:
        heading = f"the heading `{meant.text}` is `#{written(meant.node.slug)}`"
        if not (intended.is_named(entry, meant) or intended.is_near(entry, meant) or intended.is_end(entry, meant)):
            message = f"this page has no heading `{entry.text}`; in its place is `{meant.text}`"
            how = Applicability.SAFE if intended.is_like(entry, meant) else Applicability.UNSAFE
            return self._say(entry, message, self._rewrite(entry, meant, how))
        if entry.target is not None:
            message = f"`{entry.link.url}` is another heading; {heading}"
        elif entry.anchor:
            message = f"this page has no anchor `{entry.link.url}`; {heading}"
        else:
            message = f"`#` is the top of the page; {heading}"
        return self._say(entry, message, self._lead(entry, meant))

    # headings that are missing

    def distance(self, target: HeadingTarget) -> int:
        """How many headings stand between one and the nearest before it that this list holds."""
        before = (entry.target.index for entry in self.contents.entries if entry.target is not None)
        return min((target.index - each for each in before if each < target.index), default=len(self.contents.targets))

    def missing(self, holding: set[int], meant: set[int]) -> Iterator[tuple[HeadingTarget, Diagnostic]]:
        """The few headings of a level that are not listed while the others are; `meant` are those that entries mean."""
        listed = Counter(each.level for each in self.contents.within if each.listed)
        among, around = self._unlisted(listed, meant)
        if not among:
            around = [each for each in around if each.node.start in holding]
            behind = [each for each in around if each.index >= self.contents.within[0].index]
            lone = around if len(around) == 1 else behind  # what stands before the contents may be their introduction
            if len(lone) == 1 and self._is_missed(lone[0], listed, holding):
                yield lone[0], self._missing(lone[0])
            return
        lost: defaultdict[int, list[HeadingTarget]] = defaultdict(list)
        for each in among:
            lost[each.level].append(each)
        for level, found in sorted(lost.items()):
            few = listed[level] // (_LISTED_PER_MISSING // (1 + self.contents.is_titled))
            few = max(few, 1 + (self.contents.is_titled and listed[level] > _MIN_LISTED))
            at_least = self._min_listed if len(among) == 1 else _MIN_LISTED
            if listed[level] >= at_least and len(found) <= few:
                is_lone = len(among) == 1 and listed[level] >= _MIN_LISTED_BUT_ONE
                is_sure = is_lone and self.contents.is_titled  # whatever it holds
                shown = (each for each in found if each.text and (is_sure or each.node.start in holding))
                yield from ((each, self._missing(each)) for each in shown)

    def _is_missed(self, target: HeadingTarget, listed: Counter[int], holding: set[int]) -> bool:
        """Whether the first or last heading of its level is not listed, while all others are that hold entries."""
        alike = [each for each in self.contents.within if each.listed and each.level == target.level]
        is_usual = all(each.node.start in holding or each.part.is_about_the_page for each in alike)
        is_usual = is_usual and not _BESIDE.search(target.text)
        return is_usual and listed[target.level] >= self._min_listed

    @property
    def _min_listed(self) -> int:
        return _MIN_LISTED_IF_TITLED if self.contents.is_titled else _MIN_LISTED_BUT_ONE

    def _unlisted(self, listed: Counter[int], meant: set[int]) -> tuple[list[HeadingTarget], list[HeadingTarget]]:
        """The headings of listed levels and sections that are not listed: among listed ones, and before or behind."""
        before, within = self.contents.before, self.contents.within
        last = max((each.index for each in within if each.listed), default=-1)
        written = {piece.partition(")")[0] for piece in self.source.text.split("](")[1:]}
        parents = {id(parent) for each, parent in contents.with_parents(within) if each.listed}
        among: list[HeadingTarget] = []
        around: list[HeadingTarget] = []
        for each, parent in (*((each, None) for each in before), *contents.with_parents(within)):
            is_expected = parent is None or parent.listed or id(parent) in parents
            is_lost = listed[each.level] > 0 and not each.listed and each.index not in meant
            is_lost = is_lost and each.node.slug not in written  # it is, but for the `#`
            if is_expected and is_lost and not each.part.is_about_the_page:
                (among if within[0].index < each.index < last else around).append(each)
        return among, around

    def _missing(self, target: HeadingTarget) -> Diagnostic:
        entry = next((each for each in self.contents.entries if self._is_meant(each, target)), None)
        if entry is not None:
            here = f"that of its level is `{self._url(entry, target)}`"
            message = f"`{entry.link.url}` is another heading of that name; {here}"
            return self._say(entry, message, self._lead(entry, target))
        before, after = self._neighbors(target)
        place = f"after `{before.text}`" if before else f"before `{after.text}`" if after else ""
        message = f"the heading `{target.text}` is missing from the contents" + (f"; list it {place}" if place else "")
        return self.ctx.diagnostic(target.node.content_span, message, self._insert(target, before, after))

    def _is_meant(self, entry: ContentsEntry, target: HeadingTarget) -> bool:
        """Whether an entry in the place of a heading leads to another one of its title, and of another level."""
        namesake = entry.target
        if namesake is None or not namesake.letters == target.letters == contents.letters(entry.text):
            return False
        return namesake.level != target.level == self.contents.level(entry.depth)

    @cached_property
    def _entries(self) -> dict[int, ContentsEntry]:
        """The entries by the indexes of their headings, or of those that they mean."""
        led = ((self.meant.get(id(entry), entry.target), entry) for entry in self.contents.entries)
        return {target.index: entry for target, entry in led if target}

    def _neighbors(self, target: HeadingTarget) -> tuple[ContentsEntry | None, ContentsEntry | None]:
        """The entries of the headings of the same level before and after a heading, in the same section."""

        def near(targets: Sequence[HeadingTarget]) -> ContentsEntry | None:
            for each in targets:
                if each.level < target.level:
                    return None
                if each.level == target.level and each.index in self._entries:
                    return self._entries[each.index]
            return None

        return near(self.contents.targets[target.index - 1 :: -1] if target.index else ()), near(
            self.contents.targets[target.index + 1 :]
        )

    def _insert(self, target: HeadingTarget, before: ContentsEntry | None, after: ContentsEntry | None) -> Fix | None:
        sibling, label = before or after, self._label(target)
        if sibling is None or label is None or not sibling.is_model:
            return None
        if isinstance(sibling.siblings, n.Paragraph):
            return self._insert_link(sibling, f"[{label}]({self._url(sibling, target)})", is_behind=before is not None)
        item, source = sibling.item, self.source
        line = source.line_span(source.line_at(item.start))
        marker = source.text[line.start : item.children[0].start]
        line_of_heading = f"{marker}[{label}]({self._url(sibling, target)})"
        gap = "\n" if sibling.siblings.tight else "\n\n"
        at = source.line_span(source.line_at(item.end - 1)).end if before else line.start
        edit = Edit(at, at, gap + line_of_heading if before else line_of_heading + gap)
        return Fix((edit,), Applicability.SAFE if sibling.is_alone else Applicability.UNSAFE, "list the heading")

    def _insert_link(self, sibling: ContentsEntry, link: str, *, is_behind: bool) -> Fix:
        """Write a link into a paragraph of links, with between it and its neighbor what stands between two others."""
        run = next(run for run in self.contents.runs if sibling in run)
        at = min(run.index(sibling), len(run) - 2)
        gap = self.source.text[run[at].link.end : run[at + 1].link.start]
        place = sibling.link.end if is_behind else sibling.link.start
        edit = Edit(place, place, gap + link if is_behind else link + gap)
        return Fix((edit,), Applicability.SAFE, "list the heading")

    # order and texts

    @cached_property
    def unsorted(self) -> set[int]:
        """The places of headings that stand out of an order that they keep: it is these that move, if any."""
        orders = self.ctx.page.conventions.section_orders
        return {order.sections[at].span.start for order in orders for move in order.moves() for at in move.run}

    @cached_property
    def follows_page(self) -> bool:
        """Whether most entries stand in the order of their headings, of groups without a heading nearly all."""
        is_grouped = (
            sum(run[0].parent is None and isinstance(run[0].siblings, n.List) for run in self.contents.runs) > 1
        )
        led = (self.meant.get(id(each), each.target) for each in self.contents.entries)
        keys = [each.index for each in led if each]
        ordered = len(collation.ordered_run([((0, key, ""),) for key in keys]))
        return ordered > len(keys) * (_MOST_IN_GROUPS if is_grouped else _MOST)

    @cached_property
    def _titles(self) -> Counter[str]:
        return Counter(target.text.casefold() for target in self.contents.targets)

    def _has_place(self, entry: ContentsEntry, target: HeadingTarget) -> bool:
        """Whether a heading shows where an entry belongs: it stands in order, and is the only one of its title.

        An entry that names another heading than it leads to has another fault.
        """
        is_one = target.node.start not in self.unsorted and self._titles[target.text.casefold()] == 1
        return is_one and (intended.is_named(entry, target) or not intended.named(entry, self.contents.targets))

    def order(self, run: Sequence[ContentsEntry]) -> Iterator[Diagnostic]:
        """Report the entries of one list that stand in another order than their headings, if they are few."""
        run = [each for each in run if each.target is None or self._has_place(each, each.target)]
        led = [self.meant.get(id(each), each.target) for each in run]
        keys = [each.index for each in led if each]
        if len(keys) != len(run) or len(set(keys)) != len(keys) or len(keys) < _MIN_ORDERED:
            return
        staying = collation.ordered_run([((0, key, ""),) for key in keys])
        if not 0 < len(keys) - len(staying) <= max(1, len(keys) // _ORDERED_PER_ASTRAY):
            return
        names = [collation.ignoring_case(each.text) for each in run]
        if names == sorted(names):
            yield from self._misplaced([each for each in led if each], staying)
            return
        wanted = [run[at] for at in sorted(range(len(run)), key=lambda at: keys[at])]
        fix = None
        siblings = run[0].siblings
        if isinstance(siblings, n.Paragraph) or not siblings.ordered:
            is_line = isinstance(siblings, n.Paragraph)
            slots = [each.item.span for each in run] if is_line else [each.span for each in siblings.children]
            stay = {each.item.span for at, each in enumerate(run) if at in staying}
            items = reinserted(slots, [each.item.span for each in wanted], stay)
            fix = rearrange(self.source, slots, items, Applicability.SAFE, "put them in the order of the headings")
        for index, each in enumerate(run):
            if index not in staying:
                at = wanted.index(each)
                place = f"after `{wanted[at - 1].text}`" if at else f"before `{wanted[1].text}`"
                yield self._say(each, f"`{each.text}` is not in the order of the headings; expected {place}", fix)

    def _misplaced(self, led: Sequence[HeadingTarget], staying: set[int]) -> Iterator[Diagnostic]:
        """The headings that contents in alphabetical order show to stand astray; the contents are right."""
        for index, each in enumerate(led):
            if index not in staying and not each.part.is_about_the_page:
                place = f"after `{led[index - 1].text}`" if index else f"before `{led[1].text}`"
                message = f"the heading `{each.text}` is out of the alphabetical order of the contents; move it {place}"
                yield self.ctx.diagnostic(each.node.content_span, message)

    def texts(self) -> Iterator[Diagnostic]:
        """Report the few entries whose text is their heading's but for a slip, and the only one that is another."""
        led = [(entry, entry.target) for entry in self.contents.entries if entry.target and id(entry) not in self.meant]
        others = [pair for pair in led if contents.letters(pair[0].text) != pair[1].letters]
        same = len(led) - len(others)
        at_least = _MIN_LISTED_BUT_ONE if self.contents.is_titled else _MIN_LISTED
        renamed = [pair for pair in others if intended.is_another(*pair)]
        if len(renamed) == 1 and same >= max(at_least, (len(others) - 1) * 2 * _LISTED_PER_MISSING):
            each, target = renamed[0]
            message = f"`{each.text}` leads to the heading `{target.text}`; the others have the text of their headings"
            yield self._say(each, message, self._rewrite(each, target, Applicability.UNSAFE))
        if same < max(_MIN_SAME, len(led) * _MIN_SAME_SHARE):
            return
        for each, target in others:
            if meant_by(contents.letters(each.text), [target.letters]):
                message = f"the contents say `{each.text}` where the heading says `{target.text}`"
                yield self._say(each, message, self._rewrite(each, target, Applicability.UNSAFE))

    def twice(self) -> Iterator[Diagnostic]:
        """Report the entries that stand in the list already."""
        firsts: dict[tuple[str, str, int], ContentsEntry] = {}
        for entry in self.contents.entries:
            # below another parent it may well mean another heading of the same title
            is_one = not entry.target or self._titles[entry.target.text.casefold()] == 1
            where = 0 if is_one else id(entry.parent)
            first = firsts.setdefault((contents.letters(entry.text), entry.anchor.casefold(), where), entry)
            if first is not entry and entry.anchor and id(entry) not in self.meant and not self.is_dead(entry):
                row = self.source.position(first.link.span.start).row
                message = f"`{entry.text}` is already in the contents, on line {row}; remove one of the two"
                # below labels that lead nowhere each group may have it
                is_grouped = isinstance(entry.siblings, n.List) and entry.siblings is not first.siblings
                told = Severity.INFO if is_grouped and entry.parent is first.parent is None else None
                yield self.ctx.diagnostic(entry.link.span, message, severity=told, other=first.link.span)

    # fixes

    def _say(self, entry: ContentsEntry, message: str, fix: Fix | None = None) -> Diagnostic:
        return self.ctx.diagnostic(entry.link.span, message, fix)

    def _lead(self, entry: ContentsEntry, target: HeadingTarget) -> Fix:
        url = self._url(entry, target)
        # else the heading may be what is misspelled, or the text what is wrong
        is_sure = intended.is_named(entry, target) and entry.target is None
        applicability = Applicability.SAFE if is_sure else Applicability.UNSAFE
        return Fix((Edit(*entry.link.url_span, url),), applicability, f"replace with `{url}`")

    def _rewrite(self, entry: ContentsEntry, target: HeadingTarget, applicability: Applicability) -> Fix | None:
        """Let an entry name its heading and lead to it."""
        label = self._label(target)
        is_plain = all(isinstance(child, _PLAIN) for child in entry.link.children)
        if label is None or not entry.link.children or not is_plain:
            return None
        span = Span(entry.link.children[0].start, entry.link.children[-1].end)
        lead = () if entry.target else (Edit(*entry.link.url_span, self._url(entry, target)),)
        edits = (Edit(*span, label), *lead)
        return Fix(edits, applicability, "write what the heading says")

    def _url(self, entry: ContentsEntry, target: HeadingTarget) -> str:
        """The anchor of a heading, percent-encoded where that of the entry is."""
        anchor = self.contents.anchor(target)
        return f"#{quote(anchor) if '%' in entry.link.url else written(anchor)}"

    def _label(self, target: HeadingTarget) -> str | None:
        """The text of an entry for a heading; None where it would not be plain."""
        children = target.node.children
        if any(isinstance(child, n.Link) for child in children):
            return target.text if target.text and not _MARKUP.search(target.text) else None
        if not children or not all(isinstance(child, _PLAIN) for child in children):
            return None
        label = " ".join(self.source.cut(target.node.content_span).split())
        return label if label.count("[") == label.count("]") == 0 else None
