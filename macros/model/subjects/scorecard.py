"""scorecard.yml: indicators with weights that add up to 100, how each is scored, and the score of everybody who is assessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import Field

from macros.model.base import Keyed, Listed, Record, TextField
from macros.model.definition import Definition, bare, formula, found_out, sum_of
from macros.model.fields import FromZeroField, GivenField, ValueField, enum, one_of
from macros.model.repeating import EveryField
from macros.model.subjects.bands import Band
from macros.model.subjects.row import Row
from macros.model.value import Call, Constant, Expr, Formula, Given, Op, Ref, Text, Unknown, Value
from macros.source.number import Number, exactly
from macros.source.place import Place
from macros.source.unit import PERCENT, unit

WAYS = ("rate", "all", "bands", "lower", "given")
WayField = Annotated[Text, one_of(*WAYS), enum(*WAYS)]
POINTS = unit("分")


class Indicator(Row):
    """What is assessed: its weight, its target, what was reached by each, and how that becomes points."""

    weight: FromZeroField = Field(description="权重：20分 或 20%，各项合计 100；没定写 待定")
    goal: ValueField | None = Field(None, description="目标值，可写公式，如 = revenue.total")
    like: TextField | None = Field(None, description="每人的目标照哪个数的分解，写它的名字，如 revenue")
    scoring: WayField | None = Field(
        None, description="怎样计分：rate 按达成率（默认）、all 达标才得分、bands 分档、lower 越低越好、given 直接评分"
    )
    least: GivenField | None = Field(None, description="达成率低于它不得分，如 60%")
    most: GivenField | None = Field(None, description="达成率最多算到多少，如 120%；默认 100%")
    bands: Listed[Band] | None = Field(None, description="分档：达成率从 from 到 to 得权重的百分之几（rate）")
    actual: Keyed[ValueField] | None = Field(None, description="实际：按人或按伙伴写，没有就写 待定")
    rule: TextField | None = Field(None, description="计分办法的说明")


class Penalty(Row):
    """Points taken off each time."""

    points: FromZeroField = Field(description="每次扣几分，如 2分")
    times: Keyed[ValueField] | None = Field(None, description="次数：按人写")
    most: GivenField | None = Field(None, description="最多扣几分")


class Card(Row):
    """One scorecard."""

    axis: TextField | None = Field(None, description="考核谁：维度的键，如 person、channel")
    members: Keyed[TextField] | None = Field(None, description="考核对象：键与名称；不写就是实际里出现的各人")
    full: GivenField | None = Field(None, description="满分，默认 100分")
    passed: GivenField | None = Field(None, alias="pass", description="合格分，如 60分")
    every: EveryField | None = Field(None, description="多久考核一次，如 每季度")
    indicators: Keyed[Indicator] = Field(description="指标与权重")
    penalties: Keyed[Penalty] | None = Field(None, description="扣分项")
    grades: Listed[Band] | None = Field(None, description="等级：从 from 分到 to 分，名称写在 text，冒号后面可以写这一等怎样办")

    def derived(self, path: str, label: str) -> Iterator[Definition]:
        """The weights' sum, the full points, and for everybody assessed the points of each indicator, the penalties and the score."""
        place = self.place
        if self.full is None:
            yield Definition(f"{path}.full", f"{label}·满分", place, found_out(exactly(100, POINTS), "100分", place), POINTS)
        weights = sum_of([f"{path}.indicators.{key}.weight" for key in self.indicators], place)
        yield Definition(f"{path}.weights", f"{label}·权重合计", place, weights)
        members = self.assessed()
        for key, name in members.items():
            yield from self._scored(path, label, key, name)
        if not members:
            yield Definition(f"{path}.score", f"{label}·得分", place, Unknown(place, "还没有实际数"), POINTS)
        else:
            mean = sum_of([f"{path}.scores.{key}.total" for key in members], place, "mean")
            yield Definition(f"{path}.score", f"{label}·平均得分", place, mean, POINTS)

    def grade(self, score: Number | None) -> str:
        """The grade that a score falls into, "" while it is open or where there are none."""
        if score is None or not score.exact:
            return ""
        for band in self.grades or ():
            low, high = (None if end is None else end.number.low for end in (band.low, band.high))
            if (low is None or score.value >= low) and (high is None or score.value < high):
                return str(band.text or band.name)
        return ""

    def assessed(self) -> dict[str, str]:
        """Everybody assessed, by key with name: those listed, then those who have actuals or penalties."""
        found = {key: str(name) for key, name in (self.members or {}).items()}
        rows: list[dict[str, Value] | None] = [one.actual for one in self.indicators.values()]
        rows += [one.times for one in (self.penalties or {}).values()]
        for row in rows:
            for key in row or {}:
                found.setdefault(key, key)
        return found

    def _scored(self, path: str, label: str, member: str, name: str) -> Iterator[Definition]:
        stem, place = f"{path}.scores.{member}", self.place
        own = f"{label}·{name}"
        for key, indicator in self.indicators.items():
            said, short = f"{own}·{indicator.name or key}", f"{stem}.{key}"
            actual = (indicator.actual or {}).get(member)
            what: Value = actual if actual is not None else Unknown(indicator.place)
            yield Definition(f"{short}.actual", f"{said}·实际", what.place, what)
            goal = self._target(path, key, indicator, member)
            if goal is not None:
                yield Definition(f"{short}.target", f"{said}·目标", indicator.place, formula(goal, indicator.place))
                yield Definition(f"{short}.rate", f"{said}·达成率", indicator.place, _rate(indicator, short), PERCENT)
            points = _points(indicator, path, key, short, goal is not None)
            yield Definition(f"{short}.points", f"{said}·得分", indicator.place, points, POINTS)
        taken = []
        for key, penalty in (self.penalties or {}).items():
            said, times = f"{own}·{penalty.name or key}", (penalty.times or {}).get(member)
            count: Value = times if times is not None else Unknown(penalty.place)
            yield Definition(f"{stem}.{key}.times", f"{said}·次数", count.place, count)
            each = Ref(f"{path}.penalties.{key}.points", penalty.place)
            tree: Expr = Op("*", each, bare(f"{stem}.{key}.times", penalty.place), penalty.place)
            if penalty.most is not None:
                tree = Call("min", (tree, Ref(f"{path}.penalties.{key}.most", penalty.place)), penalty.place)
            yield Definition(f"{stem}.{key}.points", f"{said}·扣分", penalty.place, formula(tree, penalty.place), POINTS)
            taken.append(f"{stem}.{key}.points")
        earned: Expr = sum_of([f"{stem}.{key}.points" for key in self.indicators], place).tree
        if taken:
            left = Op("-", earned, sum_of(taken, place).tree, place)
            earned = Call("max", (left, Constant(exactly(0, POINTS), "0分", place)), place)
        yield Definition(f"{stem}.total", f"{own}·总分", place, formula(earned, place), POINTS)

    def _target(self, path: str, key: str, indicator: Indicator, member: str) -> Expr | None:
        if indicator.like is not None and self.axis is not None:
            return Ref(str(indicator.like), indicator.like.place, ((str(self.axis), member),))
        return Ref(f"{path}.indicators.{key}.goal", indicator.place) if indicator.goal is not None else None


