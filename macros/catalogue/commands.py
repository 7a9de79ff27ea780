"""Sentences of the command line: key -> (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "help-plan": ("计划门户的命令行：核对、解释、生成、预览、新建计划。", "The plan portal: check, explain, build, serve and start plans."),
    "help-check": (
        "核对计划：一次报出全部问题。退出码 0 没有错误，1 有错误，2 无法运行。",
        "Check plans: every problem in one run. Exit code 0 no errors, 1 errors, 2 could not run.",
    ),
    "help-check-all": ("连一致的和只供参考的核对也列出", "also list what is consistent"),
    "help-format": (
        "输出格式：human 带原文与指针，concise 一条一行，其余给程序读",
        "output: human with the source line and a caret, concise one line each, the others for machines",
    ),
    "help-output": ("写到文件而不是屏幕", "write to a file instead of the screen"),
    "help-select": ("只看这些规则，逗号分隔", "only these rules, with commas between"),
    "help-ignore": ("不看这些规则，逗号分隔", "not these rules, with commas between"),
    "help-strict": ("警告和说明也算失败", "warnings and notes fail the check too"),
    "help-json-schema": ("输出 JSON 格式的 schema 后退出", "print the schema of the JSON format and stop"),
    "help-watch": ("一直看着，文件一改就再核对（Ctrl-C 结束）", "keep watching and check again after every edit (Ctrl-C ends it)"),
    "help-no-cache": ("不用上次的结果（.plan/check 里）", "do not use what was found before (in .plan/check)"),
    "help-today": ("按这一天判断到期，默认今天", "the day that what runs out is compared with; default today"),
    "help-language": ("输出语言", "language of the output"),
    "help-explain": (
        "解释一个数：值、公式、来源行，以及它由哪些数算出。",
        "Explain a figure: value, formula, source line, and the figures it comes from.",
    ),
    "help-explain-plan": ("计划的 id（只有一个计划时可省略）", "the plan's id (not needed when there is only one)"),
    "help-build": ("核对之后生成静态网站。", "Check, then build the static site."),
    "help-serve": (
        "生成网站并在 127.0.0.1 上预览；数据、页面或宏改动后自动刷新。",
        "Build the site and serve it on 127.0.0.1; it reloads when data, pages or macros change.",
    ),
    "help-port": ("端口", "port"),
    "help-site-dir": ("网站输出到哪个目录", "folder of the site"),
    "help-host": ("用哪个生成器", "which site generator"),
    "help-new": (
        "新建一个计划：data/ID 和 content/ID 下的全套文件。",
        "Start a plan: a complete set of files under data/ID and content/ID.",
    ),
    "help-new-kind": ("计划种类", "kind of plan"),
    "help-new-title": ("计划名称", "title of the plan"),
    "help-new-year": ("计划年度", "year of the plan"),
    "check-summary": (
        "{plans} 个计划：{errors} 个错误，{warnings} 个警告，{notes} 条说明；核对一致 {consistent} 处，无法核对 {not_checkable} 处。",
        "{plans} plans: {errors} errors, {warnings} warnings, {notes} notes; {consistent} consistent, {not_checkable} not checkable.",
    ),
    "colon": ("：", ": "),
    "formula": ("公式", "Formula"),
    "as-of": ("截至", "As of"),
    "zensical-site-dir": (
        "zensical 只能输出到 mkdocs.yml 的 site_dir；请去掉 --site-dir",
        "zensical writes to the site_dir of mkdocs.yml only; leave --site-dir out",
    ),
    "no-such-path": ("没有 {path}；请检查路径", "there is no {path}; check the path"),
    "no-plans": (
        "{path} 下没有计划；计划放在 data/<id>/ 里，可用 plan new ID 新建",
        "there are no plans under {path}; plans live in data/<id>/, start one with plan new ID",
    ),
    "more-places": ("……另有 {count} 处，--format json 列全", "… and {count} more, all in --format json"),
    "not-a-project": (
        "{path} 不在计划门户的项目里（要有 data/ 和 mkdocs.yml）",
        "{path} is not in a portal project (with data/ and mkdocs.yml)",
    ),
    "no-such-figure": ("计划 {plan} 里没有叫 {figure} 的数字", "the plan {plan} has no figure {figure}"),
    "no-such-figure-near": (
        "计划 {plan} 里没有叫 {figure} 的数字；相近的有：{near}",
        "the plan {plan} has no figure {figure}; near: {near}",
    ),
    "no-such-figure-broken": (
        "计划 {plan} 里还没有 {figure}：{files} 有错误，请先改正",
        "the plan {plan} has no {figure} yet: correct the errors in {files} first",
    ),
    "no-such-plan": ("没有计划 {plan}；有：{plans}", "there is no plan {plan}; there are: {plans}"),
    "which-plan": ("有几个计划：{plans}；请用 --plan 指明", "there are several plans: {plans}; say which with --plan"),
    "plan-unreadable": ("计划 {plan} 读不出来；先运行 plan check 看问题", "the plan {plan} cannot be read; see plan check"),
    "plan-exists": ("{path} 已经存在；换一个 id，或先移走它", "{path} exists already; choose another id, or move it away"),
    "bad-plan-id": (
        "id {id} 不能用；只用小写字母、数字和连字符，以字母开头，如 sales-2026",
        "the id {id} will not do; use small letters, digits and hyphens, beginning with a letter, such as sales-2026",
    ),
    "bad-plan-title": (
        "名称 {title} 不能用；请写在一行里，不要有 {{ }} < >",
        "the title {title} will not do; write one line without {{ }} < >",
    ),
    "no-such-kind": ("没有种类 {kind} 的样板；可用：{known}", "there is no skeleton of the kind {kind}; known: {known}"),
    "plan-made": (
        "已建 {count} 个文件：data/{id}/ 和 content/{id}/。下一步：plan check，再 plan serve",
        "made {count} files in data/{id}/ and content/{id}/. Next: plan check, then plan serve",
    ),
    "check-first": ("有错误，没有生成网站；请先改正上面的问题", "there are errors, so no site was built; correct the problems above first"),
    "build-failed": ("网站生成失败（退出码 {code}）；原因见上", "the site could not be built (exit code {code}); see above"),
    "site-built": ("网站已生成：{path}", "the site is in {path}"),
    "nav-by-hand": (
        "mkdocs.yml 的 nav 里没有标记行；请自己把 {id}/ 下的页面加进导航",
        "the nav of mkdocs.yml has no marked line; add the pages under {id}/ by hand",
    ),
    "serving": ("预览地址 {url}（Ctrl-C 结束）", "serving at {url} (Ctrl-C ends it)"),
    "serve-waits": (
        "生成器停了（退出码 {code}），原因见上；改好文件后会自动重新开始（Ctrl-C 结束）",
        "the site generator ended (exit code {code}), see above; it starts again when a file changes (Ctrl-C ends it)",
    ),
    "port-taken": ("端口 {port} 已被占用；换一个：--port {other}", "port {port} is taken; choose another: --port {other}"),
}
