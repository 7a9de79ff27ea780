"""What a macro is called with: every macro has an example that passes, and what does not fit is said by the argument's name."""

from __future__ import annotations

import ast

import pytest

from macros.catalogue import text
from macros.pages.arguments import EXAMPLES, WrongArgumentError
from macros.pages.host import macros
from macros.pages.links import PageError, Reader


def no_plan(_: str) -> Reader:
    raise PageError("no plan")


KNOWN = macros(no_plan, lambda: "")


def called(example: str) -> None:
    """Calls a macro as a page does, where there is no plan."""
    call = ast.parse(example.replace("false", "False").replace("true", "True"), mode="eval").body
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Name)
    KNOWN[call.func.id](*map(ast.literal_eval, call.args), **{str(one.arg): ast.literal_eval(one.value) for one in call.keywords})


def test_every_macro_has_an_example() -> None:
    assert list(EXAMPLES) == list(KNOWN)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_is_a_call_that_passes(name: str) -> None:
    assert EXAMPLES[name].startswith(f"{name}(")
    if name in ("plans", "rules", "keys"):
        called(EXAMPLES[name])
        return
    with pytest.raises(PageError, match=r"^no plan$"):
        called(EXAMPLES[name])


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("value(5)", "参数 path 应是加引号的文字，而不是 5"),
        ("value('a', digits='2')", '参数 digits 应是 0 到 12 的整数，而不是 "2"'),
        ("value('a', digits=True)", "参数 digits 应是 0 到 12 的整数，而不是 true"),
        ("value('a', digits=13)", "参数 digits 应是 0 到 12 的整数，而不是 13"),
        ("chart('bars', 'a', data='no')", '参数 data 应是 true 或 false，而不是 "no"'),
        ("facts('a', 5)", "参数 paths 应是加引号的文字，而不是 5"),
        ("facts()", "缺少参数 paths"),
        ("value()", "缺少参数 path"),
        ("value('a', path='b')", "参数 path 给了两次"),
        ("value('a', colour='red')", "没有参数 colour"),
        ("swot('a', 'b')", "最多 1 个不带名字的参数，这里有 2 个"),
        ("rules('fr')", '参数 language 没有 "fr" 这一种，可用：zh、en'),
    ],
)
def test_what_does_not_fit_is_said_with_an_example(call: str, told: str) -> None:
    with pytest.raises(WrongArgumentError) as refused:
        called(call)
    name = call.partition("(")[0]
    assert text(refused.value.reason).startswith(f"宏 {name} 的参数不对：{told}；可写的参数：")
    assert text(refused.value.reason).endswith(f"例如 {{{{ {EXAMPLES[name]} }}}}")
