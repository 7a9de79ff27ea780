"""activity.yml: norms (工作定额), cadences (频次) and the capacity that carries them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from macros.model.base import Keyed, TextField
from macros.model.definition import Definition, Division, bare, formula, found_out, sum_of
from macros.model.fields import FromZeroField, GivenField, enum, one_of
from macros.model.repeating import IntervalField
from macros.model.split import SplitsField
from macros.model.subjects.row import Row
from macros.model.value import Call, Constant, Expr, Given, Op, Ref, Text, Value
from macros.source.number import exactly
from macros.source.place import Place
from macros.source.unit import PLAIN, Unit, unit

PERIODS = {"天": "days", "周": "weeks", "月": "months", "季度": "quarters", "年": "years"}
SHORT_NAMES = {"天": "day", "周": "week", "月": "month", "季度": "quarter", "年": "year"}
EVERY = {"天": "每天", "周": "每周", "月": "每月", "季度": "每季度", "年": "每年"}
PER = (*PERIODS, *SHORT_NAMES.values())
PerField = Annotated[Text, one_of(*PER), enum(*PER)]


class Norm(Row):
    """So many a day, week or month; a period's total follows by the working calendar."""

    rate: FromZeroField = Field(description="定额：一个人每天、每周或每月多少，如 30次/天、≥20次/周")
    per: PerField | None = Field(None, description="按什么计：天、周、月、季度、年；数里已写 /天、/周 的不用写")
    people: FromZeroField | None = Field(None, description="人数；不写就用 activity.people")
    time: FromZeroField | None = Field(None, description="每次用时，如 10分钟/次、1.5小时/次")
    stated: GivenField | None = Field(None, description="别处声明的全期总数：与算得的核对")
    quantum: GivenField | None = Field(None, description="分解时的最小单位，如 1次")
    split: SplitsField | None = Field(None, description="全期总数按维度分解，如 {month: {weights: workdays}}")

    @classmethod
    def short(cls) -> str:
        return "rate"

    def derived(self, path: str, label: str) -> Iterator[Definition | Division]:
        """One person's norm for every length of time, the period's total for all, and the hours it takes."""
        place = self.place
        per = self._per()
        rate = Ref(f"{path}.rate", place)
        if self.per is not None and not (isinstance(self.rate, Given) and _below(self.rate.number.unit)):
            rate_tree: Expr = Op("/", rate, _one(per, place), place)
        elif isinstance(self.rate, Given) and ("工作日", -1) in self.rate.number.unit.powers:
            rate_tree = Op("*", rate, _one("工作日/天", place), place)
        else:
            rate_tree = rate
        if isinstance(self.rate, Given) and ("人", -1) in self.rate.number.unit.powers:
            rate_tree = Op("*", rate_tree, _one("人", place), place)  # a norm is one person's
        each = Op("*", rate_tree, _length(per, place), place)
        yield Definition(f"{path}.each", f"{label}·每人全期", place, formula(each, place))
        for span, key in SHORT_NAMES.items():
            yield Definition(f"{path}.{key}", f"{label}·{EVERY[span]}", place, formula(_turned(rate_tree, path, per, span, place), place))
        people = bare(f"{path}.people" if self.people is not None else "activity.people", place)
        total = Op("*", Ref(f"{path}.each", place), people, place)
        yield Definition(f"{path}.total", f"{label}·全期合计", place, formula(total, place), stated=self.stated)
        if self.time is not None:
            yield Definition(f"{path}.hours", f"{label}·用时", place, _hours(self.time, path, place, self.counted()))
        if self.split:
            yield Division(f"{path}.total", label, place, self.quantum, self.split)

    def counted(self) -> str:
        """What the norm counts: 次, or 家 of 家/天."""
        tops = [name for name, power in self.rate.number.unit.powers if power > 0] if isinstance(self.rate, Given) else []
        return tops[0] if len(tops) == 1 else "次"

    def _per(self) -> str:
        if self.per is not None:
            return str(unit(str(self.per)))
        below = _below(self.rate.number.unit) if isinstance(self.rate, Given) else ""
        return "天" if below in ("", "工作日") else below


class Cadence(Row):
    """How often a class of customers, or the projects of a stage, are contacted."""

    quantity: FromZeroField = Field(description="客户数或项目数；没定写 待定")
    every: IntervalField = Field(description="多久一次：1周、2周、10天、1个月，或 每周、每两周")
    times: FromZeroField | None = Field(None, description="每个间隔几次，默认 1次")
    norm: TextField | None = Field(None, description="占用哪项定额，写它的键，如 visits")
    time: FromZeroField | None = Field(None, description="每次用时，如 1小时/次；占用定额的不用写")

    def derived(self, path: str, label: str) -> Iterator[Definition]:
        """The contacts of one over the period, of all together, and of a week."""
        place = self.place
        interval: Expr = Op("/", _length(self.every.unit, place), Ref(f"{path}.interval", place), place)
        times: Expr = Ref(f"{path}.times", place) if self.times is not None else _one("次", place)
        count = bare(f"{path}.quantity", place)
        yield Definition(f"{path}.interval", f"{label}·间隔", self.every.place, self.every.given)
        yield Definition(f"{path}.each", f"{label}·每个全期联络", place, formula(Op("*", interval, times, place), place), unit("次"))
        total = Op("*", count, Ref(f"{path}.each", place), place)
        yield Definition(f"{path}.total", f"{label}·全期联络", place, formula(total, place), unit("次"))
        week = Op("/", Ref(f"{path}.total", place), Ref("activity.weeks", place), place)
        yield Definition(f"{path}.week", f"{label}·每周联络", place, formula(week, place))
        if self.time is not None:
            yield Definition(f"{path}.hours", f"{label}·用时", place, _hours(self.time, path, place))


