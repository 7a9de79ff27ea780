"""The files a plan may have, one record each; a new subject is a module here and its line in `RECORDS`. Its files, one a line:

head.py plan.yml
guardrail.py how far figures may move between versions
general.py axes, targets, facts and seasonality
row.py a named row
team.py the team
market.py the market
strategy.py the strategy
schedule.py the schedule
bands.py rules by bands
approvals.py who approved
registers.py registers
activity.py norms and cadences
scorecard.py scorecards
kpis.py key figures by stage and funnels
"""

from __future__ import annotations

from macros.model.base import Record
from macros.model.calendar import Calendar
from macros.model.figure import Group
from macros.model.subjects.activity import Activity
from macros.model.subjects.approvals import Approvals
from macros.model.subjects.general import Axes, Facts, Seasonalities, Targets
from macros.model.subjects.head import Head
from macros.model.subjects.kpis import Kpis
from macros.model.subjects.market import Market
from macros.model.subjects.registers import Registers
from macros.model.subjects.schedule import Schedule
from macros.model.subjects.scorecard import Scorecard
from macros.model.subjects.strategy import Strategy
from macros.model.subjects.team import Team

# every file by its name, in the order in which people write and read them
RECORDS: dict[str, type[Record]] = {
    "plan": Head,
    "axes": Axes,
    "targets": Targets,
    "budget": Group,
    "facts": Facts,
    "seasonality": Seasonalities,
    "team": Team,
    "market": Market,
    "strategy": Strategy,
    "activity": Activity,
    "schedule": Schedule,
    "scorecard": Scorecard,
    "calendar": Calendar,
    "approvals": Approvals,
    "registers": Registers,
    "kpis": Kpis,
}
# files whose keys are the team's own names, and the one field that holds them
WRAPPED = {"axes": "axes", "targets": "measures", "facts": "facts", "seasonality": "seasonality", "registers": "registers"}
# files whose figures are called by their key alone (revenue), not by file and key (budget.travel)
NO_PREFIX = ("targets", "facts", "registers")
# files that hold no figures of their own, or whose figures need the axes first
NO_FIGURES = ("plan", "axes", "seasonality", "calendar", "approvals", "registers")
