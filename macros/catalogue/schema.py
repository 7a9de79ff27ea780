"""What an editor tells about the plan's files: key -> (Chinese, English).

`record-X` names a record and explains it behind the colon. `choices-X-y` explains the choices of a field in their order,
`examples-X-y` offers values for one, both parted by `|`. X is the record's class, y its field.
"""

SENTENCES: dict[str, tuple[str, str]] = {
    # files
    "record-Head": (
        "计划说明：这份计划是什么、管哪一段时间、由谁负责、金额怎样显示",
        "Plan: what it is, its period, its owner and how money is shown",
    ),
    "record-Axes": (
        "维度与成员：产品、市场、渠道……按页面上要出现的次序写；人员写在 team.yml",
        "Axes and members: products, markets…; people stand in team.yml",
    ),
    "record-Targets": ("目标：每个指标的目标、来历与分解", "Targets: each measure with its target, its origin and its splits"),
    "record-Facts": ("事实：计划里其余的数字，以及必须成立的关系", "Facts: all other numbers of the plan, and what must hold between them"),
    "record-Seasonalities": ("季节指数：当月 ÷ 月平均，全年合计等于月数", "Seasonality: each month over the average month"),
    "record-Team": ("队伍：部门、岗位、人员、人力成本、培训与激励", "Team: units, positions, people, cost, training and incentives"),
    "record-Market": ("市场：容量、份额、趋势、竞争对手与 SWOT", "Market: sizes, shares, trends, competitors and SWOT"),
    "record-Strategy": (
        "策略：主题、产品、价格、渠道、促销、服务与返利",
        "Strategy: themes, product, price, channel, promotion, service and rebates",
    ),
    "record-Schedule": ("日程：阶段、里程碑、行动与例行事项", "Schedule: phases, milestones, actions and recurrences"),
    "record-Calendar": ("工作日历：每周休息日、法定节假日与调休", "Working calendar: weekends, holidays and make-up days"),
    "record-Approvals": (
        "批准记录：谁在何时批准了哪个版本；签订目标责任书的人",
        "Approvals: who approved which version when, and who signed",
    ),
    "record-Approval": ("批准：由 plan approve 写入，改动会被核对发现", "Approval: written by plan approve; an edit is found by the check"),
    "record-Signature": ("签订：可只写日期", "Signature: a bare date will do"),
    "record-Amendment": (
        "修订：改的是哪个已批准的版本、为什么、由谁提出",
        "Amendment: which approved version is changed, why, and who wants it",
    ),
    "record-Kind": (
        "计划种类：这类计划必须有哪些文件、页面、数字和分解",
        "Kind of plan: the files, pages, figures and splits it must have",
    ),
    "record-Length": ("多长：几个月，或者几天", "Length: months, or days"),
    "record-Section": ("章节：页面的文件名是键，这里写名称", "Section: its file's name is the key, its title stands here"),
    "record-WantedFigure": ("数字：名称、单位，以及新计划里怎样开头", "Figure: its name, unit and how a new plan begins it"),
    "record-Wanted": ("一类计划要有的东西：文件、页面、数字、分解", "What belongs to a kind: files, pages, figures, splits"),
    # figures
    "record-Fact": (
        "数字：可只写一个数；数的来历写 value（预算里写 amount）、items、price 与 quantity、by 之一，别人声明的数写 stated 供核对",
        "Figure: a bare number will do; say value (amount), items, price and quantity, or by; what others claim goes under stated",
    ),
    "record-Measure": (
        "指标：销售额、销量、回款……可只写目标数；写全时有基期、增长率、目标和分解",
        "Measure: a bare target will do; in full: base, growth, total, split",
    ),
    "record-Group": (
        "一组费用：各项写在 lines，合计自动算出；total 是声明值，供核对",
        "Group of lines: the total is computed; what stands under total is compared",
    ),
    "record-Base": ("基期：可只写一个数，也可写明期间与来源", "Base period: a bare number will do, or with its period and origin"),
    "record-Range": ("目标区间：保底与挑战，和目标一样分解", "Range: floor and stretch, divided like the target"),
    "record-Hold": (
        "锁定：一格的数由人定死，其余重新分摊；写明谁、为什么、到何时",
        "Hold: a cell fixed by a person, with who, why and until when",
    ),
    "record-Bound": ("格子的上下限：一格至少、至多多少，写明为什么", "Bound: the least and most of a cell, with the reason"),
    "record-Actual": (
        "实际数：已结束各期的实际，余下各期按 rephase 重排",
        "Actual: the closed periods, and how the open ones are planned again",
    ),
    "record-RollsUp": ("汇总：写维度名，总数与各份取自成员自己的计划", "Roll-up: an axis whose members have plans of their own"),
    "record-Limit": ("上限：本组合计与另一个数之比不得超过它", "Limit: the highest allowed ratio of the total to another figure"),
    "record-Guardrail": (
        "护栏：两版之间这些数最多动多少，超过就提醒或不通过",
        "Guardrail: how far these figures may move between two versions before a warning or a stop",
    ),
    "record-Assertion": (
        "关系式：必须成立的等式或不等式，用 ==、!=、<=、>=、<、> 连接",
        "Assertion: a relation that must hold, with ==, !=, <=, >=, < or >",
    ),
    "record-PeriodRecord": (
        "计划期：开始，再加 months、days、end 之一；都不写就是 12 个月",
        "Period: its start and one of months, days, end; 12 months without",
    ),
    "record-MemberRecord": (
        "成员：可只写名称；除这里列出的键，还可写自己的属性，如 capacity: 1.2、market: east，供分解时用",
        "Member: a bare name will do; attributes of its own (capacity: 1.2, market: east) serve in splits",
    ),
    "record-Seasonality": ("季节指数：各月的指数，合计等于月数", "Seasonality: the months' indices, which add up to the number of months"),
    # registers
    "record-Unit": ("部门：编制、现有人数与职责", "Unit: its positions, people and duty"),
    "record-Position": ("岗位：属于哪个部门、编制几人、职责是什么", "Position: its unit, number and duty"),
    "record-Training": ("培训：给谁、讲什么、何时、几次、花多少", "Training: for whom, when, how often, at what cost"),
    "record-Incentive": ("激励：给谁、按什么规则、多少", "Incentive: for whom, by what rule, how much"),
    "record-Size": ("市场容量：一个数；within 写它包含在哪个容量之内", "Market size: a figure; within names the size it is part of"),
    "record-Trend": ("趋势：内容与来源", "Trend: what it says, and its source"),
    "record-Competitor": ("竞争对手：份额、强弱项与我们的对策", "Competitor: share, strength, weakness and our answer"),
    "record-Point": ("要点：可只写一句话，也可写明来源", "Point: a sentence will do, or with its source"),
    "record-Swot": ("优劣势（SWOT）：优势、劣势、机会、威胁各一列", "SWOT: strengths, weaknesses, opportunities and threats, a list each"),
    "record-Row": ("登记项：名称、备注、来源，其他数字写在 figures", "Row: name, note, source; further numbers under figures"),
    "record-Theme": ("主题：内容，以及怎样衡量", "Theme: what it says and how it is measured"),
    "record-ProductLine": ("产品：角色、价格与动作", "Product: role, prices and action"),
    "record-Channel": ("渠道：定位、现有与目标数量、政策", "Channel: role, number now and wanted, policy"),
    "record-Promotion": ("促销：起止、手段、费用与预期效果", "Promotion: start, end, mechanisms, budget and effect"),
    "record-Bands": (
        "分档：返利、提成、价格档；按一个量分档，scenarios 和 table 把几种情形算出来",
        "Bands: rebates, commissions, prices by a quantity; scenarios and table work cases out",
    ),
    "record-Band": (
        "一档：从 from（含）到 to（不含），不写的一端不设限；写比例 rate、每单位多少 each 或一共多少 amount",
        "Band: from (included) up to to (excluded), a missing end is open; a rate, so much each, or an amount once",
    ),
    "record-Scenario": (
        "试算的情形：可只写数量，也可起名、写上声明的应付",
        "Case: a bare quantity will do, or with its name and what is stated",
    ),
    "record-Steps": ("试算表：从 from 到 to，每隔 step 一行", "Payout table: from, to and step"),
    "record-Holiday": ("节假日：可只写一天，也可写 from 到 to", "Holiday: a bare day will do, or from and to"),
    "record-Phase": ("阶段：起止与目标", "Phase: start, end and goal"),
    "record-Milestone": ("里程碑：日期与完成标志", "Milestone: date and what shows that it is done"),
    "record-Action": ("行动：负责人、期限、资源与状态", "Action: owner, due date, resource and status"),
    "record-Recurring": ("定期的事：多久一次；全期几次按日历数", "Recurring: how often; how many times is counted by the calendar"),
    "record-Recurrence": ("例行事项：多久一次、做什么", "Recurrence: how often, and what"),
    "record-Registers": (
        "名册：客户、经销商、商机、项目、网点……每本名册声明有哪些列，行数与各列的合计自动算出",
        "Registers: customers, dealers, projects… with declared columns; counts and sums are computed",
    ),
    "record-Register": (
        "名册：columns 写有哪些列，rows 写各行或一个 CSV 文件名",
        "Register: its columns, and its rows or the name of a CSV file",
    ),
    "record-Column": (
        "列：不写别的就是文字；写 unit 是数，one_of 是几个值之一，member 是维度的成员",
        "Column: text, or a number (unit), one of some values (one_of), a member of an axis (member)",
    ),
    "record-Line": ("一行：名称，加上 columns 里声明的各列", "Row: its name, and the columns that are declared"),
    "record-Claim": ("声明的行数或合计：与数出来的核对", "Claim: a count or sum as stated, compared with what is counted"),
    "record-Minimum": (
        "下限：每个成员至少有多少，or 写顶替的，except 写例外",
        "Minimum: the least for each member, with alternatives and exemptions",
    ),
    "record-Season": ("季节：哪一段时间、做什么", "Season: which stretch of time, and what is done"),
    "record-Report": ("报告：谁写、报给谁、多久一次、报什么", "Report: who writes it, who gets it, how often, and what"),
    "record-Step": ("流程的一步：谁做、起什么作用", "Step of a process: who does it and its effect"),
    "record-Process": ("流程：为了什么，各步由谁做", "Process: its purpose and its steps"),
    "record-Activity": ("活动量：定额、频次与可用的人手", "Activity: norms, cadences and the capacity for them"),
    "record-Norm": (
        "工作定额：可只写 30次/天；全期总数按工作日历算出",
        "Norm: 30次/天 will do; the period's total follows by the working calendar",
    ),
    "record-Cadence": ("频次：多少客户或项目、多久联络一次", "Cadence: how many customers or projects, how often"),
    "record-Scorecard": ("考核：指标、权重与计分，权重合计 100", "Scorecard: indicators, weights that add up to 100, and scoring"),
    "record-Card": ("考核表：考核谁、满分多少、有哪些指标", "Scorecard: who is assessed, the full points, and the indicators"),
    "record-Indicator": ("指标：权重、目标、计分办法与实际", "Indicator: its weight, goal, way of scoring and actuals"),
    "record-Penalty": ("扣分项：每次扣几分、各人几次", "Penalty: points taken off each time, and how often for each"),
    "record-Kpis": ("阶段指标：各期的数、怎样合成、与累计目标核对；漏斗", "Key figures by stage against their goals; funnels"),
    "record-Tier": ("一档：几件，每件至少多少", "Tier: so many items, each of at least so much"),
    "record-Funnel": ("漏斗：一步是上一步的几成，总转化率自动算出", "Funnel: each step a share of the one before"),
    "record-Passage": (
        "一步：可只写有多少，或写占上一步的几成；知道一步就能往前往后推",
        "Step: how many, or which share of the step before; one number is enough for all",
    ),
    # choices and examples
    "choices-Head-status": ("草稿|评审中|已批准|已结束", "draft|in review|approved|closed"),
    "choices-Head-show": (
        "按元显示|按万元显示|按亿元显示|英文计划按元|英文计划按百万元",
        "in 元|in 万元|in 亿元|in CNY|in CNY million",
    ),
    "choices-Head-language": ("中文|英文", "Chinese|English"),
    "choices-Fact-adds_up": (
        "各期相加|取最后一期|取平均|取最大|取最小|不合成",
        "the sum of all|the last one|the mean|the largest|the smallest|none",
    ),
    "choices-Bands-applies": ("全部数量都按所在的那一档|只有超出起点的部分按那一档", "the whole quantity at its band|only what is above"),
    "choices-Column-type": ("文字（默认）|数|日期", "text|number|date"),
    "choices-Column-adds_up": (
        "各行相加|取最后一行|取平均|取最大|取最小|不合成",
        "the sum of all|the last one|the mean|the largest|the smallest|none",
    ),
    "choices-Fact-monotone": ("一期不低于一期|一期不高于一期", "never falls|never rises"),
    "choices-Limit-over": ("提醒|报错", "warns|is an error"),
    "choices-Recurring-skip": (
        "照常（默认）|遇法定节假日不做|遇休息日不做",
        "as always|not on public holidays|not on days off",
    ),
    "choices-Action-status": (
        "待开始|进行中|已完成|已暂停|已取消|待开始（英文）|进行中（英文）|已完成（英文）|已暂停（英文）|已取消（英文）",
        "to do (Chinese)|in progress (Chinese)|done (Chinese)|on hold (Chinese)|dropped (Chinese)|to do|in progress|done|on hold|dropped",
    ),
    "choices-Norm-per": (
        "每天|每周|每月|每季度|每年|每天|每周|每月|每季度|每年",
        "a day|a week|a month|a quarter|a year|a day|a week|a month|a quarter|a year",
    ),
    "choices-Indicator-scoring": (
        "权重 × 达成率（默认）|达标得满分，否则零分|按达成率分档|越低越好：权重 × 目标 ÷ 实际|实际就是得分",
        "weight × rate|all or nothing|by bands of the rate|less is better: goal over actual|the actual is the points",
    ),
    "choices-Actual-rephase": (
        "照原计划|差额全补到下一期|差额按原计划的比例摊到余下各期（默认）",
        "as planned|the next period makes up for it|the open periods share it",
    ),
    "examples-Head-currency": ("CNY", "CNY"),
    "examples-Described-unit": ("元|箱|件|家|人次|%", "元|箱|件|家|人次|%"),
    "examples-Training-form": ("内训|外训", "internal|external"),
    "examples-Recurring-every": ("每周一|每周三和周六|每两周|每月末|每季度次月 10 日", "every Monday|every two weeks|month end"),
    # splits
    "schema-split-splits": (
        "按维度分解：每个维度写怎样分，各部分分毫不差地合到总数",
        "Splits: how the figure is divided along each axis; the parts add up exactly",
    ),
    "schema-split-axis": ("按维度“{axis}”分解", "Split by {axis}"),
    "schema-split-cell": ("维度“{axis}”的成员", "Of {axis}"),
    "schema-split-split": (
        "怎样分：比例 2:3:1（次序同成员）、成员表 {{A: 40%, B: 60%}}、even 均分、like 另一个数，或 {{weights: …, within: …}}；没定写 待定",
        "How: a ratio 2:3:1, members {{A: 40%, B: 60%}}, even, like FIGURE, or in full {{weights: …, within: …}}; unknown if not decided",
    ),
    "schema-split-examples": ("even|2:3:1|like revenue|待定", "even|2:3:1|like revenue|unknown"),
    "schema-split-even": ("均分：各成员一样多；写 even: true", "Evenly; write even: true"),
    "schema-split-ratio": ("比例：2:3:1，次序同成员；或按成员写 {{A: 2, B: 3, C: 1}}", "A ratio in the members' order, or by member"),
    "schema-split-weights": (
        "权重：成员的一个属性名（如 capacity）、一列数，或按成员写",
        "Weights: an attribute's name, a list, or by member",
    ),
    "schema-split-shares": ("占比：按成员写百分数，合计 100%", "Shares: percentages by member that add up to 100%"),
    "schema-split-values": ("金额：按成员写死每一份", "Values: each member's amount"),
    "schema-split-like": ("跟随：按另一个数的分解来分，写它的名字，如 revenue", "Like another figure; its name"),
    "schema-split-seasonality": (
        "季节指数：seasonality.yml 里的键名；或直接写一列指数",
        "A seasonality's key in seasonality.yml, or a list of indices",
    ),
    "schema-split-growth": ("增长：按成员写各自的增长率，自下而上", "Growth by member, bottom-up"),
    "schema-split-within": (
        "逐级分解：先按这个维度分，再在每一部分里分；写维度的键，如 market",
        "A cascade: inside each part along this axis",
    ),
    "schema-split-into": (
        "再往下分：成员的下级怎样分，写 {{成员: 分法}}",
        "Further down: how single members are divided among their children",
    ),
    "schema-split-on": (
        "照哪个数：增长的基数（不写就用基期），或差额按它摊",
        "The figure that growth starts from, or that a difference is spread by",
    ),
    "schema-split-close": (
        "各份之和与总数不等时：gap 差额单列（默认），scale 按比例缩放，spread 差额照 on 摊",
        "When the parts differ from the whole: gap, scale or spread",
    ),
    "schema-split-buffer": ("加码：各份之和可以超过总数多少，如 5%", "How far the parts may exceed the whole on purpose"),
    "schema-split-min": ("下限：每一份至少多少；可按成员写", "The least of each part, for all or by member"),
    "schema-split-max": ("上限：每一份至多多少；可按成员写", "The most of each part, for all or by member"),
    "schema-split-zero": ("权重全是零时：refuse 报错（默认），even 均分", "All weights are zero: refuse, or even"),
    "schema-split-round": ("尾差：largest 给余数最大的（默认），running 逐个累计", "Rounding: largest remainder, or running"),
    "schema-split-rest": ("占比余下的归哪个成员", "The member that takes the rest of the shares"),
    "schema-split-odd": ("不足一个最小单位的零头归哪个成员", "The member that takes what is less than the smallest unit"),
    # what an editor says about a wrong value
    "schema-own-key": ("名字：键名自己起，公式和页面用它来指", "A name of your own, used in formulas and pages"),
    "schema-bad-number": (
        "这里应是一个数（如 500万、20%）、公式（= …）或 待定",
        "a number (500万, 20%), a formula (= …) or unknown is wanted here",
    ),
    "schema-bad-given": ("这里应是一个数或日期，要有数字，如 500万、20%、2026-03-31", "a number or a date is wanted here"),
    "schema-bad-when": (
        "这里应是日期（2026-03-31）、待定，或从别的日子算起（投标前 2 天）",
        "a date, unknown, or a deadline such as 2 days before the bid is wanted here",
    ),
    "schema-bad-flag": ("这里应是 true 或 false（是、否）", "true or false is wanted here"),
    "schema-bad-assertion": ("这里应是一个关系式，如 a == b + c", "a relation such as a == b + c is wanted here"),
    "schema-bad-split": (
        "看不懂怎样分解；请写 2:3:1、even、like 某数、成员表，或 待定",
        "write a ratio 2:3:1, even, like FIGURE, members, or unknown",
    ),
    "schema-bad-ratio": ("这里应是比例，如 2:3:1", "a ratio such as 2:3:1 is wanted here"),
    "schema-split-none": ("这里还缺分法；请写 {known} 之一", "a method is wanted here: one of {known}"),
    "schema-comment": ("由数据模型生成，请勿手改；更新：make schemas", "made from the data model, not by hand; make schemas renews it"),
    "schema-written": ("已写好 {count} 个文件：{folder}", "{count} files written: {folder}"),
}
