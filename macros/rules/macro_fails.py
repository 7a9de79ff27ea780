"""A macro on a page cannot answer what it is asked: the figure, axis, section or column is not there.

Why: the number or table would be missing from the page.

Example: `{{ value("revenue.totla") }}`.

Instead: correct the name; the message names the nearest.

中文:
是什么：页面上的宏找不到要的东西：没有这个数字、维度、小节或列。
为什么：页面上就少了这个数或这张表。
例：`{{ value("revenue.totla") }}`。
怎么改：改正名字；提示里会给出最接近的。
"""

ID = "macro-fails"
