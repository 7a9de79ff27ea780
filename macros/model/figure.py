"""The records that figures are written with: a fact, a measure with its target, a group of lines with a total."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, WithJsonSchema

from macros.model.base import Keyed, Listed, Record, TextField, reader, scalar_of, text_of
from macros.model.cross import CrossesField
from macros.model.fields import (
    AssertionField,
    BoundField,
    DateField,
    EdgeField,
    EdgeRateField,
    FlagField,
    FromZeroField,
    GivenField,
    GivenRateField,
    RateField,
    TextsField,
    ValueField,
    enum,
    kept,
    one_of,
)
from macros.model.formula import is_formula, read_formula
from macros.model.split import SplitsField
from macros.model.value import Formula, Text
from macros.source.node import Node


def _whole(node: Node) -> Text | Formula:
    """A figure by its name, or a formula."""
    scalar = scalar_of(node, "text")
    return kept(read_formula(scalar)) if is_formula(scalar) else text_of(scalar)


AddsUpField = Annotated[Text, one_of("sum", "last", "mean", "max", "min", "none"), enum("sum", "last", "mean", "max", "min", "none")]
MonotoneField = Annotated[Text, one_of("up", "down"), enum("up", "down")]
WholeField = Annotated[Text | Formula, reader(_whole), WithJsonSchema({"type": ["string", "number"]})]
OverField = Annotated[Text, one_of("warn", "stop"), enum("warn", "stop")]
RephaseField = Annotated[Text, one_of("keep", "next", "spread"), enum("keep", "next", "spread")]


class Described(Record):
    """What any figure may carry beside its number."""

    name: TextField | None = Field(None, description="显示名称；不写就用键名")
    unit: TextField | None = Field(None, description="单位，如 元、箱、%、人次；写了以后数值可以不带单位")
    source: TextField | None = Field(None, alias="from", description="数据来源")
    as_of: TextField | None = Field(None, description="数据截至日期")
    why: TextField | None = Field(None, description="未知的原因，或这样定的理由")
    note: TextField | None = Field(None, description="备注")
    owner: TextField | None = Field(None, description="负责人")


class Tier(Record):
    """So many items, each of at least so much."""

    count: ValueField = Field(description="几件，如 3篇")
    above: EdgeField = Field(description="每件至少多少，如 10万次")


class Fact(Described):
    """A figure given, computed, stated or unknown. One of: value (amount), items, price × quantity, by, tiers."""

    value: ValueField | None = Field(None, description="数值、= 公式，或 待定")
    amount: ValueField | None = Field(None, description="金额；与 value 同义，用在预算里")
    stated: GivenField | None = Field(None, description="声明值：与计算值核对")
    total: GivenField | None = Field(None, description="声明的合计：与各项之和核对")
    items: Keyed[Fact] | None = Field(None, description="分项，合计即本数")
    price: FromZeroField | None = Field(None, description="单价；不写单位即按元")
    quantity: FromZeroField | None = Field(None, description="数量")
    owned: FlagField | None = Field(None, description="已有，不再花钱：计入价值，不计入现金")
    by: Keyed[ValueField] | None = Field(None, description="按期或按成员给出的数")
    adds_up: AddsUpField | None = Field(None, description="各期怎样合成全期：sum、last、mean、max、min、none")
    along: TextField | None = Field(None, description="by 的键是哪个维度的成员，如 stage：每个成员都要写")
    monotone: MonotoneField | None = Field(None, description="by 只能一期比一期：up 不降，down 不升")
    cumulative: Keyed[GivenField] | None = Field(None, description="到各期为止的累计目标：与累计数核对")
    tiers: Listed[Tier] | None = Field(None, description="分档的件数，如 [{count: 3篇, above: 10万次}]：本数至少是各档之和")
    nested: FlagField | None = Field(None, description="tiers 里高一档的件数已包含在低一档里")
    mask: TextField | None = Field(None, description="原文里被遮住的写法，如 11.4*；没有别的数就是待定")
    expect: BoundField | None = Field(None, description="应达到的界限，如 >= 24万")
    split: SplitsField | None = Field(None, description="按维度分解")

    @classmethod
    def short(cls) -> str:
        return "value"


class Base(Record):
    """The base period of a target: its amount, the period and where the number comes from."""

    value: ValueField = Field(description="基期数值")
    period: TextField | None = Field(None, description="基期，如 2025")
    source: TextField | None = Field(None, alias="from", description="来源，如 2025 年决算")
    as_of: TextField | None = Field(None, description="数据截至日期")

    @classmethod
    def short(cls) -> str:
        return "value"


class Range(Record):
    """Floor and stretch around a target (保底、挑战)."""

    floor: EdgeField | None = Field(None, description="保底目标")
    stretch: EdgeField | None = Field(None, description="挑战目标")


class Hold(Record):
    """A cell fixed by a person, with who, why and until when."""

    at: Keyed[TextField] = Field(description="锁定哪一格，如 {product: A, month: 2026-02}")
    value: GivenField = Field(description="锁定的数值")
    by: TextField = Field(description="谁锁定的")
    why: TextField = Field(description="为什么")
    until: DateField | None = Field(None, description="到期日")


class Bound(Record):
    """The least and most that a cell may be, with the reason."""

    at: Keyed[TextField] = Field(description="限定哪一格，如 {product: A, month: 2026-02}")
    min: EdgeField | None = Field(None, description="下限")
    max: EdgeField | None = Field(None, description="上限")
    why: TextField | None = Field(None, description="为什么")


class Actual(Record):
    """What happened in the closed periods, and how the open ones are planned again."""

    along: TextField | None = Field(None, description="按哪个维度，默认 month")
    values: Keyed[GivenField] = Field(description="已结束各期的实际数，如 {2026-01: 4800万}")
    last_year: Keyed[GivenField] | None = Field(None, description="去年同期的数，如 {2026-01: 4200万}：只和都有数的各期比")
    rephase: RephaseField | None = Field(None, description="余下各期：keep 照原计划，next 全补到下一期，spread 按原计划的比例摊（默认）")
    source: TextField | None = Field(None, alias="from", description="实际数的来源")


class RollsUp(Record):
    """That a measure is the sum of the same measure in the plans of an axis' members, along that axis and along others."""

    axis: TextField = Field(description="哪个维度的成员各有自己的计划（成员里写 plan: 计划的 id）")
    by: TextsField | None = Field(None, description="同时按哪些维度汇总，如 [month]；各份计划都要按它分解")

    @classmethod
    def short(cls) -> str:
        return "axis"


