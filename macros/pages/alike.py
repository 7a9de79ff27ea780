"""Parts of figures in tables: what many of them have in common is said once, each row says only its own.

A large plan has ten thousand parts, and a block (explain.py) for each would be fifty megabytes. Here the facts that hold for every row
stand above them, with the figures that the parts come from; a row has its name, its value and, where there are such, its weight, its
exact share, the parts that it adds up and its rounding. assets/plan.js puts facts and row together into the very block that
`explain.block` gives (a test holds the two to be the same); without scripts both are read together.

In the facts, `data-cell` says in which cell of a row that fact stands; `data-part` names the cells that come from a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from html import escape

from msgspec import Struct, field

from macros.compute.figure import Figure, Share
from macros.model.value import Formula
from macros.pages.display import fraction_texts, with_unit
from macros.pages.explain import about_source, exact_value, missing_names, split_by, waits_for, weight_text
from macros.pages.links import Reader, before_row, explained_on, inline, link
from macros.source.number import Number, exactly
from macros.source.place import Place
from macros.source.unit import Unit

Words = tuple[str, ...]
EXTRA = "+"  # in a row that took a unit of the remainder: half of all rows may


class Common(Struct, frozen=True):
    """What parts explained together share. `axes` are those of their paths; `inputs` has, for each whole that a part comes from, the axes
    of its path, and is None where each part has inputs of its own. The quantum stands as a fraction's two numbers, which are compared
    in a tenth of the time.
    """

    stem: str
    axes: Words
    origin: str
    whole: str
    split: Words
    method: str
    weighed: bool
    exact: bool
    quantum: tuple[int, int]
    unit: Unit
    missing: Words
    file: str
    line: int
    inputs: tuple[Words, ...] | None


class Alike(Struct):
    """Parts that share something: the wholes that they come from (by path, one dict an input), and each with the id of its row."""

    common: Common
    wholes: list[dict[str, None]]
    parts: list[tuple[str, Figure, Share]] = field(default_factory=list)


def is_part(figure: Figure) -> bool:
    """True for what nobody wrote anything about: a part that a division alone has made."""
    return figure.share is not None and figure.definition is None and not isinstance(figure.how, Formula)


class Tables:
    """Writes the tables of parts for the pages of a plan that explain; they all lie in one folder, the reader's."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.cell, self.told, self.input, self.word = cache(_cell), cache(self._told), cache(self._input), cache(reader.word)

    def html(self, file: str, parts: Iterable[Figure]) -> str:
        """The tables of a page, in the order of their first parts; `file` is its name in the plan's folder, "" for that of all figures."""
        found: dict[tuple[object, ...], Alike] = {}
        for figure in parts:
            self._add(found, figure)
        return "".join(self._table(file, alike) for alike in found.values())

    def _add(self, found: dict[tuple[object, ...], Alike], figure: Figure) -> None:
        share, (file, line, *_) = figure.share, figure.written
        assert share is not None
        stem, cell, row = self.cell(figure.path)
        inputs = self._wholes(figure, stem, cell)
        facts = (
            stem, tuple(cell), figure.origin, share.whole, share.axes, share.method, share.weight is not None, share.exact is not None,
            share.quantum.as_integer_ratio(), figure.unit, waits_for(figure), file, line, inputs,
        )  # fmt: skip
        alike = found.get(facts)
        if alike is None:
            alike = found[facts] = Alike(Common(*facts), [{} for _ in inputs or ()])
        for known, path in zip(alike.wholes, figure.inputs, strict=False):
            known[path] = None
        alike.parts.append((row, figure, share))

    def _wholes(self, figure: Figure, stem: str, cell: dict[str, str]) -> tuple[Words, ...] | None:
        found: list[Words] = []
        for path in figure.inputs:
            own, pairs, _ = self.cell(path)
            if pairs and (own != stem or not pairs.items() <= cell.items()):
                return None
            found.append(tuple(pairs) or (path,))
        return tuple(found)

    def _rows(self, file: str, alike: Alike, prefix: str) -> Iterator[str]:
        common = alike.common
        view = self.reader.view([exactly(Fraction(*common.quantum), common.unit)], "元", 2)
        before = escape(before_row(self.reader, common.stem, common.axes))
        shares = iter(fraction_texts([share.exact for _, _, share in alike.parts if share.exact is not None], view))
        for row, figure, share in alike.parts:
            cells = [self.told(figure.number)]
            if share.weight is not None:
                cells.append(weight_text(self.reader, share.weight))
            if share.exact is not None:
                cells.append(with_unit(next(shares), view))
            if common.inputs is None:
                cells.append(" ".join([self.input(file, path) for path in figure.inputs]))
            if share.exact is not None and (share.extra or share.bound != "free"):
                cells.append(EXTRA if share.bound == "free" else self.word(f"bound-{share.bound}"))
            name = escape(figure.name.removeprefix(prefix))
            yield f'<tr id="{before}{row}"><th>{name}</th><td>{"</td><td>".join(cells)}</td></tr>\n'

    def _told(self, number: Number | None) -> str:
        shown = self.reader.number(number)
        if number is None:
            return f'<span class="unknown">{escape(shown)}</span>'
        exact = exact_value(self.reader, number, shown)
        return f"{escape(shown)} = {exact}" if exact else escape(shown)

    def _input(self, file: str, path: str) -> str:
        """An input of one row alone: a link to its row, which says its name; on another page a figure, which has it as a title."""
        found = self.reader.computed.named(path)
        if found is not None and is_part(found) and (not file or file == explained_on(path)):
            stem, cell, row = self.cell(path)
            return f'<a href="#{escape(before_row(self.reader, stem, cell))}{row}">{self.told(found.number).partition(" = ")[0]}</a>'
        shown = "" if found is None else link(self.reader, found, self.reader.number(found.number))
        return shown if found is None else shown.replace("<a ", f'<a title="{escape(found.name)}" ', 1)

    def _table(self, file: str, alike: Alike) -> str:
        reader, word, common = self.reader, self.reader.word, alike.common
        columns = ["name", "value", *(["weight"] if common.weighed else []), *(["exact-share"] if common.exact else [])]
        columns += [*(["inputs"] if common.inputs is None else []), *(["rounding"] if common.exact else [])]
        whole = reader.computed.figures.get(common.whole)
        prefix = f"{whole.name}·" if whole is not None and alike.parts[0][1].name.startswith(f"{whole.name}·") else ""
        known = {
            "path": f"<code>{escape(common.stem)}[{escape(','.join(f'{axis}=…' for axis in common.axes))}]</code>",
            "origin": escape(word(f"origin-{common.origin}")),
            "part-of": inline(reader, whole) if whole is not None else "",
            "split-by": split_by(reader, common.split, common.method),
            "weight": "",
            "exact-share": "",
            "quantum": escape(reader.number(exactly(Fraction(*common.quantum), common.unit), "元")) if common.exact else "",
            "rounding": self._marks() if common.exact else "",
            "inputs": self._listed(alike.wholes),
            "unknown-because": missing_names(reader, common.missing),
        }
        cells = {key: f' data-cell="{place}"' for place, key in enumerate(columns)}
        terms = "".join(
            f"<dt>{word(key)}</dt>\n<dd{cells.get(key, '')}>{html}</dd>\n" for key, html in known.items() if html or key in cells
        )
        facts = f'<dl class="facts">{terms}{about_source(reader, Place(common.file, common.line))}</dl>\n'
        heads = "".join(f'<th scope="col">{word(key)}</th>' for key in columns)
        before = f' data-before="{escape(before_row(reader, common.stem, common.axes))}"' if not file else ""
        data = f'data-stem="{escape(common.stem)}" data-axes="{escape(",".join(common.axes))}"{before} data-prefix="{escape(prefix)}"'
        rows = "".join(self._rows(file, alike, prefix))
        table = f'<table class="parts" {data}><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n'
        return f'<section class="alike" data-search-exclude>{facts}{table}</section>\n'

    def _marks(self) -> str:
        """What a row says by a mark, the one without a mark first; any other rounding it says in words."""
        marks = (("", "remainder-none"), (EXTRA, "remainder-extra"))
        return "".join(f'<span data-mark="{mark}">{escape(self.word(key))}</span>' for mark, key in marks)

    def _listed(self, wholes: list[dict[str, None]]) -> str:
        """The wholes, each with the cells of the rows that come from it."""
        items = []
        for path in (path for known in wholes for path in known):
            found = self.reader.computed.named(path)
            if found is not None:
                shown = f'{link(self.reader, found, found.name)} <span class="num">{escape(self.reader.number(found.number))}</span>'
                items.append(f'<li data-part="{escape(",".join(self.cell(path)[1].values()))}">{shown}</li>\n')
        return f'<ul class="inputs">{"".join(items)}</ul>' if items else ""


def _cell(path: str) -> tuple[str, dict[str, str], str]:
    """The figure that a path names a part of, the part's member on each axis, and their keys as the id of a row has them, as HTML."""
    stem, _, inside = path.partition("[")
    cell = dict(pair.split("=", 1) for pair in inside[:-1].split(",")) if inside else {}
    return stem, cell, escape(",".join(cell.values()))
