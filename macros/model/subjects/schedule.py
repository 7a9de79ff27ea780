"""schedule.yml: phases, milestones, actions, recurrences."""

from __future__ import annotations

from pydantic import Field

from macros.model.base import Keyed, Record, TextField
from macros.model.fields import DateField
from macros.model.subjects.row import Row


class Phase(Row):
    start: DateField = Field(description="开始")
    end: DateField = Field(description="结束")
    goal: TextField | None = Field(None, description="阶段目标")


class Milestone(Row):
    date: DateField = Field(description="日期")
    done: TextField | None = Field(None, description="完成标志")


class Action(Row):
    due: DateField | None = Field(None, description="期限")
    resource: TextField | None = Field(None, description="资源")
    status: TextField | None = Field(None, description="状态")


class Recurrence(Row):
    every: TextField = Field(description="频率，如 每周三、每月末")
    what: TextField | None = Field(None, description="内容")


class Schedule(Record):
    """schedule.yml"""

    phases: Keyed[Phase] | None = Field(None, description="阶段")
    milestones: Keyed[Milestone] | None = Field(None, description="里程碑")
    actions: Keyed[Action] | None = Field(None, description="行动")
    recurrences: Keyed[Recurrence] | None = Field(None, description="例行事项")
