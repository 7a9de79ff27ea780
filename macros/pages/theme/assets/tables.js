/* What a table can do when scripts run: sort by a column, show money in yuan to the last digit, be copied into a spreadsheet.
 *
 * A table is complete without it. The head of a numbers column says its unit in data-unit; a figure's exact value in base units is its
 * link's data-value. The choice of the unit is kept for the site (localStorage, where the browser allows it).
 */
"use strict";

{
  const WORDS = {
    zh: { sort: "按此列排序", copy: "复制", copied: "已复制", exact: "按元显示", short: "按{unit}显示" },
    en: { sort: "Sort by this column", copy: "Copy", copied: "Copied", exact: "Show in CNY", short: "Show in {unit}" },
  };
  const words = WORDS[document.documentElement.lang.slice(0, 2)] || WORDS.zh;
  const ZEROS = { "万元": 4, "百万元": 6, "亿元": 8, "CNY million": 6 };   // a unit of these is so many zeros of a yuan; 万元/人 likewise
  const RATES = { "%": -2, "个百分点": -2, "‰": -3 };
  const KEPT = "plan-money";

  const zerosOf = unit => ZEROS[(unit || "").split("/")[0]] || 0;
  const inYuan = unit => unit.replace(/^百?[万亿]|(?<=^CNY) million/, "");
  const aside = unit => words === WORDS.en ? ` (${unit})` : `（${unit}）`;
  const cellsOf = row => [...row.cells];

  /* --- exact decimals as text: no number here ever becomes a float --------------------------------------------------------- */

  const DECIMAL = /^-?\d+(\.\d+)?$/;

  /* The point moved to the left by some places, to the right by fewer than none: shift("166670000", 4) is "16667". */
  function shift(text, places) {
    const [, sign, whole, rest = ""] = text.match(/^(-?)(\d+)(?:\.(\d+))?$/);
    const far = Math.abs(places);
    const digits = whole.padStart(far + 1, "0") + rest.padEnd(far, "0");
    const point = Math.max(whole.length, far + 1) - places;
    const tail = digits.slice(point).replace(/0+$/, "");
    return sign + (digits.slice(0, point).replace(/^0+(?=\d)/, "") || "0") + (tail && `.${tail}`);
  }

  function grouped(text) {
    const [whole, rest] = text.split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? `.${rest}` : "");
  }

  /* --- money in yuan ------------------------------------------------------------------------------------------------------- */

  let exact = false;
  try { exact = localStorage.getItem(KEPT) === "exact"; } catch { /* no storage: the choice lasts as long as the page */ }

  function showMoney(table) {
    const heads = cellsOf(table.tHead.rows[0]);
    const scaled = heads.map(head => zerosOf(head.dataset.unit) > 0);
    for (const row of table.tBodies[0].rows) {
      cellsOf(row).forEach((cell, i) => {
        const figure = scaled[i] && cell.querySelector("a.figure[data-value]");
        if (!figure) return;
        figure.dataset.shown ??= figure.textContent;
        const ends = figure.dataset.value.split("..");
        const known = ends.every(end => DECIMAL.test(end));
        figure.textContent = exact && known ? ends.map(grouped).join("-") : figure.dataset.shown;
      });
    }
    heads.forEach((head, i) => {
      const told = scaled[i] && head.querySelector(".unit");
      if (told) told.textContent = aside(exact ? inYuan(head.dataset.unit) : head.dataset.unit);
    });
    const said = table.caption && table.caption.querySelector(".unit");
    const first = heads.find((head, i) => scaled[i]);
    if (said && first) said.textContent = aside(exact ? inYuan(first.dataset.unit) : first.dataset.unit);
    table.classList.toggle("exact", exact);
  }

  const moneyTables = [];
  const moneyButtons = [];
  function showAllMoney() {
    for (const table of moneyTables) showMoney(table);
    for (const { button, unit } of moneyButtons) button.textContent = exact ? words.short.replace("{unit}", unit) : words.exact;
  }

  /* --- copying --------------------------------------------------------------------------------------------------------------- */

  const FORMULA = /^[=+\-@\t\r]/;
  const textOf = cell => cell.textContent.replace(/\s+/g, " ").trim();

  /* A cell for a spreadsheet: the exact number in the unit that the table shows, without commas; a text that stays a text. */
  function copied(cell, head) {
    const figure = cell.querySelector("a.figure[data-value]"), shown = textOf(cell);
    const unit = head.dataset.unit;
    if (figure && unit && cell.classList.contains("num") && DECIMAL.test(figure.dataset.value)) {
      return shift(figure.dataset.value, RATES[unit] || (exact ? 0 : zerosOf(unit)));
    }
    const number = shown.replace(/,/g, "");
    return DECIMAL.test(number) ? number : FORMULA.test(shown) ? `'${shown}` : shown;
  }

  function asText(table) {
    const heads = cellsOf(table.tHead.rows[0]);
    const said = table.caption && table.caption.querySelector(".unit");
    const title = heads.map((head, i) => (i && said && head.dataset.unit ? textOf(head) + said.textContent : textOf(head)));
    const rows = [...table.tBodies[0].rows].map(row => cellsOf(row).map((cell, i) => copied(cell, heads[i])));
    return [title, ...rows].map(row => row.join("\t")).join("\n");
  }

  async function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      try { await navigator.clipboard.writeText(text); return; } catch { /* not allowed: the older way */ }
    }
    const area = document.createElement("textarea");   // the way of pages from a folder or an intranet without https
    area.value = text;
    area.setAttribute("readonly", "");
    area.style.position = "fixed";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }

  /* --- sorting ------------------------------------------------------------------------------------------------------------- */

  const collator = new Intl.Collator(document.documentElement.lang || "zh", { numeric: true });

  /* What a cell is compared by: the number (a float will do for an order), else its text; nothing and unknowns come last. */
  function weight(cell) {
    const figure = cell.querySelector("a.figure");
    const value = figure && figure.dataset.value;
    if (value) {
      const [top, bottom] = value.split("..")[0].split("/").map(Number);
      return bottom ? top / bottom : top;
    }
    const text = textOf(cell);
    if (!text || (figure && !value)) return null;
    const number = text.replace(/,/g, "");
    return cell.classList.contains("num") && DECIMAL.test(number) ? Number(number) : text;
  }

  function order(one, other, way) {
    if (one === null || other === null) return (one === null) - (other === null);
    return way * (typeof one === "number" && typeof other === "number" ? one - other : collator.compare(String(one), String(other)));
  }

  const depthOf = row => { const found = row.className.match(/level-(\d)/); return found ? Number(found[1]) : 0; };

  /* Rows as a tree: each with those below it, so that parts stay under their whole. */
  function grow(rows) {
    const roots = [], path = [];
    for (const row of rows) {
      const node = { row, below: [] }, depth = depthOf(row);
      path.length = Math.min(path.length, depth);
      (path.length ? path[path.length - 1].below : roots).push(node);
      path.push(node);
    }
    return roots;
  }

  function flat(nodes, sorted) {
    return sorted(nodes).flatMap(node => [node.row, ...flat(node.below, sorted)]);
  }

  /* Sorts by a column: larger first for numbers, then smaller first, then as written. Totals and what follows them stay last. */
  function sortBy(table, column, written) {
    const head = table.tHead.rows[0].cells[column];
    const numbers = head.classList.contains("num");
    const ways = numbers ? ["descending", "ascending", ""] : ["ascending", "descending", ""];
    const next = ways[(ways.indexOf(head.getAttribute("aria-sort") || "") + 1) % ways.length];
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    if (next) head.setAttribute("aria-sort", next);
    const total = written.findIndex(row => row.classList.contains("total"));
    const parts = total < 0 ? written : written.slice(0, total), rest = total < 0 ? [] : written.slice(total);
    const way = next === "descending" ? -1 : 1;
    const sorted = nodes => (next ? [...nodes].sort((a, b) => order(weight(a.row.cells[column]), weight(b.row.cells[column]), way)) : nodes);
    table.tBodies[0].append(...flat(grow(parts), sorted), ...rest);
  }

  function makeSortable(table) {
    const written = [...table.tBodies[0].rows];
    if (written.filter(row => !row.classList.contains("total")).length < 2) return;
    [...table.tHead.rows[0].cells].forEach((head, i) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "figures-sort";
      button.title = words.sort;
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sortBy(table, i, written));
    });
  }

  /* --- each table ---------------------------------------------------------------------------------------------------------- */

  function tool(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", () => act(made));
    return made;
  }

  for (const box of document.querySelectorAll(".figures-box")) {
    const table = box.querySelector("table.figures"), tools = box.querySelector(".figures-tools");
    if (!table || !table.tHead || !table.tBodies.length) continue;
    makeSortable(table);
    if (!tools) continue;
    const scaled = cellsOf(table.tHead.rows[0]).find(head => zerosOf(head.dataset.unit));
    const made = [];
    if (scaled) {
      const button = tool("", () => {
        exact = !exact;
        try { localStorage.setItem(KEPT, exact ? "exact" : "short"); } catch { /* as above */ }
        showAllMoney();
      });
      moneyTables.push(table);
      moneyButtons.push({ button, unit: scaled.dataset.unit });
      made.push(button);
    }
    made.push(tool(words.copy, async button => {
      await copy(asText(table));
      button.textContent = words.copied;
      button.setAttribute("aria-live", "polite");
      setTimeout(() => { button.textContent = words.copy; }, 1600);
    }));
    tools.prepend(...made);
  }
  showAllMoney();
}
