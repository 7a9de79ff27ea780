"""A waiver has run out.

Why: it was allowed for a time, and the time is over.

Example: `# plan: allow hold-expired until 2020-12-31 续签在走流程`.

Instead: mend what it covers, or renew it with a reason.

中文:
是什么：豁免到期了。
为什么：当初只准到那一天。
例：`# plan: allow hold-expired until 2020-12-31 续签在走流程`。
怎么改：把问题改好，或者说明理由续期。
"""

ID = "waiver-expired"
