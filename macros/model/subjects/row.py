"""A named row of a set, the base of most records of the other files."""

from __future__ import annotations

from pydantic import Field

from macros.model.base import Keyed, Record, TextField
from macros.model.figure import Fact


class Row(Record):
    """A named row of a register; `figures` holds whatever further numbers it has."""

    name: TextField | None = Field(None, description="名称")
    note: TextField | None = Field(None, description="备注")
    source: TextField | None = Field(None, alias="from", description="来源")
    as_of: TextField | None = Field(None, description="数据截至日期")
    owner: TextField | None = Field(None, description="负责人")
    figures: Keyed[Fact] | None = Field(None, description="这一行的其他数字")
