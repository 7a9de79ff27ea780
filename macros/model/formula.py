"""Reads a formula into its tree: `= (a.total - b) * 2% / sum(team.units.*.people)`.

Signs by rank: comparisons (assertions only), + and -, * and /, ^ with a whole exponent, a leading -. × ÷ and full-width
brackets are read too. A number is written as anywhere in a plan (`5万套`, `20%`); a name is a dotted path, `*` stands for any key,
`fmcg-2026:revenue.total` is a figure of another plan.
"""

from __future__ import annotations

import re

from msgspec import Struct

from macros.catalogue import say
from macros.model.value import COMPARISONS, Call, Constant, Expr, Formula, Op, Ref
from macros.source.finding import Finding
from macros.source.node import Scalar
from macros.source.notation import read_number
from macros.source.number import exactly
from macros.source.pattern import pattern_of
from macros.source.place import Place
from macros.source.unit import KNOWN_UNITS

# with a rule by bands (strategy.rebates.volume) as their first argument; with from, to and years
BANDED = ("payout", "rate")
YEARLY = ("compound", "simple")
# each with how many arguments it takes (None: any number)
FUNCTIONS: dict[str, int | None] = {
    **dict.fromkeys(("sum", "mean", "min", "max", "count")),
    **dict.fromkeys(("round", "up", "down", "reached", *BANDED), 2),
    "abs": 1,
    **dict.fromkeys(YEARLY, 3),
}
MEMBER = r"[^\s=,\[\]]+"
PER = "|".join(sorted(map(re.escape, KNOWN_UNITS), key=len, reverse=True))  # 2万元/人 is one number, 2/a is a division
TOKENS = pattern_of(
    r"(?P<space>\s+)"
    r"|(?P<name>(?:[^\W\d][\w-]*:(?=[^\W\d]))?[^\W\d]\w*(?:\.(?:\w+|\*))*)(?P<cell>\[[^\]]*\]?)?"
    rf"|(?P<number>[0-9０-９][^\s+\-*/^(),<>=!×÷（），－＋＊／]*(?:/(?:{PER})(?![\w.(]))?)"
    r"|(?P<sign>==|!=|<=|>=|≥|≤|≠|[-+*/^(),<>×÷（），－＋＊／])"
)
SAME = {"×": "*", "÷": "/", "（": "(", "）": ")", "，": ",", "－": "-", "＋": "+", "＊": "*", "／": "/", "≥": ">=", "≤": "<=", "≠": "!="}
RANKS = {**dict.fromkeys(COMPARISONS, 1), "+": 2, "-": 2, "*": 3, "/": 3, "^": 4}
DEEPEST = 60
# a tree is as deep as its chain of signs is long; longer sums are written with sum()
LONGEST = 400


class Token(Struct, frozen=True):
    kind: str
    text: str
    place: Place
    cell: tuple[tuple[str, str], ...] = ()


