"""A figure as a link to its explanation, and data text with figures in it."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from macros.catalogue import Message, say, text, word
from macros.compute.compute import Computed
from macros.compute.figure import Figure
from macros.compute.wording import plain_digits, plain_text
from macros.model.naming import HAN
from macros.model.value import ABROAD, Given
from macros.pages.display import View, digits_text, fits, is_small_change, machine, number_text, view_of, with_unit
from macros.source.number import Number
from macros.source.pattern import pattern_of
from macros.source.unit import Unit

FIGURE_IN_TEXT = pattern_of(r"\{([^{}|]+)(?:\|([^{}]+))?\}")
MARKDOWN = frozenset("\\`*_{}[]()#+-.!|~^=")
ODD = pattern_of(r"[^\w.-]")  # what an address would have to escape
FIGURES_PAGE = "figures.html"
MOST_DECIMALS = 12
DOWNLOADS = "downloads"
EXPLAINED = "figures"  # the folder of the pages that explain, one a table or a few figures
MONTHS = ("year", "half", "quarter", "month")
LONG = ("week", "day")
Pairs = list[tuple[str, str]]
PUBLISHED = "PLAN_PUBLISHED"  # set by `plan build`, and by a preview that makes them when asked


class PageError(LookupError):
    """A macro call that cannot be answered; its text says the way out."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose page is being written: the computed plan, and the page's own file below `content/` (for relative links).

    When `trying`, only what cannot be answered is wanted: numbers and links are not written out. `forge` is the address of a line on
    the team's forge, with {path} and {line}; "" where there is none. `published` when `plan build` writes the files beside the pages: the
    generator alone has none to link to.
    """

    computed: Computed
    page: str
    trying: bool = False
    forge: str = ""
    published: bool = field(default_factory=lambda: PUBLISHED in os.environ)
    addresses: dict[str, tuple[str, str]] = field(default_factory=dict, compare=False)  # see `_pointing`

    @property
    def language(self) -> str:
        return self.computed.plan.language

    @property
    def show(self) -> str:
        return self.computed.plan.show

    def figure(self, path: str) -> Figure:
        """The figure of that name; a `PageError` names the nearest when there is none."""
        found = self.computed.figure(path)
        if found is None:
            raise PageError(text(near_figures(self.computed, path), self.language))
        return found

    def word(self, key: str) -> str:
        return word(key, self.language)

    def aside(self, words: str) -> str:
        """Words in brackets behind others: `（万元）`, ` (CNY million)`."""
        return text(say("aside", words=words), self.language)

    def view(self, numbers: Sequence[Number | None], show: str = "", digits: int | None = None) -> View:
        """The view that shows numbers alike in the plan's language; money in `show`, else as the plan says."""
        return view_of(numbers, show or self.show, digits, self.language)

    def number(self, number: Number | None, show: str = "", digits: int | None = None) -> str:
        """A number with its unit in the plan's language; money in `show`, else as the plan says."""
        return number_text(number, show or self.show, digits, self.language)

    def written(self, given: Given) -> str:
        """A number as it is written; on an English page in English words where it is written in Chinese."""
        if self.language == "zh" or not HAN.search(given.text):
            return given.text
        return self.number(given.number)

    def full(self, number: Number) -> str:
        """A single number in full digits with its unit."""
        return plain_text(number) if self.language == "zh" else with_unit(plain_digits(number), self.view([number], "元"))


def near_figures(computed: Computed, path: str) -> Message:
    """The sentence for a name that no figure of the plan has."""
    if computed.plan.broken:
        files = "、".join(f"{name}.yml" for name in sorted(computed.plan.broken))
        return say("no-such-figure-broken", plan=computed.plan.key, figure=path, files=files)
    near = computed.names.near(path, 3)
    if near:
        return say("no-such-figure-near", plan=computed.plan.key, figure=path, near="、".join(near))
    return say("no-such-figure", plan=computed.plan.key, figure=path)


def href(reader: Reader, path: str) -> str:
    """The relative address of a figure's explanation. Raw HTML links pass both hosts unchanged, so they end in .html."""
    plan, _, path = path.rpartition(ABROAD)
    return address(reader, explained_on(path) if reader.published else FIGURES_PAGE, plan) + "#" + spot(reader, path)


