"""Guardrails: how far a figure may move from one version to the next before somebody has to look."""

from __future__ import annotations

import re

from pydantic import Field

from macros.model.base import Record, TextField
from macros.model.fields import FlagField, GivenRateField, SingleField
from macros.model.figure import OverField


class Guardrail(Record):
    """How far some figures may move between two versions."""

    of: TextField = Field(description="看住哪些数：路径，* 代表任一个键，如 revenue.total、budget.*、revenue[*]")
    amount: SingleField | None = Field(None, description="变动额不超过，如 500万")
    percent: GivenRateField | None = Field(None, description="变动幅度不超过，如 5%")
    crossing: FlagField | None = Field(None, description="true：不得由守住上限或界限变成守不住")
    over: OverField | None = Field(None, description="超过时：warn 提醒，stop 不通过（默认）")
    why: TextField | None = Field(None, description="为什么设这条")

    @property
    def stops(self) -> bool:
        """True when crossing it fails a comparison."""
        return self.over != "warn"

    def guards(self, path: str) -> bool:
        """True for a figure that `of` names; a measure or group alone means its total."""
        pattern = re.escape(self.of).replace(r"\*", "[^.]*")
        return re.fullmatch(f"{pattern}(\\.total)?", path) is not None
