"""Sentences of the room `rules`: key -> (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "parts-do-not-add-up": (
        "{name}：各项之和 {sum} 与声明值 {stated} 不等，差 {difference}；请改其中一项或合计",
        "{name}: the parts make {sum}, stated is {stated}, {difference} apart; correct a part or the total",
    ),
    "sum-computation": ("{terms} = {sum}，声明 {stated}，差 {difference}", "{terms} = {sum}, stated {stated}, difference {difference}"),
    "stated-differs": (
        "{name}：声明 {stated}，算得 {computed}，差 {difference}；请改声明值或它的依据",
        "{name}: stated {stated}, computed {computed}, {difference} apart; correct the statement or what it rests on",
    ),
    "stated-computation": (
        "{terms} = {computed}，声明 {stated}，差 {difference}",
        "{terms} = {computed}, stated {stated}, difference {difference}",
    ),
    "unknown-not-checkable": ("{subject} 无法核对：{unknown} 待定", "{subject} cannot be checked: {unknown} unknown"),
    "assertion-fails": (
        "关系 {name} 不成立：左边 {left}，右边 {right}（依据：{why}）",
        "{name} does not hold: {left} on the left, {right} on the right (why: {why})",
    ),
    "assertion-computation": ("{terms}：{left} {sign} {right}", "{terms}: {left} {sign} {right}"),
    "figure-out-of-range": (
        "{name} 为 {value}，不合要求 {bound}；请改数字或界限",
        "{name} is {value}, outside {bound}; correct the number or the bound",
    ),
    "bound-computation": ("{name} {value}，要求 {bound}", "{name} {value}, wanted {bound}"),
    "range-order": (
        "{low} {low_value} 高于 {high} {high_value}；应是 保底 ≤ 目标 ≤ 挑战",
        "{low} {low_value} is above {high} {high_value}; floor ≤ target ≤ stretch is wanted",
    ),
    "range-computation": ("{low} {low_value} ≤ {high} {high_value}", "{low} {low_value} ≤ {high} {high_value}"),
    "missing-file-of-kind": (
        "{kind} 类计划必须有 {file}；请补上（plan new 会生成一套可参照）",
        "a plan of the kind {kind} needs {file}; add it (plan new makes a set to copy from)",
    ),
    "missing-section": (
        "缺少章节“{name}”：{kind} 类计划必须有页面 {file}",
        "the section “{name}” is missing: a plan of the kind {kind} needs the page {file}",
    ),
    "empty-section": ("章节“{name}”是空的；请在 {file} 里写上内容", "the section “{name}” is empty; write it in {file}"),
    "missing-figure": (
        "{kind} 类计划必须有数字 {figure}；暂时没有就写 待定 并说明原因",
        "a plan of the kind {kind} needs the figure {figure}; write unknown with a reason while there is none",
    ),
    "missing-split": (
        "{name} 没有按 {axis} 分解；{kind} 类计划必须分解到这个维度",
        "{name} is not divided along {axis}; a plan of the kind {kind} must be",
    ),
    "split-unknown": (
        "{name} 按 {axis} 的分解还没有给出，无法核对",
        "the division of {name} along {axis} is not given yet and cannot be checked",
    ),
    "part-exceeds-whole": (
        "{part} {part_value} 大于它所在的 {whole} {whole_value}；请核对两处来源的口径",
        "{part} {part_value} is larger than {whole} {whole_value} that it lies within; compare the sources",
    ),
    "part-computation": ("{part} {part_value} ≤ {whole} {whole_value}", "{part} {part_value} ≤ {whole} {whole_value}"),
    "ratio-over-limit": (
        "{name} {ratio} 超过上限 {limit}：{spent} ÷ {of}，多 {over}；请减支出、提目标，或由负责人改上限",
        "{name} {ratio} is over its limit {limit}: {spent} ÷ {of}, {over} too much: spend less, raise the target, or change the limit",
    ),
    "ratio-computation": ("{spent} ÷ {of} = {ratio}，上限 {limit}", "{spent} ÷ {of} = {ratio}, limit {limit}"),
    "hold-expired": (
        "{name} 的锁定已于 {until} 到期（{by}：{why}）；请删去，或由锁定人续期",
        "a hold of {name} ran out on {until} ({by}: {why}); delete it, or have it renewed",
    ),
    "buffer-exceeded": (
        "{name}：各项之和 {sum} 超过整体 {stated}，多 {over}，而加码上限 {buffer} 只容 {allowed}；请减任务或改上限",
        "{name}: the parts make {sum}, {over} above {stated}; the buffer of {buffer} allows {allowed}: lower them or change it",
    ),
    "target-without-owner": ("目标 {name} 没有负责人；请写 owner: 某人", "the target {name} has no owner; write owner: somebody"),
}