class Measure(Described):
    """What is planned (销售额、销量、回款…): its target, where it comes from, and how it is broken down."""

    base: Base | None = Field(None, description="基期")
    growth: RateField | None = Field(None, description="增长率，如 25%")
    total: ValueField | None = Field(None, description="目标：声明值（与基期×增长核对）或 = 公式")
    stated: GivenField | None = Field(None, description="声明值：总数由公式算出时，别处说过的数")
    range: Range | None = Field(None, description="保底与挑战目标")
    quantum: GivenField | None = Field(None, description="最小单位：每个分解数都是它的整数倍，如 1万元")
    split: SplitsField | None = Field(None, description="按维度分解")
    cross: CrossesField | None = Field(None, description="交叉表，如 [[product, month]]：行与列都合得上")
    hold: Listed[Hold] | None = Field(None, description="锁定的格")
    bound: Listed[Bound] | None = Field(None, description="格子的上下限")
    actual: Actual | None = Field(None, description="已结束各期的实际数，余下各期随之重排")
    expect: BoundField | None = Field(None, description="应达到的界限")
    rolls_up: RollsUp | None = Field(None, description="由各成员自己的计划汇总：写维度名，如 unit")

    @classmethod
    def short(cls) -> str:
        return "total"


class Limit(Record):
    """The highest allowed ratio of a total to another figure; `over` says whether crossing it warns or stops."""

    of: WholeField = Field(description="相对哪个数：写它的名字，如 revenue，或 = 公式")
    max: EdgeRateField = Field(description="上限，如 2%")
    over: OverField | None = Field(None, description="超过时：warn 提醒，stop 报错（默认）")
    stated: GivenRateField | None = Field(None, description="声明的比率：与计算值核对")


class Group(Described):
    """Lines that add up to a total."""

    total: GivenField | None = Field(None, description="声明的合计")
    limit: Limit | None = Field(None, description="费用率上限")
    lines: Keyed[Fact] = Field(description="各项")


class Assertion(Record):
    """A relation that must hold, with the reason."""

    that: AssertionField = Field(description="关系式，如 headcount.total == a + b")
    why: TextField | None = Field(None, description="依据")
    name: TextField | None = Field(None, description="显示名称")

    @classmethod
    def short(cls) -> str:
        return "that"
