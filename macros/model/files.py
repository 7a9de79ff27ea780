"""The files a plan may have, each a record: plan, axes, targets, budget, facts, seasonality, team, market, strategy, schedule."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.axis import MemberRecord
from macros.model.base import Keyed, Listed, Record, TextField
from macros.model.fields import DateField, GivenField, TextsField, ValueField, enum, one_of
from macros.model.figure import Assertion, Fact, Group, Measure
from macros.model.period import PeriodRecord
from macros.model.value import Text

StatusField = Annotated[Text, one_of("draft", "review", "approved", "closed"), enum("draft", "review", "approved", "closed")]
ShowField = Annotated[Text, one_of("元", "万元", "亿元"), enum("元", "万元", "亿元")]
LanguageField = Annotated[Text, one_of("zh", "en"), enum("zh", "en")]


class Head(Record):
    """plan.yml: what the plan is, for which period, and how its money is shown."""

    title: TextField = Field(description="计划名称")
    company: TextField | None = Field(None, description="公司")
    kind: TextField = Field(description="计划种类，如 annual-sales：决定必须有哪些文件和章节")
    period: PeriodRecord = Field(description="计划期：{start: 2026-01, months: 12}")
    currency: TextField | None = Field(None, description="币种，默认 CNY")
    show: ShowField | None = Field(None, description="金额怎样显示：元、万元、亿元")
    status: StatusField | None = Field(None, description="计划走到哪一步：draft、review、approved、closed")
    version: TextField | None = Field(None, description="计划版本，如 2026.1")
    owner: TextField | None = Field(None, description="负责人")
    language: LanguageField | None = Field(None, description="zh 或 en")
    parent: TextField | None = Field(None, description="上级计划的 id")
    units: TextsField | None = Field(None, description="本计划自用的单位，如 [面, 幅]")
    summary: TextField | None = Field(None, description="一句话说明")


class Seasonality(Record):
    """A seasonality index by month: month over average month, so that twelve add up to 12."""

    name: TextField | None = Field(None, description="名称")
    index: Listed[GivenField] = Field(description="各月季节指数，合计等于月数")
    source: TextField | None = Field(None, alias="from", description="来源")


class Seasonalities(Record):
    """seasonality.yml"""

    seasonality: Keyed[Seasonality] = Field(description="季节指数，键名自己起，分解时写 {seasonality: 键名}")


class Row(Record):
    """A named row of a register; `figures` holds whatever further numbers it has."""

    name: TextField | None = Field(None, description="名称")
    note: TextField | None = Field(None, description="备注")
    source: TextField | None = Field(None, alias="from", description="来源")
    as_of: TextField | None = Field(None, description="数据截至日期")
    owner: TextField | None = Field(None, description="负责人")
    figures: Keyed[Fact] | None = Field(None, description="这一行的其他数字")


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


class Size(Fact):
    within: TextField | None = Field(None, description="包含在哪个容量之内（如 city 在 country 之内）")


class Competitor(Row):
    share: ValueField | None = Field(None, description="市场份额")
    strength: TextField | None = Field(None, description="强项")
    weakness: TextField | None = Field(None, description="弱项")
    answer: TextField | None = Field(None, description="我们的对策")


class Point(Record):
    text: TextField = Field(description="要点")
    source: TextField | None = Field(None, alias="from", description="来源")

    @classmethod
    def short(cls) -> str:
        return "text"


class Trend(Row):
    text: TextField | None = Field(None, description="内容")


class Swot(Record):
    strengths: Listed[Point] = Field(description="优势")
    weaknesses: Listed[Point] = Field(description="劣势")
    opportunities: Listed[Point] = Field(description="机会")
    threats: Listed[Point] = Field(description="威胁")


class Market(Record):
    """market.yml"""

    sizes: Keyed[Size] | None = Field(None, description="市场容量")
    figures: Keyed[Fact] | None = Field(None, description="市场的其他数字，如份额")
    trends: Keyed[Trend] | None = Field(None, description="趋势")
    competitors: Keyed[Competitor] | None = Field(None, description="竞争对手")
    swot: Swot | None = Field(None, description="SWOT 分析")


class Theme(Row):
    text: TextField | None = Field(None, description="内容")
    measure: TextField | None = Field(None, description="怎样衡量")


class ProductLine(Row):
    role: TextField | None = Field(None, description="角色：形象、走量、战术…")
    price: ValueField | None = Field(None, description="出厂价")
    retail: ValueField | None = Field(None, description="零售价")
    action: TextField | None = Field(None, description="动作")


class Channel(Row):
    role: TextField | None = Field(None, description="定位")
    now: ValueField | None = Field(None, description="现有数量")
    target: ValueField | None = Field(None, description="目标数量")
    policy: TextField | None = Field(None, description="政策")


class Promotion(Row):
    start: DateField | None = Field(None, description="开始")
    end: DateField | None = Field(None, description="结束")
    after: TextField | None = Field(None, description="接在哪一档促销之后")
    mechanisms: TextsField | None = Field(None, description="促销手段，至少两种")
    budget: ValueField | None = Field(None, description="费用")
    expect: TextField | None = Field(None, description="预期效果")


class Band(Record):
    """From `low` (included) up to `high` (excluded); a missing end is open."""

    low: GivenField | None = Field(None, alias="from", description="起（含）")
    high: GivenField | None = Field(None, alias="to", description="止（不含）")
    rate: ValueField | None = Field(None, description="比例")
    amount: ValueField | None = Field(None, description="金额")
    text: TextField | None = Field(None, description="说明")

    @property
    def name(self) -> str:
        """The band as its row is called: 0公里–600公里, ≥600公里."""
        if self.low is None or self.high is None:
            return f"<{self.high.text}" if self.high is not None else f"≥{self.low.text}" if self.low is not None else "—"
        return f"{self.low.text}–{self.high.text}"


class Bands(Row):
    basis: TextField | None = Field(None, alias="by", description="按什么分档，如 运距")
    bands: Listed[Band] = Field(description="各档")


class Strategy(Record):
    """strategy.yml"""

    idea: TextField | None = Field(None, description="策略思想")
    themes: Keyed[Theme] | None = Field(None, description="策略主题")
    product: Keyed[ProductLine] | None = Field(None, description="产品策略")
    price: Keyed[Theme] | None = Field(None, description="价格策略")
    channel: Keyed[Channel] | None = Field(None, description="渠道策略")
    promotion: Keyed[Promotion] | None = Field(None, description="促销策略")
    service: Keyed[Theme] | None = Field(None, description="服务策略")
    rebates: Keyed[Bands] | None = Field(None, description="返利分档")
    figures: Keyed[Fact] | None = Field(None, description="策略的其他数字")


class Phase(Row):
    start: DateField = Field(description="开始")
    end: DateField = Field(description="结束")
    goal: TextField | None = Field(None, description="阶段目标")


class Milestone(Row):
    date: DateField = Field(description="日期")
    done: TextField | None = Field(None, description="完成标志")


class Action(Row):
    due: DateField | None = Field(None, description="期限")
    resource: TextField | None = Field(None, description="资源")
    status: TextField | None = Field(None, description="状态")


class Recurrence(Row):
    every: TextField = Field(description="频率，如 每周三、每月末")
    what: TextField | None = Field(None, description="内容")


class Schedule(Record):
    """schedule.yml"""

    phases: Keyed[Phase] | None = Field(None, description="阶段")
    milestones: Keyed[Milestone] | None = Field(None, description="里程碑")
    actions: Keyed[Action] | None = Field(None, description="行动")
    recurrences: Keyed[Recurrence] | None = Field(None, description="例行事项")


class Axes(Record):
    """axes.yml"""

    axes: Keyed[Keyed[MemberRecord]] = Field(description="维度与成员，按页面上要出现的次序写")


class Targets(Record):
    """targets.yml"""

    measures: Keyed[Measure] = Field(description="指标与目标，键名自己起，如 revenue")


class Facts(Record):
    """facts.yml"""

    facts: Keyed[Fact] = Field(description="计划里其余的数字，键名自己起，公式里就用它")
    checks: Listed[Assertion] | None = Field(None, alias="assert", description="必须成立的关系")
