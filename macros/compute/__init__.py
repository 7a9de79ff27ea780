"""A plan's figures, computed: exact and pure.

`figure.py` what a figure is, `figures.py` all of them by path;
`arithmetic.py` numbers and ranges with units; `evaluate.py` a formula; `order.py` what needs what;
`solving.py` the one unknown of a stated sum; `compute.py` a whole plan;
`abroad.py` figures of other plans; `weights.py` what a split weighs by; `dividing.py` one split in
whole quanta; `division.py` a figure along its axes, cascades and trees; `explicit.py` parts given one by one and their gap; `crossing.py`
cross tables, `cells.py` one of them; `closed.py` actuals and the periods still open; `compare.py` stated against computed; `wording.py`
numbers in sentences; `listing.py` which tables the figures make; `section.py` a section of the data as rows and columns;
 `showing.py` a formula written out, and the places behind a figure; `sealing.py` a plan as the seal of an approval.
`payout.py` what a rule by bands pays; `yearly.py` the growth a year behind a change.
"""
