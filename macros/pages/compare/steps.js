/* The published versions, and the steps from one to the next (changes/): which edits moved a figure, and its whole history. */
"use strict";

let list = [];   // versions.json, newest first
const hasStep = entry => entry?.properties?.changes === "plan-changes/1";
const entryOf = name => list.find(one => one.version === name || one.aliases.includes(name));
const indexOf = entry => fetched(`changes/${entry.version}/index.json`);

/* The plans of a version as pairs of id and title. */
async function plansOf(entry) {
  const { plans } = hasStep(entry) ? await indexOf(entry) : await fetched(`${entry.version}/manifest.json`);
  return Object.entries(plans).filter(([, plan]) => plan.status !== "gone").map(([key, plan]) => [key, plan.title || key]);
}

/* The step that led to a version: `plan` in brief, and `whole` where the plan changed; null where none was kept. */
async function stepOf(entry, key) {
  if (!hasStep(entry)) return null;
  const index = await indexOf(entry), plan = index.plans[key] || null;
  return { entry, index, plan, whole: plan?.status === "changed" ? await fetched(`changes/${entry.version}/${key}.json`) : null };
}

/* The versions after `older` up to `newer`, newest first; null where one of them does not say which came before it. */
function way(older, newer) {
  const found = [];
  for (let entry = newer; entry !== older; entry = entryOf(entry.properties.before)) {
    if (!hasStep(entry) || entry.properties.before === null) return null;
    found.push(entry);
  }
  return found;
}

/* A figure's path after a step, and before it. */
const pathAfter = (whole, path) => whole?.renamed[path] || path;
const pathBefore = (whole, path) => Object.entries(whole?.renamed || {}).find(([, now]) => now === path)?.[0] || path;

/* Old paths of figures with the new ones they have after all steps, which come newest first. */
function renamedBy(steps) {
  const found = new Map();
  for (const { whole } of steps) {
    for (const [old, path] of Object.entries(whole?.renamed || {})) {
      found.set(old, found.get(path) || path);
      found.delete(path);
    }
  }
  return found;
}

/* What moved a figure, through all steps, the largest first: newest first from its path at the end, or with `sign` -1 (the later version
 * is the one before) oldest first from its path at the beginning. */
function causesOf(path, steps, sign) {
  const found = [];
  for (const { whole, entry } of steps) {
    if (sign < 0) path = pathAfter(whole, path);
    const row = whole?.figures.find(one => one.path === path);
    for (const [numbers, told] of row?.causes || []) {
      const edits = numbers.map(number => whole.edits[number]), amount = told === null ? null : Exact.read(told);
      const name = !edits.length ? words.elsewhere : edits.length > 1 ? fill(words.together, { name: edits[0].name, count: edits.length }) : edits[0].name;
      found.push({ version: entry.version, edits, name, amount: amount && sign < 0 ? Exact.minus(Exact.fraction(0n), amount) : amount });
    }
    if (sign > 0) path = pathBefore(whole, path);
  }
  return found.sort((a, b) => (a.amount && b.amount && Exact.less(Exact.abs(a.amount), Exact.abs(b.amount)) ? 1 : -1));
}

/* Every version that says what it changed, newest first, with the figure as it was there: null before it was there at all. */
async function historyOf(key, path, entry, figure) {
  const rows = new Map();
  const steps = new Map(await Promise.all(list.map(async one => [one, await stepOf(one, key)])));
  let [at, text, here] = [path, figure ? textOf(figure) : null, entry];
  while (here && steps.get(here)?.plan) {   // to the first one
    const step = steps.get(here), row = step.whole?.figures.find(one => one.path === at);
    rows.set(here, { step, text, row });
    if (row) text = row.kind === "added" ? null : row.before;
    at = pathBefore(step.whole, at);
    if (["first", "new"].includes(step.plan.status)) break;
    here = entryOf(step.index.before);
  }
  [at, text, here] = [path, figure ? textOf(figure) : null, entry];
  for (;;) {   // to the last one
    const next = list.find(one => hasStep(one) && one.properties.before === here.version);
    const step = next && steps.get(next);
    if (!step?.plan || step.plan.status === "gone") break;
    at = pathAfter(step.whole, at);
    const row = step.whole?.figures.find(one => one.path === at);
    if (row) text = row.kind === "removed" ? null : row.after;
    rows.set(next, { step, text, row });
    here = next;
  }
  return list.filter(one => rows.has(one)).map(one => rows.get(one));
}
