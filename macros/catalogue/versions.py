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
    # plan publish, plan verify
    "help-publish": (
        "发布一个版本：核对并生成已提交的内容，放进一个分支或文件夹；已发布的版本永不覆盖。",
        "Publish a version: check and build what is committed, into a branch or a folder; what is published is never replaced.",
    ),
    "help-publish-alias": ("别名，如 latest；可写多个", "alias such as latest; may be given more than once"),
    "help-publish-branch": ("发布到哪个分支，默认 gh-pages", "branch to publish to; default gh-pages"),
    "help-publish-push": ("同时推送到远端", "push to the remote as well"),
    "help-publish-to": ("发布到哪个文件夹（不用分支）", "folder to publish to instead of a branch"),
    "help-verify": (
        "查验一个已发布的版本：字节与清单相符，并且由它的提交重新生成后逐字节相同。",
        "Verify a published version: its bytes fit the manifest, and its commit, built again, gives the same bytes.",
    ),
    "folder-or-branch": ("--to 和 --branch、--push 不能同时用", "--to does not go with --branch or --push"),
    "publish-no-git": (
        "{path} 不在 git 仓库里；发布的是已提交的内容，请先 git init 并提交",
        "{path} is in no git repository; only what is committed is published",
    ),
    "publish-no-commit": ("还没有任何提交；请先提交", "there is no commit yet; commit first"),
    "publish-dirty": (
        "有 {count} 个文件没有提交：{files}；发布的是已提交的内容，请先提交或撤销这些改动",
        "{count} files are not committed: {files}; only what is committed is published, so commit or undo these edits first",
    ),
    "publish-builds": ("正在核对并生成提交 {commit} …", "checking and building the commit {commit} …"),
    "publish-refused": (
        "没有发布 {version}：计划或页面有错误，见上",
        "{version} was not published: the plans or pages have errors, see above",
    ),
    "publish-stopped": (
        "没有发布 {version}；已发布的都没有动，再运行一次即可",
        "{version} is not published; nothing published has changed, run this again",
    ),
    "publish-stopped-late": ("{version} 已经发布，完整无缺", "{version} is published already, and whole"),
    "publish-failed": (
        "没有发布：{reason}；已发布的都没有动，解决后再运行一次即可",
        "not published: {reason}; nothing published has changed, mend it and run this again",
    ),
    "publish-lost-race": (
        "分支 {branch} 一直有别人在发布；请过一会儿再运行一次",
        "others keep publishing to {branch}; run this again in a moment",
    ),
    "publish-commit": ("发布 {version}（{commit}）", "Publish {version} ({commit})"),
    "published": (
        "已发布 {version}：{count} 个文件，{where}，来自提交 {commit}",
        "published {version}: {count} files in {where}, from the commit {commit}",
    ),
    "published-unapproved": ("注意：还没有批准的计划：{plans}；网站上会标明", "note: not approved yet: {plans}; the site says so"),
    "published-not-pushed": (
        "只在本机的 {branch} 分支上；推送：git push origin {branch}",
        "only on the branch {branch} of this clone; to push it: git push origin {branch}",
    ),
    "already-published": (
        "{where} 里已有 {version} 版；已发布的版本不会覆盖，请换一个版本名",
        "{where} has a version {version} already; what is published is never replaced, choose another name",
    ),
    "version-is-alias": (
        "{version} 已是别名，不能再作版本名；请换一个",
        "{version} is an alias and cannot be a version too; choose another name",
    ),
    "alias-is-version": ("{alias} 已是版本，不能再作别名；请换一个", "{alias} is a version and cannot be an alias too; choose another"),
    "list-unreadable": (
        "读不出版本列表 {where}；没有动它，请从备份或 git 历史里恢复",
        "the list of versions {where} cannot be read; it was left alone, restore it from a backup or from the history",
    ),
    "version-lost": (
        "{where} 的列表里有 {versions}，文件却不在；没有动它，请先恢复",
        "{where} lists {versions} but the files are missing; nothing was touched, restore them first",
    ),
    "folder-not-ours": (
        "{path} 里有别的文件；请给一个空文件夹，或上次发布用的那个",
        "{path} holds other files; name an empty folder, or the one that was published to before",
    ),
    "bad-branch": ("分支不能叫 {branch}；默认是 gh-pages", "a branch cannot be called {branch}; the default is gh-pages"),
    "branch-checked-out": (
        "分支 {branch} 正被检出，不能往里发布；请先切换到别的分支",
        "the branch {branch} is checked out; switch to another branch first",
    ),
    "branch-not-ours": (
        "分支 {branch} 上没有 versions.json，不是发布用的分支；请用 --branch 换一个名字",
        "the branch {branch} has no versions.json, so it is not one to publish to; name another with --branch",
    ),
    "branches-apart": (
        "{branch} 在本机和 {remote} 上各有对方没有的提交；确认要远端的：git branch -f {branch} {remote}/{branch}，再运行一次",
        "{branch} differs here and on {remote}; to take the remote's: git branch -f {branch} {remote}/{branch}, then run this again",
    ),
    "no-remote": (
        "没有远端可推送；先 git remote add origin 地址，或去掉 --push",
        "there is no remote to push to; git remote add origin URL first, or leave --push out",
    ),
    "remote-silent": (
        "问不到 {remote} 上有没有发布过的版本：{reason}；连上以后再运行一次",
        "{remote} did not answer whether it has published versions: {reason}; run this again when it does",
    ),
    "push-failed": ("推送失败：{reason}；已发布的都没有动", "the push failed: {reason}; nothing published has changed"),
    "no-branch": (
        "没有分支 {branch}；先 git fetch origin {branch}，或用 --branch、--to 指明",
        "there is no branch {branch}; git fetch origin {branch} first, or name one with --branch or --to",
    ),
    "not-published": ("{where} 里没有 {version} 版；有：{known}", "{where} has no version {version}; there are: {known}"),
    "manifest-unreadable": ("{version} 版的清单 manifest.json 读不出来", "the manifest.json of version {version} cannot be read"),
    "manifest-changed": ("{file}：不是发布时的清单", "{file}: not the manifest that was published"),
    "file-lost": ("{file}：少了", "{file}: missing"),
    "file-more": ("{file}：多出来的", "{file}: should not be there"),
    "file-other": ("{file}：内容不同", "{file}: other content"),
    "commit-shallow": (
        "本机是浅克隆，没有提交 {commit}；先 git fetch --unshallow",
        "this clone is shallow and lacks the commit {commit}; git fetch --unshallow first",
    ),
    "commit-missing": ("本机没有提交 {commit}；先 git fetch", "this clone lacks the commit {commit}; git fetch first"),
    "verify-unbuilt": (
        "{version} 版的提交现在生成不了网站，见上；软件包的差别：{packages}",
        "the commit of {version} cannot be built now, see above; packages differ: {packages}",
    ),
    "verified": (
        "{version} 版完好：{count} 个文件与清单相符，由提交 {commit} 重新生成也逐字节相同",
        "{version} is sound: {count} files fit the manifest, and the commit {commit} gives the same bytes again",
    ),
    "not-verified": ("{version} 版有 {count} 处不符", "{version} differs in {count} places"),
    "other-packages": (
        "软件包和发布时不同：{packages}；换回 requirements.lock 里的版本再试",
        "packages differ from then: {packages}; try again with those of requirements.lock",
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
    "life-scored": ("{count}/{all} 人已有得分", "{count} of {all} have their score"),
    "life-closed": ("计划已结束", "the plan is closed"),
    # the step to a version
    "step-first": ("门户发布的第一版", "in the first version that was published"),
    "step-new": ("新增的计划", "a new plan"),
    "step-gone": ("计划已删去", "the plan is gone"),
    "step-unreadable": ("上一版的 plan.json 是别的格式，没有比较", "not compared: its plan.json in the version before has another form"),
    "first-version": ("第一个发布的版本，前面没有可比的。", "The first version that was published; there is none before it."),
    "compare-title": ("版本比较", "Versions compared"),
    "compare-home": ("返回门户", "Back to the portal"),
    "compare-any": ("比较任意两版", "Compare any two versions"),
    "compare-plan": ("计划", "Plan"),
    "compare-from": ("之前", "Before"),
    "compare-to": ("之后", "After"),
    "compare-swap": ("对调", "Swap"),
    "compare-steps": ("每一版比上一版", "Each version beside the one before it"),
    "compare-needs-script": (
        "挑选任意两版比较要用脚本。相邻两版的比较不用脚本也能看：",
        "Choosing any two versions takes a script. Each version beside the one before it can be read without:",
    ),
}
