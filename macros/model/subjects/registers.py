"""registers.yml: lists of customers, dealers, opportunities, projects, outlets…, with the columns that the team declares."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, WithJsonSchema

from macros.model.base import Keyed, Listed, Record, TextField, not_a, reader, text_of
from macros.model.fields import BoundField, CountField, EdgeField, FlagField, GivenField, TextsField, ValueField, enum, one_of
from macros.model.figure import AddsUpField
from macros.model.formula import Refused
from macros.model.value import Text
from macros.source.node import Mapping, Node, Sequence

TypeField = Annotated[Text, one_of("text", "number", "date"), enum("text", "number", "date")]
Choice = tuple[Text, str]


def _choices(node: Node) -> tuple[Choice, ...]:
    """[甲类, 乙类], or {a: 甲类, b: 乙类}: keys with the names that people read."""
    if isinstance(node, Mapping):
        return tuple((Text(key.text, key.place), str(text_of(value))) for key, value in node)
    if isinstance(node, Sequence):
        return tuple((text, str(text)) for text in map(text_of, node.items))
    raise Refused(not_a(node, "list"))


ChoicesField = Annotated[
    tuple[Choice, ...],
    reader(_choices),
    WithJsonSchema({"type": ["array", "object"], "items": {"type": ["string", "number"]}}),
]


class Column(Record):
    """A column: text, unless it says otherwise."""

    name: TextField | None = Field(None, description="列名；不写就用键名")
    type: TypeField | None = Field(None, description="这一列写什么：text 文字（默认）、number 数、date 日期")
    unit: TextField | None = Field(None, description="单位；写了就是数")
    one_of: ChoicesField | None = Field(None, description="只能是这几个值之一：[甲类, 乙类] 或 {a: 甲类, b: 乙类}；列的键就成为一个维度")
    member: TextField | None = Field(None, description="只能是这个维度的成员，如 region；日期列可写 month，按月归集")
    value: ValueField | None = Field(None, description="= 公式：按本行的其他列算，如 = now + new - closed；行里再写的数就是声明值")
    adds_up: AddsUpField | None = Field(None, description="这一列怎样合成：sum（默认）、mean、max、min、last、none")
    expect: BoundField | None = Field(None, description="每一行都应达到的界限，如 >= 2家")
    optional: FlagField | None = Field(None, description="可以空着：空着的行不计入；不写时，空着的数是待定")

    @classmethod
    def short(cls) -> str:
        return "name"

    @property
    def numeric(self) -> bool:
        """True for a column of numbers."""
        kind = str(self.type or "")
        return kind == "number" or (not kind and (self.unit is not None or self.value is not None or self.adds_up is not None))


class Line(Record):
    """A row: its name and whatever columns are declared."""

    model_config = ConfigDict(frozen=True, extra="allow", arbitrary_types_allowed=True)
    name: TextField | None = Field(None, description="名称")
    note: TextField | None = Field(None, description="备注")

    @classmethod
    def short(cls) -> str:
        return "name"


class Claim(Record):
    """What somebody says a count or a sum comes to."""

    at: Keyed[TextField] | None = Field(None, description="哪些行：{tier: 县级, region: north}；不写就是全部")
    column: TextField | None = Field(None, description="哪一列的合计；不写就是行数")
    value: BoundField = Field(description="声明的数，如 100家；写 >= 2家 就是界限")


class Minimum(Record):
    """The least that every member of an axis must have, with what may stand in for it and who is exempt."""

    per: TextField = Field(description="每一个什么：维度的键，如 region")
    level: CountField | None = Field(None, description="树的第几层，1 是最上面；不写就是最下面的成员")
    least: EdgeField = Field(description="至少多少，如 1家")
    at: Keyed[TextField] | None = Field(None, description="只数这些行，如 {tier: 地级}")
    column: TextField | None = Field(None, description="哪一列的合计；不写就是行数")
    instead: Keyed[GivenField] | None = Field(None, alias="or", description="够这一条也行：{列: 至少多少}，如 {flagship: 1家}")
    exempt: Keyed[TextField] | None = Field(None, alias="except", description="例外：{成员: 理由}")
    why: TextField | None = Field(None, description="依据")


class Register(Record):
    """One register."""

    name: TextField | None = Field(None, description="名称，如 经销商名册")
    unit: TextField | None = Field(None, description="数的是什么：家、个、套……")
    columns: Keyed[Column] | None = Field(None, description="列：键名自己起；只写名称就是文字")
    rows: Keyed[Line] = Field(description="各行，键名自己起；行多时写一个同目录的 CSV 文件名，如 dealers.csv")
    unique: TextsField | None = Field(None, description="这几列合起来不能重复；不写就是名称不能重复")
    cross: Listed[TextsField] | None = Field(None, description="两个维度交叉着数，如 [[region, tier]]")
    complete: TextsField | None = Field(None, description="这些维度的每个末级成员都要有行")
    stated: Listed[Claim] | None = Field(None, description="声明的行数或合计，与数出来的核对")
    minimum: Listed[Minimum] | None = Field(None, description="每个成员至少要有多少")
    source: TextField | None = Field(None, alias="from", description="来源")
    as_of: TextField | None = Field(None, description="数据截至日期")
    note: TextField | None = Field(None, description="备注")


class Registers(Record):
    """registers.yml"""

    registers: Keyed[Register] = Field(description="名册，键名自己起；公式里就用它，如 dealers[tier=县级]")
