"""A computed plan as HTML and the macros that pages call; the only rounding for the eye.

display.py numbers for the eye · links.py a figure as a link, data text with figures · html.py tables and lists · grid.py figures of
a whole table at once · targets.py tables of a divided figure · budget.py the budget · registers.py any section of the data as a table ·
overview.py cards, SWOT, schedule ·
home.py every plan on the home page · onepage.py a plan on one page · standing.py where a plan stands, for both ·
life.py where a target stands ·
explain.py where each number comes from, alike.py parts that have that in common, explained.py the pages that say it,
every.py all numbers on one page ·
rulebook.py the rules · keytable.py the keys of the data files ·
charts/ the pictures · arguments.py what a macro is called with ·
host.py the one file that sees the site generator · around.py tables past its parsers ·
calling.py plain pages past its templates · thrift.py what a build wants of the interpreter ·
kept.py pages kept by content, stored.py their files, looked.py what they looked at, shaping.py what shapes them all,
indexed.py what the search index holds of them · shelf.py the plans, as far as pages ask for them ·
progress.py how far long work is ·
letters.py target letters · paper.py a plan as one document ·
payouts.py what a rule by bands pays · listing.py a register · dates.py dates and deadlines ·
scores.py scores · staged.py key figures by stage, funnels, figures by member · theme/ the look of the site ·
comparing.py the page that compares versions, compare/ its scripts and style.
"""
