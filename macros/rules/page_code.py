"""A page holds more than plain macro calls between its braces.

Why: pages are rendered when the portal is built; whoever may edit a page could otherwise run code, read other files or loop for ever.

Example: `{{ config.extra }}`, `{% for x in y %}`, `{{ value("a") | upper }}`, or `{# … #}`, which swallows all text between.

Instead: call a macro with literal arguments, `{{ value("revenue.total", unit="亿元") }}`; put braces that are meant as text between
`{% raw %}` and `{% endraw %}`.

中文:
是什么：页面的花括号里只能写宏调用，参数只能是文字、数字或 true、false。循环、条件、取属性、引入别的文件和 `{# … #}` 注释都不行。
为什么：生成网站时会执行花括号里的内容；不这样限制，改一页文字就可能运行代码或读走别的文件。
例：`{{ config.extra }}`、`{% for x in y %}`、`{{ value("a") | upper }}`，或者 `{# … #}`，它会吞掉中间的文字。
怎么改：改成 `{{ value("revenue.total") }}` 这样的调用；要原样显示花括号，放在 `{% raw %}` 与 `{% endraw %}` 之间。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.page import Page
from macros.rules.markup import calls, is_plain
from macros.source.finding import Finding

ID = "page-code"


def check_page(page: Page) -> Iterator[Finding]:
    if not is_plain(page):
        yield from calls(page)[1]
