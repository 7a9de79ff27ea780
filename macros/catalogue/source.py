"""Sentences of the room `source`: key -> (Chinese, English)."""

READING: dict[str, tuple[str, str]] = {
    # files and bytes
    "missing-file": ("没有找到文件 {path}", "there is no file {path}"),
    "not-a-file": ("{path} 不是文件", "{path} is not a file"),
    "outside-root": (
        "{path} 指向项目之外；请把文件放进项目目录，不要用链接",
        "{path} leads out of the project; put the file itself there, not a link",
    ),
    "unreadable-file": ("读不了文件 {path}：{reason}", "the file {path} cannot be read: {reason}"),
    "empty-file": (
        "文件里什么都没有（注释不算）；请写内容，或者删除文件",
        "the file holds nothing but comments; write something or delete it",
    ),
    "too-large": ("文件太大：最多 {limit}；请拆成几个文件", "the file is too large: at most {limit}; split it"),
    "limit-bytes": ("{count} KB", "{count} KB"),
    "limit-nodes": ("{count} 项", "{count} entries"),
    "too-deep": ("嵌套太深：最多 {limit} 层", "nested too deep: at most {limit} levels"),
    "not-utf8": (
        "不是 UTF-8 编码（字节 {byte}；看起来是 {encoding}）；请另存为 UTF-8",
        "not UTF-8 (byte {byte}; it looks like {encoding}); save the file as UTF-8",
    ),
    "encoding-unknown": ("别的编码", "another encoding"),
    "replacement-character": (
        "这里是乱码 {character}，原字已经丢失；请重新输入",
        "{character}: a character was lost in an earlier conversion; type it again",
    ),
    # characters
    "tab": ("这里是制表符（Tab）；请改用空格", "a tab; use spaces"),
    "odd-space": ("这里是特殊空格 {character}；请改用普通空格", "{character}; use a plain space"),
    "odd-line-break": ("这里是特殊换行 {character}；请改用普通换行", "the line break {character}; use a plain one"),
    "byte-order-mark": ("这里有字节顺序标记 {character}；它只能在文件开头，请删除", "{character} may only begin a file; delete it"),
    "control-character": ("这里有控制字符 {character}；请删除", "the control character {character}; delete it"),
    "invisible-character": ("这里有看不见的字符 {character}；请删除", "the invisible character {character}; delete it"),
    # keys and colons
    "fullwidth-colon": (
        "`{word}` 后面是全角冒号；请写成 `{instead}`（半角冒号加空格）",
        "a full-width colon after `{word}`; write `{instead}`",
    ),
    "missing-space-after-colon": ("`{word}:` 后面缺空格；请写成 `{instead}`", "no space after `{word}:`; write `{instead}`"),
    "duplicate-key": ("`{name}` 写了两次（第一次在第 {line} 行）；请保留一个", "`{name}` is there twice (first in line {line}); keep one"),
    "duplicate-section": (
        "`{name}` 这一段写了两次（第 {first} 行和第 {again} 行）；请合并",
        "the section `{name}` is there twice (lines {first} and lines {again}); merge them",
    ),
    "lookalike-key": (
        "`{name}` 与第 {line} 行的 `{first}` 看起来一样却不相同；请统一写法",
        "`{name}` looks like `{first}` in line {line} but differs; write both the same",
    ),
    "empty-key": ("冒号前面没有名称；请写上，或删去这一项", "there is no name before the colon; write one, or delete the entry"),
    "key-not-text": ("名称只能是一个词，不能是列表或映射", "a key must be one word, not a list or a mapping"),
    "root-not-mapping": (
        "文件应由 `名称: 值` 组成，这里却是 `{text}`",
        "the file must consist of `key: value` entries, but here is `{text}`",
    ),
    # YAML that plan files do without
    "several-documents": (
        "`---` 开始了第二个文档；一个文件只写一个，请拆成两个文件",
        "`---` starts a second document; a file holds one: split it",
    ),
    "anchor": (
        "`{text}`：不支持锚点、引用和合并；请把值写出来",
        "`{text}`: anchors, aliases and merge keys are not supported; write the value out",
    ),
    "yaml-tag": ("不支持标签 `{tag}`；请删除", "the tag `{tag}` is not supported; delete it"),
    "yaml-directive": ("不支持指令 `{text}`；请删除", "the directive `{text}` is not supported; delete it"),
    "several-lines": (
        "没有引号的文字占了几行：`{text}`；请写在一行，或者写在 `>-` 之下",
        "unquoted text runs over several lines: `{text}`; write it on one line, or below `>-`",
    ),
    "comma-in-list": (
        "`{text}`：列表里逗号用来分隔；两个数请写 `{apart}`，一个数请写 `{quoted}`",
        "`{text}`: in a list the comma separates; write `{apart}` for two numbers, `{quoted}` for one",
    ),
    "fullwidth-comma": (
        "`{text}`：列表里要用半角逗号；请写成 `{instead}`，或者给文字加引号",
        "`{text}`: a list needs a plain comma; write `{instead}`, or quote the text",
    ),
    "quote-needed": (
        "`{character}` 不能直接放在值的开头；请给值加引号：`'{text}'`",
        "a value cannot begin with `{character}`; put it in quotes: `'{text}'`",
    ),
    "yaml-syntax": ("读不懂 `{text}`：{reason}", "`{text}` cannot be read: {reason}"),
    "yaml-second-colon": (
        "这里多了一个冒号，或者缩进与上一行不齐；文字里有冒号时请加引号",
        "a colon too many, or the indentation does not fit the line before; put text with a colon in quotes",
    ),
    "yaml-open-quote": ("引号没有结束", "the quote is never closed"),
    "yaml-open-bracket": ("括号没有结束，或者缺逗号", "the bracket is never closed, or a comma is missing"),
    "yaml-list-on-key-line": ("列表项 `- ` 要另起一行", "a list item `- ` must begin on a line of its own"),
    "yaml-no-colon": ("这一行没有 `名称: 值`", "this line has no `key: value`"),
    "yaml-indentation": (
        "缩进与前面的行不齐，或者值的后面多了东西",
        "the indentation does not fit the lines before, or something follows the value",
    ),
    "yaml-escape": ("双引号里 `\\` 之后的字符没有意义；请用单引号", "what follows `\\` means nothing in double quotes; use single quotes"),
    "yaml-other": ("{problem}", "{problem}"),
}  # fmt: skip