def spot(reader: Reader, path: str) -> str:
    """The id of a figure's explanation on its page: of a part `revenue[month=2026-01,product=A]` on the page of its table `2026-01,A`, on
    the one page of all figures `revenue--month,product--2026-01,A`.
    """
    stem, bracket, cell = path.partition("[")
    if not bracket:
        return stem
    pairs = [pair.partition("=") for pair in cell.rstrip("]").split(",")]
    return before_row(reader, stem, [axis for axis, *_ in pairs]) + ",".join(member for *_, member in pairs)


def before_row(reader: Reader, stem: str, axes: Iterable[str]) -> str:
    """What stands before the members in the ids of the parts of a table: nothing where the table has a page of its own."""
    return "" if reader.published else f"{stem}--{','.join(axes)}--"


def explained_on(path: str) -> str:
    """The page of a site that explains a figure, so that opening one fetches little and a plan has few of them: the cells of a table on
    one, with the quarters beside the months, and a page for each member of what comes before the last two axes; every other figure by
    its name without the last word, five words at most.
    """
    table, equals, _ = path.rpartition("=")
    if equals:
        return _table_page(f"{table}=")
    words = path.split(".")
    return f"{EXPLAINED}/{'.'.join(words[:-1][:5]) or path}.html"


@lru_cache(maxsize=1 << 12)
def _table_page(path: str) -> str:
    stem, firm, shown = table_of(path)
    parts = [stem, *(f"{axis}-{member}" for axis, member in firm), *("month" if axis in MONTHS else axis for axis, _ in shown)]
    return f"{EXPLAINED}/{ODD.sub('-', '--'.join(parts))}.html"


def table_of(path: str) -> tuple[str, Pairs, Pairs]:
    """The table that explains a part: the divided figure, axes with the one member that all its cells have, and its own axes: the last
    two, time after the others; the last alone where one is of weeks or days, which are many. The last axis of a path is always its own.
    """
    stem, _, cell = path.partition("[")
    pairs = [(axis, member) for axis, _, member in (pair.partition("=") for pair in cell.rstrip("]").split(","))]
    if any(axis in LONG for axis, _ in pairs):
        return stem, pairs[:-1], pairs[-1:]
    pairs.sort(key=lambda pair: pair[0] in MONTHS)
    return stem, pairs[:-2], pairs[-2:]


def address(reader: Reader, file: str, plan: str = "") -> str:
    """The relative address of a file in the plan's own folder, or in another plan's."""
    folder, _, name = f"{plan or reader.computed.plan.key}/{file}".rpartition("/")
    return f"{_between(reader.page, folder)}{name}"


@lru_cache(maxsize=1 << 10)
def _between(page: str, folder: str) -> str:
    found = posixpath.relpath(folder, posixpath.dirname(page) or ".")
    return "" if found == "." else f"{found}/"


def tools(reader: Reader, key: str) -> str:
    """Links to a table's files, "" where there are none. What needs a script (copy, unit) is added to this line by tables.js."""
    if not reader.published:
        return '<p class="figures-tools" data-search-exclude></p>\n'
    names = (("CSV", f"{key}.csv"), ("Excel", f"{reader.computed.plan.key}.xlsx"))
    links = "\n".join(f'<a href="{escape(address(reader, f"{DOWNLOADS}/{name}"))}" download>{label}</a>' for label, name in names)
    return f'<p class="figures-tools" data-search-exclude>{links}</p>\n'


def link(reader: Reader, figure: Figure, shown: str) -> str:
    """A figure's number as a link; an unknown keeps its reason as a title."""
    if reader.trying:
        return ""
    if figure.number is not None:
        return number_links(reader, [""], [figure.path], [machine(figure.number)], [escape(shown)], figure.number.unit)[0]
    why = figure.definition.why if figure.definition is not None else ""
    unknown = f'<span class="unknown" title="{escape(why)}">{escape(shown)}</span>'
    return f'<a class="figure" href="{escape(href(reader, figure.path))}" data-figure="{escape(figure.path)}">{unknown}</a>'


