"""How fast the exact decomposition is, beside what one would take instead: `make bench`.

`measure.py` times a case; `axis.py`, `cross.py`, `trees.py`, `checks.py` and `versions.py` hold the cases of a subject; `__main__.py`
runs them and prints a table. `kills.py` kills publishers at random moments (`python -m benchmarks.kills 200`).
"""
