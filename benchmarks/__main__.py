"""Run the benchmarks and print them as a Markdown table; a word on the command line runs only the cases with it in their name."""

from __future__ import annotations

import sys
from itertools import chain

from benchmarks import axis, builds, charts, checks, cross, serving, trees, versions
from benchmarks.measure import machine, rows

sys.stdout.write(f"{machine()}\n\n")
sys.stdout.write("| case | who | seconds | of the processor | peak MiB | ours / theirs: least / median / most |\n")
sys.stdout.write("| --- | --- | ---: | ---: | ---: | --- |\n")
wanted = sys.argv[1:]
rooms = (cross, trees, axis, checks, versions, charts, serving, builds)
for case in chain.from_iterable(room.cases() for room in rooms):
    if all(word in case.name for word in wanted) and (not case.asked or case.asked in wanted):
        sys.stdout.write("\n".join(rows(case)) + "\n")
        sys.stdout.flush()
