/* A click on a figure shows where it comes from, without leaving the page.
 *
 * Every figure is a link: <a class="figure" href="figures/budget.html#ID">. Here the page is fetched once, its block
 * <section class="explain" id="ID"> is taken out of it and shown in a <dialog>; figures inside it open in the same dialog. Parts of a
 * table have no block but a row <tr id="ID"> below the facts that hold for all rows (alike.py): the block is put together here. Without
 * this script, from a folder (file://), with a modifier key or when the page cannot be fetched, the link is simply followed; a page of
 * rows shows the block of the row that it was opened for.
 */
"use strict";

{
  const WORDS = {
    zh: { title: "数字的由来", back: "返回", close: "关闭", more: "在数字页查看" },
    en: { title: "Where this number comes from", back: "Back", close: "Close", more: "Open on the figures page" },
  };
  const words = WORDS[document.documentElement.lang.slice(0, 2)] || WORDS.zh;

  const fetched = new Map();   // address of a page → promise of its document
  let sheet = null;            // the dialog, made when first needed
  let trail = [];              // addresses of the blocks opened one from another, the shown one last
  let asked = null;           // the link that had the focus before

  function addressOf(link) {
    const href = link.getAttribute("href") || link.getAttribute("xlink:href");
    return href && new URL(href, document.baseURI);
  }

  function pageOf(address) {
    const page = address.origin + address.pathname + address.search;
    if (!fetched.has(page)) {
      const loading = fetch(page).then(answer => {
        if (!answer.ok) throw new Error(`${page}: ${answer.status}`);
        return answer.text();
      }).then(html => new DOMParser().parseFromString(html, "text/html"));
      loading.catch(() => fetched.delete(page));
      fetched.set(page, loading);
    }
    return fetched.get(page);
  }

  function made(tag, className, ...inner) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...inner);
    return element;
  }

  /* What explains the figure of that id on a page: its block, or the one made of its row and the facts of its table; null for none. */
  function explained(page, id) {
    const found = page.getElementById(id);
    if (!found || found.matches(".explain")) return found && document.importNode(found, true);
    const table = found.closest(".alike table");
    return table && togetherWith(page, found, table.dataset, table.closest(".alike").querySelector("dl.facts"));
  }

  function togetherWith(page, row, about, common) {
    const facts = document.importNode(common, true), members = membersOf(row, about);
    facts.querySelector("code").textContent = pathOf(row, about);
    for (const item of facts.querySelectorAll("li[data-part]")) {
      const wanted = item.dataset.part ? item.dataset.part.split(",") : [];
      if (wanted.every(key => members.includes(key))) item.removeAttribute("data-part");
      else item.remove();
    }
    for (const fact of facts.querySelectorAll("dd[data-cell]")) {
      const cell = row.cells[fact.dataset.cell], own = cell ? cell.textContent : "";
      const mark = [...fact.querySelectorAll("[data-mark]")].find(one => one.dataset.mark === own);
      const adds = cell ? [...cell.querySelectorAll("a")].map(link => added(page, link)) : [];
      fact.replaceChildren(...(adds.length ? [made("ul", "inputs", ...adds)] : [mark ? mark.textContent : own]));
      fact.removeAttribute("data-cell");
      if (!fact.textContent) for (const gone of [fact.previousElementSibling, fact]) gone.remove();
    }
    return made("section", "explain", made("h3", "", about.prefix + row.cells[0].textContent), value(row.cells[1]), facts);
  }

  /* The keys of a row's members; on the page of all figures its id names the table before them. */
  function membersOf(row, about) {
    return row.id.slice((about.before || "").length).split(",");
  }

  /* The name of a row's figure in the plan. */
  function pathOf(row, about) {
    const axes = about.axes.split(",");
    return `${about.stem}[${membersOf(row, about).map((key, place) => `${axes[place]}=${key}`).join(",")}]`;
  }

  function value(cell) {
    const [shown, exact] = cell.textContent.split(" = ");
    const unknown = cell.querySelector(".unknown");
    if (unknown) return made("p", "value", document.importNode(unknown, true));
    return made("p", "value", shown, ...(exact ? [" ", made("span", "exact", `= ${exact}`)] : []));
  }

  /* One of the parts that a row adds up: a row of the same page says its name, a figure of another has it as its title. */
  function added(page, link) {
    const address = link.getAttribute("href"), name = made("a", "figure");
    const row = address.startsWith("#") && page.getElementById(decodeURIComponent(address.slice(1)));
    const about = row && row.closest("table").dataset;
    name.textContent = row ? about.prefix + row.cells[0].textContent : link.title;
    name.dataset.figure = row ? pathOf(row, about) : link.dataset.figure;
    name.setAttribute("href", address);
    return made("li", "", name, " ", made("span", "num", link.textContent));
  }

  /* The block named by an address, ready to stand in any page: links made absolute, ids dropped (they would occur twice). */
  async function blockAt(address) {
    const page = await pageOf(address);
    const block = explained(page, decodeURIComponent(address.hash.slice(1)));
    if (!block) throw new Error(`no explanation at ${address}`);
    for (const link of block.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
    for (const node of [block, ...block.querySelectorAll("[id]")]) node.removeAttribute("id");
    for (const mark of block.querySelectorAll(".headerlink")) mark.remove();
    document.dispatchEvent(new CustomEvent("plan-explained", { detail: { block, address } }));   // since.js adds where its history is
    return block;
  }

  function button(text, label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  }

  function makeSheet() {
    const dialog = document.createElement("dialog");
    dialog.className = "plan-sheet md-typeset";
    const bar = document.createElement("div");
    bar.className = "plan-sheet__bar";
    const name = document.createElement("span");
    name.className = "plan-sheet__name";
    name.textContent = words.title;
    const back = button("←", words.back, () => { trail.pop(); show(trail.pop()); });
    bar.append(back, name, button("✕", words.close, () => dialog.close()));
    const body = document.createElement("div");
    body.className = "plan-sheet__body";
    body.tabIndex = -1;
    body.setAttribute("aria-live", "polite");
    dialog.append(bar, body);
    dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });   // beside the sheet
    dialog.addEventListener("close", () => {
      trail = [];
      if (asked && asked.isConnected) asked.focus();
      asked = null;
    });
    // Material hears single keys (f, s, / open its search) on the window; an open sheet keeps them to itself
    dialog.addEventListener("keydown", event => event.stopPropagation());
    document.body.append(dialog);
    return { dialog, back, body };
  }

  async function show(address) {
    let block;
    try {
      block = await blockAt(address);
    } catch {
      location.assign(address);
      return;
    }
    sheet ||= makeSheet();
    trail.push(address);
    sheet.back.hidden = trail.length < 2;
    const more = document.createElement("a");
    more.className = "plan-sheet__more";
    more.href = address.href;
    more.textContent = words.more;
    sheet.body.replaceChildren(block, more);
    sheet.body.scrollTop = 0;
    const heading = block.querySelector("h2, h3, h4");
    sheet.dialog.setAttribute("aria-label", heading ? heading.textContent : words.title);
    if (!sheet.dialog.open) sheet.dialog.showModal();
    sheet.body.focus();
  }

  function figureOf(event) {
    const link = event.target instanceof Element && event.target.closest("a.figure");
    const address = link && addressOf(link);
    if (!address || !address.hash || address.origin !== location.origin || location.protocol === "file:") return null;
    return { link, address };
  }

  document.addEventListener("click", event => {
    const figure = figureOf(event);
    if (!figure || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const inside = sheet && sheet.dialog.contains(figure.link);
    if (!inside && figure.address.pathname === location.pathname) return;   // on the figures page the block itself is there to jump to
    event.preventDefault();
    if (!inside) asked = figure.link;
    show(figure.address);
  });

  /* A page of rows shows the block of the row that its address names. */
  function told() {
    for (const block of document.querySelectorAll(".explain.told")) block.remove();
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row || !row.matches(".alike tr")) return;
    const block = explained(document, row.id);
    block.classList.add("told");
    document.querySelector("article h1").after(block);
    document.dispatchEvent(new CustomEvent("plan-explained", { detail: { block, address: new URL(location.href) } }));
    scrollTo(0, 0);
  }

  if (document.querySelector(".alike")) {
    told();
    addEventListener("hashchange", told);
  }

  // the page is on its way before the finger is lifted
  document.addEventListener("pointerdown", event => {
    const figure = figureOf(event);
    if (figure && figure.address.pathname !== location.pathname) pageOf(figure.address);
  });
}
