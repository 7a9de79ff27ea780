/* The parts that the page is made of: elements, files beside the page, tables. */
"use strict";

let words = WORDS.zh;
const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const DRAWN = new Set(["svg", "g", "rect", "line", "text", "title"]);

/* An element with attributes (a function is a listener) and what is inside; texts are never taken for HTML. */
function h(tag, attributes, ...inner) {
  const made = DRAWN.has(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...inner.flat(2).filter(part => part !== null && part !== ""));
  return made;
}

/* A table of cells by row, each a text, an element or several; the columns named in `numbers` stand at the right, `kind` is the class that
 * gives them their widths. On a phone every row is a block (compare.css), so the roles are said outright. */
function table(name, heads, rows, numbers = [], kind = null) {
  const cell = (tag, role, inner, index) =>
    h(tag, { role, class: numbers.includes(index) ? "num" : null, "data-head": role === "cell" ? heads[index] : null }, inner);
  const head = h("tr", { role: "row" }, heads.map((text, index) => cell("th", "columnheader", text, index)));
  const body = rows.map(row => h("tr", { role: "row" }, row.map((inner, index) => cell(index ? "td" : "th", index ? "cell" : "rowheader", inner, index))));
  const made = h("table", { role: "table", "aria-label": name, class: kind }, h("thead", { role: "rowgroup" }, head), h("tbody", { role: "rowgroup" }, body));
  return h("div", { class: "scroll" }, made);
}

/* What is made only when it is opened. */
function folded(label, make) {
  const details = h("details", { toggle: () => { if (details.open && details.children.length < 2) details.append(make()); } }, h("summary", {}, label));
  return details;
}

/* A JSON file beside the page, asked for once; what cannot be had is an error that names it. */
const kept = new Map();
function fetched(file) {
  if (!kept.has(file)) {
    kept.set(file, fetch(file.split("/").map(encodeURIComponent).join("/"))
      .then(answer => (answer.ok ? answer.json() : Promise.reject(new Error(file))))
      .catch(() => { kept.delete(file); throw new Error(file); }));
  }
  return kept.get(file);
}

const textOf = figure => (figure ? figure.text || words.unknown : words.none);
const gapText = gap => Exact.signed(gap.value, gap.unit, gap.about);
const editText = edit => `${edit.before ?? words.none} → ${edit.after ?? words.none}`;
