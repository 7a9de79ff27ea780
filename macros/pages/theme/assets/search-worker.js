/* Search for a site whose readers write Chinese: a plain scan, where Material's own worker (lunr) finds only whole tokens.
 *
 * Material starts this file as a Web Worker in place of its own and talks to it in four messages (see SETUP … RESULT). The protocol
 * belongs to mkdocs-material 9.x; tests/test_search_worker.py reads it out of the installed package and fails when it changes.
 * Zensical's box and list have messages of their own: search-zensical.js translates them.
 *
 * A word is found wherever its characters stand in a title or a text, whatever the case and the width of the characters (ＳＷＯＴ is
 * swot). All words of a query must stand on the same page. Two courtesies: `2026年` finds `2026 年`, and `1250000` finds `1,250,000`.
 * A query that stands nowhere is tried once more with each absent word one slip away from something that does stand somewhere.
 */
"use strict";

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
const OPEN_SECTIONS = 3;      // sections of a page shown at once; the rest folds under "more on this page"
const MOST_SECTIONS = 20;     // of one page
const CONTEXT = 24;           // characters shown before and after what was found
const MOST_SNIPPETS = 3;

const DID_YOU_MEAN = { zh: "没有找到，您是不是要找：", en: "Nothing found. Did you mean: " };

let pages = [], language = "zh";
let shards = [], complete = true, asked = "";   // texts to be fetched, folder by folder; whether all are there; the question that waits

/* --- text ------------------------------------------------------------------------------------------------------------------- */

const folded = new Map();
function foldChar(char) {
  let found = folded.get(char);
  if (found === undefined) folded.set(char, found = char.normalize("NFKC").toLowerCase());
  return found;
}

/* The text to compare, and where each of its characters came from: folding changes lengths (㎡ is m2), marks are set in the original. */
function fold(text) {
  if (!/[^\x00-\x7f\u3001-\u3003\u3400-\u9fff]/.test(text)) return { text: text.toLowerCase(), from: null };
  const from = [];
  let out = "", at = 0;
  for (const char of text) {
    const piece = foldChar(char);
    for (let i = 0; i < piece.length; i++) from.push(at);
    out += piece;
    at += char.length;
  }
  from.push(at);
  return { text: out, from };
}

