"""How a formula is read: which sign binds tighter, what a name, a cell and a number are, and where the pen slipped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalogue import text
from macros.model.formula import DEEPEST, LONGEST, is_formula, read_formula
from macros.model.value import Call, Constant, Expr, Formula, Op, Ref, refs
from macros.source.finding import Finding
from macros.source.node import Scalar
from macros.source.place import Place

HERE = Place("facts.yml", 3, 10, 20)


def drawn(tree: Expr) -> str:
    """A tree with every operation in brackets."""
    match tree:
        case Constant():
            return tree.text
        case Ref():
            return str(tree)
        case Op():
            return f"({drawn(tree.left)} {tree.sign} {drawn(tree.right)})"
        case Call():
            return f"{tree.name}({'; '.join(map(drawn, tree.args))})"


def read(written: str, *, assertion: bool = False) -> Formula | Finding:
    return read_formula(Scalar(written, HERE), assertion=assertion)


def tree(written: str, *, assertion: bool = False) -> str:
    found = read(written, assertion=assertion)
    assert isinstance(found, Formula), found
    return drawn(found.tree)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("= a", "a"),
        ("=a+b*c", "(a + (b * c))"),
        ("= a * b + c", "((a * b) + c)"),
        ("= a - b - c", "((a - b) - c)"),
        ("= a / b / c", "((a / b) / c)"),
        ("= a / b * c", "((a / b) * c)"),
        ("= (a + b) * c", "((a + b) * c)"),
        ("= a ^ 2 * b", "((a ^ 2) * b)"),
        ("= a * b ^ 2", "(a * (b ^ 2))"),
        ("= a ^ 2 ^ 3", "((a ^ 2) ^ 3)"),
        ("= -a", "(-1 * a)"),
        ("= -a + b", "((-1 * a) + b)"),
        ("= -a * b", "((-1 * a) * b)"),
        ("= -a ^ 2", "(-1 * (a ^ 2))"),
        ("= a * -b", "(a * (-1 * b))"),
        ("= a - -b", "(a - (-1 * b))"),
        ("= a × b ÷ c", "((a * b) / c)"),
        ("＝ （a ＋ b） － c", "((a + b) - c)"),
        ("= 5万套 * 2000元 / 1套", "((5万套 * 2000元) / 1套)"),
        ("= 20% * a", "(20% * a)"),
        ("= sum(a, b)", "sum(a; b)"),
        ("= sum（a，b）", "sum(a; b)"),
        ("= sum(team.units.*.people)", "sum(team.units.*.people)"),
        ("= a.*.b * 2", "(a.*.b * 2)"),
        ("= round(a / b, 1箱)", "round((a / b); 1箱)"),
        ("= revenue[product=A]", "revenue[product=A]"),
        ("= revenue[month=2026-02, product=A] - 1", "(revenue[month=2026-02,product=A] - 1)"),
        ("= revenue[ product = A ,month=2026-02]", "revenue[month=2026-02,product=A]"),
        ("= 目标.总额 + _x1", "(目标.总额 + _x1)"),
        ("= １２ + a", "(１２ + a)"),
        ("= min(a, max(b, c) + 1)", "min(a; (max(b; c) + 1))"),
    ],
)
def test_a_formula_is_read_as_it_is_meant(written: str, wanted: str) -> None:
    assert tree(written) == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("a == b + c", "(a == (b + c))"),
        ("a + 1 ≥ b * 2", "((a + 1) >= (b * 2))"),
        ("a ≠ b", "(a != b)"),
        ("a<b", "(a < b)"),
        ("a ≤ 3万", "(a <= 3万)"),
    ],
)
def test_a_relation_joins_two_formulas(written: str, wanted: str) -> None:
    assert tree(written, assertion=True) == wanted


ALLOWED = "可用 + - * / ^ 和括号连接数与名字，如 = a * (1 + 20%)；数里不写逗号，比较写 == 或 >="


@pytest.mark.parametrize(
    ("written", "column", "told"),
    [
        ("= a +", 15, "公式到这里没有写完；后面还要一个数或名字"),
        ("=", 11, "公式到这里没有写完；后面还要一个数或名字"),
        ("= a b", 14, f"公式里这里不该是 b；{ALLOWED}"),
        ("= a == b", 14, f"公式里这里不该是 ==；{ALLOWED}"),
        ("== a", 11, f"公式里这里不该是 =；{ALLOWED}"),
        ("= a # b", 14, f"公式里这里不该是 #；{ALLOWED}"),
        ("= * a", 12, f"公式里这里不该是 *；{ALLOWED}"),
        ("= (a + b", 18, "公式的括号没有闭合；请在这里补上右括号 )"),
        ("= (a b)", 15, "公式里这里应是右括号 )，而不是 b"),
        ("= a)", 13, f"公式里这里不该是 )；{ALLOWED}"),
        ("= sum(a", 17, "公式的括号没有闭合；请在这里补上右括号 )"),
        ("= sum()", 12, "函数 sum 要 ≥1 个参数，这里有 0 个"),
        ("= round(a)", 12, "函数 round 要 2 个参数，这里有 1 个"),
        ("= sun(a)", 12, "没有函数 sun；可用：sum、mean、min、max、count、round、up、down、reached、payout、rate、abs、compound、simple"),
        ("= a[product]", 12, "单元格写成 [维度=成员, 维度=成员]，而不是 [product]"),
        ("= a[product=A", 12, "单元格写成 [维度=成员, 维度=成员]，而不是 [product=A"),
        ("= 5百 + a", 12, "`5百` 请写成 `500`"),
        ("= 010", 12, "`010` 以 0 开头；数请写 `10`，编号请写在文字字段里"),
        ("= *.people", 13, f"公式里这里不该是 .；{ALLOWED}"),
    ],
)
def test_a_slip_is_pointed_at(written: str, column: int, told: str) -> None:
    found = read(written)
    assert isinstance(found, Finding)
    assert (found.place.line, found.place.column) == (3, column)
    assert text(found.message) == told


def test_the_column_counts_from_inside_the_quotes() -> None:
    found = read_formula(Scalar("= a +* b", HERE, plain=False, offset=1))
    assert isinstance(found, Finding)
    assert found.place.column == HERE.column + 1 + 5


@pytest.mark.parametrize("written", ["a", "a + b", "sum(a)"])
def test_a_relation_compares(written: str) -> None:
    found = read(written, assertion=True)
    assert isinstance(found, Finding)
    assert found.message.key == "assertion-no-comparison"


@pytest.mark.parametrize("written", ["a == b == c", "(a == b)", "a = b", "a == "])
def test_a_relation_compares_once(written: str) -> None:
    assert isinstance(read(written, assertion=True), Finding)


def test_what_is_a_formula_begins_with_its_sign() -> None:
    assert [is_formula(Scalar(written, HERE)) for written in ("= a", "＝ a", " =a", "a = b", "5亿", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_depth_and_length_have_an_end() -> None:
    deep = read("= " + "(" * (DEEPEST + 2) + "a" + ")" * (DEEPEST + 2))
    assert isinstance(deep, Finding)
    assert text(deep.message) == f"公式的括号超过 {DEEPEST} 层；请拆成几个数"
    long = read("= " + " + ".join(["a"] * LONGEST))
    assert isinstance(long, Finding)
    assert text(long.message) == f"公式超过 {LONGEST} 个词；请用 sum(…) 或拆成几个数"
    assert len(refs(just.tree)) == LONGEST // 2 if isinstance(just := read("= " + " + ".join(["a"] * (LONGEST // 2))), Formula) else False
    assert isinstance(read("= " + "-" * (DEEPEST + 2) + "a"), Finding)


SIGNS = st.sampled_from(["+", "-", "*", "/", "^", "(", ")", ",", "[", "]", "=", "==", "<", "×", "（", "）", " ", ".", "*", "%", "亿"])
WORDS = st.sampled_from(["a", "b.c", "sum(", "round(", "5万", "20%", "revenue[product=A]", "a.*.b", "x", "待定", "2:3", "1e5", "\u200b"])


@given(st.lists(SIGNS | WORDS, max_size=12), st.booleans())
def test_whatever_is_written_is_a_formula_or_one_finding_inside_it(words: list[str], assertion: bool) -> None:
    written = "= " + "".join(words)
    found = read(written, assertion=assertion)
    if isinstance(found, Finding):
        assert HERE.column <= found.place.column <= HERE.column + len(written)
        assert text(found.message)
        assert text(found.message, "en")
    else:
        assert drawn(found.tree)
