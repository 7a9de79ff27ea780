"""Kinds of plan as data: which files, pages, figures and divisions a plan of that kind must have, and which it should."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from macros.catalogue import say
from macros.model.base import Entry, Keyed, Record, TextField, scalar_of
from macros.model.fields import CountField, FlagField, TextsField
from macros.model.reading import read_record
from macros.source.finding import Finding
from macros.source.node import Mapping, Scalar, Sequence
from macros.source.place import Place
from macros.source.reader import read_file

BUILT_IN = Path(__file__).parent / "kinds"
PORTAL = BUILT_IN.parent.parent.parent
OWN = "data/kinds"
T = TypeVar("T")


class Length(Record):
    """How long a plan of the kind usually is: what `plan new` writes."""

    months: CountField | None = Field(None, description="几个月")
    days: CountField | None = Field(None, description="几天")

    @classmethod
    def short(cls) -> str:
        return "months"


class Section(Record):
    """A page of the plan by its file's name."""

    name: TextField = Field(description="章节名称")
    english: TextField | None = Field(None, description="英文名称，用在英文的计划里")
    about: TextField | None = Field(None, description="这一章写什么：plan new 把它写在新页面的开头")

    @classmethod
    def short(cls) -> str:
        return "name"

    def called(self, language: str) -> str:
        """The section's name in a language."""
        return str(self.english or self.name) if language == "en" else str(self.name)


class WantedFigure(Record):
    """A figure of the plan, and how `plan new` begins it."""

    name: TextField | None = Field(None, description="显示名称；不写就用键名")
    english: TextField | None = Field(None, description="英文名称，用在英文的计划里")
    unit: TextField | None = Field(None, description="单位")
    value: TextField | None = Field(None, description="plan new 写的公式；不写就是待定")
    base: FlagField | None = Field(None, description="plan new 是否写成基期 ×（1 + 增长率）")

    @classmethod
    def short(cls) -> str:
        return "name"


def _figures(given: Any) -> Any:
    """A list of names is a set of figures that say no more than their name."""
    node = given.node if isinstance(given, Entry) else given
    if isinstance(node, Sequence | Scalar):
        names = [scalar_of(item, "text") for item in (node.items if isinstance(node, Sequence) else (node,))]
        return {name.text: Entry(name, Mapping((), name.place)) for name in names}
    return {key.text: Entry(key, value) for key, value in node} if isinstance(node, Mapping) else given


FIGURES_SCHEMA = {
    "type": ["array", "object", "string", "number"],
    "items": {"type": ["string", "number"]},
    "additionalProperties": {"type": ["object", "string", "number"]},
}
FiguresField = Annotated[dict[str, WantedFigure], BeforeValidator(_figures), WithJsonSchema(FIGURES_SCHEMA)]


class Wanted(Record):
    """What belongs to a plan of a kind."""

    files: TextsField | None = Field(None, description="数据文件")
    sections: Keyed[Section] | None = Field(None, description="页面：文件名与章节名")
    figures: FiguresField | None = Field(None, description="数字：[名字, …]，或 {名字: {name: …, unit: …}}")
    stated: TextsField | None = Field(None, description="必须声明合计的数，如 [budget]：只有各项、没有合计的不算")
    splits: Keyed[TextsField] | None = Field(None, description="哪个数按哪些维度分解")


class Kind(Wanted):
    """One kind of plan: what stands here itself is required; what stands under `recommended` is missed in a note."""

    name: TextField = Field(description="种类名称")
    english: TextField | None = Field(None, description="英文名称")
    about: TextField | None = Field(None, description="一句话：这一类计划写什么")
    like: TextField | None = Field(None, description="照哪一种：它要的这里都要，这里只写多出来的和不同的")
    approvers: TextsField | None = Field(None, description="批准所需的角色，全部批准才算批准；不写则任何一人批准即可")
    period: Length | None = Field(None, description="通常多长：plan new 照它写计划期，默认 12 个月")
    recommended: Wanted | None = Field(None, description="最好有的：缺了只提醒")

    def called(self, language: str) -> str:
        """The kind's name in a language."""
        return str(self.english or self.name) if language == "en" else str(self.name)

    def levels(self) -> Iterator[tuple[Wanted, bool]]:
        """What is required, then what is recommended, each with whether it is required."""
        yield self, True
        if self.recommended is not None:
            yield self.recommended, False


def known_kinds(root: Path) -> dict[str, tuple[Path, str]]:
    """All kinds by id with root and path of their files, sorted: the team's own under data/kinds/ go before built-in ones."""
    known = {path.stem: (PORTAL, path.relative_to(PORTAL).as_posix()) for path in BUILT_IN.glob("*.yml")}
    known |= {path.stem: (root, f"{OWN}/{path.name}") for path in (root / OWN).glob("*.yml")}
    return dict(sorted(known.items()))


def find_kind(root: Path, name: str, place: Place, below: tuple[str, ...] = ()) -> tuple[Kind | None, list[Finding]]:
    """The kind called `name` with all that it takes from the kinds it is `like`; `below` are those that led here."""
    known = known_kinds(root)
    if name not in known or name in below:
        others = "、".join(key for key in known if key not in below)
        return None, [Finding(place, "unknown-kind", say("unknown-kind", kind=name, known=others))]
    node, findings = read_file(*known[name])
    if node is None:
        return None, findings
    kind, faults = read_record(Kind, node)
    if kind is None or kind.like is None:
        return kind, findings + faults
    model, more = find_kind(root, str(kind.like), kind.like.place, (*below, name))
    return (kind if model is None else _joined(model, kind)), findings + faults + more


def _joined(model: Kind, kind: Kind) -> Kind:
    """A kind with what it takes from another; what both have is as the kind itself says."""
    above, own = model.recommended, kind.recommended
    recommended = own if above is None or own is None else own.model_copy(update=_both(above, own))
    update = {**_both(model, kind), **{name: getattr(kind, name) or getattr(model, name) for name in ("about", "period", "approvers")}}
    return kind.model_copy(update={**update, "recommended": recommended or above})


def _both(model: Wanted, kind: Wanted) -> dict[str, Any]:
    listed = {name: tuple(dict.fromkeys([*(getattr(model, name) or ()), *(getattr(kind, name) or ())])) for name in ("files", "stated")}
    keyed = {name: {**(getattr(model, name) or {}), **(getattr(kind, name) or {})} for name in ("sections", "figures", "splits")}
    return {**listed, **keyed}


def kind_and_models(root: Path, name: str) -> list[str]:
    """A kind's id and those it is `like`, the nearest first."""
    found: list[str] = []
    while name in known_kinds(root) and name not in found:
        found.append(name)
        node, _ = read_file(*known_kinds(root)[name])
        like = node.get("like") if node is not None else None
        name = getattr(like, "text", "")
    return found
