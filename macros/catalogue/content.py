"""Sentences of the room `rules` about pages, and about what lies around the plans: key -> (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "axes-disagree": (
        "{whole} 是 {value}，而属于 {parent} 的各个{axis}合计 {sum}，差 {difference}；请用 within 让一种分解在另一种之内，或改其中一种",
        "{whole} is {value}, but what belongs to {parent} along {axis} makes {sum}, {difference} apart; divide one within the other",
    ),
    "axes-computation": ("{parent} 的{axis}合计 {sum}，{whole} {value}", "{axis} of {parent} makes {sum}, {whole} is {value}"),
    "unequal-periods": (
        "{name} 的基期 {base} 有 {base_days} 天，计划期有 {days} 天；请取一样长的基期，或不写 growth",
        "{name}: the base {base} has {base_days} days, the plan {days}; take a base of the same length, or leave growth out",
    ),
    "date-ahead": (
        "{name} 写着截至 {date}，而今天是 {today}；请写这个数真正出自的日期",
        "{name} is said to be of {date}, and today is {today}; write the day that the number comes from",
    ),
    "base-not-before": (
        "{name} 的基期 {base} 不在计划期之前（计划期从 {start} 开始）；请取计划期之前的时期",
        "{name}: the base {base} is not before the plan, which begins on {start}; take a period before it",
    ),
    "period-unknown": (
        "{key} 不是计划期里的一期；各期写 q1、2026-01 这样的同一种",
        "{key} is no period of the plan; write periods of one kind, such as q1 or 2026-01",
    ),
    "period-kinds": (
        "{key} 与前面的各期长短不同；请用同一种",
        "{key} is of another length than the periods before it; write periods of one kind",
    ),
    "period-order": (
        "{key} 早于前面的一期；请按先后写",
        "{key} is before the period above it; write them in the order of time",
    ),
    "one-name-two-values": (
        "“{name}”在 {path} 是 {value}，在 {other} 是 {first}；同一个数请只写一次并引用，两回事请起两个名字",
        "“{name}” is {value} in {path} and {first} in {other}; write one number once and refer to it, or name two things apart",
    ),
    "page-syntax": (
        "页面的花括号读不懂（{reason}）；请补齐括号、引号和 }}}}",
        "the braces cannot be read: {reason}; close brackets, quotes and braces",
    ),
    "page-odd-sign": (
        "花括号里不能写 {sign}；括号、引号、逗号、等号都用半角的 {instead}",
        "{sign} cannot stand between braces; write plain brackets, quotes, commas and equal signs {instead}",
    ),
    "page-wide-braces": (
        "｛｛ 是全角的花括号，不会换成数；请写半角的 {{{{ … }}}}",
        "｛｛ are full-width braces and are shown as they stand; write {{{{ … }}}}",
    ),
    "page-statement": (
        '页面里不能写 {what} 语句；花括号里只能是宏调用，如 {{{{ value("revenue.total") }}}}',
        '{what} is not available on pages; between braces only macro calls such as {{{{ value("revenue.total") }}}} may stand',
    ),
    "page-expression": (
        '花括号里只能是宏调用，如 {{{{ value("revenue.total") }}}}；不能取属性、运算或用过滤器',
        'between braces only macro calls such as {{{{ value("revenue.total") }}}} may stand: no attributes, sums or filters',
    ),
    "page-argument": (
        "宏 {name} 的参数只能直接写出来：文字、数字、true 或 false",
        "the arguments of {name} are written out: text, numbers, true or false",
    ),
    "page-comment": (
        "{{# 会把后面的文字连同数字一起吞掉；注释请写 <!-- … -->",
        "{{# swallows the text that follows, numbers and all; write comments as <!-- … -->",
    ),
    "page-too-many": ("一页最多 {most} 处宏调用；请分成几页", "a page has at most {most} macro calls; make it several pages"),
    "front-matter": ("页面设置里不能写 {key}；可用：{known}", "the front matter may not hold {key}; known: {known}"),
    "front-matter-open": (
        "开头的 --- 没有配对的结尾；请在设置的后面再写一行 ---",
        "the --- at the beginning is never closed; write a line --- behind it",
    ),
    "raw-html": (
        "页面里不能有 {text}：会运行的或来自别处的内容；请用 Markdown 写",
        "{text} is active or comes from elsewhere; write Markdown",
    ),
    "broken-link": ("链接指向的 {target} 不存在；请改正文件名", "the link leads to {target}, which is not there; correct the name"),
    "broken-link-near": (
        "链接指向的 {target} 不存在；是不是 {near}？",
        "the link leads to {target}, which is not there; did you mean {near}?",
    ),
    "typed-number": (
        "手打的数字 {text} 在计划里没有对应的数；请写进 data 后用宏引用，或删去",
        "{text} is typed by hand and no figure of the plan; write it in data and call it, or delete it",
    ),
    "typed-number-equal": (
        '手打的数字 {text} 应写成 {{{{ value("{path}") }}}}',
        '{text} is typed by hand; write {{{{ value("{path}") }}}}',
    ),
    "content-link": ("{file} 是链接；请把文件本身放进 content/", "{file} is a link; put the file itself into content/"),
    "count-differs": (
        "“{text}”下面列了 {listed} 项；请改数字，或者补齐列表",
        "{listed} items are listed below “{text}”; correct the number, or the list",
    ),
    "content-name": (
        "文件名 {file} 不能作网址：里面有看不见的字符、# ? % 一类的符号，或者是操作系统占用的名字；请改名",
        "the name {file} cannot be an address: it holds characters that nobody sees, signs such as # ? %, or is taken; rename it",
    ),
    "content-twice": (
        "{file} 和 {other} 在网站上是同一个地址；请改一个名字",
        "{file} and {other} have the same address on the site; rename one",
    ),
    "level-of-no-rule": ("没有叫 {rule} 的规则；请改正名字，或删去", "there is no rule {rule}; correct the name or delete it"),
    "level-of-no-rule-near": ("没有叫 {rule} 的规则；是不是 {near}？", "there is no rule {rule}; did you mean {near}?"),
    "level-of-fixed-rule": (
        "{rule} 关系到网站的安全，不能降级或关掉；请删去这一行",
        "{rule} keeps the site safe and cannot be lowered or switched off; delete this line",
    ),
    "waiver-refused": (
        "{rules} 关系到网站的安全，不能在文件里放过；请改好问题（只有 raw-html 可以由管 check.yml 的人放开）",
        "{rules} keeps the site safe and cannot be let pass in a file; mend it (raw-html alone may be allowed in check.yml)",
    ),
    "level-of-no-plan": ("没有计划 {plan}；可用：{known}", "there is no plan {plan}; known: {known}"),
    "unknown-data-file": (
        "data/ 下只放计划的文件夹、kinds/ 和 calendar.yml；{file} 不会有人读，请移进计划的文件夹或移出 data/",
        "data/ holds folders of plans, kinds/ and calendar.yml; nobody reads {file}: move it into a plan's folder or out of data/",
    ),
    "plan-name": (
        "计划的文件夹名 {file} 只能用字母、汉字、数字、横线和下划线，以字母或汉字开头，最多 63 个字；请改名",
        "the folder {file} of a plan may hold letters, digits, - and _, begins with a letter and has at most 63 of them; rename it",
    ),
    "plan-name-taken": (
        "文件夹名 {file} 已被网站或操作系统占用；请改名",
        "the name of the folder {file} is taken by the site or by an operating system; rename it",
    ),
    "plan-name-twice": (
        "{file} 与 {other} 只差大小写，在多数电脑上是同一个文件夹；请改名",
        "{file} and {other} differ in capitals alone and are one folder on most machines; rename one",
    ),
    "nav-target": (
        "mkdocs.yml 的 nav 指向的 {target} 不在 content/ 里；请改正文件名，或删去这一行",
        "nav in mkdocs.yml leads to {target}, which is not in content/; correct the name or delete the line",
    ),
    "long-navigation": (
        "导航的第一层有 {count} 项（最多宜 {most} 项）：每一页都带着它；把计划归成组",
        "the navigation has {count} entries on its first level ({most} at most are good): every page carries them; put plans into groups",
    ),
    "nav-shape": ("mkdocs.yml 应由“键: 值”组成，nav 应是列表", "mkdocs.yml consists of `key: value`, and nav is a list"),
    "content-file": ("{file} 这类文件不能发布；可用：{known}", "files like {file} are not published; known: {known}"),
    "unknown-macro": ("没有叫 {name} 的宏；可用：{known}", "there is no macro {name}; known: {known}"),
    "unknown-macro-near": ("没有叫 {name} 的宏；是不是 {near}？", "there is no macro {name}; did you mean {near}?"),
    "wrong-argument": (
        "宏 {name} 的参数不对：{reason}；可写的参数：{known}；例如 {{{{ {example} }}}}",
        "wrong arguments for {name}: {reason}; it takes {known}, as in {{{{ {example} }}}}",
    ),
    "argument-unknown": ("没有参数 {argument}", "there is no argument {argument}"),
    "argument-too-many": ("最多 {most} 个不带名字的参数，这里有 {got} 个", "at most {most} arguments without a name, here are {got}"),
    "argument-twice": ("参数 {argument} 给了两次", "the argument {argument} is given twice"),
    "argument-missing": ("缺少参数 {argument}", "the argument {argument} is missing"),
    "argument-kind": ("参数 {argument} 应是{wanted}，而不是 {got}", "the argument {argument} is {wanted}, not {got}"),
    "argument-choice": ("参数 {argument} 没有 {got} 这一种，可用：{known}", "the argument {argument} is one of {known}, not {got}"),
    "argument-text": ("加引号的文字", "text in quotes"),
    "argument-count": (" 0 到 {most} 的整数", "a whole number from 0 to {most}"),
    "argument-flag": (" true 或 false", "true or false"),
    "macro-fails": ("宏 {name}：{reason}", "macro {name}: {reason}"),
}
