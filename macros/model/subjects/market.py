"""market.yml: sizes, trends, competitors, SWOT."""

from __future__ import annotations

from pydantic import Field

from macros.model.base import Keyed, Listed, Record, TextField
from macros.model.fields import ValueField
from macros.model.figure import Fact
from macros.model.subjects.row import Row


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