class Activity(Row):
    """activity.yml"""

    people: FromZeroField | None = Field(None, description="做这些事的人数，默认 1人；可写公式，如 = team.people.listed * 1人")
    workday: FromZeroField | None = Field(None, description="一个人每个工作日能用在这些事上的时间，如 6小时/天")
    days: FromZeroField | None = Field(None, description="全期按多少个工作日算；不写就按工作日历")
    weeks: FromZeroField | None = Field(None, description="全期按多少周算，如 52周；不写就是工作日 ÷ 每周工作日")
    norms: Keyed[Norm] | None = Field(None, description="工作定额")
    cadences: Keyed[Cadence] | None = Field(None, description="联络频次：按客户等级或项目阶段")

    def derived(self, path: str, label: str) -> Iterator[Definition]:  # noqa: ARG002
        """The lengths of time norms are multiplied by, what each norm is asked for by cadences, and hours needed against hours there."""
        place = self.place
        if self.people is None:
            yield Definition(f"{path}.people", "活动人数", place, found_out(exactly(1, unit("人")), "1人", place))
        worked = Ref("period.workdays", place)
        if self.days is None:
            yield Definition(f"{path}.days", "工作日", place, formula(worked, place))
        if self.weeks is None:
            weeks = Op("/", Ref(f"{path}.days", place), Ref("period.workweek", place), place)
            yield Definition(f"{path}.weeks", "工作周", place, formula(weeks, place))
        for key, name in (("months", "月数"), ("quarters", "季度数"), ("years", "年数")):
            yield Definition(f"{path}.{key}", name, place, formula(Ref(f"period.{key}", place), place))
        for key, norm in (self.norms or {}).items():
            drawn = [name for name, cadence in (self.cadences or {}).items() if str(cadence.norm) == key]
            if drawn:
                stem, own = f"{path}.norms.{key}", str(norm.name or key)
                asked = sum_of([f"{path}.cadences.{name}.total" for name in drawn], norm.place)
                if norm.counted() != "次":  # a contact is one of what the norm counts
                    asked = formula(Op("*", asked.tree, _one(f"{norm.counted()}/次", norm.place), norm.place), norm.place)
                yield Definition(f"{stem}.demand", f"{own}·频次所需", norm.place, asked)
                spare = Op("-", Ref(f"{stem}.total", norm.place), Ref(f"{stem}.demand", norm.place), norm.place)
                yield Definition(f"{stem}.spare", f"{own}·余量", norm.place, formula(spare, norm.place))
        timed = [f"{path}.norms.{key}.hours" for key, norm in (self.norms or {}).items() if norm.time is not None]
        timed += [f"{path}.cadences.{key}.hours" for key, cadence in (self.cadences or {}).items() if cadence.time is not None]
        if timed:
            yield Definition(f"{path}.load", "活动用时合计", place, sum_of(timed, place))
        if self.workday is not None:
            named = [f"{path}.norms.{key}.people" for key, norm in (self.norms or {}).items() if norm.people is not None]
            people = bare(f"{path}.people", place)
            if self.people is None and named:  # the same people do several things: as many as the thing that takes most
                people = Call("bare", (sum_of(named, place, "max").tree,), place)
            there = Op("*", Op("*", Ref(f"{path}.workday", place), Ref(f"{path}.days", place), place), people, place)
            yield Definition(f"{path}.capacity", "可用时间合计", place, formula(there, place))
            if timed:
                share = Op("/", Ref(f"{path}.load", place), Ref(f"{path}.capacity", place), place)
                yield Definition(f"{path}.used", "时间占用率", place, formula(share, place), Unit(rate="%"))


def _below(found: Unit) -> str:
    """The length of time that a rate is per, or ""."""
    return next((name for name, power in found.powers if power < 0 and name in (*PERIODS, "工作日")), "")


def _one(word: str, place: Place) -> Constant:
    return Constant(exactly(1, unit(word)), f"1{word}", place)


def _length(per: str, place: Place) -> Ref:
    return Ref(f"activity.{PERIODS[per]}", place)


def _turned(rate: Expr, path: str, per: str, span: str, place: Place) -> Expr:
    """The rate for another length of time: day and week by the working week, all others by the mean of the period."""
    if per == span:
        return rate
    workweek = Ref("period.workweek", place)
    if (per, span) == ("天", "周"):
        return Op("*", rate, workweek, place)
    if (per, span) == ("周", "天"):
        return Op("/", rate, workweek, place)
    return Op("/", Ref(f"{path}.each", place), _length(span, place), place)


def _hours(time: Value, path: str, place: Place, counted: str = "次") -> Value:
    tree: Expr = Op("*", Ref(f"{path}.total", place), Ref(f"{path}.time", place), place)
    if isinstance(time, Given) and any(name == "分钟" for name, _ in time.number.unit.powers):
        tree = Op("*", tree, Constant(exactly(Fraction(1, 60), unit("小时/分钟")), "1/60", place), place)
    if isinstance(time, Given) and time.number.unit in (unit("分钟"), unit("小时"), PLAIN):
        tree = Op("/", tree, _one(counted, place), place)
    return formula(tree, place)
