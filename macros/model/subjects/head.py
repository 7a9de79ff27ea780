"""plan.yml: what the plan is, for which period, and how its money is shown."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, WithJsonSchema

from macros.catalogue import say
from macros.model.base import Keyed, Listed, Record, TextField, reader
from macros.model.fields import _texts, enum, one_of
from macros.model.formula import Refused
from macros.model.period import PeriodRecord
from macros.model.subjects.guardrail import Guardrail
from macros.model.value import Text
from macros.source.finding import Finding
from macros.source.grammar import SCALES
from macros.source.node import Node
from macros.source.pattern import pattern_of

OWN_UNIT = pattern_of(r"[^\W\d_]{1,12}")

StatusField = Annotated[Text, one_of("draft", "review", "approved", "closed"), enum("draft", "review", "approved", "closed")]
SHOWS = ("元", "万元", "亿元", "CNY", "CNY million")
ShowField = Annotated[Text, one_of(*SHOWS), enum(*SHOWS)]
CurrencyField = Annotated[Text, one_of("CNY"), enum("CNY")]
LanguageField = Annotated[Text, one_of("zh", "en"), enum("zh", "en")]


def _units(node: Node) -> tuple[Text, ...]:
    """The plan's own units: words of letters, each once; 万 and 亿 are notation and % is a rate."""
    words = _texts(node)
    for index, word in enumerate(words):
        if not OWN_UNIT.fullmatch(word) or word in SCALES or word in words[:index]:
            raise Refused(Finding(word.place, "bad-unit", say("bad-own-unit", unit=str(word))))
    return words


UnitsField = Annotated[tuple[Text, ...], reader(_units), WithJsonSchema({"type": ["array", "string"], "items": {"type": "string"}})]


class Amendment(Record):
    """A version that changes an approved one says which, why, and who wants it."""

    of: TextField = Field(description="修订的是哪个已批准的版本")
    why: TextField = Field(description="为什么修订")
    by: TextField = Field(description="由谁提出")


class Head(Record):
    """plan.yml: what the plan is, for which period, and how its money is shown."""

    title: TextField = Field(description="计划名称")
    company: TextField | None = Field(None, description="公司")
    kind: TextField = Field(description="计划种类，如 annual-sales：决定必须有哪些文件和章节")
    period: PeriodRecord = Field(description="计划期：{start: 2026-01, months: 12}")
    currency: CurrencyField | None = Field(None, description="币种：CNY，即人民币；别的币种写成单位，如 500美元")
    show: ShowField | None = Field(None, description="金额怎样显示：元、万元、亿元；英文计划里是 CNY、CNY million")
    status: StatusField | None = Field(None, description="计划走到哪一步：draft、review、approved、closed")
    version: TextField | None = Field(None, description="计划版本，如 2026.1")
    owner: TextField | None = Field(None, description="负责人")
    language: LanguageField | None = Field(None, description="zh 或 en")
    parent: TextField | None = Field(None, description="上级计划的 id")
    twin: TextField | None = Field(None, description="是哪个计划的另一种语言：数据都用它的，这里只写题名与译文")
    words: Keyed[TextField] | None = Field(None, description="译文：按“文件.键.键”写，如 {targets.revenue.name: Revenue}")
    units: UnitsField | None = Field(None, description="本计划自用的单位，如 [面, 幅]")
    amendment: Amendment | None = Field(None, description="修订：本版改了已批准的哪一版、为什么、由谁提出")
    axes: Keyed[TextField] | None = Field(None, description="维度和成员属性的显示名称，如 {stage: 阶段, counties: 县级点}")
    summary: TextField | None = Field(None, description="一句话说明")
    guardrails: Listed[Guardrail] | None = Field(None, description="护栏：两版之间哪些数不能动得太多，plan diff --exit-code 据此定退出码")
