"""A page announces so many things and lists another number of them.

Why: "six tasks" above four of them: either two are missing, or the sentence was written for an earlier list.

Example: `六项工作：` above a list of four items.

Instead: correct the number, or the list.

中文:
是什么：页面上说有几项，下面列出来的却不是几项。
为什么：写着“六项工作”，只列了四项：不是漏了两项，就是改了列表没改这句话。
例：`六项工作：` 下面的列表只有四项。
怎么改：改数字，或者补齐列表。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.catalogue import say
from macros.model.page import Page
from macros.rules.markup import place_in, prose
from macros.source.finding import Finding, Level

ID = "count-differs"
NUMERALS = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
ANNOUNCED = re.compile(
    r"(?<![第0-9.,一二三四五六七八九十])(?P<count>[0-9]{1,2}|十[一二三四五六七八九]?|[一二三四五六七八九两])\s?[大个项条点步类件]"
    r"[^\n。；，,：:|]{1,12}(?:如下)?[：:]?[ \t]*$",
    re.MULTILINE,
)
ITEM = re.compile(r"(?P<indent> {0,3})(?:[-*+]|[0-9]{1,2}[.)、])[ \t]+\S")


def check_page(page: Page) -> Iterator[Finding]:
    text = prose(page)
    for match in ANNOUNCED.finditer(text):
        wanted, listed = _count(match["count"]), _listed(text[match.end() :])
        if wanted > 1 and listed > 1 and wanted != listed:
            told = say(ID, text=match[0].strip(), listed=listed)
            yield Finding(place_in(page, text, match.start(), len(match[0].rstrip())), ID, told, Level.warning)


def _count(written: str) -> int:
    if written.isdigit():
        return int(written)
    return NUMERALS[written] if len(written) == 1 else 10 + NUMERALS[written[1]]


def _listed(rest: str) -> int:
    """How many items the list has that follows at once, without those below others; 0 for no list."""
    count, blank = 0, 0
    for line in rest.split("\n")[1:]:
        found = ITEM.match(line)
        if not line.strip():
            blank += 1
            if blank > 1 and not count:
                return 0
        elif found is not None and not found["indent"]:
            count, blank = count + 1, 0
        elif not line.startswith(" ") and not (count and not blank):
            break
    return count
