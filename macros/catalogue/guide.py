"""What the guide says: labels of its generated pages, and the rules in Chinese: key -> (Chinese, English).

`rule-X-what`, `-why`, `-example` and `-instead` are the parts of the docstring of the rule X; the English is the docstring itself (a test
holds them equal), so a new rule needs its Chinese here. An example that is only code has no sentence.
"""

LABELS: dict[str, tuple[str, str]] = {
    "rule-why": ("为什么：", "Why:"),
    "rule-example": ("例：", "Example:"),
    "rule-instead": ("怎样改：", "Instead:"),
    "keys-key": ("键", "Key"),
    "keys-needed": ("必填", "Needed"),
    "keys-meaning": ("是什么", "Meaning"),
    "keys-required": ("是", "yes"),
    "keys-short": ("只写一个值就是它", "what a bare value means"),
    "keys-own": ("自己的键", "a key of your own"),
    "keys-own-meaning": ("自己的属性：一个数或一段文字", "an attribute: a number or text"),
    "keys-elsewhere": ("（写法见 {file}.yml）", " (see {file}.yml)"),
    "keys-no-file": ("keys() 的参数是数据文件的名字：{known}", "keys() takes the name of a data file: {known}"),
}

RULES: dict[str, tuple[str, str]] = {
    "rule-assertion-fails-what": ("写在 `assert:` 下面的关系不成立。", "A relation written under `assert:` does not hold."),
    "rule-assertion-fails-why": (
        "有些关系只有本团队知道，例如“编制就是这几个岗位之和”；写下来，以后每次核对都会查。",
        (
            'teams know relations that no general rule can know ("the headcount is that of the '
            'three roles"); once written, they are checked for ever.'
        ),
    ),
    "rule-assertion-fails-instead": (
        "改那个写错的数；如果是关系本身变了，就改关系。",
        "correct the number that is wrong, or the relation.",
    ),
    "rule-figure-out-of-range-what": (
        "一个数超出了计划自己给它定的界限或区间。",
        "A figure lies outside the bound or range that the plan itself sets for it.",
    ),
    "rule-figure-out-of-range-why": (
        "`expect: '>= 24万'` 是承诺，目标也应当在保底与挑战之间；自己的界限都守不住，计划就还没有做完。",
        (
            "`expect: '>= 24万'` is a promise, and a target lies between its floor and its "
            "stretch; a plan that breaks its own bounds is not ready."
        ),
    ),
    "rule-figure-out-of-range-instead": (
        "让 保底 ≤ 目标 ≤ 挑战，或者改正界限。",
        "order them floor ≤ target ≤ stretch, or correct the bound.",
    ),
    "rule-hold-expired-what": ("锁定已经过期，那一格却还锁着。", "A cell is still held although its hold has run out."),
    "rule-hold-expired-why": (
        "锁定是有期限的承诺（“合同签订以前”）；过了期还留着，就没有理由地压着别的格。",
        'a hold is a promise for a time ("until the contract is signed"); kept after its day, it distorts the split without a reason.',
    ),
    "rule-hold-expired-instead": ("删去这条锁定，或者由当初锁定的人续期。", "remove the hold, or have it renewed by who set it."),
    "rule-missing-figure-what": ("这一类计划必须有的数，这里没有。", "A figure that plans of this kind must have is not there."),
    "rule-missing-figure-why": (
        "年度销售计划没有销售额目标，预算就没有可比的东西。",
        "an annual sales plan without a revenue target has nothing that its budget could be measured against.",
    ),
    "rule-missing-figure-example": (
        "种类为 annual-sales 的计划，`targets.yml` 里没有 `revenue`。",
        "a plan of the kind annual-sales whose `targets.yml` has no `revenue`.",
    ),
    "rule-missing-figure-instead": (
        "补上这个数；还在起草时可以写 `待定` 并说明原因。",
        "add the figure; `unknown` (待定) with a reason is allowed while the plan is a draft.",
    ),
    "rule-missing-file-what": ("这一类计划必须有的数据文件，这里没有。", "A data file that plans of this kind must have is not there."),
    "rule-missing-file-why": (
        "年度销售计划没有预算或日程，其余部分加得再准也不完整。",
        "an annual sales plan without a budget or a schedule is not complete, however well the rest adds up.",
    ),
    "rule-missing-file-example": (
        "种类为 annual-sales 的计划缺少 `data/plan-x/budget.yml`。",
        "`data/plan-x/budget.yml` is missing in a plan of the kind annual-sales.",
    ),
    "rule-missing-file-instead": (
        "补上文件（`plan new` 会生成一整套可以照抄），或者换成合适的计划种类。",
        "add the file (`plan new` makes a complete set to copy from), or choose the kind that fits the plan.",
    ),
    "rule-missing-section-what": (
        "这一类计划必须有的章节没有页面，或者页面是空的。",
        "A section that plans of this kind must have has no page, or its page is empty.",
    ),
    "rule-missing-section-why": (
        "读者会找市场分析、策略、目标、队伍、预算和日程；缺了哪一章，往往到会上才发现。",
        (
            "readers look for the market analysis, the strategy, the targets, the team, the budget and "
            "the schedule; a missing one is noticed in the meeting, not before."
        ),
    ),
    "rule-missing-section-example": (
        "种类为 annual-sales 的计划没有 `content/<计划>/market.md`，或者页面上只有标题。",
        "a plan of the kind annual-sales without `content/<plan>/market.md`, or with nothing but a heading on it.",
    ),
    "rule-missing-section-instead": (
        "写上这一页；`plan new` 会生成全部页面和表格。",
        "write the page; `plan new` makes all of them with their tables.",
    ),
    "rule-missing-split-what": (
        "目标没有按这一类计划必须的维度分解，或者只写了“待定”。",
        "A target is not divided along an axis that plans of this kind must divide it along, or the division is only announced.",
    ),
    "rule-missing-split-why": (
        "没有分到月、人和市场的目标，不是任何人的任务。",
        "a target that is not broken down to month, person and market is nobody's work.",
    ),
    "rule-missing-split-instead": ("写明怎样分。", "say how it is divided."),
    "rule-part-exceeds-whole-what": ("一个市场容量比它所在的更大范围还要大。", "A market size is larger than the one it lies within."),
    "rule-part-exceeds-whole-why": (
        "一个城市的市场不会大过全国；真的大过了，必定有一个数的口径、年份或单位不同。",
        "a city's market cannot be larger than its country's; when it is, one of the two has another base, year or unit.",
    ),
    "rule-part-exceeds-whole-instead": ("核对两处来源，改正错的那一个。", "compare the sources and correct the one that is wrong."),
    "rule-parts-do-not-add-up-what": ("各项加起来，与写明的合计不等。", "The parts of a total do not add up to what is stated for it."),
    "rule-parts-do-not-add-up-why": (
        "合计写在各项旁边，只要改一项，两者就会走样；各项共 900万、合计写着 1000万 的预算批不下来。",
        (
            "a total that is typed beside its parts drifts away from them as soon as one of them is edited; a "
            "budget whose lines make 900万 under a total of 1000万 cannot be approved."
        ),
    ),
    "rule-parts-do-not-add-up-instead": (
        "改其中一项或者合计；也可以不写合计，由门户算出。",
        "correct the part or the total; or leave `total` out, then it is computed.",
    ),
    "rule-ratio-over-limit-what": (
        "预算与它所比的数之比，超过了上限。",
        "A budget is more than its limit allows of the figure it is measured against.",
    ),
    "rule-ratio-over-limit-why": (
        "费用率永远是同一时期的费用除以销售目标；没有人核对的上限只是愿望。",
        "the expense ratio is always expense over revenue target of the same period; a limit that nothing checks is a wish.",
    ),
    "rule-ratio-over-limit-instead": (
        "减少支出、提高目标，或者由负责人改上限；写 `over: warn` 则只提醒、不报错。",
        "lower the lines, raise the target, or have the limit changed by who owns it; `over: warn` only warns.",
    ),
    "rule-stated-differs-what": (
        "声明的数与算出来的数不同：由公式、基期与增长率，或者单价与数量算出。",
        "A stated value differs from what its formula, base and growth, or price and quantity give.",
    ),
    "rule-stated-differs-why": (
        "会上念的是声明的数；它的基期或比率一改，这个数从此就是错的。",
        "the number that is read aloud is the stated one; when the base or the rate behind it is edited, it is wrong from then on.",
    ),
    "rule-stated-differs-instead": (
        "声明算得出来的数（这里是 5亿）；或者加“约”，写到想说的位数；或者不写声明值。",
        "state what follows (5亿), or 约 with as many digits as are meant, or leave the stated value out.",
    ),
    "rule-target-without-owner-what": ("目标没有负责人。", "A target has nobody who answers for it."),
    "rule-target-without-owner-why": (
        "属于所有人的目标没有人去完成；每个目标都要有人、有职责、有期限。",
        "what belongs to everyone is reached by no one; each target has a person, a duty and a date.",
    ),
    "rule-target-without-owner-instead": (
        "写上这个目标的负责人；全计划都由同一个人负责时，写在 plan.yml 里。",
        "name the owner of the target (or of the whole plan in plan.yml, when it is the same person).",
    ),
    "rule-unknown-cell-what": (
        "锁定或上下限指的那一格，并不在这个数的分解里。",
        "A hold or a bound names a cell that the figure is not divided into.",
    ),
    "rule-unknown-cell-why": (
        "没有谁会遵守它：分解照常进行，好像没有写过一样。",
        "it would be kept by nobody: the split goes on as if it were not there.",
    ),
    "rule-unknown-cell-instead": (
        "写这个数已经分解或交叉到的维度和成员。",
        "name members of axes that the figure is split or crossed along.",
    ),
}

SENTENCES: dict[str, tuple[str, str]] = LABELS | RULES
