"""Sentences of the room `compute` about figures, formulas and divisions: key -> (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "gap-name": ("{whole}·{axis}差额", "{whole}·gap of {axis}"),
    "unit-clash": (
        "单位不合：{left} {sign} {right}；请换成同一种单位，或检查引用的数",
        "units do not fit: {left} {sign} {right}; use one unit, or check the figures named",
    ),
    "unit-clash-formula": (
        "算得的单位是 {got}，声明的单位是 {wanted}；请改公式或 unit",
        "the result is in {got}, declared is {wanted}; change the formula or the unit",
    ),
    "division-by-zero": ("除数是 0（或可能是 0）；请检查分母", "the divisor is or may be 0; check it"),
    "open-range": (
        "没有上限或下限的数不能这样计算；请给出两端",
        "a number without an upper or lower end cannot be used here; give both ends",
    ),
    "bad-power": (
        "乘方只能是 0 到 {most} 的整数次，底数不带单位",
        "a power is a whole number from 0 to {most}, of a number without a unit",
    ),
    "bad-step": ("取整的步长应是大于 0 的一个数，如 1箱、1万元", "the step to round to is one number above 0, such as 1箱 or 1万元"),
    "number-too-long": ("结果的位数太多，不像一个计划里的数；请检查公式", "the result has too many digits for a plan; check the formula"),
    "star-outside": (
        "{text} 里的 * 只能用在 sum、mean、min、max、count 里面",
        "the * in {text} belongs inside sum, mean, min, max or count",
    ),
    "unknown-reference": (
        "没有叫 {text} 的数字；请检查名字，或先在 data 里写上它",
        "there is no figure {text}; check the name, or write the figure first",
    ),
    "unknown-reference-near": ("没有叫 {text} 的数字；是不是 {near}？", "there is no figure {text}; did you mean {near}?"),
    "kind-of-no-figure": (
        "{text} 不在这一类计划的数里；请检查名字，或者把它写进 figures（必须有的）或 recommended 的 figures（最好有的）",
        "{text} is none of the kind's figures; check the name, or list it under figures or, when plans may lack it, recommended figures",
    ),
    "formula-cycle": (
        "公式绕成了圈：{round}；请把其中一个写成已知数",
        "the formulas go round in a circle: {round}; give one of them as a number",
    ),
    "range-for-amount": ("{text} 是一个范围；这里要一个确定的数", "{text} is a range; a single number is wanted here"),
    "range-in-split": ("{member} 的权重是一个范围；分解要用确定的数", "the weight of {member} is a range; a split needs single numbers"),
    "negative-weight": (
        "{member} 的权重为 {weight}（净退货？）；权重须 ≥ 0，请改为 0 或换口径",
        "the weight of {member} is {weight} (a net return?); weights are at least 0: use 0 or another basis",
    ),
    "ratio-parts": (
        "写了 {parts} 份，{axis} 有 {members} 个成员（{names}）；请一一对应",
        "{parts} parts are written, {axis} has {members} members ({names}); give one each",
    ),
    "unknown-member": ("{axis} 里没有成员 {member}；{hint}", "{axis} has no member {member}; {hint}"),
    "member-near": ("是不是 {near}？", "did you mean {near}?"),
    "member-known": ("可用：{known}", "known: {known}"),
    "missing-member": ("{axis} 的分解缺少 {members}；不分给它就写 0", "the split along {axis} lacks {members}; write 0 for none"),
    "missing-weight": (
        "{axis} 的成员 {member} 没有 {attribute}；请写上这个数（不分则写 0）",
        "the member {member} of {axis} has no {attribute}; write it (0 for none)",
    ),
    "like-not-divided": (
        "{figure} 没有按 {axis} 分解到 {member}，不能照它分",
        "{figure} is not divided along {axis} down to {member} and cannot be followed",
    ),
    "unknown-seasonality": ("没有叫 {name} 的季节指数；可用：{known}", "there is no seasonality {name}; known: {known}"),
    "seasonality-parts": (
        "季节指数 {name} 有 {parts} 个数，计划期有 {members} 个月；请一月一个",
        "the seasonality {name} has {parts} numbers, the period {members} months; give one a month",
    ),
    "none-at-all": ("（没有）", "(none)"),
    "unknown-axis": ("没有维度 {axis}；可用：{known}", "there is no axis {axis}; known: {known}"),
    "within-not-divided": (
        "{axis} 要在 {within} 之内分解，而 {within} 没有分解；请先写它的分解",
        "{axis} is divided within {within}, which is not divided; divide it first",
    ),
    "nobody-within": (
        "{parent} 有 {amount}，却没有一个 {axis} 属于它；请给成员写 {key}，或改 {parent} 的份额",
        "{parent} has {amount} and no {axis} belongs to it; give a member this {key}, or change the share of {parent}",
    ),
    "member-outside": ("{member} 的 {within} 是 {said}，应是 {known} 之一", "{member} has {within} {said}, wanted is one of {known}"),
    "into-nothing": ("{axis} 的成员 {member} 没有下级，不能再往下分", "the member {member} of {axis} has nothing below it to divide into"),
    "bad-quantum": ("最小单位 {text} 应是大于 0 的一个数，单位同 {unit}", "the quantum {text} is one number above 0, in {unit}"),
    "hold-not-whole": ("锁定值 {text} 不是最小单位 {grain} 的整数倍", "the hold {text} is no multiple of the quantum {grain}"),
    "hold-unknown": (
        "{name} 没有分解到 {cell} 这一格；请改正维度和成员，或先写它的分解",
        "{name} is not divided into {cell}; correct axis and member, or divide it first",
    ),
    "close-not-whole": (
        "要合拢到总额，各部分都得是最小单位 {grain} 的整数倍",
        "to close on the whole, every part must be a multiple of the quantum {grain}",
    ),
    "cross-needs-split": (
        "交叉表 {axes} 要先按 {axis} 分解；请在 split 里写上",
        "the cross table {axes} needs the division along {axis}; add it under split",
    ),
}
