"""Exact decomposition: whole amounts into whole parts that always add up.

On whole quanta and fractions by member id; knows nothing of plans, files or units. What cannot be split is a value:
`refusal.py` why, as code, members and amounts; `amounts.py` whole amounts and exact weights at the door; `limits.py` holds and limits of
cells; `factor.py` one common factor under limits; `apportion.py` largest remainders and running totals, `vector.py` the former for very
many parts; `allocate.py` one amount by weights; `shares.py` percentages; `tree.py` down a tree; `table.py` over two axes, with `by_cell.py`
its cells by name, `grid.py` the table by index, `feasible.py` whether it exists, `near.py`, `newton.py` and `proportion.py` its exact
shares and `rounding.py` its whole cells, and for large tables `limbs.py` and `vector_table.py` the same cell by cell at once; `cube.py`
three and more axes; `tree_table.py` a tree by periods; `bottom_up.py` growth, gaps and growth ranges; `ranges.py` floor, base and stretch;
`outlook.py` the open periods after actuals.
"""