def number_links(
    reader: Reader, tags: Iterable[str], paths: Iterable[str], values: Iterable[str | int], shown: Iterable[str], unit: Unit
) -> list[str]:
    """Numbers of one unit as links: what stands before each, the figures' paths, the numbers as `machine` writes them, and ready HTML."""
    named, known = _unit_text(unit), reader.addresses
    halves = [path.rpartition("=") if "=" in path else (path, "", "") for path in paths]
    starts = [known.get(before) or _address(reader, before) for before, _, _ in halves]
    ends = [_member(key) for _, _, key in halves]
    return [
        f'{tag}<a class="figure" href="{address}{end}" data-figure="{start}{key}" data-value="{value}" data-unit="{named}">{html}</a>'
        for tag, (address, start), (end, key), value, html in zip(tags, starts, ends, values, shown, strict=True)
    ]


def _address(reader: Reader, before: str) -> tuple[str, str]:
    """Where links lead and which figures they show, up to the last member's key: all parts along an axis share that."""
    start = f"{before}=" if "[" in before else before
    found = reader.addresses[before] = escape(href(reader, start)), escape(start)
    return found


@lru_cache(maxsize=1 << 12)
def _member(key: str) -> tuple[str, str]:
    return escape(key.removesuffix("]")), escape(key)


@lru_cache(maxsize=1 << 8)
def _unit_text(unit: Unit) -> str:
    return escape(str(unit))


def inline(reader: Reader, figure: Figure, show: str = "", digits: int | None = None) -> str:
    """A figure in running text, with its unit. A `PageError` when it cannot be shown in the unit asked for."""
    if show:
        _fitting(reader, figure, show)
    if digits is not None and digits not in range(MOST_DECIMALS + 1):
        raise PageError(text(say("bad-digits", most=MOST_DECIMALS, got=str(digits)), reader.language))
    if reader.trying:
        return ""
    own = show or ("元" if is_small_change(figure.number, reader.show, reader.language) else reader.show)
    return link(reader, figure, reader.number(figure.number, own, digits))


def inline_money(reader: Reader, figure: Figure, show: str = "") -> str:
    """A figure with its unit beside others of other units: `show` is for the money among them."""
    return inline(reader, figure, show if fits(figure.unit, show) else "")


def _fitting(reader: Reader, figure: Figure, show: str) -> None:
    own = str(figure.unit if figure.number is None else figure.number.unit)
    if not fits(figure.unit if figure.number is None else figure.number.unit, show) and show != own:
        raise PageError(text(say("no-such-view", figure=figure.path, own=own, unit=show), reader.language))


def figure_link(reader: Reader, figure: Figure | None, view: View) -> str:
    """A figure's number in a table whose header names the unit, as a link; "" without a figure."""
    return "" if figure is None else link(reader, figure, figure_text(reader, figure, view))


def figure_text(reader: Reader, figure: Figure | None, view: View) -> str:
    """What that link says."""
    if figure is None or reader.trying:
        return ""
    return reader.word("unknown") if figure.number is None else digits_text(figure.number, view)


def prose(reader: Reader, written: str, plain: Callable[[str], str] = escape) -> str:
    """Text from data as HTML: escaped, with `{revenue.total}` and `{revenue.total|亿元}` as figures."""
    parts, last = [], 0
    for match in FIGURE_IN_TEXT.finditer(written):
        parts.append(plain(written[last : match.start()]))
        parts.append(inline(reader, reader.figure(match[1].strip()), (match[2] or "").strip()))
        last = match.end()
    return "".join([*parts, plain(written[last:])]).replace("\n", "<br>\n")


def inert(written: str) -> str:
    """Text that stays text in a Markdown paragraph too: no emphasis, link, picture, heading or list comes out of it."""
    return "".join(f"&#{ord(sign)};" if sign in MARKDOWN else escape(sign) for sign in written)


def view(reader: Reader, figures: Sequence[Figure], show: str = "", numbers: Sequence[Number | None] = ()) -> View:
    """One view for figures, and numbers of others, that stand together. A `PageError` when they cannot be shown in the unit asked for."""
    if show:
        _fitting(reader, figures[0], show)
    if reader.trying:
        return reader.view([], digits=0)
    return reader.view([*(figure.number for figure in figures), *numbers], show)
