"""A file is larger than a plan file may be.

Why: a plan is read by people: what is larger belongs into a table of its own, and a huge file would make every check slow.

Example: a `facts.yml` of more than 256 KB.

Instead: keep only the figures that the plan speaks of.

中文:
是什么：文件超过了计划文件的大小上限。
为什么：计划是给人读的；再大的内容应当另放成表，不然每次检查都会变慢。
例：`facts.yml` 超过 256 KB。
怎么改：只留下计划里要说的数。
"""

ID = "too-large"