/* The index holds escaped HTML with a few tags; with jieba installed also zero-width spaces, which would cut every phrase. */
function plain(html) {
  return html.replace(/\u200b/g, "").replace(/<\/?(?:code|sub|sup)>/g, "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim()
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#x27;/g, "'").replace(/&amp;/g, "&");
}

const escapeHtml = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/* --- query ------------------------------------------------------------------------------------------------------------------ */

const isHan = char => /\p{Script=Han}/u.test(char);
const isWide = char => /[\p{L}\p{N}]/u.test(char) && !isHan(char);

const literal = char => char.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/* One word as an expression over folded text. */
function expression(word) {
  const commas = /\d{4}/.test(word) && !word.includes(",");
  let source = "", before = "";
  for (const char of word) {
    if ((isHan(before) && isWide(char)) || (isWide(before) && isHan(char))) source += " ?";
    if (commas && /\d/.test(before) && /\d/.test(char)) source += ",?";
    source += literal(char);
    before = char;
  }
  return source;
}

const read = query => [...new Set(fold(query).text.replace(/\u200b/g, "").split(/\s+/).filter(Boolean))];

function patterns(words) {
  const sources = words.map(expression);
  return {
    words: sources.map(source => new RegExp(source, "gu")),
    phrase: sources.length > 1 ? new RegExp(sources.join("\\s*"), "gu") : null,
  };
}

/* --- scan ------------------------------------------------------------------------------------------------------------------- */

/* All places of an expression in a folded text, as [start, end) of the original. */
function places(side, pattern) {
  const found = [];
  for (const match of side.folded.text.matchAll(pattern)) {
    const from = side.folded.from;
    let end = match.index + match[0].length;
    if (!from) { found.push([match.index, end]); continue; }
    while (from[end] === from[end - 1]) end++;   // never half of a character that folding made longer
    found.push([from[match.index], from[end]]);
  }
  return found;
}

/* What one section has of a query: a title weighs more than a text, a page's title most; then how often, then how early. */
function scan(section, query) {
  const inTitle = query.words.map(word => places(section.title, word));
  const inText = query.words.map(word => places(section.text, word));
  let score = 0;
  query.words.forEach((_, i) => {
    if (inTitle[i].length) score += (section.isPage ? 100 : 40) + 20 * Math.min(1, inTitle[i][0][1] / section.title.original.length);
    if (inText[i].length) {
      score += 10 + 3 * Math.log2(Math.min(inText[i].length, 32)) + 4 * (1 - inText[i][0][0] / section.text.original.length);
    }
  });
  if (query.phrase) {
    if (places(section.title, query.phrase).length) score += 200;
    if (places(section.text, query.phrase).length) score += 150;
  }
  const has = query.words.map((_, i) => inTitle[i].length + inText[i].length > 0);
  return { section, score: score * section.boost, has, title: inTitle.flat(), text: inText.flat() };
}

function search(text) {
  const { found, meant } = sought(text), groups = found.map(group);
  if (meant && groups.length) {
    const head = groups[0].find(item => !item.location.includes("#"));
    head.title = `<small>${DID_YOU_MEAN[language]}${escapeHtml(meant.join(" "))}</small><br>${head.title}`;
  }
  return groups;
}

/* The pages that have the words of a query; where none has them, those that have what was `meant`. */
function sought(text) {
  const words = read(text), found = words.length ? find(words) : [];
  if (found.length || !words.length || !complete) return { found };
  const meant = words.map(word => stands(word) ? word : near(word) || word);
  return { found: find(meant), meant };
}

function find(words) {
  const query = patterns(words), found = [];
  for (const page of pages) {
    const hits = page.map(section => scan(section, query));
    if (!query.words.every((_, i) => hits.some(hit => hit.has[i]))) continue;
    const used = hits.filter(hit => hit.score > 0).sort((a, b) => b.score - a.score);
    const together = used.some(hit => hit.has.every(Boolean)) ? 1 : 0.5;
    found.push({ score: used[0].score * together + 2 * Math.log2(used.length), hits: used, page });
  }
  return found.sort((a, b) => b.score - a.score);
}

/* --- a slip of the pen ---------------------------------------------------------------------------------------------------------- */

const sides = () => pages.flat().flatMap(section => [section.title, section.text]);

function stands(word) {
  const pattern = new RegExp(expression(word), "u");
  return sides().some(side => pattern.test(side.folded.text));
}

/* What is written most often one slip away from a word: another character in its place, one too few, one too many, two that changed places.
 * A number has no slips (another number is another number), and a short word too many: three characters are looked for in titles alone. */
function near(word) {
  const chars = [...word], least = chars.some(isHan) ? 3 : 5;
  if (chars.length < least || /\p{N}/u.test(word)) return "";
  const slips = [];
  for (let i = 0; i <= chars.length; i++) {
    const before = chars.slice(0, i).map(literal).join(""), after = n => chars.slice(i + n).map(literal).join("");
    if (i > 0 && i < chars.length) slips.push(`${before}\\p{L}${after(0)}`);
    if (i === chars.length) continue;
    slips.push(`${before}\\p{L}${after(1)}`);
    if (chars.length > least) slips.push(before + after(1));
    if (i + 1 < chars.length) slips.push(before + literal(chars[i + 1]) + literal(chars[i]) + after(2));
  }
  const pattern = new RegExp(slips.join("|"), "gu"), counts = new Map();
  for (const side of chars.length > least ? sides() : pages.flat().map(section => section.title)) {
    for (const [match] of side.folded.text.matchAll(pattern)) counts.set(match, (counts.get(match) || 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([match]) => match)[0] || "";
}

/* --- what Material's list shows ------------------------------------------------------------------------------------------- */

/* Material folds away whatever scores lower than the first item, and shows a page's own text only when the page comes first and nothing
 * else is open; so scores are made here to say what should be open. Every group must hold its page, or the list takes a section for it. */
function group({ score, hits, page }) {
  const article = hits.find(hit => hit.section.isPage) || { section: page[0], score: 0, title: [], text: [] };
  const sections = hits.filter(hit => hit !== article).slice(0, MOST_SECTIONS);
  const articleFirst = !sections.length || article.score >= sections[0].score;
  const open = articleFirst && article.text.length ? 0 : OPEN_SECTIONS;
  const items = sections.map((hit, i) => item(hit, i < open ? score : score / 2));
  const head = item(article, articleFirst ? score : score / 2);
  head.terms = Object.assign({}, head.terms, ...items.map(section => section.terms));   // the page's own link marks all of them
  return articleFirst ? [head, ...items] : [...items, head];
}

function item(hit, score) {
  const { title, text, doc } = hit.section;
  const terms = {};
  for (const [side, found] of [[title, hit.title], [text, hit.text]]) {
    for (const [start, end] of found.slice(0, 50)) {
      // what is marked on the page itself: cut at spaces there, so single characters beside a space would be marked all over
      const pieces = side.original.slice(start, end).split(" ");
      for (const piece of pieces) if (pieces.length === 1 || piece.length > 1) terms[piece] = true;
    }
  }
  const heading = marked(title.original, hit.title, 0, title.original.length);
  return { ...doc, title: heading, text: snippets(text.original, hit.text), score, terms };
}

function marked(text, found, start, end) {
  let out = "", at = start;
  for (const [from, to] of [...found].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (from < at || to > end) continue;
    out += `${escapeHtml(text.slice(at, from))}<mark data-md-highlight>${escapeHtml(text.slice(from, to))}</mark>`;
    at = to;
  }
  return out + escapeHtml(text.slice(at, end));
}

/* The first places in the text with what stands around them. Nothing found: the beginning. */
function snippets(text, found) {
  if (!text) return "";
  const windows = [];
  for (const [from, to] of [...found].sort((a, b) => a[0] - b[0])) {
    const last = windows[windows.length - 1];
    const start = Math.max(0, from - CONTEXT), end = Math.min(text.length, to + CONTEXT);
    if (last && start <= last[1]) last[1] = end;
    else if (windows.length < MOST_SNIPPETS) windows.push([start, end]);
    else break;
  }
  if (!windows.length) windows.push([0, Math.min(text.length, 3 * CONTEXT)]);
  const shown = windows.map(([start, end]) => marked(text, found, start, end));
  return `<p>${windows[0][0] > 0 ? "…" : ""}${shown.join(" … ")}${windows[windows.length - 1][1] < text.length ? "…" : ""}</p>`;
}

/* --- the texts of a large site ---------------------------------------------------------------------------------------------------- */

/* A large index holds titles alone, and its `config.shards` name the files with the texts, a folder each (scripts/searching.py). They are
 * fetched with the first question, a few at a time; what is found so far is shown at once, and again when all are there. */
async function fetchTexts() {
  const sections = new Map(pages.flat().map(section => [section.doc.location, section]));
  const waiting = shards;
  shards = [];
  const fetchNext = async () => {
    for (let shard = waiting.shift(); shard; shard = waiting.shift()) {
      const answer = await fetch(new URL(`../${shard}`, self.location.href));
      if (!answer.ok) throw new Error(`${answer.status}: ${answer.url}`);
      for (const [location, text] of Object.entries(await answer.json())) {
        const section = sections.get(location);
        section.doc.text = text;
        section.text = side(text);
      }
    }
  };
  await Promise.all(Array.from({ length: 6 }, fetchNext));
  complete = true;
  answer();
}

/* "Nothing found" is not said while texts are on their way. `partial` is for those who count answers; Material's list shows each. */
function answer() {
  const items = search(asked);
  if (complete) postMessage({ type: RESULT, data: { items } });
  else if (items.length) postMessage({ type: RESULT, data: { items, partial: true } });
}

/* --- messages ----------------------------------------------------------------------------------------------------------------- */

const side = html => { const original = plain(html); return { original, folded: fold(original) }; };

function setup(docs) {
  const byPage = new Map();
  for (const doc of docs) {
    const [address] = doc.location.split("#");
    const section = { doc, isPage: doc.location === address, boost: doc.boost || 1, title: side(doc.title), text: side(doc.text) };
    if (!byPage.has(address)) byPage.set(address, []);
    byPage.get(address).push(section);
  }
  pages = [...byPage.values()].map(sections => sections.sort((a, b) => b.isPage - a.isPage));
}

onmessage = ({ data }) => {
  if (data.type === SETUP) {
    language = data.data.config.lang.includes("zh") ? "zh" : "en";
    shards = data.data.config.shards || [];
    complete = !shards.length;
    setup(data.data.docs);
    postMessage({ type: READY });
  } else if (data.type === QUERY) {
    asked = data.data;
    answer();
    if (shards.length && read(asked).length) fetchTexts();
  } else {
    throw new TypeError(`search-worker.js does not know the message type ${data.type}`);
  }
};
