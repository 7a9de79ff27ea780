"""A page, or a name in the data, announces so many things, and another number of them is listed.

Why: "six tasks" above four of them: either two are missing, or the sentence was written for an earlier list.

Example: `六项工作：` above a list of four items, or `{name: 五项杂费, items: {…}}` with four items.

Instead: correct the number, or the list.

中文:
是什么：页面上、数据的名称里说有几项，下面列出来的却不是几项。
为什么：写着“六项工作”，只列了四项：不是漏了两项，就是改了列表没改这句话。
例：`六项工作：` 下面的列表只有四项；`{name: 五项杂费, items: {…}}` 里只有四项。
不查的：`至少三条`、`前五项`、`三个月内`、`六个城市各设` 这一类，说的不是下面有几项。
怎么改：改数字，或者补齐列表。
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.model.axis import MemberRecord
from macros.model.base import Record, records_within
from macros.model.figure import Fact, Group
from macros.model.page import Page
from macros.model.subjects.schedule import Process
from macros.model.value import Text
from macros.rules.markup import place_in, prose
from macros.source.finding import Finding, Level
from macros.source.pattern import pattern_of

ID = "count-differs"
NUMERALS = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
COUNT = r"(?P<count>[0-9]{1,2}|十[一二三四五六七八九]?|[一二三四五六七八九两])"
# before the number: only some of them, or a bound; behind it: so long, or something of each of them
SOME = "第 每 各 前 后 头 另 又 再 约 近 逾 余 超过 少于 至少 至多 多于 不足 不到 最多 最少 其中 其他 其它 其余 还有 上述 以上 剩下 余下"
NOT_BEFORE = r"(?<![0-9.,一二三四五六七八九十])" + "".join(f"(?<!{word})" for word in SOME.split())
NOT_BEHIND = r"(?!工作日|自然日|交易日|月|季度|星期|礼拜|周|天|年|小时|分钟|人|百分点|以上|以下|左右)"
OF_EACH = pattern_of(r"的|各|每|(?<!理)由|分别(?!是|为)|均|都")
ANNOUNCED = pattern_of(
    rf"{NOT_BEFORE}{COUNT}\s?[大个项条点步类件]{NOT_BEHIND}(?P<things>[^\n。；，,：:|]{{1,12}}?)(?:如下|包括|分别是|分别为)?[：:]?[ \t]*$",
    re.MULTILINE,
)
NAMED = pattern_of(rf"{NOT_BEFORE}{COUNT}\s?[大个项条点步类件]{NOT_BEHIND}(?P<things>\w{{0,12}})$")
BELOW: tuple[tuple[type[Record], str], ...] = ((Fact, "items"), (Group, "lines"), (Process, "steps"), (MemberRecord, "children"))
ITEM = pattern_of(r"(?P<indent> {0,3})(?:[-*+]|(?P<number>[0-9]{1,2})[.)、])[ \t]+\S")


def check(computed: Computed) -> Iterator[Finding]:
    """Names in the data that announce what stands below them: items, lines, steps, members."""
    for stem, record in computed.plan.subjects.items():
        if stem not in computed.plan.broken:
            for name, below in _named(record):
                match = NAMED.search(name)
                if match is not None and not OF_EACH.search(match["things"]) and 1 < _count(match["count"]) != len(below):
                    yield Finding(name.place, ID, say(ID, text=str(name), listed=len(below)), Level.warning)


def _named(thing: Record) -> Iterator[tuple[Text, Collection[object]]]:
    """The name of each record that holds a set of others, with that set."""
    for record in records_within(thing):
        field = next((key for kind, key in BELOW if isinstance(record, kind)), "")
        inside, name = getattr(record, field, None) if field else None, getattr(record, "name", None)
        if inside and isinstance(name, Text):
            yield name, inside


def check_page(page: Page) -> Iterator[Finding]:
    text = prose(page)
    for match in ANNOUNCED.finditer(text):
        if OF_EACH.search(match["things"]):
            continue
        wanted, listed = _count(match["count"]), _listed(text[match.end() :])
        if wanted > 1 and listed > 1 and wanted != listed:
            told = say(ID, text=match[0].strip(), listed=listed)
            yield Finding(place_in(page, text, match.start(), len(match[0].rstrip())), ID, told, Level.warning)


def _count(written: str) -> int:
    if written.isdigit():
        return int(written)
    return NUMERALS[written] if len(written) == 1 else 10 + NUMERALS[written[1]]


def _listed(rest: str) -> int:
    """How many items the list has that follows at once, without those below others; 0 for no list.

    A numbered list goes on behind paragraphs in between, as long as the next number comes before the next heading.
    """
    count, blank, broken = 0, 0, False
    for line in rest.split("\n")[1:]:
        found = ITEM.match(line)
        if line.startswith("#"):
            break
        if not line.strip():
            blank += 1
            if blank > 1 and not count:
                return 0
        elif found is not None and not found["indent"]:
            if broken and found["number"] != str(count + 1):
                break
            count, blank, broken = count + 1, 0, False
        elif not line.startswith(" ") and not (count and not blank):
            if not count:
                return 0
            broken = True
    return count
