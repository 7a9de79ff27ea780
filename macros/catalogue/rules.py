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
    "range-not-checkable": (
        "{relation}：范围有重叠，要看实际落在哪里，无法核对",
        "{relation}: the ranges overlap, so it depends on where they fall and cannot be checked",
    ),
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
    "unknown-plan": ("没有计划 {plan}；可用：{known}", "there is no plan {plan}; known: {known}"),
    "unknown-plan-near": ("没有计划 {plan}；是不是 {near}？", "there is no plan {plan}; did you mean {near}?"),
    "member-without-plan": (
        "要由各单位的计划汇总，而 {axis} 的成员 {member} 没有写 plan；请写上它的计划的 id",
        "the plans of the members are summed up, but {member} of {axis} has no plan; write the id of its plan",
    ),
    "parent-without-child": (
        "上级计划 {parent} 的维度里没有哪个成员写 plan: {plan}；请在它的 axes.yml 里补上，或改 parent",
        "no member of an axis of {parent} has plan: {plan}; add it to its axes.yml, or correct the parent",
    ),
    "child-without-parent": (
        "计划 {plan} 的上级不是这一份；请在它的 plan.yml 里写 parent: {parent}，或删去这里的 plan",
        "the parent of the plan {plan} is not this one; write parent: {parent} in its plan.yml, or delete plan here",
    ),
    "plan-does-not-tie": (
        "{name}：{group} 分给它 {given}，{plan} 里是 {own}；两边须是同一个数，请商定后改一边",
        "{name}: {group} gives it {given}, {plan} says {own}; agree on one number and change the other",
    ),
    "tie-not-checkable": (
        "{name}：{group} 分给它 {given}，{plan} 里是 {own}，无法核对",
        "{name}: {group} gives it {given}, {plan} says {own}; it cannot be checked",
    ),
    "tie-computation": ("{name}：{group} {given}，{plan} {own}", "{name}: {group} {given}, {plan} {own}"),
    "twin-other": (
        "{key} 与 {plan} 的不同；同一份计划的另一种语言，{key} 要照抄",
        "{key} is not that of {plan}; a twin in another language has the same {key}",
    ),
    "twin-nothing": ("{path} 在原计划里不是一段文字；请改正路径", "{path} is no text of the other plan; correct the path"),
    "twin-of-twin": (
        "{plan} 自己也写着 twin；请写原计划的 id",
        "{plan} is itself the twin of another plan; write the id of the plan that has the numbers",
    ),
    "twin-words": (
        "words 只在另一种语言的计划里起作用；请写上 twin: 原计划的 id，或删去 words",
        "words count only in a plan that is the twin of another; write twin: the id of the other plan, or delete words",
    ),
    "twin-number": ("{path} 是数 {text}，数不能译；请删去这一条", "{path} is the number {text}, which has no other word; delete this line"),
    "twin-setting": (
        "{path} 是日期、期限或频次，不是文字，不能译；请删去这一条",
        "{path} is a date, a deadline or how often something comes back, and no text; delete this line",
    ),
    "twin-file": (
        "译本没有自己的数据，{file} 里的数不会有人读；请删去这个文件，数改在 data/{plan} 里",
        "a twin has no data of its own, and nobody reads {file}; delete it, and change numbers in data/{plan}",
    ),
    "twin-moved": (
        "{figure} 在译本里是 {own}，在 {plan} 里是 {other}；译文改动了数，请只给名称与说明写译文",
        "{figure} is {own} here and {other} in {plan}: a word has changed a number; give words for names and explanations only",
    ),
    "twin-typed": (
        "译文里手打了数 {text}，{plan} 的文字里没有它；请写成 {{名字}} 引用，如 {{revenue.total}}",
        "the number {text} is typed into a word, and no text of {plan} has it; name a figure in braces instead, such as {{revenue.total}}",
    ),
    "twin-unnamed": (
        "还有 {count} 个名字没有译文：{some}……；请在 words 里补上",
        "{count} names have no word in this language yet: {some} …; add them under words",
    ),
    "plans-cycle": (
        "两份计划互相引用，绕成了圈：{round}；只能由一份引用另一份",
        "plans refer to each other in a circle: {round}; only one may refer to the other",
    ),
    "missing-file-of-kind": (
        "{kind} 类计划必须有 {file}；请补上（plan new 会生成一套可参照）",
        "a plan of the kind {kind} needs {file}; add it (plan new makes a set to copy from)",
    ),
    "recommended-file": (
        "{kind} 类计划最好有 {file}；没有也行，有了核对得更全",
        "a plan of the kind {kind} should have {file}; it can do without, but is checked less",
    ),
    "recommended-section": (
        "{kind} 类计划最好有章节“{name}”：页面 {file}",
        "a plan of the kind {kind} should have the section “{name}”: the page {file}",
    ),
    "recommended-figure": (
        "{kind} 类计划最好有数字 {figure}；暂时没有就写 待定 并说明原因",
        "a plan of the kind {kind} should have the figure {figure}; write unknown with a reason while there is none",
    ),
    "recommended-split": (
        "{name} 没有按 {axis} 分解；{kind} 类计划最好分解到这个维度",
        "{name} is not divided along {axis}; a plan of the kind {kind} should be",
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
    "hold-not-kept": (
        "{figure} 锁定为 {held}，而它是 {value}：这一格是逐项给出或合计而来，锁定不起作用；请改给出的数，或锁定分解出来的格",
        "{figure} is held at {held} but is {value}: given or a sum, it cannot be held; change what is given, or hold a cell of a split",
    ),
    "hold-expired": (
        "{name} 的锁定已于 {until} 到期（{by}：{why}）；请删去，或由锁定人续期",
        "a hold of {name} ran out on {until} ({by}: {why}); delete it, or have it renewed",
    ),
    "buffer-exceeded": (
        "{name}：各项之和 {sum} 超过整体 {stated}，多 {over}，而加码上限 {buffer} 只容 {allowed}；请减任务或改上限",
        "{name}: the parts make {sum}, {over} above {stated}; the buffer of {buffer} allows {allowed}: lower them or change it",
    ),
    "dates-outside-period": (
        "{name} 的日期 {day} 不在计划期 {start} 至 {end} 之内；请改日期或计划期",
        "{name} on {day} is outside the plan's period {start} to {end}; correct the date or the period",
    ),
    "longer-than-period": (
        "{name} {text} 比计划期还长：{start} 至 {end} 只有 {days} 天；请改这个数，或者改计划期",
        "{name} {text} is longer than the period, which has {days} days from {start} to {end}; correct the number or the period",
    ),
    "end-before-start": (
        "{name} 的结束 {end} 早于开始 {start}；请把先后改过来",
        "{name} ends on {end}, before it begins on {start}; order the two",
    ),
    "owner-not-in-team": (
        "目标 {name} 的负责人“{owner}”不在 team.yml 的人员、岗位和部门里；请改正名字，或先写进队伍",
        "the owner “{owner}” of the target {name} is no person, position or unit of team.yml; correct the name, or add it to the team",
    ),
    "too-few-mechanisms": (
        "促销 {name} 只有 {count} 种手段，至少要 {least} 种；请再加一种，或并入别的促销",
        "the promotion {name} has {count} mechanisms, at least {least} are wanted; add one, or make it part of another promotion",
    ),
    "band-overlap": (
        "分档 {name}：前面的档到 {end} 才结束，这一档从 {begin} 就开始；请让它从前一档的终点开始（含起点、不含终点）",
        "{name}: the band before ends at {end}, this one begins at {begin}; begin it where the one before ends (its end excluded)",
    ),
    "band-gap": (
        "分档 {name}：{end} 到 {begin} 之间没有规定；请接上前一档，不返就写 rate: 0%",
        "{name}: nothing is said from {end} to {begin}; let the bands meet, or write rate: 0%",
    ),
    "band-reversed": (
        "分档 {name}：从 {begin} 到 {end} 一个数也没有；from 写小的一端，to 写大的一端",
        "{name}: nothing lies from {begin} to {end}; write the lower end under from, the upper one under to",
    ),
    "band-says-nothing": (
        "分档 {name} 的 {band} 没有写怎样算；请写 rate、each、amount 或 text，价格档写 segment",
        "{name}: the band {band} says nothing; write its rate, each, amount or text, or the segment of a price band",
    ),
    "goes-in-a-circle": (
        "绕成了圈：{circle}；请去掉最外面（最先、最上面）一个的 within、after 或 parent",
        "this goes in a circle: {circle}; leave within, after or parent out of the outermost, first or topmost",
    ),
    "promotion-unknown": (
        "促销 {name} 接在 {after} 之后，而没有这一档；可用：{known}",
        "the promotion {name} follows {after}, which does not exist; known: {known}",
    ),
    "promotion-circle": (
        "促销互相接成了圈：{circle}；请去掉第一档的 after",
        "promotions follow each other in a circle: {circle}; leave after out of the first",
    ),
    "promotion-starts-early": (
        "促销 {name} 从 {start} 开始，而它所接的 {before} 到 {end} 才结束；请往后推，或去掉 after",
        "the promotion {name} begins on {start}, but {before} before it ends on {end}; begin it later, or leave after out",
    ),
    "seasonality-sum": (
        "季节指数 {name} 合计 {sum}，应为 {months}，差 {off}；请改正出入的那个月",
        "the seasonality {name} makes {sum}, {months} is wanted, {off} apart; correct the month that is off",
    ),
    "seasonality-computation": ("{name} 合计 {sum}，应为 {months}", "{name} makes {sum}, wanted is {months}"),
    "shares-exceed-market": (
        "市场份额合计 {sum}，超过 100%；请核对各份额的来源与口径",
        "the market shares make {sum}, more than 100%; compare their sources and bases",
    ),
    "shares-computation": ("{terms} = {sum}", "{terms} = {sum}"),
    "ten-thousand-apart": (
        "{name} {value} 与 {whole} 的其他各项相差约 {times} 倍；是不是多写或漏写了“万”？",
        "{name} {value} is about {times} times apart from the other parts of {whole}; is a 万 too many or missing?",
    ),
    "date-unknown": (
        "{name} 的日期待定，无法核对是否在计划期内",
        "the date of {name} is not known; whether it is within the period is open",
    ),
    "date-relative": (
        "{name} 的日期是“{text}”，而那个日子待定，无法核对是否在计划期内",
        "{name} is due “{text}”, whose day is not known; whether it is within the period is open",
    ),
    "workload-over-capacity": (
        "{load} {load_value} 超过 {capacity} {capacity_value}；请减少对象、拉长间隔、提高定额或加人",
        "{load} {load_value} is more than {capacity} {capacity_value}; contact fewer or less often, raise the norm, or add people",
    ),
    "capacity-computation": ("{load} {load_value} ≤ {capacity} {capacity_value}", "{load} {load_value} ≤ {capacity} {capacity_value}"),
    "phases-unknown": (
        "各阶段是否铺满计划期无法核对：{names} 的起止待定",
        "whether the phases fill the period cannot be checked: start or end of {names} unknown",
    ),
    "phase-gap": ("{day} 起没有阶段，{name} 到后来才开始；请把空档补上", "no phase from {day} until {name} begins; close the gap"),
    "phase-overlap": ("{name} 开始时前面的阶段还没有完，应从 {day} 开始", "{name} begins before the phases above end; begin it on {day}"),
    "phases-short": ("各阶段到 {end} 就完了，计划期到 {day}；请改长度", "the phases end on {end}, the period on {day}; correct a length"),
    "phases-long": (
        "各阶段到 {end} 才完，计划期只到 {day}；请改长度",
        "the phases end on {end}, after the period on {day}; correct a length",
    ),
    "phases-computation": ("各阶段共 {days} 天，计划期 {period} 天", "the phases have {days} days, the period {period}"),
    "phase-out-of-order": (
        "{name} 从 {start} 开始，早于排在前面的 {above}（{above_start}）；请改日期，或按先后排列",
        "{name} begins on {start}, before {above} above it ({above_start}); correct the date, or list phases in order",
    ),
    "phase-too-early": (
        "{name} 从 {start} 开始，而它所接的 {before} 到 {end} 才结束；请往后推，或去掉 after",
        "{name} begins on {start}, but {before} before it ends on {end}; begin it later, or leave after out",
    ),
    "phase-unknown": (
        "{name} 接在 {after} 之后，而没有这个阶段；可用：{known}",
        "{name} follows {after}, which is no other phase; known: {known}",
    ),
    "action-without-owner": ("{name} 没有负责人；请写 owner: 某人", "{name} has no owner; write owner: somebody"),
    "action-without-deadline": (
        "{name} 没有期限；请写 due: 日期、投标前 2 天 这样的期限，或 待定",
        "{name} has no deadline; write due: a date, a deadline such as 2 days before the bid, or unknown",
    ),
    "action-overdue": (
        "{name} 的期限 {due} 已过，状态仍是“{status}”；请改状态，或重新定日子",
        "{name} was due on {due} and is still “{status}”; say how it stands, or agree on a new day",
    ),
    "report-without-receiver": ("{name} 没有写{lack}；请补上 {key}: …", "{name} does not say {lack}; add {key}: …"),
    "report-receiver": ("报给谁", "to whom"),
    "report-owner": ("谁来写", "who writes it"),
    "report-every": ("多久一次", "how often"),
    "too-few-on-duty": (
        "{name} {value}，少于最低的 {least}；请加人、减班次或降低最低数",
        "{name} {value}, fewer than the least of {least}; add people, or take fewer shifts",
    ),
    "duty-computation": ("{name} {value}，最低 {least}", "{name} {value}, at least {least}"),
    "weights-not-100": (
        "{name} 的权重合计 {sum}，应为 {wanted}；请改正权重",
        "the weights of {name} make {sum}, {wanted} is wanted; correct a weight",
    ),
    "weights-computation": ("{name} 权重合计 {sum}，应为 {wanted}", "the weights of {name} make {sum}, wanted is {wanted}"),
    "card-member": (
        "{name} 考核的 {member} 不是{axis}的成员；可用：{known}",
        "{name} scores {member}, who is no member of {axis}; known: {known}",
    ),
    "card-axis": ("{name}：没有维度 {axis}；可用：{known}", "{name}: there is no axis {axis}; known: {known}"),
    "target-without-owner": ("目标 {name} 没有负责人；请写 owner: 某人", "the target {name} has no owner; write owner: somebody"),
}
