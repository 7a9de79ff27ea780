/* Any two published versions side by side, from what lies beside this page: versions.json, each version's plan.json, and changes/.
 *
 * ?from=…&to=…&plan=…&figure=… is what is shown; every choice changes the address. The amounts come from the two plan.json, exactly. The
 * causes come from the steps between; where they do not add up to the change, or there are none, the page says so.
 */
"use strict";

const FEW = 8, LEADING = { targets: 2, budget: 1, limits: 1, team: 1, schedule: 1, facts: 1, splits: 1 };
const at = id => document.getElementById(id);
const asked = () => Object.fromEntries(new URLSearchParams(location.search));
let turn = 0;   // of what was asked last

function figureButton(move, inner) {
  return h("button", { type: "button", class: "open", click: () => go({ figure: move.path }, true) }, inner);
}

function moveTable(name, moves, now) {
  const rows = moves.map(move => {
    const [cause, ...others] = causesOf(move.path, now.steps, now.sign);
    const told = cause ? [cause.edits.length ? `${cause.name} ${editText(cause.edits[0])}` : cause.name, others.length ? h("small", {}, ` +${others.length}`) : ""] : words.none;
    const change = move.gap ? gapText(move.gap) : words.kind[move.kind];
    const names = [figureButton(move, move.name), " ", h("code", {}, move.path)];
    return [names, textOf(move.before), textOf(move.after), change, move.relative ? Exact.percent(move.relative) : "", told];
  });
  return table(name, [words.figure, words.before, words.after, words.change, words.percent, words.because], rows, [1, 2, 3, 4], "moves");
}

function cellTable(cells, now) {
  const largest = cells.filter(one => one.gap).reduce((a, b) => (a && !Exact.less(Exact.abs(a.gap.value), Exact.abs(b.gap.value)) ? a : b), null);
  const [stem, axes] = cells[0].table.slice(0, -1).split("[");
  const whole = now.two.figures.find(one => one.id === stem || one.id === `${stem}.total`);
  const named = axes.split(",").map(key => now.two.axes.find(axis => axis.id === key)?.name || key).join(" × ");
  const told = fill(words.cells, { name: whole?.name || stem, axes: named, count: cells.length });
  return folded(told + (largest ? fill(words.largest, { name: largest.name, change: gapText(largest.gap) }) : ""), () => moveTable(told, cells, now));
}

function groups(now) {
  return Exact.GROUPS.flatMap(group => {
    const own = now.moves.filter(move => move.group === group), figures = own.filter(move => !move.table), tables = new Map();
    for (const move of own) if (move.table) tables.set(move.table, [...(tables.get(move.table) || []), move]);
    if (!own.length) return [];
    const name = words.group[group], rest = figures.slice(FEW), cells = [...tables.values()].map(found => cellTable(found, now));
    return [
      h("h2", {}, name), figures.length ? moveTable(name, figures.slice(0, FEW), now) : "",
      rest.length ? folded(fill(words.more, { count: rest.length }), () => moveTable(name, rest, now)) : "",
      ...cells.slice(0, FEW), cells.length > FEW ? folded(fill(words.tables, { count: cells.length - FEW }), () => h("div", {}, cells.slice(FEW))) : "",
    ];
  });
}

