/* What changed since the version before, on the home page and on a plan's own pages; and from the explanation of a number to its history.
 *
 * Both lie beside the published versions (../changes/, ../compare.html), so no byte of a version depends on another one. Without them
 * nothing is said. versions.js says which version this is.
 */
"use strict";

{
  const WORDS = {
    zh: { since: "自 {before} 版以来", same: "没有变化", fresh: "新增的计划", all: "看全部变动", history: "历史", open: "各版本的数值、日期、批准与缘由" },
    en: { since: "Since version {before}", same: "no changes", fresh: "a new plan", all: "See all changes", history: "History", open: "Every version's value, date, approval and reason" },
  };
  const words = WORDS[document.documentElement.lang.slice(0, 2)] || WORDS.zh;

  function h(tag, className, ...inner) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...inner);
    return made;
  }

  function link(version, choice, text) {
    const made = h("a", "", text);
    made.href = new URL(`../compare.html?${new URLSearchParams(choice)}`, version.base).href;
    return made;
  }

  /* What moved in a plan, in a few lines. */
  function told(version, index, key, level) {
    const plan = index.plans[key];
    const block = h("div", "changed", h(level, "", words.since.replace("{before}", index.before)));
    if (plan.status !== "changed") {
      block.append(h("p", "", plan.status === "new" ? words.fresh : words.same));
      return block;
    }
    const rows = plan.leading.map(row => h("li", "", h("span", "name", row.name), " ", h("span", "num", `${row.before} → ${row.after}`), " ", h("b", "num", row.change)));
    const choice = { plan: key, from: index.before, to: index.version };
    block.append(h("p", "", plan.summary), h("ul", "", ...rows), h("p", "links", link(version, choice, words.all)));
    return block;
  }

  function onHome(version, index) {
    for (const card of document.querySelectorAll(".plan-card")) {
      const key = version.planOf(card.querySelector("h3 a"));
      if (!index.plans[key]) continue;
      const block = told(version, index, key, "h4"), last = card.querySelector(":scope > .links");
      if (last) last.before(block);
      else card.append(block);
    }
  }

  function onPlan(version, index) {
    const [key, page] = version.path.split("/");
    const heading = document.querySelector("article h1");
    if (heading && index.plans[key] && ["index.html", "onepage.html"].includes(page)) heading.after(told(version, index, key, "h2"));
  }

  function withHistory(version, block, key) {
    const path = block.querySelector("dl.facts code")?.textContent, facts = block.querySelector("dl.facts");
    if (!path || !facts || facts.querySelector(".history")) return;
    facts.append(h("dt", "", words.history), h("dd", "history", link(version, { plan: key, to: version.own.version, figure: path }, words.open)));
  }

  window.planVersion?.then(async version => {
    if (version?.own.properties?.changes !== "plan-changes/1") return;
    for (const block of document.querySelectorAll(".explain")) withHistory(version, block, version.path.split("/")[0]);
    document.addEventListener("plan-explained", event => withHistory(version, event.detail.block, version.planOf(event.detail.address)));
    if (version.own.properties.before === null || !document.querySelector(".plan-card") && !/^[^/]+\/(index|onepage)\.html$/.test(version.path)) return;
    const answer = await fetch(new URL(`../changes/${version.own.version}/index.json`, version.base));
    if (!answer.ok) return;
    const index = await answer.json();
    onHome(version, index);
    onPlan(version, index);
  }).catch(() => {});   // nothing to say
}
