"""A line of a CSV file has more or fewer cells than its head.

Why: one comma too many moves every cell behind it into the next column, and a target becomes a date.

Example: a file with the head `id,name,city,target` and the line `d1,宏达管业,绵阳,1,200,000`.

Instead: put quotes around a cell that holds a comma: `d1,宏达管业,绵阳,"1,200,000"`.

中文:
是什么：CSV 里有一行的格数与表头不同。
为什么：多一个逗号，后面的格就都错了一列，任务额会跑到日期里。
例：表头是 `id,name,city,target`，有一行是 `d1,宏达管业,绵阳,1,200,000`。
怎么改：格里有逗号时用引号括起来：`d1,宏达管业,绵阳,"1,200,000"`。
"""

ID = "cells-missing"
