"""The home page: every plan as a card that answers a director's first questions, plans of a group under the plan they roll up into."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Mapping, Sequence
from html import escape

from msgspec import Struct, field

from macros.catalogue import word
from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.pages.charts.frame import Item, Picture, captioned, framed, legend, told
from macros.pages.charts.parts import Part, shown_together
from macros.pages.charts.spending import drawn, piece_class, share_text
from macros.pages.links import Reader
from macros.pages.standing import Findings, about, leading, milestones, stats, status, unknowns, verdict

ONE_PAGE = "onepage"

Keep = Callable[[str, Collection[str], Callable[[], str]], str]


def made(_: str, __: Collection[str], make: Callable[[], str]) -> str:
    """A piece of the page, made."""
    return make()


class Lead(Struct, frozen=True):
    """What a group shows of a plan below it: its title and its leading target, if it has one."""

    title: str
    figure: Figure | None

    @classmethod
    def of(cls, reader: Reader) -> Lead:
        return cls(reader.computed.plan.title, leading(reader))


class Home(Struct):
    """All plans as cards, groups first. `findings` are what the check says of each, and may lack a plan.

    `keep` gives a piece of the page by its name, made or as it was, so that of many plans only those that changed are computed; it is told
    of what plans the piece speaks. `look` asks a plan for all that is shown of it, at once: it may not stay in memory.
    """

    computed: Mapping[str, Computed]
    page: str
    findings: Mapping[str, Findings]
    keep: Keep = made
    above: dict[str, str] = field(default_factory=dict)
    cards: dict[str, str] = field(default_factory=dict)
    leads: dict[str, Lead] = field(default_factory=dict)

    def look(self, key: str) -> None:
        """Makes what is shown of one plan."""
        self.above[key] = self.keep(f"above {key}", (key,), lambda: str(self.computed[key].plan.head.parent or ""))
        self.cards[key] = self.keep(f"card {key}", (key,), lambda: self._card(key))

    def shown(self) -> str:
        """The page's text."""
        for key in self.computed:
            if key not in self.cards:
                self.look(key)
        above = {key: self.above[key] for key in self.computed}
        tops = sorted((key for key in above if above[key] not in above or above[key] == key), key=lambda key: not _below(key, above))
        inner = "".join(self._top(key, [other for other in _below(key, above) if other != key]) for key in tops)
        # for those who hear the page and go from heading to heading: the eye sees the cards
        heading = f"<h2>{escape(word('all-plans', 'zh'))}</h2>\n" if inner else ""
        return f'<div class="plan-cards">{heading}{inner}</div>\n'

    def _card(self, key: str) -> str:
        reader = Reader(self.computed[key], self.page)
        self.leads[key] = Lead.of(reader)
        return _card(reader, self.findings.get(key))

    def _top(self, key: str, below: Sequence[str]) -> str:
        """A plan with those below it."""
        own = self.cards[key]
        if not below:
            return own
        children = [other for other in below if self.above[other] == key]
        group = self.keep(f"group {key} {' '.join(children)}", (key, *children), lambda: self._group(key, children))
        parts = "".join(self.cards[other].replace('class="plan-card"', 'class="plan-card part"', 1) for other in below)
        return f'<div class="plan-group">{own}{group}<div class="plan-parts">{parts}</div>\n</div>\n'

    def _group(self, key: str, children: Sequence[str]) -> str:
        leads = [self.leads.get(other) or Lead.of(Reader(self.computed[other], self.page)) for other in children]
        return _group(Reader(self.computed[key], self.page), leads)


def plans(computed: Mapping[str, Computed], page: str, findings: Mapping[str, Findings]) -> str:
    """The text of the page at once."""
    return Home(computed, page, findings).shown()


def _below(key: str, above: Mapping[str, str], seen: frozenset[str] = frozenset()) -> list[str]:
    """The plans under one, each followed by those under it; a circle of parents ends where it closes."""
    found: list[str] = []
    for other, parent in above.items():
        if parent == key and other not in seen | {key}:
            found += [other, *_below(other, above, seen | {key})]
    return found


def _card(reader: Reader, findings: Findings) -> str:
    plan = reader.computed.plan
    heading = f'<h3><a href="{escape(_address(reader, "index"))}">{escape(plan.title)}</a></h3>\n'
    marks = f'<div class="marks">{status(reader)}\n{verdict(reader, findings)}</div>\n'
    return (
        f'<section class="plan-card"><header>{heading}{marks}{about(reader)}</header>\n'
        f"{stats(reader)}{_next(reader)}{_links(reader)}</section>\n"
    )


def _next(reader: Reader) -> str:
    stones = milestones(reader)
    return f'<div class="coming"><h4>{escape(reader.word("milestones"))}</h4>\n{stones}</div>\n' if stones else ""


def _links(reader: Reader) -> str:
    """To the page that shows all at once, and to what is open."""
    has_page = any(page.section == ONE_PAGE for page in reader.computed.plan.pages)
    if not has_page:
        return ""
    count = len(unknowns(reader))
    one = f'<a href="{escape(_address(reader, ONE_PAGE))}">{escape(reader.word("one-page"))}</a>\n'
    open_ = reader.word("open-count").format(count=count)
    rest = f'<a href="{escape(_address(reader, ONE_PAGE))}#open">{escape(open_)}</a>\n' if count else ""
    return f'<div class="links">{one}{rest}</div>\n'


def _address(reader: Reader, section: str) -> str:
    return posixpath.relpath(f"{reader.computed.plan.key}/{section}.html", posixpath.dirname(reader.page) or ".")


def _group(parent: Reader, below: Sequence[Lead]) -> str:
    """The leading targets of the plans below, as pieces of the target of the plan above; those in another unit stay out."""
    whole = leading(parent)
    if whole is None:
        return ""
    found = [Part(lead.title, lead.figure) for lead in below if lead.figure is not None]
    parts = [part for part in found if part.figure.unit.powers == whole.unit.powers]
    if not parts:
        return ""
    total = Part(whole.name, whole)
    shown = shown_together(parent, [whole, *(part.figure for part in parts)])
    caption = captioned(parent.word("roll-up").format(name=whole.name.removesuffix("·合计")), "", shown)
    items = [Item(piece_class(part, index), part.name, shown.short(part), share_text(part, total)) for index, part in enumerate(parts)]
    picture = Picture("spending", caption, told(caption, [*parts, total], shown), drawn(parts, total, shown, None), legend(items))
    return framed(picture, data=False)
