"""schedule.yml: phases, seasons, milestones, actions, recurrences, processes and the reporting calendar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from macros.catalogue import say, text
from macros.model.base import Keyed, Record, TextField
from macros.model.definition import Definition, found_out
from macros.model.fields import Day, FlagField, GivenField, enum, one_of
from macros.model.repeating import EveryField
from macros.model.subjects.row import Row
from macros.model.times import DAYS, Times
from macros.model.value import Text, Unknown
from macros.model.when import StretchField, WhenField
from macros.source.number import exactly
from macros.source.unit import unit

STATUSES = ("待开始", "进行中", "已完成", "已暂停", "已取消", "to do", "in progress", "done", "on hold", "dropped")
DONE = ("已完成", "已取消", "done", "dropped")
SKIPPED = ("none", "holidays", "rest")
StatusField = Annotated[Text, one_of(*STATUSES), enum(*STATUSES)]
SkipField = Annotated[Text, one_of(*SKIPPED), enum(*SKIPPED)]


class Phase(Row):
    start: WhenField | None = Field(None, description="开始：日期、待定，或 签约后 1 个月")
    end: WhenField | None = Field(None, description="结束")
    length: GivenField | None = Field(None, description="多长，如 2周、30天、1个月；与开始或结束合起来定出日期，都不写就接着上一阶段")
    after: TextField | None = Field(None, description="接在哪个阶段之后，写它的键")
    goal: TextField | None = Field(None, description="阶段目标")

    def derived(self, path: str, label: str) -> Iterator[Definition]:
        """How many days the phase has, where both ends are known."""
        if isinstance(self.start, Day) and isinstance(self.end, Day):
            count = max(0, (self.end.day - self.start.day).days + 1)
            how = found_out(exactly(count, DAYS), f"{count}天", self.start.place)
            yield Definition(f"{path}.days", f"{label}·天数", self.start.place, how, DAYS)


class Season(Row):
    when: StretchField = Field(description="哪一段时间，如 2026-06 至 2026-08、2026Q3、2026年上半年")
    what: TextField | None = Field(None, description="做什么")


class Milestone(Row):
    date: WhenField = Field(description="日期：2026-03-31、待定，或 投标前 2 天、签约后 1 个月")
    done: TextField | None = Field(None, description="完成标志")


class Action(Row):
    due: WhenField | None = Field(None, description="期限：日期、待定，或 投标前 2 天")
    resource: TextField | None = Field(None, description="资源")
    status: StatusField | None = Field(None, description="状态：待开始、进行中、已完成、已暂停、已取消")


class Recurring(Row):
    """Something that comes back regularly: how often it falls into the period is a figure, `sessions`."""

    every: EveryField | None = Field(None, description="频率，如 每周三和周六、每月末、每两周")
    start: WhenField | None = Field(None, description="从哪天起；不写就是计划期开始")
    end: WhenField | None = Field(None, description="到哪天止（含）；不写就是计划期结束")
    skip: SkipField | None = Field(None, description="遇到休息怎么办：none 照常（默认），holidays 法定节假日不做，rest 凡休息日不做")

    def timed(self, path: str, label: str, times: Times) -> Iterator[Definition]:
        """How many times it comes within the period."""
        counted = self.counted()
        if self.every is None or getattr(self, counted, None) is not None:
            return
        open_ends = [end for end in (self.start, self.end) if end is not None and not isinstance(end, Day)]
        if open_ends:
            yield Definition(f"{path}.{counted}", f"{label}·次数", self.every.place, Unknown(open_ends[0].place), unit("次"))
            return
        start, end = times.period.start, times.period.end
        start = max(start, self.start.day) if isinstance(self.start, Day) else start
        end = min(end, self.end.day) if isinstance(self.end, Day) else end
        days = self.every.every.days(start, end, times.workdays.works) if start <= end else []
        if self.skip == "rest":
            days = [day for day in days if times.workdays.works(day)]
        elif self.skip == "holidays":
            days = [day for day in days if day not in times.workdays.holidays]
        how = found_out(exactly(len(days), unit("次")), f"{len(days)}次", self.every.place)
        said = self.every.told(times.language)
        origin = text(say("sessions-origin", every=said, start=start.isoformat(), end=end.isoformat()), times.language)
        yield Definition(f"{path}.{counted}", f"{label}·次数", self.every.place, how, unit("次"), origin=origin)

    @classmethod
    def counted(cls) -> str:
        """The key of the figure that says how often."""
        return "sessions"


class Recurrence(Recurring):
    what: TextField | None = Field(None, description="内容")


class Report(Recurring):
    receiver: TextField | None = Field(None, description="报给谁")
    what: TextField | None = Field(None, description="报什么")
    form: TextField | None = Field(None, description="用什么表或什么方式")


class Step(Row):
    effect: TextField | None = Field(None, description="起什么作用，留下什么")
    due: WhenField | None = Field(None, description="期限")
    after: TextField | None = Field(None, description="在哪一步之后，写它的键；不写就按次序")


class Process(Row):
    goal: TextField | None = Field(None, description="这套流程为了什么")
    steps: Keyed[Step] = Field(description="各步：谁做、起什么作用")


class Schedule(Record):
    """schedule.yml"""

    cover: FlagField | None = Field(None, description="各阶段要不要首尾相接、正好铺满计划期：true 就核对")
    phases: Keyed[Phase] | None = Field(None, description="阶段")
    seasons: Keyed[Season] | None = Field(None, description="季节与旺淡季")
    milestones: Keyed[Milestone] | None = Field(None, description="里程碑")
    actions: Keyed[Action] | None = Field(None, description="行动")
    recurrences: Keyed[Recurrence] | None = Field(None, description="例行事项")
    reports: Keyed[Report] | None = Field(None, description="报告：谁、报给谁、多久一次")
    processes: Keyed[Process] | None = Field(None, description="流程：各步由谁做、起什么作用")
