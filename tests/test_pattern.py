"""Regular expressions are compiled by their first use, and every one that stands in a module can be."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from macros.source.pattern import USES, Late, pattern_of

ROOT = Path(__file__).resolve().parent.parent


def late_ones() -> Iterator[tuple[str, Late]]:
    """Every expression at the top of a module, alone or in a tuple, with the module's name."""
    for path in sorted((ROOT / "macros").rglob("*.py")):
        module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
        for value in vars(module).values():
            yield from ((module.__name__, one) for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Late))


def test_it_does_what_a_compiled_one_does() -> None:
    late, compiled = pattern_of("(?P<word>[a-z]+)-?", re.IGNORECASE), re.compile("(?P<word>[a-z]+)-?", re.IGNORECASE)
    assert [match["word"] for match in late.finditer("a-B c")] == ["a", "B", "c"]
    assert late.search("12") is None
    assert [late.sub("+", "a-b 1"), late.subn("", "a-b"), late.split("1a2"), late.findall("a-b")] == [
        compiled.sub("+", "a-b 1"), compiled.subn("", "a-b"), compiled.split("1a2"), compiled.findall("a-b"),
    ]  # fmt: skip
    assert late.match("1") is None
    assert [late.fullmatch(text) is not None for text in ("ab-", "a-b")] == [True, False]
    assert late.pattern == compiled.pattern
    assert late.groupindex == compiled.groupindex


def test_it_is_compiled_by_its_first_use() -> None:
    late = Late("[a-z]")
    assert not set(USES) & set(vars(late))
    assert late.search is not None
    assert set(USES) <= set(vars(late))


def test_every_expression_in_a_module_can_be_compiled() -> None:
    found = list(late_ones())
    assert len(found) > 80
    assert [re.compile(one.pattern, one.flags).pattern for _, one in found] == [one.pattern for _, one in found]