class Refused(ValueError):
    """Carries a finding out of nested reading; caught at the door of the reader."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message.key)
        self.finding = finding


def is_formula(scalar: Scalar) -> bool:
    """True for text that begins with `=` (`==` is a comparison, not a formula)."""
    return scalar.text.lstrip().startswith(("=", "＝"))


def read_formula(scalar: Scalar, *, assertion: bool = False) -> Formula | Finding:
    """The formula in a scalar, with or without its leading `=`; a finding points at the first sign that does not fit."""
    begin = scalar.text.lstrip()
    start = 0 if assertion and (begin.startswith("==") or not is_formula(scalar)) else len(scalar.text) - len(begin) + 1
    try:
        tokens = _tokens(scalar, start)
        tree, rest = _expression(tokens, 0, 1 if assertion else 2, 0)
        if rest < len(tokens) - 1:
            raise Refused(_fault(tokens[rest].place, "formula-unexpected", text=tokens[rest].text))
    except Refused as refused:
        return refused.finding
    if assertion and not (isinstance(tree, Op) and tree.sign in COMPARISONS):
        return _fault(scalar.place, "assertion-no-comparison", text=scalar.text)
    return Formula(tree, scalar.text[start:].strip(), scalar.place)


def _tokens(scalar: Scalar, start: int) -> list[Token]:
    found: list[Token] = []
    index, text = start, scalar.text
    while index < len(text):
        match = TOKENS.match(text, index)
        if match is None:
            raise Refused(_fault(scalar.at(index), "formula-unexpected", text=text[index]))
        kind = match.lastgroup or ""
        place = scalar.at(index, match.end() - index)
        if match["name"]:
            found.append(Token("name", match["name"], place, _cell(match["cell"], place)))
        elif kind != "space":
            found.append(Token(kind, SAME.get(match[0], match[0]), place))
        index = match.end()
    if len(found) > LONGEST:
        raise Refused(_fault(found[LONGEST].place, "formula-too-long", most=LONGEST))
    return [*found, Token("end", "", scalar.at(len(text)))]


def _cell(text: str | None, place: Place) -> tuple[tuple[str, str], ...]:
    if text is None:
        return ()
    pairs = []
    for part in text.strip("[]").split(","):
        match = re.fullmatch(rf"\s*([^\W\d]\w*)\s*=\s*({MEMBER})\s*", part)
        if match is None or not text.endswith("]"):
            raise Refused(_fault(place, "formula-cell", text=text))
        pairs.append((match[1], match[2]))
    return tuple(sorted(pairs))


def _expression(tokens: list[Token], at: int, rank: int, depth: int) -> tuple[Expr, int]:
    if depth > DEEPEST:
        raise Refused(_fault(tokens[at].place, "formula-too-deep", most=DEEPEST))
    left, at = _operand(tokens, at, depth)
    while (mine := RANKS.get(tokens[at].text if tokens[at].kind == "sign" else "", 0)) >= rank:
        sign = tokens[at]
        right, at = _expression(tokens, at + 1, mine + 1, depth + 1)
        left = Op(sign.text, left, right, sign.place)
        if mine == 1:
            break
    return left, at


def _operand(tokens: list[Token], at: int, depth: int) -> tuple[Expr, int]:
    token = tokens[at]
    if token.kind == "number":
        number = read_number(Scalar(token.text, token.place))
        if isinstance(number, Finding):
            raise Refused(number)
        return Constant(number, token.text, token.place), at + 1
    if token.kind == "name":
        if tokens[at + 1].text == "(":
            return _call(tokens, at, depth)
        return Ref(token.text, token.place, token.cell), at + 1
    if token.text == "-":
        inner, after = _expression(tokens, at + 1, 4, depth + 1)
        return Op("*", Constant(exactly(-1), "-1", token.place), inner, token.place), after
    if token.text == "(":
        inner, after = _expression(tokens, at + 1, 2, depth + 1)
        return inner, _closing(tokens, after)
    raise Refused(_fault(token.place, "formula-operand" if token.kind == "end" else "formula-unexpected", text=token.text))


def _call(tokens: list[Token], at: int, depth: int) -> tuple[Expr, int]:
    name, args = tokens[at], []
    if name.text not in FUNCTIONS:
        raise Refused(_fault(name.place, "formula-function", text=name.text, known="、".join(FUNCTIONS)))
    at += 2
    while tokens[at].text != ")":
        arg, at = _expression(tokens, at, 2, depth + 1)
        args.append(arg)
        if tokens[at].text == ",":
            at += 1
        else:
            _closing(tokens, at)
    wanted = FUNCTIONS[name.text]
    if not args or (wanted is not None and len(args) != wanted):
        raise Refused(_fault(name.place, "formula-arguments", text=name.text, wanted=wanted or "≥1", got=len(args)))
    if name.text in BANDED and not isinstance(args[0], Ref):
        raise Refused(_fault(name.place, "formula-rule", text=name.text))
    return Call(name.text, tuple(args), name.place), at + 1


def _closing(tokens: list[Token], at: int) -> int:
    if tokens[at].kind == "end":
        raise Refused(_fault(tokens[at].place, "formula-open"))
    if tokens[at].text != ")":
        raise Refused(_fault(tokens[at].place, "formula-bracket", text=tokens[at].text))
    return at + 1


def _fault(place: Place, key: str, **values: str | int) -> Finding:
    return Finding(place, "formula-syntax", say(key, **values))