/* The members of an axis that are not as they were; a key that has another one now is one member. */
function memberRows(now, id) {
  const [one, two] = [now.one, now.two].map(side => side.axes.find(axis => axis.id === id)), rows = [];
  const rekeyed = new Map([...now.renamed].flatMap(([old, path]) => {
    const [from, to] = [old, path].map(text => text.replace(/^[^[]*\[|\].*$/g, "").split(",").map(pair => pair.split("=")));
    return from.flatMap(([axis, key], at) => (axis === id && key !== to[at][1] ? [[key, to[at][1]]] : []));
  }));
  const cell = member => (member ? [member.name, " ", h("code", {}, member.id)] : words.none);
  const tell = (kind, a, b) => rows.push([(two || one).name, words.member[kind], cell(a), cell(b)]);
  const left = new Map((two?.members || []).map(member => [member.id, member]));
  for (const a of one?.members || []) {
    const b = left.get(rekeyed.get(a.id) || a.id);
    left.delete(b?.id);
    if (!b) tell("removed", a, null);
    else if (a.id !== b.id) tell("rekeyed", a, b);
    else if (a.name !== b.name) tell("renamed", a, b);
  }
  for (const b of left.values()) tell("added", null, b);
  return rows;
}

/* What is no number: members, texts, pages, and every line that was edited. */
function others(now) {
  const code = text => h("code", {}, text), shown = text => text ?? words.none;
  const kind = (a, b) => (!a ? words.member.added : !b ? words.member.removed : words.changed);
  const differing = (sides, id, same) => {
    const [one, two] = sides.map(side => new Map(side.map(row => [row[id], row])));
    return [...new Set([...one.keys(), ...two.keys()])].map(key => [key, one.get(key), two.get(key)]).filter(([, a, b]) => !a || !b || a[same] !== b[same]);
  };
  const sides = [now.one, now.two];
  const axes = [...new Set(sides.flatMap(side => side.axes.map(axis => axis.id)))].flatMap(id => memberRows(now, id));
  const texts = differing(sides.map(side => side.texts), "id", "text").map(([key, a, b]) => [code(key), shown(a?.text), shown(b?.text)]);
  const pages = differing(sides.map(side => side.pages), "file", "sha256").map(([key, a, b]) => [code(key), kind(a, b)]);
  const edits = now.steps.flatMap(({ whole, entry }) => (whole?.edits || []).filter(edit => !edit.words).map(edit =>
    [code(`${edit.file}:${edit.line}`), [edit.name, now.steps.length > 1 ? h("small", {}, ` ${entry.version}`) : ""], shown(edit.before), shown(edit.after)]));
  const laid = (name, heads, rows) => table(name, heads, rows, [], `of${heads.length}`);
  const part = (name, heads, rows) => {
    if (!rows.length) return [];
    return [h("h2", {}, name), rows.length > 20 ? folded(fill(words.all, { count: rows.length }), () => laid(name, heads, rows)) : laid(name, heads, rows)];
  };
  return [
    ...part(words.members, [words.members, words.change, words.before, words.after], axes),
    ...part(words.texts, [words.where, words.before, words.after], texts),
    ...part(words.pages, [words.pages, words.change], pages),
    ...part(words.edits, [words.where, words.edit, words.before, words.after], edits),
  ];
}

/* The few that tell what moved, to choose from; the chosen one with its picture, its causes and its history. */
function leading(now) {
  const few = Object.entries(LEADING).flatMap(([group, most]) => now.moves.filter(move => move.group === group && !move.table).slice(0, most)).slice(0, 4);
  return h("div", { class: "few" }, (few.length ? few : now.moves.slice(0, 4)).map(move => figureButton(move, [
    h("span", { class: "label" }, move.name), h("span", { class: "big" }, textOf(move.after)),
    h("span", { class: "notes" }, `${fill(words.was, { before: textOf(move.before) })} `, h("b", {}, move.gap ? gapText(move.gap) : words.kind[move.kind]), move.relative ? ` ${Exact.percent(move.relative)}` : ""),
  ])));
}

async function panel(now, path) {
  const figure = now.two.figures.find(one => one.id === path), old = now.one.figures.find(one => one.id === path);
  const move = now.moves.find(one => one.path === path || one.was === path), seen = figure || old || move?.after;
  if (!seen) return [];
  const causes = move ? causesOf(move.path, now.steps, now.sign) : [], sides = [now.from.version, now.to.version];
  const drawn = move?.gap && causes.some(cause => cause.amount) ? bridge(fill(words.bridge, { name: seen.name, from: textOf(move.before), to: textOf(move.after) }), move, shownCauses(move, causes, now.steps.length > 1), sides) : null;
  const history = await historyOf(now.key, seen.id, now.to, figure);
  return [
    h("h2", { id: "figure" }, seen.name, " ", h("code", {}, seen.id)), drawn, causes.length ? causeTable(move, causes, now.steps.length > 1) : null,
    history.length ? [h("h3", {}, words.history), historyTable(history, seen.name)] : null,
  ];
}

function option(value, label, chosen) {
  return h("option", { value, selected: value === chosen ? "" : null }, label);
}

async function show() {
  const mine = ++turn, wish = asked();
  const to = entryOf(wish.to) || entryOf(list.find(one => one.aliases.includes("latest"))?.version) || list[0];
  const from = entryOf(wish.from) || entryOf(to.properties?.before) || list[list.indexOf(to) + 1] || list.find(one => one !== to) || to;
  const plans = new Map([...await plansOf(from), ...await plansOf(to)]);
  const key = plans.has(wish.plan) ? wish.plan : [...plans.keys()][0];
  const versions = list.map(one => one.version);
  at("plan").replaceChildren(...[...plans].map(([id, title]) => option(id, title, key)));
  at("from").replaceChildren(...versions.map(one => option(one, one, from.version)));
  at("to").replaceChildren(...versions.map(one => option(one, one, to.version)));
  const told = await result(from, to, key, wish.figure);
  if (mine !== turn) return;
  at("told").replaceChildren(...told.flat(2).filter(Boolean));
  for (const [id, word] of [["plan", "plan"], ["from", "from"], ["to", "to"]]) document.querySelector(`label[for=${id}]`).textContent = words[word];
  at("swap").setAttribute("aria-label", words.swap);
  document.title = `${plans.get(key)} ${from.version} → ${to.version}`;
}

async function result(from, to, key, path) {
  const note = text => h("p", { class: "note" }, text);
  const [one, two] = await Promise.all([from, to].map(async entry => ((await plansOf(entry)).some(([id]) => id === key) ? fetched(`${entry.version}/${key}/plan.json`) : null)));
  words = WORDS[(two || one).plan.language] || WORDS.zh;
  document.documentElement.lang = words === WORDS.zh ? "zh-CN" : "en";
  const absent = [[one, from], [two, to]].find(([plan]) => !plan);
  if (absent) return [note(fill(words.missing, { version: absent[1].version }))];
  const forward = way(from, to), backward = forward ? null : way(to, from);
  const steps = (await Promise.all((forward || backward || []).map(entry => stepOf(entry, key)))).filter(Boolean);
  const names = renamedBy(steps), renamed = forward ? names : new Map([...names].map(([old, now]) => [now, old]));
  const now = { from, to, key, one, two, renamed, steps: forward ? steps : steps.reverse(), sign: forward ? 1 : -1, moves: Exact.moves(one, two, renamed) };
  const cells = now.moves.filter(move => move.table).length, title = h("h2", { class: "sides" }, two.plan.title, h("span", {}, `${from.version} → ${to.version}`));
  const notes = [
    from === to ? words[list.length > 1 ? "same" : "onlyOne"] : !now.moves.length && !others(now).length ? words.nothing : fill(words.counted, { figures: now.moves.length - cells, cells }),
    from !== to && !forward && !backward ? words.apart : null, steps.some(step => step.whole && !step.whole.traced) ? words.untraced : null,
  ];
  const chosen = path || (now.moves.find(move => move.group in LEADING && !move.table) || now.moves[0])?.path;
  return [title, notes.filter(Boolean).map(note), leading(now), h("section", { class: "one", "aria-live": "polite" }, chosen ? await panel(now, chosen) : []), groups(now), others(now)];
}

/* Another choice: the address says it, and the way back leads to the one before. */
function go(choice, look) {
  const query = new URLSearchParams({ ...asked(), ...choice });
  if (!("figure" in choice) && "plan" in choice) query.delete("figure");
  history.pushState(null, "", `?${query}`);
  shown().then(() => look && at("figure")?.scrollIntoView({ block: "start" }));
}
const shown = () => show().catch(error => at("told").replaceChildren(h("p", { class: "note", role: "alert" }, fill(words.failed, { file: error.message }))));

for (const id of ["plan", "from", "to"]) at(id).addEventListener("change", event => go({ plan: at("plan").value, from: at("from").value, to: at("to").value, [id]: event.target.value, ...(id === "plan" ? {} : { figure: asked().figure || "" }) }));
at("swap").addEventListener("click", () => go({ from: at("to").value, to: at("from").value }));
addEventListener("popstate", shown);
fetched("versions.json").then(found => { list = found; at("choice").hidden = false; return shown(); }).catch(error => { at("told").textContent = fill(words.failed, { file: error.message }); });
