"""The arithmetic of plans, exact and pure.

Exact decomposition, on whole quanta and fractions by member id, knows nothing of plans, files or units; what cannot be split is a value:
`refusal.py` why, as code, members and amounts; `exact.py` whole amounts and exact weights at the door; `limits.py` holds and limits of
cells; `factor.py` one common factor under limits; `apportion.py` largest remainders and running totals, `vector.py` the former for very
many parts; `allocate.py` one amount by weights; `shares.py` percentages; `tree.py` down a tree; `table.py` over two axes, with `grid.py`
the table by index, `feasible.py` whether it exists, `proportion.py` and `newton.py` its exact shares and `rounding.py` its whole cells, and
for large tables `limbs.py` and `vector_table.py` the same cell by cell at once; `cube.py` three and more axes; `tree_table.py` a tree by
periods; `bottom_up.py` growth, gaps and growth ranges; `ranges.py` floor, base and stretch; `outlook.py` the open periods after actuals.

A plan's figures are made on top of that: `figure.py` what a figure is; `arithmetic.py` numbers and ranges with units; `evaluate.py` a
formula; `order.py` what needs what; `solving.py` the one unknown of a stated sum; `compute.py` a whole plan; `weights.py` what a split
weighs by; `dividing.py` one split in whole quanta; `division.py` a figure along its axes, cascades and trees; `explicit.py` parts given
one by one and their gap; `crossing.py` cross tables, `cells.py` one of them; `closed.py` actuals and the periods still open; `compare.py`
stated against computed; `wording.py` numbers in sentences; `showing.py` a formula written out, and the places behind a figure.
"""
