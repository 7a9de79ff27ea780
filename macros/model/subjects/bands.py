"""Bands: a rate, an amount or a segment for each stretch of a quantity: rebates, commissions, price bands; and what they pay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

from pydantic import Field, model_validator

from macros.catalogue import say
from macros.model.base import Keyed, Listed, Record, TextField
from macros.model.definition import Definition, formula
from macros.model.fields import GivenField, RateField, SingleField, ValueField, enum, one_of
from macros.model.formula import Refused
from macros.model.subjects.row import Row
from macros.model.value import Call, Formula, Given, Op, Ref, Text, Value
from macros.source.finding import Finding
from macros.source.number import exactly
from macros.source.unit import YUAN, Unit
from macros.source.writing import write

AppliesField = Annotated[Text, one_of("all", "above"), enum("all", "above")]
READINGS = ("all", "above")
PAID = ("payout", "all", "above", "mean")  # what follows for each quantity, those of them that there are
LABELS = {"payout": "应付", "all": "全部按所在档", "above": "只算超出部分", "mean": "平均每单位"}
MOST_STEPS = 60


class Band(Record):
    """From `low` (included) up to `high` (excluded); a missing end is open."""

    segment: TextField | None = Field(None, description="档名，如 中端")
    low: SingleField | None = Field(None, alias="from", description="起（含）")
    high: SingleField | None = Field(None, alias="to", description="止（不含）")
    rate: RateField | None = Field(None, description="比例")
    each: ValueField | None = Field(None, description="每单位多少，如 20元/套")
    amount: ValueField | None = Field(None, description="到了这一档一共多少，如 5000元")
    text: TextField | None = Field(None, description="说明")

    @property
    def name(self) -> str:
        """The band as its row is called: 中端, 0公里–600公里, ≥600公里."""
        if self.segment is not None:
            return str(self.segment)
        return self.ends

    @property
    def ends(self) -> str:
        """Where it begins and ends: 0公里–600公里."""
        if self.low is None or self.high is None:
            return f"<{self.high.text}" if self.high is not None else f"≥{self.low.text}" if self.low is not None else "—"
        return f"{self.low.text}–{self.high.text}"

    def by_quantity(self, quantity: Unit) -> bool:
        """True when what stands here is multiplied with a quantity in this unit: so much for each unit, or a rate of money."""
        return self.each is not None or (self.rate is not None and quantity == YUAN)


class Scenario(Record):
    """A case that is worked out: what the rule pays for this quantity."""

    name: TextField | None = Field(None, description="情形的名称，如 中等客户")
    quantity: ValueField = Field(description="数量：一个数，或 = 公式")
    stated: GivenField | None = Field(None, description="声明的应付：与算得的核对")

    @classmethod
    def short(cls) -> str:
        return "quantity"


class Steps(Record):
    """The quantities that a payout table shows."""

    low: GivenField = Field(alias="from", description="从多少开始")
    high: GivenField = Field(alias="to", description="到多少为止")
    step: GivenField = Field(description="每隔多少一行")

    @model_validator(mode="after")
    def _within_reason(self) -> Steps:
        ends = (self.low.number, self.high.number, self.step.number)
        fits = all(end.exact for end in ends) and self.step.number.value > 0 and self.low.number.value < self.high.number.value
        if not fits or (self.high.number.value - self.low.number.value) / self.step.number.value > MOST_STEPS:
            raise Refused(Finding(self.step.place, "odd-steps", say("odd-steps", most=MOST_STEPS)))
        return self

    def quantities(self) -> Iterator[Given]:
        """From the first to the last, in the unit of whichever end has one."""
        unit = next((one.number.unit for one in (self.low, self.high, self.step) if not one.number.unit.pure), self.low.number.unit)
        value = self.low.number.value
        while value <= self.high.number.value:
            number = exactly(value, unit)
            yield Given(number, write(number), self.step.place)
            value += self.step.number.value


class Bands(Row):
    """A rule by bands of a quantity, with the cases that are worked out."""

    basis: TextField | None = Field(None, alias="by", description="按什么分档，如 运距、年进货额")
    applies: AppliesField | None = Field(None, description="到了一档怎样算：all 全部数量都按这一档，above 只有超出起点的部分按这一档")
    of: ValueField | None = Field(None, description="比例所乘的数；不写就乘分档的量本身")
    bands: Listed[Band] = Field(description="各档")
    scenarios: Keyed[Scenario] | None = Field(None, description="试算的情形：如 {small: 280套, large: 800套}")
    table: Steps | None = Field(None, description="试算表：{from: 0套, to: 1000套, step: 100套}")

    @property
    def quantity(self) -> Unit | None:
        """The unit of the quantity, from the ends of the bands or the cases; None when nobody says one."""
        ends = [end for band in self.bands for end in (band.low, band.high)]
        cases = [case.quantity for case in (self.scenarios or {}).values()]
        steps = [self.table.low, self.table.high, self.table.step] if self.table is not None else []
        units = (given.number.unit for given in (*ends, *cases, *steps) if isinstance(given, Given))
        return next((unit for unit in units if not unit.pure), None)

    def undecided(self, quantity: Unit | None = None) -> bool:
        """True when the rule does not say whether a band counts for the whole quantity or for what is above its beginning."""
        unit = quantity if quantity is not None else self.quantity
        if self.applies is not None or self.of is not None or unit is None or len(self.bands) < 2:
            return False
        begun = (band for band in self.bands if band.low is not None and band.low.number.low)
        return any(band.by_quantity(unit) for band in begun)

    def derived(self, path: str, label: str) -> Iterable[Definition]:
        """What each case and each step of the table comes to; both readings where the rule leaves them open."""
        for key, case in (self.scenarios or {}).items():
            base, name = f"{path}.scenarios.{key}", f"{label}·{case.name or key}"
            yield from self._worked_out(path, base, name, case.quantity, case.stated)
        for number, given in enumerate(self.table.quantities() if self.table is not None else (), 1):
            base, name = f"{path}.table.{number}", f"{label}·{given.text}"
            yield Definition(f"{base}.quantity", f"{label}·试算数量", given.place, given)
            yield from self._worked_out(path, base, name, given, None)

    def _worked_out(self, path: str, base: str, name: str, quantity: Value, stated: Given | None) -> Iterator[Definition]:
        place, unit, undecided = quantity.place, self.quantity, self.undecided()
        rule, number = Ref(path, place), Ref(f"{base}.quantity", place)
        yield Definition(f"{base}.payout", f"{name}·{LABELS['payout']}", place, _paid("payout", rule, number), stated=stated)
        for reading in READINGS if undecided else ():
            yield Definition(f"{base}.{reading}", f"{name}·{LABELS[reading]}", place, _paid(f"payout_{reading}", rule, number))
        nothing = isinstance(quantity, Given) and quantity.number.low == 0
        if not undecided and not nothing and unit is not None and any(band.by_quantity(unit) for band in self.bands):
            share = Op("/", Ref(f"{base}.payout", place), number, place)
            rate = Unit(rate="%") if unit == YUAN else None
            yield Definition(f"{base}.mean", f"{name}·{LABELS['mean']}", place, formula(share, place), rate)


def _paid(function: str, rule: Ref, quantity: Ref) -> Formula:
    return formula(Call(function, (rule, quantity), rule.place), rule.place)


def all_bands(subjects: Mapping[str, Record]) -> Iterator[tuple[str, Bands]]:
    """Every rule by bands that the files hold, by the path of its figures."""
    for stem, record in subjects.items():
        yield from _within(stem, record)


def _within(path: str, thing: object) -> Iterator[tuple[str, Bands]]:
    if isinstance(thing, Bands):
        yield path, thing
    elif isinstance(thing, Record):
        yield from _below(path, vars(thing))
    elif isinstance(thing, dict):
        yield from _below(path, thing)


def _below(path: str, things: Mapping[str, object]) -> Iterator[tuple[str, Bands]]:
    for key, value in things.items():
        if isinstance(value, Record | dict):
            yield from _within(f"{path}.{key}", value)
