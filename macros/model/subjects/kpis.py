"""kpis.yml: key figures by stage, and funnels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field

from macros.model.base import Keyed, Record, TextField
from macros.model.definition import Definition, bare, formula
from macros.model.fields import FlagField, ValueField
from macros.model.figure import Fact
from macros.model.value import Constant, Expr, Given, Op, Ref, Unknown, Value
from macros.source.number import exactly
from macros.source.place import Place
from macros.source.unit import PERCENT, PLAIN, Unit, unit


class Passage(Record):
    """One step of a funnel: how many come this far, or which share of the step before."""

    name: TextField | None = Field(None, description="名称，如 线索")
    unit: TextField | None = Field(None, description="数的是什么，如 条、人")
    value: ValueField | None = Field(None, description="有多少；不写就由上一步乘 rate，或由下一步除以它的 rate 倒推")
    rate: ValueField | None = Field(None, description="占上一步的几成，如 5%；两步都写了数，它就是声明值")
    widens: FlagField | None = Field(None, description="可以比上一步多，如一位客户下几张订单")

    @classmethod
    def short(cls) -> str:
        return "value"

    def measured(self) -> Unit | None:
        """The unit it is counted in, where somebody says one."""
        if self.unit is not None:
            return unit(self.unit)
        return self.value.number.unit if isinstance(self.value, Given) else None


class Funnel(Record):
    """A chain of steps, each a share of the one before: leaflets, leads, customers."""

    name: TextField | None = Field(None, description="名称，如 秋季地推")
    note: TextField | None = Field(None, description="备注")
    passages: Keyed[Passage] = Field(alias="steps", description="各步，按先后写")

    def derived(self, path: str, label: str) -> Iterable[Definition]:
        """Each step's number, its rate of the step before, and the rate from the first step to the last."""
        keys, steps = list(self.passages), list(self.passages.values())
        known = next((index for index, step in enumerate(steps) if step.value is not None), 0)
        for index, (key, step) in enumerate(zip(keys, steps, strict=True)):
            name = str(step.name or key)
            before = (keys[index - 1], steps[index - 1]) if index else None
            after = (keys[index + 1], steps[index + 1]) if index + 1 < len(keys) else None
            yield Definition(
                f"{path}.{key}", f"{label}·{name}", step.place, self._number(path, step, index, known, before, after), step.measured()
            )
            if before is not None:
                yield from self._rate(path, key, f"{label}·{name}率", step, before, self._known(steps[:index], known))
        if len(keys) > 1:
            share = self._share(path, (keys[-1], steps[-1]), (keys[0], steps[0]), self.place)
            yield Definition(f"{path}.rate", f"{label}·总转化率", self.place, formula(share, self.place), PERCENT)

    def _number(
        self, path: str, step: Passage, index: int, known: int, before: tuple[str, Passage] | None, after: tuple[str, Passage] | None
    ) -> Value:
        if step.value is not None:
            plain = isinstance(step.value, Given) and step.value.number.unit == PLAIN and step.unit is not None
            return _counted(step.value, unit(str(step.unit))) if plain and isinstance(step.value, Given) else step.value
        if index > known and before is not None and step.rate is not None:
            rate = Ref(f"{path}.{_key(self, step)}.rate", step.place)
            tree: Expr = Op("*", _counting(path, before, step.measured(), step.place), rate, step.place)
            return formula(_turned(tree, before[1].measured(), step.measured(), step.place), step.place)
        if index < known and after is not None and after[1].rate is not None:
            tree = Op("/", _counting(path, after, step.measured(), step.place), Ref(f"{path}.{after[0]}.rate", step.place), step.place)
            return formula(_turned(tree, after[1].measured(), step.measured(), step.place), step.place)
        return Unknown(step.place)

    @staticmethod
    def _known(steps: list[Passage], known: int) -> bool:
        """True when the last of these steps has a number without the next: its own, or by rates from one before."""
        return len(steps) > known and all(step.value is not None or step.rate is not None for step in steps[known:])

    def _rate(self, path: str, key: str, name: str, step: Passage, before: tuple[str, Passage], sure: bool) -> Iterator[Definition]:
        """A rate as given, or of two numbers that are both there; then what is written is a claim."""
        if step.value is not None and sure:
            share = formula(self._share(path, (key, step), before, step.place), step.place)
            stated = step.rate if isinstance(step.rate, Given) else None
            yield Definition(f"{path}.{key}.rate", name, step.place, share, PERCENT, stated)
        else:
            yield Definition(f"{path}.{key}.rate", name, step.place, step.rate or Unknown(step.place), PERCENT)

    @staticmethod
    def _share(path: str, part: tuple[str, Passage], whole: tuple[str, Passage], place: Place) -> Expr:
        one, other = part[1].measured(), whole[1].measured()
        if one is None or other is None:
            return Op("/", bare(f"{path}.{part[0]}", place), bare(f"{path}.{whole[0]}", place), place)
        tree = Op("/", Ref(f"{path}.{part[0]}", place), Ref(f"{path}.{whole[0]}", place), place)
        return tree if one == other else _times(tree, other / one, place)


class Kpis(Record):
    """kpis.yml"""

    along: TextField | None = Field(None, description="各期是哪个维度的成员，如 stage；各指标也可以自己写")
    figures: Keyed[Fact] | None = Field(None, description="指标：by 写各期的数，adds_up 写怎样合成，stated 或 expect 写累计目标")
    funnels: Keyed[Funnel] | None = Field(None, description="漏斗：一步是上一步的几成")


def _key(funnel: Funnel, step: Passage) -> str:
    return next(key for key, one in funnel.passages.items() if one is step)


def _counted(value: Given, counted: Unit) -> Given:
    number = value.number
    return Given(type(number)(number.low, number.high, counted, number.about, number.step), value.text, value.place)


def _counting(path: str, step: tuple[str, Passage], wanted: Unit | None, place: Place) -> Expr:
    """A step's number; the bare number of what a formula counts, whose unit nobody says, where another one is wanted."""
    known = step[1].measured() is not None or wanted is None
    return Ref(f"{path}.{step[0]}", place) if known else bare(f"{path}.{step[0]}", place)


def _turned(tree: Expr, given: Unit | None, wanted: Unit | None, place: Place) -> Expr:
    """The number of one thing as the number of another: leaflets times a rate are leads."""
    given = given if given is not None else PLAIN
    return tree if wanted is None or given == wanted else _times(tree, wanted / given, place)


def _times(tree: Expr, by: Unit, place: Place) -> Expr:
    return Op("*", tree, Constant(exactly(1, by), "1" + str(by), place), place)
