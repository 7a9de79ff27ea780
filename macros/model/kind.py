"""Kinds of plan as data: which files, pages, figures and divisions a plan of that kind must have."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from macros.catalogue import say
from macros.model.base import Keyed, Record, TextField
from macros.model.fields import TextsField
from macros.model.reading import read_record
from macros.source.finding import Finding
from macros.source.place import Place
from macros.source.reader import read_file

BUILT_IN = Path(__file__).parent / "kinds"
PORTAL = BUILT_IN.parent.parent.parent
OWN = "data/kinds"


class Kind(Record):
    """One kind of plan."""

    name: TextField = Field(description="种类名称")
    files: TextsField | None = Field(None, description="必须有的数据文件")
    sections: Keyed[TextField] | None = Field(None, description="必须有的页面：文件名与章节名")
    figures: TextsField | None = Field(None, description="必须有的数字")
    splits: Keyed[TextsField] | None = Field(None, description="必须按哪些维度分解")


def find_kind(root: Path, name: str, place: Place) -> tuple[Kind | None, list[Finding]]:
    """The kind called `name`: the team's own under data/kinds/, else a built-in one."""
    known = {path.stem: (PORTAL, path.relative_to(PORTAL).as_posix()) for path in BUILT_IN.glob("*.yml")}
    known |= {path.stem: (root, f"{OWN}/{path.name}") for path in (root / OWN).glob("*.yml")}
    if name not in known:
        return None, [Finding(place, "unknown-kind", say("unknown-kind", kind=name, known="、".join(sorted(known))))]
    node, findings = read_file(*known[name])
    if node is None:
        return None, findings
    kind, faults = read_record(Kind, node)
    return kind, findings + faults