NUMBERS: dict[str, tuple[str, str]] = {
    "amount-missing": ("这里要写一个数；零也要写 `0`", "a number is missing here; zero must be written as `0`"),
    "amount-in-comment": (
        "`#` 之后是注释，所以这里没有数；请写成 `{text}`，零也要写 `0`",
        "`#` starts a comment, so there is no number here; write `{text}`, or `0` for zero",
    ),
    "amount-on-several-lines": ("一个数要写在一行里", "a number must be written on one line"),
    "unknown-amount": (
        "`{text}` 不是数；不知道的数请写 `unknown`，并用 `why:` 说明原因",
        "`{text}` is no number; write `unknown` where that is allowed, and say why with `why:`",
    ),
    "leading-zero": (
        "`{text}` 以 0 开头；数请写 `{instead}`，编号请写在文字字段里",
        "`{text}` begins with a zero; write `{instead}`, and keep codes in text fields",
    ),
    "not-decimal": ("`{text}` 不是十进制；请写 `{instead}`", "`{text}` is not decimal; write `{instead}`"),
    "underscore": ("数里不能有下划线：`{text}`；请写 `{instead}`", "no underscore in a number: `{text}`; write `{instead}`"),
    "exponent": ("不支持科学计数法 `{text}`；请写 `{instead}`", "`{text}` has an exponent; write `{instead}`"),
    "incomplete-decimal": (
        "小数点前后都要有数字：`{text}`；请写 `{instead}`",
        "a decimal point needs digits on both sides: `{text}`; write `{instead}`",
    ),
    "plus-sign": ("数前面不写加号：`{text}`；请写 `{instead}`", "no plus sign before a number: `{text}`; write `{instead}`"),
    "not-finite": ("`{text}` 不是一个有限的数；请写确定的数，不知道就写 待定", "`{text}` is not a finite number; write one, or unknown"),
    "odd-minus": ("负数请用普通减号：`{text}` 请写成 `{instead}`", "write a negative number with a plain minus: `{instead}` for `{text}`"),
    "chinese-numeral": ("请用阿拉伯数字：`{text}` 请写成 `{instead}`", "write `{text}` in digits: `{instead}`"),
    "chinese-numeral-unclear": ("请用阿拉伯数字，例如 `500万`；这里是 `{text}`", "write digits, as in `500万`; here is `{text}`"),
    "too-many-digits": ("`{text}` 的数字太多；最多 {most} 位，请用万、亿或少写几位", "`{text}` has too many digits; write at most {most}"),
    "comma-grouping": (
        "`{text}` 的逗号不是每三位一个；请写 `{instead}`，小数点请用 `.`",
        "the commas of `{text}` do not group by three; write `{instead}`, and `.` for decimals",
    ),
    "decimal-comma": (
        "`{text}`：小数点用 `.`，千位用 `,`，例如 `1,200.00`",
        "`{text}`: decimals follow `.`, thousands are grouped with `,`, as in `1,200.00`",
    ),
    "space-in-number": ("数字中间有空格：`{text}`；请写 `{instead}`", "a space inside a number: `{text}`; write `{instead}`"),
    "letter-scale": ("不用字母表示数量级：`{text}` 请写成 `{instead}`", "no letters for scales: write `{instead}` for `{text}`"),
    "yes-no": ("`{text}` 不是数；请写数，没有就写 0，不知道就写 待定", "`{text}` is no number; write one, 0 for none, or unknown"),
    "ratio-not-number": ("`{text}` 是比例或时间，这里要写一个数", "`{text}` is a ratio or a time; a number belongs here"),
    "date-not-number": ("`{text}` 是日期，这里要写一个数，如 500万", "`{text}` is a date; write a number here, such as 500万"),
    "open-bound": (
        "`{text}` 不含边界本身；请写 `≥` 或 `≤`（含边界）",
        "`{text}` leaves out the bound itself; write `≥` or `≤`, which include it",
    ),
    "vague-amount": (
        "`{text}` 不是确定的数；请写 `约500万` 或 `≥500万` 这样的数",
        "`{text}` is not definite; write a number such as `约500万` or `≥500万`",
    ),
    "compound-number": ("`{text}` 分成了两段；请写成一个数 `{instead}`", "`{text}` is in two pieces; write one number: `{instead}`"),
    "compound-number-unclear": (
        "`{text}` 分成了两段；请写成一个数，例如 `1.2亿`",
        "`{text}` is in two pieces; write one number, as in `1.2亿`",
    ),
    "percent-in-words-unclear": ("`{text}` 请写成 `20%` 这样的数", "write `{text}` as in `20%`"),
    "letter-scale-unclear": ("`{text}` 太大；请写 `500万` 这样的数", "`{text}` is too large; write a number such as `500万`"),
    "percent-in-words": ("`{text}` 请写成 `{instead}`", "write `{instead}` for `{text}`"),
    "odd-scale": ("`{text}` 请写成 `{instead}`", "write `{instead}` for `{text}`"),
    "odd-scale-unclear": ("`{text}` 太大；数量级只写一个：千、万、亿", "`{text}` is too large; write one scale: 千, 万, 亿"),
    "half": ("`{text}` 里的半请写成小数，例如 `1.5年`", "write a half as a decimal: `1.5年` for `{text}`"),
    "foreign-currency": (
        "不支持 `{text}`；外币请写成单位，例如 `500美元`",
        "`{text}` is not supported; write it as a unit: `500美元`",
    ),
    "scale-and-rate": ("`{text}`：百分数不能再带 万、亿 或 ¥", "`{text}`: a percentage takes no 万, 亿 or ¥"),
    "two-units": ("`{text}` 有两个单位；请保留一个", "`{text}` has two units; keep one"),
    "unit-too-long": ("单位 `{text}` 太长：最多 {most} 个字", "the unit `{text}` is too long: at most {most} characters"),
    "bound-and-range": ("`{text}` 既有上下限又是范围；请只写一种", "`{text}` is a bound and a range; write one of them"),
    "range-units": ("`{text}` 两端的单位不同；请用同一种单位", "the ends of `{text}` have different units; write one"),
    "range-reversed": (
        "`{text}` 的起点大于终点；起点不写单位时按终点的单位计算，请把两端都写全",
        "`{text}` begins above its end; a bare start takes the scale of the end, so write both in full",
    ),
    "divided-by-zero": ("`{text}` 的分母是 0；请改分母", "`{text}` divides by zero; correct the divisor"),
    "fraction-not-reduced": (
        "分数 `{text}` 请写成 `{instead}`；如果是日期，请写 2026-01-31 这样的日期",
        "write the fraction `{text}` as `{instead}`, or, if it is a date, as in 2026-01-31",
    ),
    "unreadable-number": (
        "`{text}` 不是数；可以写 `5亿`、`4.8 亿元`、`3,000`、`20%`、`10-20万`、`约500万`、`≥24万`",
        "`{text}` is no number; write one such as `5亿`, `4.8 亿元`, `3,000`, `20%`, `10-20万`, `约500万`, `≥24万`",
    ),
    "ratio-spaces": ("比例中间不要空格：`{text}` 请写成 `{instead}`", "no spaces in a ratio: write `{instead}` for `{text}`"),
    "ratio-part": (
        "比例 `{text}` 里的 `{part}` 不是数；每一份都要写非负的数，例如 `2:3:1`",
        "`{part}` in the ratio `{text}` is no number; every part must be one, not negative, as in `2:3:1`",
    ),
    "ratio-part-empty": ("比例 `{text}` 里缺了一份；请写成 `2:3:1` 这样", "a part of the ratio `{text}` is missing; write `2:3:1`"),
    "ratio-needs-two": ("`{text}` 不是比例；至少要两份，例如 `2:3`", "`{text}` is no ratio; it needs two parts at least, as in `2:3`"),
    "ratio-all-zero": ("比例 `{text}` 全是 0，无法分解；至少一份要大于 0", "the ratio `{text}` is all zeros; one part at least is above 0"),
}

