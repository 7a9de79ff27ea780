"""The files that hold nothing but general records: axes, targets, facts, seasonality."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.axis import MemberRecord
from macros.model.base import Keyed, Listed, Record, TextField
from macros.model.fields import GivenField
from macros.model.figure import Assertion, Fact, Measure

# whose members nobody has named yet
Members = Annotated[Keyed[MemberRecord], "may be empty"]


class Axes(Record):
    """axes.yml"""

    axes: Keyed[Members] = Field(description="维度与成员，按页面上要出现的次序写")


class Targets(Record):
    """targets.yml"""

    measures: Keyed[Measure] = Field(description="指标与目标，键名自己起，如 revenue")


class Facts(Record):
    """facts.yml"""

    facts: Keyed[Fact] = Field(description="计划里其余的数字，键名自己起，公式里就用它")
    checks: Listed[Assertion] | None = Field(None, alias="assert", description="必须成立的关系")


class Seasonality(Record):
    """A seasonality index by month: month over average month, so that twelve add up to 12."""

    name: TextField | None = Field(None, description="名称")
    index: Listed[GivenField] = Field(description="各月季节指数，合计等于月数")
    source: TextField | None = Field(None, alias="from", description="来源")


class Seasonalities(Record):
    """seasonality.yml"""

    seasonality: Keyed[Seasonality] = Field(description="季节指数，键名自己起，分解时写 {seasonality: 键名}")
