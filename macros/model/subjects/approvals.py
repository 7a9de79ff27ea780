"""approvals.yml: who approved which version when, and who signed; `plan approve` writes the approvals."""

from __future__ import annotations

import hashlib
import json

from pydantic import Field

from macros.model.base import Keyed, Listed, Record, TextField
from macros.model.fields import DateField


class Approval(Record):
    """One approval. `mark` is the SHA-256 of everything else in it: a word changed by hand is found."""

    version: TextField = Field(description="批准的计划版本")
    role: TextField = Field(description="以什么角色批准")
    by: TextField = Field(description="谁批准")
    date: DateField = Field(description="批准日期")
    note: TextField | None = Field(None, description="批注")
    amends: TextField | None = Field(None, description="修订的是哪个版本")
    why: TextField | None = Field(None, description="为什么修订")
    digest: TextField = Field(description="批准时全部数字、文字和页面的摘要")
    mark: TextField = Field(description="本条批准自身的摘要")

    def fits(self) -> bool:
        """True when the mark is that of what stands here."""
        words = (self.version, self.role, self.by, self.date.day.isoformat(), self.note, self.amends, self.why, self.digest)
        return str(self.mark) == approval_mark([str(word or "") for word in words])


class Signature(Record):
    """A person signed the letter with the own targets."""

    date: DateField = Field(description="签订日期")
    note: TextField | None = Field(None, description="备注")

    @classmethod
    def short(cls) -> str:
        return "date"


class Approvals(Record):
    """approvals.yml"""

    approvals: Listed[Approval] | None = Field(None, description="批准记录，由 plan approve 写入，不要手工改")
    signed: Keyed[Signature] | None = Field(None, description="已签目标责任书的人：键是 team.yml 里的人，值是日期")


def approval_mark(words: list[str]) -> str:
    """The mark of an approval: version, role, by, date, note, amends, why, digest."""
    return "sha256:" + hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()
