"""What `plan new` writes into the files of a new plan: key -> (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "new-unknown": ("待定", "TBD"),
    "new-why": ("还没有定", "not decided yet"),
    "new-first": ("第一项", "First"),
    "new-second": ("第二项", "Second"),
    "new-people": (
        "人员就是 person 维度：capacity 是能力系数，分任务时可以作权重。",
        "People are the axis person; capacity can weigh the targets that are divided among them.",
    ),
    "new-person-1": ("业务员甲", "Person A"),
    "new-person-2": ("业务员乙", "Person B"),
    "new-targets": (
        "# 目标。定了数字以后，把“待定”换掉，所有分解立即算出。\n",
        "# Targets. Put a number in place of TBD, and everything that is divided is computed at once.\n",
    ),
    "new-quantum": (
        "  quantum: 1万元                        # 最小单位：每个分解数都是它的整数倍，加起来仍分毫不差",
        "  quantum: CNY 10,000                   # every part is a whole number of these, and the parts still add up",
    ),
    "new-split": (
        "                                # 每个维度写怎样分",
        "                                # how it is divided along each axis",
    ),
    "new-cross": ("   # 交叉表：行与列都合得上", "   # a cross table: rows and columns both add up"),
    "new-facts": (
        "# 计划里其余的数字。value 是数、公式或待定；stated 是别人说过的数，会与算出来的核对。\n",
        "# The other numbers of the plan. value is a number, a formula or TBD; stated is what somebody said, and is compared.\n",
    ),
    "new-parts": ("各部分", "Pages"),
    "new-parts-note": (
        "正文里的数字都用双花括号引用，不要手打；数据一改，各页一起改。",
        "Numbers on the pages are called by name in double braces and never typed; change the data, and every page follows.",
    ),
    "new-target": (
        "{name}合计 {call}。写这个数的依据，以及做不到时怎么办。",
        "{name}: {call}. Write what it rests on, and what is done when it is not reached.",
    ),
    "new-others": ("其他数字", "Other numbers"),
    "help-new-language": ("新计划与输出的语言", "language of the new plan and of the output"),
}
