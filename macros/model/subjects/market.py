"""market.yml: sizes, trends, competitors, SWOT."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import Keyed, Listed, Record, TextField
from macros.model.fields import FromZeroField, ShareField
from macros.model.figure import Fact
from macros.model.subjects.row import Row


class Size(Fact):
    value: FromZeroField | None = Field(None, description="多大：数值、= 公式，或 待定")
    within: TextField | None = Field(None, description="包含在哪个容量之内（如 city 在 country 之内）")


class Competitor(Row):
    share: ShareField | None = Field(None, description="市场份额")
    strength: TextField | None = Field(None, description="强项")
    weakness: TextField | None = Field(None, description="弱项")
    answer: TextField | None = Field(None, description="我们的对策")


class Point(Record):
    text: TextField = Field(description="要点")
    source: TextField | None = Field(None, alias="from", description="来源")

    @classmethod
    def short(cls) -> str:
        return "text"


# of the four kinds of points there may be none
Points = Annotated[Listed[Point], "may be empty"]


class Trend(Row):
    text: TextField | None = Field(None, description="内容")


class Swot(Record):
    strengths: Points = Field(description="优势")
    weaknesses: Points = Field(description="劣势")
    opportunities: Points = Field(description="机会")
    threats: Points = Field(description="威胁")


class Market(Record):
    """market.yml"""

    sizes: Keyed[Size] | None = Field(None, description="市场容量")
    figures: Keyed[Fact] | None = Field(None, description="市场的其他数字，如份额")
    trends: Keyed[Trend] | None = Field(None, description="趋势")
    competitors: Keyed[Competitor] | None = Field(None, description="竞争对手")
    swot: Swot | None = Field(None, description="SWOT 分析")
