"""The braces of a page cannot be read: one is not closed, or what stands between them is no call.

Why: the generator would put an error message in place of the whole page.

Example: `{{ value("revenue.total" }}`, or a heading with `{#anchor}`.

Instead: close brackets, quotes and braces; an anchor of a heading is written `{ #anchor }` with a space.

中文:
是什么：页面的花括号写得不完整，读不懂：少了括号、引号或 `}}`，或者标题里写了 `{#…}`。
为什么：生成网站时整页会变成一段报错。
例：`{{ value("revenue.total" }}`，或者标题里写了 `{#anchor}`。
怎么改：把括号和引号补齐；标题的锚点写成 `{ #名称 }`，井号前留一个空格。
"""

ID = "page-syntax"