DATES: dict[str, tuple[str, str]] = {
    "date-missing": ("这里要写日期，例如 `2026-08-31`", "a date is missing here, such as `2026-08-31`"),
    "no-such-date": ("没有 `{text}` 这一天；应在 {instead} 之内", "there is no `{text}`; the limit is {instead}"),
    "odd-date": ("日期 `{text}` 请写成 `{instead}`", "write the date `{text}` as `{instead}`"),
    "vague-date": (
        "`{text}` 不是确定的日期；请写 `2026-08-31` 或 `2026年8月底` 这样的日期",
        "`{text}` is no definite date; write one such as `2026-08-31` or `2026年8月底`",
    ),
    "unreadable-date": (
        "`{text}` 不是日期；可以写 `2026-08-31`、`2026-08`、`2026年1月`、`2026Q3`、`2026年上半年`",
        "`{text}` is no date; write one such as `2026-08-31`, `2026-08`, `2026年1月`, `2026Q3`, `2026H1`",
    ),
    "unreadable-recurrence": (
        "`{text}` 看不出多久一次；可以写 `每周三和周六`、`每两周`、`每月末`、`每月 10 日`、`每季度次月 10 日`、`每个工作日`",
        "`{text}` does not say how often; write `every Monday`, `every two weeks`, `month end`, `每月 10 日` or `每个工作日`",
    ),
    "year-missing": ("`{text}` 缺年份；请写成 `2026年{text}` 这样", "`{text}` has no year; write it as in `2026年{text}`"),
    "period-reversed": ("`{text}` 的起点在终点之后", "`{text}` begins after its end"),
}

WAIVERS: dict[str, tuple[str, str]] = {
    "waiver-unclear": (
        "这条豁免看不懂：{text}；请写 plan: allow 规则 until 2026-12-31 理由（until 可省，理由必写）",
        "this waiver is not clear: {text}; write plan: allow RULE until 2026-12-31 REASON (until may be left out, the reason not)",
    ),
    "waiver-expired": (
        "对 {rules} 的豁免已于 {until} 到期（{why}）；请改好问题，或续期并说明",
        "the waiver of {rules} ran out on {until} ({why}); mend what it covers, or renew it with a reason",
    ),
    "waiver-useless": ("对 {rules} 的豁免没有用到；请删去", "the waiver of {rules} covers nothing; delete it"),
}

SENTENCES: dict[str, tuple[str, str]] = READING | NUMBERS | DATES | WAIVERS
