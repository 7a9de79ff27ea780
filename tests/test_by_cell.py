"""Cells by name: a mapping like any other, whatever way it keeps its numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.exact.by_cell import ByCell, Crossing

keys = st.lists(st.text(max_size=2), min_size=1, max_size=4, unique=True).map(sorted)


@given(keys, keys)
def test_cells_read_as_a_dictionary_does(rows: list[str], columns: list[str]) -> None:
    plain = {(row, column): place for place, (row, column) in enumerate((row, column) for row in rows for column in columns)}
    found = ByCell(Crossing(dict.fromkeys(rows, 0), dict.fromkeys(columns, 0)), range(len(plain)))
    assert found == plain
    assert plain == found
    assert len(found) == len(plain)
    assert list(found.items()) == list(plain.items())
    assert list(found.values()) == list(plain.values())
    assert list(found) == list(plain)
    assert {cell: found[cell] for cell in plain} == plain
    assert repr(found) == f"ByCell({plain})"
    for stranger in ("", ("a", "b", "c"), (rows[0], columns[0] + "***"), (rows[0] + "***", columns[0])):
        assert stranger not in found
        with pytest.raises(KeyError):
            found[stranger]  # type: ignore[index]


def test_values_in_another_order_are_not_taken_as_they_come() -> None:
    crossing = Crossing({"a": 1, "b": 1}, {"x": 2})
    assert crossing.names_all({("a", "x"): 1, ("b", "x"): 1})
    assert not crossing.names_all({("b", "x"): 1, ("a", "x"): 1})
    assert not crossing.names_all({("a", "x"): 1})
    assert crossing.placed({("b", "x"): 7}) == {1: 7}