class Scorecard(Record):
    """scorecard.yml"""

    cards: Keyed[Card] = Field(description="考核表，键名自己起")


def _rate(indicator: Indicator, short: str) -> Formula:
    """Actual over target; the other way round where less is better."""
    place = indicator.place
    pair = (f"{short}.target", f"{short}.actual") if indicator.scoring == "lower" else (f"{short}.actual", f"{short}.target")
    return formula(Op("/", Ref(pair[0], place), Ref(pair[1], place), place), place)


def _points(indicator: Indicator, path: str, key: str, short: str, has_target: bool) -> Value:
    """The points of one indicator, at most its weight times `most`."""
    place, way = indicator.place, str(indicator.scoring or "rate")
    weight = _in_points(indicator.weight, path, key)
    if way == "given" or not has_target:
        actual = Ref(f"{short}.actual", place)
        return formula(actual if way == "given" else Op("*", weight, actual, place), place)
    rate: Expr = Ref(f"{short}.rate", place)
    one = Constant(exactly(1), "100%", place)
    if way == "all":
        share: Expr = Call("reached", (rate, one), place)
    elif way == "bands" and indicator.bands:
        share = _banded(indicator.bands, f"{path}.indicators.{key}", rate, place)
    else:
        most: Expr = Ref(f"{path}.indicators.{key}.most", place) if indicator.most is not None else one
        share = Call("min", (rate, most), place)
    if indicator.least is not None:
        share = Op("*", share, Call("reached", (rate, Ref(f"{path}.indicators.{key}.least", place)), place), place)
    return formula(Op("*", weight, share, place), place)


def _banded(bands: Iterable[Band], path: str, rate: Expr, place: Place) -> Expr:
    """The share of the band that the rate falls into: each band counts from its beginning, less what lies from its end on."""
    parts: list[Expr] = []
    for index, band in enumerate(bands, 1):
        if band.rate is None:
            continue
        inside: Expr = Constant(exactly(1), "1", place)
        if band.low is not None:
            inside = Call("reached", (rate, Ref(f"{path}.bands.{index}.low", place)), place)
        if band.high is not None:
            inside = Op("-", inside, Call("reached", (rate, Ref(f"{path}.bands.{index}.high", place)), place), place)
        parts.append(Op("*", Ref(f"{path}.bands.{index}.rate", place), inside, place))
    return Call("sum", tuple(parts), place) if parts else Constant(exactly(0), "0", place)


def _in_points(weight: Value, path: str, key: str) -> Expr:
    """A weight as points: 20分 is what it is, 20% is that share of the full points."""
    ref = Ref(f"{path}.indicators.{key}.weight", weight.place)
    if isinstance(weight, Given) and weight.number.unit == POINTS:
        return ref
    bare_number = isinstance(weight, Given) and not weight.number.unit.rate
    share: Expr = ref if not bare_number else Op("/", ref, Constant(exactly(100), "100", weight.place), weight.place)
    return Op("*", share, Ref(f"{path}.full", weight.place), weight.place)
