"""team.yml: units, positions, people, cost, training, incentives."""

from __future__ import annotations

from pydantic import Field

from macros.model.axis import MemberRecord
from macros.model.base import Keyed, Record, TextField
from macros.model.fields import ValueField
from macros.model.figure import Fact, Group
from macros.model.subjects.bands import Bands
from macros.model.subjects.row import Row


class Unit(Row):
    lead: TextField | None = Field(None, description="负责人")
    people: ValueField | None = Field(None, description="编制人数")
    now: ValueField | None = Field(None, description="现有人数")
    duty: TextField | None = Field(None, description="职责")


class Position(Row):
    unit: TextField | None = Field(None, description="所属部门")
    count: ValueField | None = Field(None, description="编制人数")
    duty: TextField | None = Field(None, description="职责")


class Training(Row):
    audience: TextField | None = Field(None, description="参训对象")
    form: TextField | None = Field(None, description="内训或外训")
    when: TextField | None = Field(None, description="时间或频率")
    times: ValueField | None = Field(None, description="次数")
    hours: ValueField | None = Field(None, description="每次课时")
    cost: ValueField | None = Field(None, description="费用")


class Incentive(Row):
    who: TextField | None = Field(None, description="适用对象")
    rule: TextField | None = Field(None, description="规则")
    rate: ValueField | None = Field(None, description="比例")
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
