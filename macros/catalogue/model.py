"""Sentences of the room `model`: key -> (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    # shapes
    "wanted-mapping": (
        "这里应是“键: 值”的一组，而不是 {got}；请在下面缩进写键和值",
        "a set of `key: value` is wanted here, not {got}; write keys and values, indented",
    ),
    "wanted-list": (
        "这里应是列表，而不是 {got}；请写成 `- 项` 或 [项, 项]",
        "a list is wanted here, not {got}; write `- item` or [item, item]",
    ),
    "wanted-text": ("这里应是一段文字，而不是 {got}", "text is wanted here, not {got}"),
    "wanted-number": (
        "这里应是一个数（如 500万、20%）、公式（= …）或 待定，而不是 {got}",
        "a number (500万, 20%), a formula (= …) or unknown is wanted here, not {got}",
    ),
    "wanted-formula": ("这里应是一个关系式，如 a == b + c，而不是 {got}", "a relation such as a == b + c is wanted here, not {got}"),
    "wanted-date": ("这里应是日期，如 2026-03-31，而不是 {got}", "a date such as 2026-03-31 is wanted here, not {got}"),
    "wanted-flag": ("这里应是 true 或 false（是、否），而不是 {got}", "true or false is wanted here, not {got}"),
    "wanted-count": ("这里应是不带单位的整数，如 12，而不是 {got}", "a whole number without a unit, such as 12, is wanted here, not {got}"),
    "wanted-cross": (
        "交叉表写成 [[行维度, 列维度], …]，如 [[product, month]]，而不是 {got}",
        "write cross tables as [[rows, columns], …], such as [[product, month]], not {got}",
    ),
    "wanted-split": (
        "看不懂怎样分解：{got}；请写比例 2:3:1、成员表 {{A: 40%, …}}、even、like 某数、{{seasonality: 名称}}，或 待定",
        "unknown way to split: {got}; write a ratio 2:3:1, members {{A: 40%, …}}, even, like FIGURE, {{seasonality: NAME}}, or unknown",
    ),
    "wanted-one-of": ("{got} 不在可选之列；请写 {known} 之一", "{got} is not one of {known}"),
    "wanted-attribute": ("成员的属性应是一个数或一段文字", "an attribute of a member is a number or text"),
    "wrong-shape": ("{key} 的写法不对：{text}", "{key} is not written as it should be: {text}"),
    "shape-mapping": ("一组键和值", "a set of keys and values"),
    "shape-list": ("列表", "a list"),
    "text-missing": ("这里没有写文字；请写上，或删去这个键", "there is no text here; write some, or delete the key"),
    "entries-missing": (
        "这里一项也没有；请写上，或删去这个键",
        "there are no entries here; write some, or delete the key",
    ),
    "unknown-key": ("不认识的键 {key}；这里可用：{known}", "unknown key {key}; known here: {known}"),
    "unknown-key-near": ("不认识的键 {key}；是不是 {near}？", "unknown key {key}; did you mean {near}?"),
    "missing-key": ("{where} 缺少必填的键 {key}；请补上 `{key}: …`", "{where} lacks the key {key}; add `{key}: …`"),
    "bad-key": (
        "键名 {key} 不能用作数字的名字；只用字母、汉字、数字和下划线，最前面一个字不能是数字",
        "the key {key} cannot name a figure; use letters, digits and underscores, and begin the name with a letter",
    ),
    "bad-member-key": (
        "成员的键 {key} 里不能有空格、等号、逗号、方括号、星号或斜杠",
        "the member key {key} may hold no blank, =, comma, bracket, star or slash",
    ),
    "axis-taken": (
        "维度 {key} 由计划期自动产生，不用在 axes.yml 里写；请删去或换个名字",
        "the axis {key} comes from the plan's period; delete it here or rename it",
    ),
    "member-twice": (
        "成员 {key} 在维度 {axis} 里出现两次（另一处在第 {line} 行）；一个成员只属于一个分支",
        "the member {key} is twice on the axis {axis} (also at line {line}); a member belongs to one branch",
    ),
    "person-twice": (
        "人员在 team.yml 的 people 和 axes.yml 的 person 里都写了；只留一处",
        "people stand both in team.yml and under person in axes.yml; keep one",
    ),
    "figure-twice": (
        "数字 {path} 写了两次（第一次在 {first}）；一个数只写一处",
        "the figure {path} is written twice (first at {first}); write it once",
    ),
    # files
    "unknown-file": ("{file} 不是计划的数据文件；可用：{known}", "{file} is not a data file of a plan; known: {known}"),
    "no-plan-file": ("没有 {file}；每个计划都要有它（plan new 会生成）", "there is no {file}; every plan has one (plan new makes it)"),
    "unknown-kind": ("没有叫 {kind} 的计划种类；可用：{known}", "there is no kind of plan {kind}; known: {known}"),
    "period-length": ("计划期的长度只能写一种：months、days 或 end", "say the period's length once: months, days or end"),
    "period-too-long": ("计划期最长 {most} 个月", "a period has at most {most} months"),
    "period-empty": (
        "计划期从 {start} 到 {end} 不成立；请改开始或长度",
        "a period from {start} to {end} is not possible; change its start or length",
    ),
    "phase-length": (
        "{name} 从 {start} 到 {end} 是 {days} 天，不是 {length}（{length}应到 {wanted}）；请改长度或日期，或者只写其一",
        "{name} has {days} days from {start} to {end}, not {length} (which ends on {wanted}); correct one of them, or leave one out",
    ),
    # when things are
    "weekday-clash": (
        "{day} 是{real}，不是{said}；请改日期，或者改星期",
        "{day} is a {real}, not a {said}; correct the date or the weekday",
    ),
    "unreadable-interval": (
        "看不懂间隔 {text}；请写 1周、2周、10天、1个月，或 每周、每两周",
        "the interval {text} cannot be read; write 1周, 10天, 1个月, or weekly, every two weeks",
    ),
    "deadline-without-anchor": (
        "“{text}”要从“{anchor}”算起，而日程里没有它，或不止一个；可用：{known}；没有的写成一个里程碑，日子可以是 待定",
        "“{text}” counts from “{anchor}”, which is not in the schedule or is there twice; known: {known}; or make it a milestone",
    ),
    "deadline-circle": (
        "“{text}”绕了一圈又等自己：{circle}；请给其中一处写上日期",
        "“{text}” waits for itself: {circle}; give one of them a date",
    ),
    "sessions-origin": ("{every}，{start} 至 {end}", "{every}, {start} to {end}"),
    # numbers
    "ratio-for-number": (
        "{text} 是比例，这里要一个数；怎样分写在 split 里，投入产出比 1:12 写成 12",
        "{text} is a ratio, a number is wanted here; how to divide goes under split, 12 times the cost is 12",
    ),
    "unit-missing": ("{text} 没有单位：是 {text}元 还是 {text}万元？请写上", "{text} has no unit: 元 or 万元? write it"),
    "bad-unit": (
        "单位 {unit} 里的万、亿是写法不是单位；请写 unit: {bare}，数写成 500万",
        "万 and 亿 in {unit} are notation, no unit; write unit: {bare} and the number as 500万",
    ),
    "bad-own-unit": (
        "{unit} 不能作单位；自用的单位用一到十二个字母或汉字，不含数字和符号，每个只写一次",
        "{unit} cannot be a unit; own units are words of one to twelve letters, each written once",
    ),
    "unit-clash-declared": (
        "{text} 的单位与这里应有的单位 {wanted} 不合；请改单位或改数",
        "the unit of {text} does not fit {wanted}; change the unit or the number",
    ),
    "unknown-unit": (
        "不认识的单位 {unit}；若是本计划自用的单位，请在 plan.yml 里写 units: [{unit}]",
        "unknown unit {unit}; if the plan has it, declare it in plan.yml: units: [{unit}]",
    ),
    "no-unit": ("（无单位）", "(no unit)"),
    "finer-than-fen": (
        "{text} 比 1 分还细；金额最多写到分（两位小数的元）",
        "{text} is finer than 1 fen; money has at most two decimals of a yuan",
    ),
    "negative": (
        "{name} {text} 是负数；这里须 ≥ 0，退回或减少的请另列一项",
        "{name} {text} is negative; it is at least 0: write what comes back or goes away as a figure of its own",
    ),
    "rate-without-percent": (
        "{text} 没有百分号：是 {text}% 还是它的一百倍？请写成 20% 这样的百分数",
        "{text} has no percent sign: {text}%, or a hundred times that? write a percentage such as 20%",
    ),
    "wanted-single": (
        "这里应是一个确定的数，而不是 {got}；请不写范围和上下限",
        "a single number is wanted here, not {got}; write no range and no bound",
    ),
    "no-value": (
        "{name} 没有数；请写 value（或 amount、items、price 与 quantity、by），暂时没有就写 待定",
        "{name} has no number; write value (or amount, items, price and quantity, by), or unknown",
    ),
    "two-values": (
        "{name} 有两种算法；只留一种，另一个数可写在 stated 里核对",
        "{name} is computed in two ways; keep one and put the other number under stated",
    ),
    "mask-differs": (
        "{name} 的原文写作 {mask}，与 {text} 不合：露出的数字不同；请对照原文改正其中一个",
        "{name} is written {mask} in the source, which is not {text}: the digits that can be seen differ; correct one of them",
    ),
    "mixed-split": (
        "{axis} 的分解里混着占比、权重和金额；请用同一种写法",
        "the split along {axis} mixes shares, weights and amounts; use one of them",
    ),
    "split-method": ("{axis} 的分解要写一种办法：{known}", "a split along {axis} needs exactly one of {known}"),
    # formulas
    "formula-unexpected": (
        "公式里这里不该是 {text}；可用 + - * / ^ 和括号连接数与名字，如 = a * (1 + 20%)；数里不写逗号，比较写 == 或 >=",
        "{text} does not fit here; join numbers and names by + - * / ^ and brackets, = a * (1 + 20%); no commas in numbers, == to compare",
    ),
    "formula-operand": ("公式到这里没有写完；后面还要一个数或名字", "the formula ends too early; a number or a name must follow"),
    "formula-open": ("公式的括号没有闭合；请在这里补上右括号 )", "a bracket of the formula is never closed; add ) here"),
    "formula-too-long": (
        "公式超过 {most} 个词；请用 sum(…) 或拆成几个数",
        "the formula has more than {most} words; use sum(…) or split it into several figures",
    ),
    "formula-bracket": ("公式里这里应是右括号 )，而不是 {text}", "a closing bracket ) is wanted here, not {text}"),
    "formula-cell": ("单元格写成 [维度=成员, 维度=成员]，而不是 {text}", "write a cell as [axis=member, axis=member], not {text}"),
    "formula-function": ("没有函数 {text}；可用：{known}", "there is no function {text}; known: {known}"),
    "formula-arguments": (
        "函数 {text} 要 {wanted} 个参数，这里有 {got} 个",
        "the function {text} takes {wanted} arguments, here are {got}",
    ),
    "formula-too-deep": (
        "公式的括号超过 {most} 层；请拆成几个数",
        "the formula is nested more than {most} deep; split it into several figures",
    ),
    "assertion-no-comparison": (
        "{text} 里没有比较；请用 ==、!=、<=、>=、< 或 > 连接两边",
        "{text} compares nothing; join two sides with ==, !=, <=, >=, < or >",
    ),
    # files and axes by name
    "file-targets": ("目标", "Targets"),
    "file-budget": ("预算", "Budget"),
    "file-facts": ("事实", "Facts"),
    "file-team": ("队伍", "Team"),
    "file-market": ("市场", "Market"),
    "file-strategy": ("策略", "Strategy"),
    "file-schedule": ("日程", "Schedule"),
    "file-activity": ("活动量", "Activity"),
    "file-scorecard": ("考核", "Scorecard"),
    "period-days": ("计划期天数", "Days of the period"),
    "period-workdays": ("计划期工作日", "Working days of the period"),
    "period-workweek": ("每周工作日", "Working days a week"),
    "period-weeks": ("计划期工作周", "Working weeks of the period"),
    "period-months": ("计划期月数", "Months of the period"),
    "period-quarters": ("计划期季度数", "Quarters of the period"),
    "period-years": ("计划期年数", "Years of the period"),
    "period-origin": ("计划期与工作日历", "the period and the working calendar"),
    "axis-year": ("年度", "Year"),
    "axis-month": ("月份", "Month"),
    "axis-quarter": ("季度", "Quarter"),
    "axis-half": ("半年", "Half-year"),
    "axis-week": ("周", "Week"),
    "axis-day": ("日", "Day"),
    "weekday-names": ("周一|周二|周三|周四|周五|周六|周日", "Mon|Tue|Wed|Thu|Fri|Sat|Sun"),
    "axis-product": ("产品", "Product"),
    "axis-market": ("市场", "Market"),
    "axis-person": ("人员", "Person"),
    "axis-channel": ("渠道", "Channel"),
    "axis-customer": ("客户", "Customer"),
    "axis-settlement": ("结算方式", "Settlement"),
    "axis-region": ("区域", "Region"),
    "axis-store": ("门店", "Store"),
    "year-name": ("{year} 年", "{year}"),
    "month-names": ("1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月", "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"),
    "quarter-names": ("一季度|二季度|三季度|四季度", "Q1|Q2|Q3|Q4"),
    "half-names": ("上半年|下半年", "H1|H2"),
}
