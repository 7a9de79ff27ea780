"""Sentences of the room `compute`: key -> (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    # why a split was not made: `split-` and the code of the refusal
    "split-where": ("{where}：{what}", "{where}: {what}"),
    "split-cell": ("{row} × {column}", "{row} × {column}"),
    "split-total": ("总额", "the total"),
    "split-and": ("{first}、{second}", "{first}, {second}"),
    "split-more": ("{names} 等 {count} 个", "{names} and others, {count} in all"),
    "split-not-exact": (
        "{cell} 的值 {written} 不是精确数；请写成整数或文本，如 \"12.5%\"、\"1/3\"、\"5亿\"",
        "the value {written} of {cell} is not exact; write it as a whole number or as text such as \"12.5%\", \"1/3\"",
    ),
    "split-not-whole": (
        "{cell} 为 {amount}，不是最小单位的整数倍；请改成整数倍，或把最小单位改小",
        "{cell} is {amount}, not a whole number of the smallest unit; change it, or make the unit smaller",
    ),
    "split-negative-total": (
        "要分解的总额是 {total}；总额须 ≥ 0，请改正总额，或把退货另列一项",
        "the total to split is {total}; it must be at least 0: correct it, or state returns as a figure of their own",
    ),
    "split-negative-weight": (
        "{cell} 的权重为 {weight}（净退货？）；权重须 ≥ 0，请改为 0 或换口径",
        "the weight of {cell} is {weight} (a net return?); weights are at least 0: use 0 or another basis",
    ),
    "split-negative-cell": (
        "{cell} 为 {amount}；分到的数、锁定和上下限都须 ≥ 0，请改成 0 或正数",
        "{cell} is {amount}; amounts, holds and limits are at least 0: write 0 or more",
    ),
    "split-no-members": ("没有可分解的成员；请至少列出一个", "there is nobody to split among; list at least one member"),
    "split-unknown-member": (
        "没有成员 {cell}；请改正名称，或先在维度里加上",
        "there is no member {cell}; correct the name, or add it to the axis first",
    ),
    "split-no-weight": (
        "{who} 没有权重；请给每个末级成员写权重（不分则写 0）",
        "{who} has no weight; give every leaf one (0 for none)",
    ),
    "split-parent-cycle": (
        "{who} 的上级绕成了圈；请改其中一个的上级",
        "the parents of {who} go round in a circle; change the parent of one",
    ),
    "split-all-weights-zero": (
        "余额 {left} 无人可分：{who} 的权重全为 0；请给权重，或指定均分，或放开一个锁定",
        "{left} is left and nobody can take it: the weights of {who} are all 0; give a weight, ask for an even split, or release a hold",
    ),
    "split-all-held": (
        "{who} 全部锁定，合计 {held}，与总额 {total} 差 {off}；请放开一个锁定或改总额",
        "{who} are all held at {held} in total, {off} away from the total {total}; release one hold or change the total",
    ),
    "split-shares-not-100": (
        "{who} 的占比合计 {sum_ratio}，与 100% 差 {off_ratio} = {off}；请改占比、指定谁拿余下部分，或改用比例",
        (
            "the shares of {who} add up to {sum_ratio}, {off_ratio} away from 100% = {off}; fix a share, name the member "
            "that takes the rest, or state them as a ratio"
        ),
    ),
    "split-hold-out-of-bounds": (
        "{cell} 锁定为 {held}，越过界限 {bound}，差 {off}；请改锁定值或界限",
        "{cell} is held at {held}, beyond its limit {bound} by {off}; change the hold or the limit",
    ),
    "split-empty-range": (
        "{cell} 的下限 {least} 与上限 {most} 之间没有可取的整数；请放宽上限或下限",
        "between the lowest {least} and the highest {most} of {cell} there is no whole amount; widen one of them",
    ),
    "split-floor-above-total": (
        "{cell} 的锁定与下限合计 {need}，而总额只有 {total}，多 {over}；请降低下限、放开锁定或提高总额",
        (
            "holds and lowest amounts of {cell} need {need}, but only {total} is there: {over} too much; lower a limit, release a hold "
            "or raise the total"
        ),
    ),
    "split-ceiling-below-total": (
        "{cell} 的锁定与上限合计最多 {room}，而要分 {total}，有 {left} 放不下；请提高上限、放开锁定或降低总额",
        (
            "holds and highest amounts of {cell} allow at most {room}, but {total} has to be placed: {left} does not fit; raise a limit, "
            "release a hold or lower the total"
        ),
    ),
    "split-grain": (
        "要分的 {total} 不是 {grain} 的整数倍，余 {odd}；请指定由谁拿这部分，或改总额",
        "{total} to split is not a multiple of {grain}, {odd} is left over: name the member that takes it, or change the total",
    ),
    "split-odd-held": (
        "{who} 已锁定，不能再拿零头；请另指定一个成员",
        "{who} is held and cannot take what is left over; name another member",
    ),
    "split-margins-differ": (
        "行合计 {rows}，列合计 {columns}，相差 {off}；请改正其中一边",
        "the rows add up to {rows}, the columns to {columns}, {off} apart; correct one side",
    ),
    "split-table-infeasible": (
        (
            "{who} 共 {hold}，在 {others} 之外最多放 {outside}，故 {others} 至少需 {need}，但只有 {room}，差 {left}；"
            "请放宽这些格子的上限或锁定，或改合计"
        ),
        (
            "{who} must place {hold}, and outside {others} they can place only {outside}; so {others} need {need} "
            "but have room for {room}: {left} does not fit; widen a limit or hold of these cells, or change a total"
        ),
    ),
    "split-cyclic-margins": (
        "{who} 的交叉合计互成一圈，不能同时固定；请放开一个",
        "the cross totals {who} go round in a circle and cannot all be fixed; leave one free",
    ),
    "split-target-reached": (
        "{who} 的实际 {actual} 已超过目标 {target}，超 {over}；请保留剩余月份的计划，或上调目标",
        "the actuals {actual} of {who} are beyond the target {target} by {over}; keep the plan of the open periods, or raise the target",
    ),
    "split-year-closed": (
        "各期都已有实际，与目标差 {left}，没有期间可再分；请改目标，或保留为差异",
        "every period has its actual, {left} away from the target, and none is open; change the target, or keep it as a variance",
    ),
    "split-surplus-too-big": (
        "超额 {surplus} 比 {who} 的计划 {plan} 还多，多 {over}；请改为分摊到其余各期，或保留计划",
        "the surplus of {surplus} is more than the plan {plan} of {who}, by {over}; spread it over the open periods, or keep the plan",
    ),
    "split-no-basis": (
        "{who} 的权重合计为 0，无从推算全年；请给出这些期间的权重",
        "the weights of {who} add up to 0, so nothing can be told from them; give these periods a weight",
    ),
    "split-range-order": (
        "{who} 为 {amount}，低于前一档的 {before}；各档总额须从低到高",
        "{who} is {amount}, below the {before} before it; totals of a range go from lowest to highest",
    ),
}
