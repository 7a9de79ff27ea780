/* What the page that compares two versions says, in the language of the plan. */
"use strict";

const WORDS = {
  zh: {
    plan: "计划", from: "之前", to: "之后", swap: "对调", figure: "数字", before: "之前", after: "之后", change: "差", percent: "幅度", because: "主要原因",
    was: "原为 {before}，", unknown: "待定", none: "—", nothing: "这两版的这个计划没有不同。", counted: "{figures} 个数变动，{cells} 个分解格变动",
    more: "其余 {count} 个", tables: "其余 {count} 张分解表", cells: "{name} 按 {axes}：{count} 格变动", largest: "，最大的是 {name} {change}",
    group: { targets: "目标", splits: "分解", budget: "预算", limits: "费用率与上限", team: "队伍", schedule: "日程", facts: "其他数字" },
    kind: { added: "新增", removed: "删去", known: "由待定变为已知", unknown: "由已知变为待定", changed: "" },
    members: "成员", texts: "日程与文字", pages: "改动的页面", edits: "改动的行", member: { added: "新增", removed: "删去", renamed: "改名", rekeyed: "换了键" },
    bridge: "{name}：从 {from} 到 {to}", rest: "未逐处说明", elsewhere: "别的计划里的改动", together: "{name} 等 {count} 处", edit: "改动", where: "在哪一行", amount: "引起的变动",
    history: "历史", version: "版本", value: "数值", when: "日期", who: "批准", why: "缘由", kept: "未变", absent: "还没有这个数",
    draft: "未批准", standing: { draft: "草稿", review: "评审中", approved: "已批准", closed: "已结束" }, signed: "发布：{name}",
    same: "请选两个不同的版本。", onlyOne: "只发布过一个版本，还没有可比的。", missing: "{version} 版里没有这个计划。", asked: "提出：{name}",
    failed: "读不到 {file}。", apart: "这两版之间有的版本没有留下改动的记录：只比较数字，不说原因。",
    untraced: "有的版本发布时看不到上一版的数据文件：那一步只比较数字，不说原因。", amends: "修订 {version}：{why}", shown: "变动的经过",
    all: "共 {count} 处", first: "门户发布的第一版", new: "新增的计划",
  },
  en: {
    plan: "Plan", from: "Before", to: "After", swap: "Swap", figure: "Figure", before: "Before", after: "After", change: "Change", percent: "Percent", because: "Mainly because of",
    was: "was {before},", unknown: "unknown", none: "—", nothing: "This plan is the same in both versions.", counted: "{figures} figures and {cells} cells of splits changed",
    more: "{count} more", tables: "{count} more tables", cells: "{name} by {axes}: {count} cells changed", largest: ", most {name} {change}",
    group: { targets: "Targets", splits: "Splits", budget: "Budget", limits: "Ratios against limits", team: "Team", schedule: "Schedule", facts: "Other figures" },
    kind: { added: "new", removed: "gone", known: "now known", unknown: "no longer known", changed: "" },
    members: "Members", texts: "Dates and texts", pages: "Pages that changed", edits: "Edited lines", member: { added: "new", removed: "gone", renamed: "renamed", rekeyed: "another key" },
    bridge: "{name}: from {from} to {to}", rest: "not traced", elsewhere: "changes in other plans", together: "{name} and the like, {count} edits", edit: "Edit", where: "Line", amount: "Moved it by",
    history: "History", version: "Version", value: "Value", when: "Date", who: "Approved by", why: "Reason", kept: "unchanged", absent: "not there yet",
    draft: "not approved", standing: { draft: "draft", review: "in review", approved: "approved", closed: "closed" }, signed: "published by {name}",
    same: "Choose two different versions.", onlyOne: "Only one version is published; there is nothing to compare.", missing: "Version {version} has no such plan.", asked: "asked for by {name}",
    failed: "{file} cannot be read.", apart: "Between these versions some left no record of their changes: figures only, without causes.",
    untraced: "A version was published without the files of the one before: in that step figures only, without causes.", amends: "amends {version}: {why}", shown: "How it came about",
    all: "{count} in all", first: "in the first version that was published", new: "a new plan",
  },
};
