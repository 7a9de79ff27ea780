"""The home page: every plan as a card that answers a director's first questions, plans of a group under the plan they roll up into."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from html import escape

from macros.catalogue import word
from macros.compute.compute import Computed
from macros.pages.charts.frame import Item, Picture, captioned, framed, legend, told
from macros.pages.charts.parts import Part, shown_together
from macros.pages.charts.spending import drawn, piece_class, share_text
from macros.pages.links import Reader
from macros.pages.standing import Findings, about, leading, milestones, stats, status, unknowns, verdict

ONE_PAGE = "onepage"


Keep = Callable[[str, Callable[[], str]], str]


def made(_: str, make: Callable[[], str]) -> str:
    """A piece of the page, made."""
    return make()


def plans(computed: Mapping[str, Computed], page: str, findings: Mapping[str, Findings], keep: Keep = made) -> str:
    """All plans as cards, groups first. `findings` are what the check says of each, and may lack a plan.

    `keep` gives a piece of the page by its name, made or as it was: so that of many plans only those that changed are computed.
    """

    def reader(key: str) -> Reader:
        return Reader(computed[key], page)

    def group(key: str, below: Sequence[str]) -> str:
        children = [other for other in below if above[other] == key]
        return keep(f"group {key} {' '.join(children)}", lambda: _group(reader(key), [reader(other) for other in children]))

    above, cards = {}, {}
    for key in computed:  # all that is asked of a plan at once: it may not stay in memory
        above[key] = keep(f"above {key}", lambda key=key: str(computed[key].plan.head.parent or ""))  # type: ignore[misc]
        cards[key] = keep(f"card {key}", lambda key=key: _card(reader(key), findings.get(key)))  # type: ignore[misc]
    tops = sorted((key for key in above if above[key] not in above or above[key] == key), key=lambda key: not _below(key, above))
    found = []
    for key in tops:
        below = [other for other in _below(key, above) if other != key]
        own = cards[key]
        if not below:
            found.append(own)
        else:
            parts = "".join(cards[other].replace('class="plan-card"', 'class="plan-card part"', 1) for other in below)
            found.append(f'<div class="plan-group">{own}{group(key, below)}<div class="plan-parts">{parts}</div>\n</div>\n')
    # for those who hear the page and go from heading to heading: the eye sees the cards
    heading = f"<h2>{escape(word('all-plans', 'zh'))}</h2>\n" if found else ""
    return f'<div class="plan-cards">{heading}{"".join(found)}</div>\n'


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


def _group(parent: Reader, children: Sequence[Reader]) -> str:
    """The leading targets of the plans below, as pieces of the target of the plan above; those in another unit stay out."""
    whole = leading(parent)
    if whole is None:
        return ""
    found = [(child, figure) for child in children if (figure := leading(child)) is not None]
    parts = [Part(child.computed.plan.title, figure) for child, figure in found if figure.unit.powers == whole.unit.powers]
    if not parts:
        return ""
    total = Part(whole.name, whole)
    shown = shown_together(parent, [whole, *(part.figure for part in parts)])
    caption = captioned(parent.word("roll-up").format(name=whole.name.removesuffix("·合计")), "", shown)
    items = [Item(piece_class(part, index), part.name, shown.short(part), share_text(part, total)) for index, part in enumerate(parts)]
    picture = Picture("spending", caption, told(caption, [*parts, total], shown), drawn(parts, total, shown, None), legend(items))
    return framed(picture, data=False)
