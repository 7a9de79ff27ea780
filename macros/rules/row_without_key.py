"""A line of a CSV file has nothing in its first column.

Why: the first column holds the keys of the rows; without one no formula and no finding can name the row.

Example: a file with the head `id,name` and the line `,宏达管业`.

Instead: give the row a key of its own: `d1,宏达管业`.

中文:
是什么：CSV 里有一行的第一列是空的。
为什么：第一列是每行的键；没有键，公式和提示都指不到这一行。
例：表头是 `id,name`，有一行是 `,宏达管业`。
怎么改：给这一行起一个不重复的键：`d1,宏达管业`。
"""

ID = "row-without-key"
