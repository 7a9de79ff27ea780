"""Approving and publishing: key -> (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "bad-version-name": (
        "版本不能叫 {name}；只用字母、数字、点、连字符和下划线，以字母或数字开头，不以点结尾，如 2026.1",
        "a version cannot be called {name}; use letters, digits, dots and hyphens, a letter or digit first, such as 2026.1",
    ),
    "taken-version-name": (
        "版本不能叫 {name}，这个名字另有用处；请换一个，如 2026.1",
        "a version cannot be called {name}, which means something else; choose another, such as 2026.1",
    ),
    # rules
    "approved-changed": (
        "已批准的 {version} 版变了：{what}；请改回去，或写新的 version 和 amendment 作为修订",
        "the approved version {version} has changed: {what}; change it back, or make it an amendment with a new version",
    ),
    "figure-moved": ("{name} 由 {before} 变为 {after}", "{name} from {before} to {after}"),
    "figure-new": ("多了 {name} {after}", "{name} {after} is new"),
    "figure-gone": ("少了 {name} {before}", "{name} {before} is gone"),
    "figure-otherwise": (
        "{name} 仍是 {value}，但名称、公式、权重或声明值改了",
        "{name} is still {value}, but its name, formula, weight or statement has changed",
    ),
    "text-moved": ("文字 {path} 由“{before}”变为“{after}”", "the text {path} from “{before}” to “{after}”"),
    "page-moved": ("页面 {page} 改了", "the page {page} has changed"),
    "page-new": ("多了页面 {page}", "the page {page} is new"),
    "page-gone": ("少了页面 {page}", "the page {page} is gone"),
    "changed-more": ("另有 {count} 处", "{count} more places"),
    "approval-incomplete": (
        "{version} 版写着已批准，还差：{roles}（已有：{given}）；请他们运行 plan approve，或先把状态写成 review",
        "version {version} is not approved yet by {roles} (so far: {given}); let them run plan approve, or set the status to review",
    ),
    "approval-none": (
        "{version} 版写着已批准，却没有批准记录；请运行 plan approve，或先把状态写成 review",
        "version {version} says it is approved, but nobody has approved it; run plan approve, or set the status to review",
    ),
    "approval-without-version": (
        "写着已批准，却没有 version；请在 plan.yml 里写上，如 version: 2026.1",
        "it says approved but has no version; write one in plan.yml, such as version: 2026.1",
    ),
    "approval-forged": (
        "{by} 对 {version} 版的这条批准被改过，和自己的摘要对不上；请恢复原样，由本人运行 plan approve",
        "this approval of version {version} by {by} has been edited and does not fit its mark; restore it, and let {by} run plan approve",
    ),
    "seal-missing": ("封存的内容 {file} 不在；请从 git 里恢复", "the sealed content {file} is missing; restore it from git"),
    "seal-forged": (
        "封存的内容 {file} 被改过，和自己的摘要对不上；请从 git 里恢复",
        "the sealed content {file} has been edited and does not fit its digest; restore it from git",
    ),
    "seal-differs": (
        "{by} 批准的不是 {file} 里封存的内容；请从 git 里恢复这两个文件",
        "what {by} approved is not what {file} holds; restore both files from git",
    ),
    "version-missing": (
        "{approved} 版已批准，现在却没有 version；请在 plan.yml 里写上",
        "version {approved} is approved, and now there is no version; write one in plan.yml",
    ),
    "amendment-missing": (
        "{version} 版改的是已批准的 {approved} 版，请在 plan.yml 里写明 amendment: {{of: {approved}, why: …, by: …}}",
        "version {version} changes the approved version {approved}; say so in plan.yml: amendment: {{of: {approved}, why: …, by: …}}",
    ),
    "amends-nothing": (
        "没有已批准的 {of} 版可以修订；已批准的有：{approved}",
        "there is no approved version {of} to amend; approved: {approved}",
    ),
    # plan approve
    "help-approve": (
        "批准一个计划的当前版本：把谁、何时、哪个版本和全部数字与页面的摘要写进 approvals.yml。",
        "Approve the version of a plan: who, when, which version and the digest of all figures and pages go into approvals.yml.",
    ),
    "help-approve-by": ("谁批准", "who approves"),
    "help-approve-role": ("以什么角色批准", "in which role"),
    "help-approve-note": ("批注", "a note"),
    "help-approve-date": ("批准日期，默认今天", "date of the approval; default today"),
    "approve-no-version": (
        "{file} 里没有 version；先写上要批准的版本，如 version: 2026.1",
        "{file} has no version; write the version to approve, such as version: 2026.1",
    ),
    "approve-role": ("{kind} 这类计划没有角色 {role}；有：{roles}", "plans of the kind {kind} have no role {role}; there are: {roles}"),
    "approve-words": ("{what} 请写在一行里，不能空着", "write {what} in one line, and do not leave it empty"),
    "approve-errors": (
        "计划 {plan} 有 {count} 个错误，不能批准；先运行 plan check 看问题",
        "the plan {plan} has {count} errors and cannot be approved; see plan check",
    ),
    "approve-again": (
        "{role} {by} 已在 {date} 批准过 {version} 版的同样内容，没有再写",
        "{by} as {role} approved the same content of version {version} on {date}; nothing was written",
    ),
    "approved": (
        "已记下：{role} {by} 批准 {plan} 的 {version} 版（{digest}）",
        "noted: {by} as {role} approves version {version} of {plan} ({digest})",
    ),
    "approve-stale": (
        "内容在此后变过，下列角色原先的批准不再算数，请重新批准：{roles}",
        "the content has changed since; these roles have to approve again: {roles}",
    ),
    "approve-waits": ("还差：{roles}", "still to come: {roles}"),
    "approve-done": (
        "该批准的都已批准；请把 {file} 的 status 写成 approved，一起提交",
        "everybody has approved; set the status in {file} to approved, and commit it all",
    ),
    # the life of a target
    "life": ("目标走到哪一步", "Where the target stands"),
    "life-set": ("制定", "Set"),
    "life-decompose": ("分解", "Decomposed"),
    "life-sign": ("签订", "Signed"),
    "life-approve": ("批准", "Approved"),
    "life-evaluate": ("检查", "Evaluated"),
    "life-assess": ("考核", "Assessed"),
    "life-done": ("完成", "done"),
    "life-part": ("进行中", "under way"),
    "life-open": ("未开始", "not yet"),
    "life-targets": ("{count} 项指标", "{count} measures"),
    "life-splits": ("按 {axes}", "by {axes}"),
    "life-signed": ("{count}/{all} 人已签", "{count} of {all} people"),
    "life-approved": ("{version} 版：{people}", "version {version}: {people}"),
    "life-missing": ("还差 {roles}", "still to come: {roles}"),
    "life-actual": ("{names} 已有实际数", "actuals of {names}"),
    "life-closed": ("计划已结束", "the plan is closed"),
}
