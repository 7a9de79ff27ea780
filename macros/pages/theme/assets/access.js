/* What the theme leaves unsaid to a screen reader: the name of its search, and lists of pages that carry the name of another list. */
"use strict";

{
  const english = document.documentElement.lang.startsWith("en");
  for (const search of document.querySelectorAll(".md-search[role=dialog]")) search.setAttribute("aria-label", english ? "Search" : "搜索");

  // mkdocs.yml has one title for the links of all headings
  if (english) for (const link of document.querySelectorAll("a.headerlink")) link.title = "Link to this section";

  const used = new Set();
  for (const list of document.querySelectorAll("nav[aria-labelledby], nav[aria-label]")) {
    const label = list.getAttribute("aria-label")
      || (list.getAttribute("aria-labelledby") || "").split(" ").map(id => document.getElementById(id)?.textContent.trim() || "").join(" ");
    const own = list.closest("li")?.querySelector(":scope > :is(a, div, label)");   // an index page heads the list: its label is empty
    let name = (label.trim() || own?.textContent || "").replace(/\s+/g, " ").trim();
    while (used.has(name)) name += english ? ", more" : "（续）";
    used.add(name);
    if (name === label) continue;
    list.removeAttribute("aria-labelledby");
    list.setAttribute("aria-label", name);
  }

  // the theme puts its copy button into a landmark without a name, once it has looked at the code
  const quiet = () => { for (const tools of document.querySelectorAll("nav.md-code__nav:not([role])")) tools.setAttribute("role", "none"); };
  new MutationObserver(quiet).observe(document.body, { childList: true, subtree: true });
  quiet();
}
