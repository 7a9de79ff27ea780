/* Exact numbers and what differs between two plan.json, as macros/changes and macros/compute/wording.py have it; tests hold both together.
 *
 * A fraction is { n, d } of BigInt in lowest terms. No amount is ever a float.
 */
"use strict";

const Exact = (() => {
  const GROUPS = ["targets", "splits", "budget", "limits", "team", "schedule", "facts"];
  const SCALES = [["万亿", 10n ** 12n], ["亿", 10n ** 8n], ["万", 10n ** 4n]];
  const RATES = { "%": 100n, "‰": 1000n, "百分点": 100n };
  const MOST = 15;

  const size = whole => (whole < 0n ? -whole : whole);
  const ten = places => 10n ** BigInt(places);

  function fraction(n, d = 1n) {
    let [a, b] = [size(n), size(d)];
    while (b) [a, b] = [b, a % b];
    a = (d < 0n ? -a : a) || 1n;
    return { n: n / a, d: d / a };
  }
  function read(text) {
    const [n, d] = text.split("/");
    return fraction(BigInt(n), BigInt(d || 1));
  }
  const plus = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
  const minus = (a, b) => plus(a, { n: -b.n, d: b.d });
  const times = (a, b) => fraction(a.n * b.n, a.d * b.d);
  const over = (a, b) => fraction(a.n * b.d, a.d * b.n);
  const abs = a => ({ n: size(a.n), d: a.d });
  const less = (a, b) => a.n * b.d < b.n * a.d;

  function halfUp(value, step) {
    const quotient = over(abs(value), step);
    const whole = fraction((2n * quotient.n + quotient.d) / (2n * quotient.d));
    return times({ n: value.n < 0n ? -whole.n : whole.n, d: 1n }, step);
  }

  /* How many decimals a number has; null for one without a last decimal. */
  function placesOf(value) {
    let [rest, twos, fives] = [value.d, 0, 0];
    for (; rest % 2n === 0n; rest /= 2n) twos += 1;
    for (; rest % 5n === 0n; rest /= 5n) fives += 1;
    return rest === 1n ? Math.max(twos, fives) : null;
  }
  function digitsOf(value, places) {
    const digits = String((size(value.n) * ten(places)) / value.d).padStart(places + 1, "0");
    return [digits, (value.n < 0n ? "-" : "") + (places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits)];
  }

  /* A number in digits; null when it needs more than the notation has. */
  function decimal(value) {
    const places = placesOf(value);
    if (places === null) return Math.max(String(size(value.n)).length, String(value.d).length) > MOST ? null : `${value.n}/${value.d}`;
    const [digits, text] = digitsOf(value, places);
    return Math.max(digits.replace(/^0+/, "").length, places) > MOST ? null : text;
  }
  function shortest(value, scaled) {
    const texts = [];
    for (const [name, scale] of scaled ? SCALES : []) {
      const end = fraction(value.n, value.d * scale);
      const places = placesOf(end);
      if (size(end.n) >= end.d && places !== null && places <= MOST && String(size(end.n)).length + places <= MOST) texts.push(decimal(end) + name);
    }
    if (!texts.length || String(size(value.n)).length <= MOST) texts.push(decimal(value));
    return texts.includes(null) ? null : texts.reduce((best, text) => (text.length < best.length ? text : best));
  }
  function grouped(value) {
    const comma = digits => digits.replace(/\B(?=(\d{3})+$)/g, ",");
    const places = placesOf(value), sign = value.n < 0n ? "-" : "";
    if (places === null) return `${sign}${comma(String(size(value.n)))}/${comma(String(value.d))}`;
    const [whole, part] = digitsOf(abs(value), places)[1].split(".");
    return sign + comma(whole) + (part ? `.${part.replace(/0+$/, "")}` : "");
  }
  function inFull(value, unit) {
    const suffix = unit === "百分点" ? "个百分点" : unit;
    const shown = times(value, fraction(RATES[unit] || 1n));
    if (size(shown.n) < ten(30) * shown.d) return grouped(shown) + suffix;
    const places = String(size(shown.n) / shown.d).length - 1;
    return `${grouped(halfUp(fraction(shown.n, shown.d * ten(places)), fraction(1n, 100000n)))}×10^${places}${suffix}`;
  }
  function spelled(unit) {
    if (RATES[unit]) return unit === "百分点" ? "个百分点" : unit;
    const [top, below = ""] = unit.split("/");
    const names = words => words.split("·").filter(Boolean).flatMap(word => {
      const [name, power] = word.split("^");
      return Array(Number(power || 1)).fill(name);
    });
    return names(top).join("·") + names(below).map(name => `/${name}`).join("");
  }
  function brief(value, unit, about) {
    const rate = RATES[unit];
    const text = shortest(times(value, fraction(rate || 1n)), !rate);
    if (text === null) return inFull(value, unit);
    return (about ? "约" : "") + text + (unit === "元" && /[万亿]$/.test(text) ? "" : spelled(unit));
  }

  /* A single number as a plan writes it; one without a short exact form is rounded half up and marked ≈. */
  function told(value, unit, about = false) {
    const rate = RATES[unit] || 1n, amount = abs(value);
    if ((value.n * rate * 10000n) % value.d === 0n && amount.n < ten(13) * amount.d) return brief(value, unit, about);
    let step;
    if (amount.n >= ten(13) * amount.d) step = fraction(ten(String(amount.n / amount.d).length - 6));
    else if (amount.n >= amount.d) step = fraction(1n, 100n);
    else {
      let places = 4;
      while (places < 12 && amount.n * ten(places) < 100n * amount.d) places += 1;
      step = fraction(1n, ten(places));
    }
    return `≈${brief(halfUp(value, over(step, fraction(rate))), unit, false)}`;
  }
  function signed(value, unit, about = false) {
    const text = told(value, unit, about);
    return value.n < 0n ? text : text.startsWith("≈") ? `≈+${text.slice(1)}` : `+${text}`;
  }
  function percent(value) {
    let step = fraction(1n, 1000n), shown = halfUp(value, step);
    while (value.n && !shown.n) {
      step = fraction(1n, step.d * 10n);
      shown = halfUp(value, step);
    }
    return signed(shown, "%");
  }

  /* A figure's number: its ends, null for unknown. */
  function numberOf(figure) {
    const ends = figure.range || { low: figure.value, high: figure.value };
    if (ends.low === null && ends.high === null) return null;
    const exact = ends.low !== null && ends.low === ends.high;
    return { ...ends, unit: figure.unit, about: Boolean(figure.about), value: exact ? read(ends.low) : null };
  }
  const powers = unit => (RATES[unit] ? "" : unit);
  const same = (a, b) => (a && b ? a.low === b.low && a.high === b.high && powers(a.unit) === powers(b.unit) : a === b);

  function difference(one, two) {
    if (!one?.value || !two?.value || powers(one.unit) !== powers(two.unit)) return null;
    let unit = two.unit && RATES[two.unit] ? two.unit : one.unit;
    if (RATES[one.unit] && RATES[two.unit] && one.unit !== "百分点") unit = "百分点";
    else if (one.unit === "百分点") unit = two.unit;
    else if (two.unit === "百分点") unit = one.unit;
    return { value: minus(two.value, one.value), unit, about: one.about || two.about };
  }

  function groupOf(figure, byId) {
    const stem = figure.id.replace(/\.(ratio|limit)$/, "");
    const other = figure.id.endsWith(".ratio") ? byId.get(`${stem}.limit`) : figure.id.endsWith(".limit") ? byId.get(`${stem}.ratio`) : null;
    // a ratio is held against a limit that is known
    if (other && (figure.id.endsWith(".limit") || numberOf(other))) return "limits";
    if (figure.share || figure.id.includes("[")) return "splits";
    const file = figure.source.file.split("/").pop().replace(/\.yml$/, "");
    return GROUPS.includes(file) ? file : "facts";
  }
  function tableOf(path) {
    const [, stem, cell, tail] = path.match(/^([^[]*)\[?([^\]]*)\]?(.*)$/);
    return cell ? `${stem}${tail}[${cell.split(",").map(pair => pair.split("=")[0]).join(",")}]` : "";
  }

  /* Every figure that is not as it was, the few that matter first; `renamed` are old paths that have a new one. */
  function moves(one, two, renamed = new Map()) {
    const [before, after] = [one, two].map(plan => new Map(plan.figures.map(figure => [figure.id, figure])));
    const found = [], kept = new Set();
    for (const [id, old] of before) {
      const now = after.get(renamed.get(id) || id);
      if (now) kept.add(now.id);
      const numbers = [old, now].map(figure => figure && numberOf(figure));
      if (now && same(...numbers)) continue;
      const kind = !now ? "removed" : !numbers[0] ? "known" : !numbers[1] ? "unknown" : "changed";
      found.push(move(kind, old, now, now ? after : before, numbers));
    }
    for (const [id, now] of after) if (!kept.has(id)) found.push(move("added", null, now, after, [null, numberOf(now)]));
    return found.sort((a, b) => ordered(a.rank, b.rank));
  }
  function move(kind, old, now, byId, [one, two]) {
    const seen = now || old, path = seen.id, gap = kind === "changed" ? difference(one, two) : null;
    const group = groupOf(seen, byId), table = tableOf(path);
    const relative = gap && one.value.n && !RATES[one.unit] ? over(gap.value, abs(one.value)) : null;
    const largest = gap && [one, two].map(number => abs(number.value)).reduce((a, b) => (less(a, b) ? b : a));
    const weight = gap ? over(abs(gap.value), largest) : fraction(3n);
    const derived = group !== "limits" && /\.(ratio|share)$/.test(path);
    const rank = [GROUPS.indexOf(group), table ? 1 : 0, path.endsWith(".total") ? 0 : 1, derived ? 1 : 0, path.split(".").length, weight];
    return { kind, path, was: old ? old.id : null, name: seen.name, group, table, before: old, after: now, gap, relative, rank };
  }
  function ordered(a, b) {
    for (let at = 0; at < 5; at += 1) if (a[at] !== b[at]) return a[at] - b[at];
    return less(a[5], b[5]) ? 1 : less(b[5], a[5]) ? -1 : 0;
  }

  return { GROUPS, fraction, read, plus, minus, over, abs, less, told, signed, percent, moves, numberOf };
})();
