"""team.yml: units, positions, people, cost, training, incentives."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from macros.model.axis import MemberRecord
from macros.model.base import Keyed, Record, TextField
from macros.model.definition import Definition, bare, formula
from macros.model.fields import FromZeroField, RateField, ValueField
from macros.model.figure import Fact, Group
from macros.model.subjects.bands import Bands
from macros.model.subjects.row import Row
from macros.model.subjects.schedule import Recurring
from macros.model.value import Constant, Expr, Given, Op, Ref
from macros.source.number import exactly
from macros.source.unit import unit


class Unit(Row):
    lead: TextField | None = Field(None, description="负责人")
    people: FromZeroField | None = Field(None, description="编制人数")
    now: FromZeroField | None = Field(None, description="现有人数")
    duty: TextField | None = Field(None, description="职责")


class Position(Row):
    unit: TextField | None = Field(None, description="所属部门")
    count: FromZeroField | None = Field(None, description="编制人数；写了 each 与 over 就是声明值，与算得的核对")
    each: FromZeroField | None = Field(None, description="配人规则：每个区域、门店或公司几人，如 2人")
    over: FromZeroField | None = Field(None, description="共有几个，如 18家，可写公式")
    shifts: FromZeroField | None = Field(None, description="分几班，默认 1")
    least: FromZeroField | None = Field(None, description="同时在岗最少几人")
    duty: TextField | None = Field(None, description="职责")

    def derived(self, path: str, label: str) -> Iterator[Definition]:
        """The people that the rule asks for, compared with the count, and how many are on duty at a time."""
        place = self.place
        if self.each is not None and self.over is not None:
            needed = formula(Op("*", Ref(f"{path}.each", place), bare(f"{path}.over", place), place), place)
            stated = self.count if isinstance(self.count, Given) else None
            if self.count is None:
                yield Definition(f"{path}.count", f"{label}·编制人数", place, needed, unit("人"))
            yield Definition(f"{path}.needed", f"{label}·应配人数", place, needed, unit("人"), stated)
        if self.least is not None and (self.count is not None or self.each is not None):
            shifts: Expr = Ref(f"{path}.shifts", place) if self.shifts is not None else Constant(exactly(1), "1", place)
            present = formula(Op("/", Ref(f"{path}.count", place), shifts, place), place)
            yield Definition(f"{path}.on_duty", f"{label}·同时在岗", place, present, unit("人"))


class Training(Recurring):
    audience: TextField | None = Field(None, description="参训对象")
    form: TextField | None = Field(None, description="内训或外训")
    topic: TextField | None = Field(None, description="主题")
    when: TextField | None = Field(None, description="时间或频率")
    times: FromZeroField | None = Field(None, description="次数；写了 every 就按日历数")
    hours: FromZeroField | None = Field(None, description="每次课时")
    cost: FromZeroField | None = Field(None, description="费用")

    @classmethod
    def counted(cls) -> str:
        """Trainings are counted as `times`."""
        return "times"

    def derived(self, path: str, label: str) -> Iterator[Definition]:
        """All hours of the training, where its times and hours are there."""
        if self.hours is not None and (self.times is not None or self.every is not None):
            tree = Op("*", Ref(f"{path}.hours", self.place), Ref(f"{path}.times", self.place), self.place)
            once = Op("/", tree, Constant(exactly(1, unit("次")), "1次", self.place), self.place)
            yield Definition(f"{path}.total_hours", f"{label}·总课时", self.place, formula(once, self.place))


class Incentive(Row):
    who: TextField | None = Field(None, description="适用对象")
    rule: TextField | None = Field(None, description="规则")
    rate: RateField | None = Field(None, description="比例")
    amount: ValueField | None = Field(None, description="金额")


class Team(Record):
    """team.yml"""

    units: Keyed[Unit] | None = Field(None, description="部门与编制")
    positions: Keyed[Position] | None = Field(None, description="岗位")
    people: Keyed[MemberRecord] | None = Field(None, description="人员：即 person 维度；可写 market、capacity 等属性")
    figures: Keyed[Fact] | None = Field(None, description="队伍的其他数字，如编制合计")
    cost: Group | None = Field(None, description="人力成本")
    training: Keyed[Training] | None = Field(None, description="培训计划")
    incentives: Keyed[Incentive] | None = Field(None, description="激励办法")
    commissions: Keyed[Bands] | None = Field(None, description="提成与奖金分档")
