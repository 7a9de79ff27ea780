/* The search of search-worker.js for the box and the list of Zensical, whose own worker finds whole tokens.
 *
 * Zensical starts this file as a Web Worker in place of its own, with its index: `items` of title and text. It asks with what was typed, as
 * HTML, and for one lot of a list after the other; an answer names items by their number and says what to mark, counted in the HTML of the
 * index. The protocol is Zensical's own; tests/test_hosts_browser.py fails when its list no longer shows what is answered here.
 */
"use strict";

importScripts("search-worker.js");

const LOT = 10;
let list = [];   // what stands in the list for the last question, shown or not yet

onmessage = ({ data: { type, data } }) => {
  if (type === SETUP) {
    setup(data.items.map((item, id) => ({ ...item, id })));
    postMessage({ type: READY });
  } else if (type === QUERY) {
    const from = data.page ? data.page.from : 0;
    if (!from) list = inOrder(sought(plain(typeof data.input === "string" ? data.input : "")).found);
    const lot = at => ({ size: LOT, from: at });
    const pagination = { total: list.length };
    if (from > 0) pagination.prev = lot(from - LOT);
    if (from + LOT < list.length) pagination.next = lot(from + LOT);
    postMessage({ type: RESULT, data: { items: list.slice(from, from + LOT).map(shown), pagination } });
  } else {
    throw new TypeError(`search-zensical.js does not know the message type ${type}`);
  }
};

/* The best place of every page, the best page first; then their other places. */
function inOrder(found) {
  return [...found.map(({ hits }) => hits[0]), ...found.flatMap(({ hits }) => hits.slice(1, MOST_SECTIONS))];
}

function shown({ section, title, text }) {
  const match = (field, side, found) => ({ field, value: { highlight: { ranges: ranges(section.doc[field], side.original, found) } } });
  return { id: section.doc.id, matches: [match("title", section.title, title), match("text", section.text, text)] };
}

/* Places in the plain text as places in the HTML that it was made of; `value` is how much of each was typed: all of it. */
function ranges(html, text, found) {
  const places = [], at = found.length ? positions(html, text) : [];
  for (const [from, to] of [...found].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const start = at[from][0], end = at[to - 1][1];
    if (!places.length || start >= places[places.length - 1].end) places.push({ start, end, value: end - start });
  }
  return places;
}

/* Where each character of a plain text stands in its HTML: start and end. A space may be a tag there, and takes no place of its own. */
function positions(html, text) {
  const gap = /(?:<[^>]*>|[\s\u200b])*/y, sign = /&(?:lt|gt|quot|#x27|amp);|[^]/y, found = [];
  let at = 0;
  for (const char of text.split("")) {
    if (char !== " ") {
      gap.lastIndex = at;
      gap.test(html);
      at = sign.lastIndex = gap.lastIndex;
      sign.test(html);
      found.push([at, at = sign.lastIndex]);
    } else {
      found.push([at, at]);
    }
  }
  return found;
}
