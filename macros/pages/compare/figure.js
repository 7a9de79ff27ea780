/* One figure in two versions: the way from one amount to the other as a picture, what moved it, and its history. */
"use strict";

const LANE = 28, LINE = 15, THICK = 14, NAME = 128, MOST_CAUSES = 7;
const wide = text => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e7f ? 12 : 7), 0);

/* A name in at most two lines that fit beside the picture. */
function wrapped(name) {
  const lines = [""];
  for (const sign of name) {
    if (wide(lines.at(-1) + sign) > NAME) lines.push("");
    lines[lines.length - 1] += sign;
  }
  return lines.length > 2 ? [lines[0], `${lines[1].slice(0, -1)}…`] : lines;
}

/* From `before` over the causes to `after` (macros/pages/charts/bridge.py draws the same). Shares of the width are the only floats. */
function bridge(name, move, causes, sides) {
  const rows = [{ name: sides[0], end: Exact.numberOf(move.before).value, shown: textOf(move.before), whole: true }];
  let level = rows[0].end;
  for (const cause of causes) {
    const start = level;
    level = Exact.plus(level, cause.amount);
    rows.push({ name: cause.name, start, end: level, shown: Exact.signed(cause.amount, move.gap.unit) });
  }
  rows.push({ name: sides[1], end: Exact.numberOf(move.after).value, shown: textOf(move.after), whole: true });
  const levels = rows.map(row => row.end), zero = Exact.fraction(0n);
  const high = levels.reduce((a, b) => (Exact.less(a, b) ? b : a)), low = levels.reduce((a, b) => (Exact.less(a, b) ? a : b));
  // where all happens far above zero, the picture begins somewhat below the lowest, and the wholes show that they are cut
  const cut = Exact.less(zero, low) && Exact.less(high, Exact.plus(low, low));
  const span = Exact.minus(high, low);
  let from = cut ? Exact.minus(low, Exact.over(span, Exact.fraction(2n))) : Exact.less(low, zero) ? low : zero;
  if (Exact.less(from, zero) && cut) from = zero;
  const top = Exact.less(high, zero) ? zero : high, whole = Exact.minus(top, from);
  const place = value => (whole.n ? Number((Exact.minus(value, from).n * whole.d * 100000n) / (Exact.minus(value, from).d * whole.n)) / 1000 : 0);
  let y = 0;
  const left = Math.max(...rows.flatMap(row => wrapped(row.name).map(wide))) + 10, right = Math.max(...rows.map(row => wide(row.shown))) + 10;
  const drawn = rows.map((row, index) => {
    const lines = wrapped(row.name), tall = LANE + LINE * (lines.length - 1), middle = y + tall / 2;
    const start = row.whole ? (cut || Exact.less(zero, from) ? from : zero) : row.start;
    const [a, b] = [place(start), place(row.end)], first = Math.min(a, b);
    const marks = h("g", { class: row.whole ? "whole" : null },
      lines.map((line, number) => h("text", { x: -left, y: middle - (LINE * (lines.length - 1)) / 2 + 4 + LINE * number, class: "name" }, line)),
      h("rect", { x: `${first}%`, width: `${Math.max(Math.abs(b - a), 0.2)}%`, y: middle - THICK / 2, height: THICK, class: row.whole ? "s1" : b < a ? "less" : "more" },
        h("title", {}, `${row.name} ${row.shown}`)),
      row.whole && cut ? h("rect", { x: 8, y: middle - THICK / 2 - 2, width: 4, height: THICK + 4, class: "gap" }) : null,
      index + 1 < rows.length ? h("line", { x1: `${b}%`, x2: `${b}%`, y1: middle - THICK / 2, y2: y + tall + LANE / 2 + THICK / 2, class: "joint" }) : null,
      h("text", { x: "100%", dx: right, y: middle + 4, "text-anchor": "end", class: "value" }, row.shown));
    y += tall;
    return marks;
  });
  const told = `${name}：${rows.map(row => `${row.name} ${row.shown}`).join("，")}`;
  const svg = h("svg", { role: "img", "aria-label": told, width: "100%", height: y, class: "drawing" }, drawn);
  const plot = h("div", { class: "chart-plot", style: `padding: 0 ${right}px 0 ${left}px` }, svg);
  return h("figure", { class: "chart chart-bridge" }, h("figcaption", {}, name), h("div", { class: "chart-body" }, plot));
}

/* The causes that a picture shows: those with an amount, the smallest put together, and what they leave unsaid. */
function shownCauses(move, causes, several) {
  const known = causes.filter(cause => cause.amount), rest = known.slice(MOST_CAUSES);
  const shown = known.slice(0, MOST_CAUSES).map(({ name, version, amount }) => ({ name: several ? `${name} ${version}` : name, amount }));
  const total = some => some.reduce((sum, cause) => Exact.plus(sum, cause.amount), Exact.fraction(0n));
  if (rest.length) shown.push({ name: fill(words.more, { count: rest.length }), amount: total(rest) });
  const left = Exact.minus(move.gap.value, total(known));
  return left.n ? [...shown, { name: words.rest, amount: left }] : shown;
}

function causeTable(move, causes, several) {
  const rows = causes.map(cause => [
    [cause.name, several ? h("small", {}, ` ${cause.version}`) : ""], cause.edits.length === 1 ? editText(cause.edits[0]) : words.none,
    h("code", {}, cause.edits.map(edit => `${edit.file}:${edit.line}`).slice(0, 3).join(" ")),
    cause.amount && move.gap ? Exact.signed(cause.amount, move.gap.unit) : words.none,
  ]);
  return table(words.because, [words.edit, `${words.before} → ${words.after}`, words.where, words.amount], rows, [3], "of4");
}

/* Who approved a version of a plan, or who published it. */
function who(step) {
  const given = step.plan.approvals.map(one => h("div", {}, `${one.role} ${one.by} ${one.date}`));
  return given.length ? given : h("small", {}, `${words.standing[step.plan.standing]} · ${fill(words.signed, { name: step.index.signed_off.replace(/ *<.*/, "") })}`);
}

function why(step, row) {
  const told = [];
  if (step.plan.why) told.push(h("div", {}, fill(words.amends, { version: step.plan.amends, why: step.plan.why })));
  for (const [numbers] of (row?.causes || []).slice(0, 3)) {
    const edit = step.whole.edits[numbers[0]];
    told.push(h("div", {}, edit ? `${edit.name} ${editText(edit)}` : words.elsewhere));
  }
  if (!told.length && ["first", "new"].includes(step.plan.status)) told.push(words[step.plan.status]);
  return told.length ? told : words.none;
}

function historyTable(rows, name) {
  const told = rows.map(({ step, text, row }) => [
    h("a", { href: `${encodeURIComponent(step.entry.version)}/index.html` }, step.entry.version), text ?? words.absent,
    row ? row.change : ["first", "new"].includes(step.plan.status) ? "" : words.kept, step.index.built.slice(0, 10), who(step), why(step, row),
  ]);
  return table(`${words.history} ${name}`, [words.version, words.value, words.change, words.when, words.who, words.why], told, [1, 2], "history");
}
