"""strategy.yml: themes, product, price, channel, promotion, service, rebates."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from macros.model.base import Keyed, Record, TextField
from macros.model.definition import Definition, formula
from macros.model.fields import DateField, FromZeroField, TextsField
from macros.model.figure import Fact
from macros.model.subjects.bands import Bands
from macros.model.subjects.row import Row
from macros.model.value import Expr, Given, Op, Ref


class Theme(Row):
    text: TextField | None = Field(None, description="内容")
    measure: TextField | None = Field(None, description="怎样衡量")


class ProductLine(Row):
    role: TextField | None = Field(None, description="角色：形象、走量、战术…")
    price: FromZeroField | None = Field(None, description="出厂价")
    retail: FromZeroField | None = Field(None, description="零售价")
    segment: TextField | None = Field(None, description="定位在哪一个价格档：写档名；几套价格档同名时写 键.档名")
    action: TextField | None = Field(None, description="动作")


class Channel(Row):
    role: TextField | None = Field(None, description="定位")
    now: FromZeroField | None = Field(None, description="现有数量")
    new: FromZeroField | None = Field(None, description="新增数量")
    closed: FromZeroField | None = Field(None, description="关停数量")
    target: FromZeroField | None = Field(None, description="目标数量；写了现有、新增、关停，就与 现有 + 新增 - 关停 核对")
    policy: TextField | None = Field(None, description="政策")

    def derived(self, path: str, label: str) -> Iterable[Definition]:
        """Where the channel ends up: what there is, and what opens, less what closes; compared with the target as stated."""
        parts = {key: value for key, value in (("now", self.now), ("new", self.new), ("closed", self.closed)) if value is not None}
        if "now" not in parts or len(parts) < 2:
            return
        tree: Expr = Ref(f"{path}.now", self.place)
        for key, sign in (("new", "+"), ("closed", "-")):
            if key in parts:
                tree = Op(sign, tree, Ref(f"{path}.{key}", self.place), self.place)
        stated = self.target if isinstance(self.target, Given) else None
        yield Definition(f"{path}.closing", f"{label}·期末数量", self.place, formula(tree, self.place), stated=stated)


class Promotion(Row):
    start: DateField | None = Field(None, description="开始")
    end: DateField | None = Field(None, description="结束")
    after: TextField | None = Field(None, description="接在哪一档促销之后")
    mechanisms: TextsField | None = Field(None, description="促销手段，至少两种")
    budget: FromZeroField | None = Field(None, description="费用")
    expect: TextField | None = Field(None, description="预期效果")


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
    price_bands: Keyed[Bands] | None = Field(None, description="价格档：各细分市场的价格从多少到多少，各档用 segment 起名")
    figures: Keyed[Fact] | None = Field(None, description="策略的其他数字")
