"""A number of the plan is typed into a page by hand.

Why: the page goes on saying it when the data have changed; a number on a page is a call, or it is no number of the plan.

Example: `全年 1.2 亿、增长 15%` in a page of a plan.

Instead: `全年 {{ value("revenue.total") }}、增长 {{ value("revenue.growth") }}`. Years, dates, list numbers and names such as 5S are
left alone; a number that is no figure can stand between backquotes or carry a waiver.

中文:
是什么：页面上手打了一个计划里的数字。
为什么：数据改了，页面还写着旧数；页面上的数字应当都由宏给出。
例：计划的页面上写了“全年 1.2 亿、增长 15%”。
怎么改：写成 `{{ value("revenue.total") }}` 这样的调用；data 里还没有的数，先写进 data。年份、日期、编号和 5S、4P 这类名称不算。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.page import Page
from macros.rules.markup import place_in, prose
from macros.source.english import NAMES, SCALES
from macros.source.finding import Finding, Level
from macros.source.node import Scalar
from macros.source.notation import read_number
from macros.source.number import Number, half_up
from macros.source.pattern import pattern_of
from macros.source.place import Place
from macros.source.unit import KNOWN_UNITS, Unit

ID = "typed-number"
TIMES = ("年", "年度", "月", "日", "天", "周", "季", "季度", "小时", "分钟", "点", "时", "次", "个月", "号", "分")
UNITS = "|".join(sorted((re.escape(name) for name in KNOWN_UNITS - set(TIMES)), key=len, reverse=True))
COUNTED = {word for name, words in NAMES.items() if name not in TIMES for word in words}
ENGLISH = "|".join(sorted(word for word in COUNTED if word.isalpha() and len(word) > 2))
NUMBER = pattern_of(
    rf"(?<![A-Za-z0-9０-９_.,，/#&-])(?<!第)(?<!第 )(?P<currency>(?:CNY|RMB|¥)[ ]?)?(?P<number>[0-9０-９][0-9０-９,，.]*)"
    rf"[ ]?(?P<scale>万亿|千万|百万|万|亿|(?:{'|'.join(SCALES)})\b)?[ ]?"
    rf"(?P<unit>个百分点|[%％‰]|(?:{UNITS})(?![\w]*[0-9])|(?:{ENGLISH})\b)?"
)
LINKS = pattern_of(r"\]\([^()\n]*\)|<[^<>\n]*>|https?://\S+")


def check_page(page: Page, plan: Computed) -> Iterator[Finding]:
    shown = _Shown(plan)
    text = LINKS.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), prose(page))
    for start, written, number in numbers_in(text):
        if number.unit.pure or number.unit in shown.units:
            yield _told(place_in(page, text, start, len(written)), written, shown.by(number))


def numbers_in(text: str) -> Iterator[tuple[int, str, Number]]:
    """The single numbers with a scale or a unit in a text: where each begins, how it is written, and what it is."""
    for match in NUMBER.finditer(text):
        behind = text[match.start() - 1 : match.start()].isalnum()
        money = bool(match["currency"] or match["scale"])
        if not money and (not match["unit"] or (behind and match["unit"][-1] not in "%％‰点元")):
            continue  # 前3家, 每5人: part of a phrase; 全年5亿, 增长15% are amounts all the same
        written = match[0].strip()
        number = read_number(Scalar(written.replace(" ", ""), Place("")))
        if isinstance(number, Number) and number.exact:
            yield match.start(), written, number


def _told(place: Place, written: str, path: str | None) -> Finding:
    if path is not None:
        return Finding(place, ID, say("typed-number-equal", text=written, path=path), Level.warning)
    return Finding(place, ID, say("typed-number", text=written))


class _Shown(Struct, dict=True):
    """The single numbers of a plan by what they read as: exactly, and rounded to a step; made when first asked for."""

    plan: Computed

    @cached_property
    def units(self) -> set[Unit]:
        return {figure.unit for figure in self.plan.figures.made()}

    @cached_property
    def steps(self) -> dict[Fraction | None, dict[Fraction, list[tuple[str, Unit]]]]:
        return {}

    def by(self, number: Number) -> str | None:
        """The figure that a typed number says: exactly, or rounded to the digits typed when these are three or more; the shortest name."""
        enough = number.step and abs(number.value) >= 100 * number.step
        found = [*self._read_as(None, number), *(self._read_as(number.step, number) if enough else [])]
        return min(found, key=lambda path: (len(path), path)) if found else None

    def _read_as(self, step: Fraction | None, number: Number) -> Iterator[str]:
        if step not in self.steps:
            read: dict[Fraction, list[tuple[str, Unit]]] = {}
            for path in self.plan.figures:
                own = self.plan.figures.number(path)
                if own is not None and own.exact:
                    read.setdefault(half_up(own.value, step) if step else own.value, []).append((path, own.unit))
            self.steps[step] = read
        for path, unit in self.steps[step].get(number.value, ()):
            if unit.same_kind(number.unit) or (number.unit.pure and not number.unit.rate):
                yield path
