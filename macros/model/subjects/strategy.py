"""strategy.yml: themes, product, price, channel, promotion, service, rebates."""

from __future__ import annotations

from pydantic import Field

from macros.model.base import Keyed, Listed, Record, TextField
from macros.model.fields import DateField, GivenField, TextsField, ValueField
from macros.model.figure import Fact
from macros.model.subjects.row import Row


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
