"""A waiver names no rule, gives no reason, or has a day that is no date.

Why: a waiver that cannot be read waives nothing, and one without a reason cannot be judged.

Example: `# plan: allow hold-expired`.

Instead: write `# plan: allow hold-expired until 2026-12-31 续签在走流程`.

中文:
是什么：豁免没有写规则或理由，或者日期不成日期。
为什么：读不懂的豁免不起作用；没有理由的豁免没法审。
例：`# plan: allow hold-expired`。
怎么改：写成 `# plan: allow hold-expired until 2026-12-31 续签在走流程`。
"""

ID = "waiver-unclear"
