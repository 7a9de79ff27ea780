/* What pictures gain with a script: the line for today, and a click on a mark that opens the explanation of its number.
 *
 * The site is built without knowing the day it is read. A calendar says its first and last day (data-start, data-end), a list of
 * milestones its dates; here the reader's day is put in. Everything else in a picture is there without this.
 */
"use strict";

{
  const DAY = 86_400_000;
  const WORDS = { zh: "今天", en: "today" };
  const word = WORDS[document.documentElement.lang.slice(0, 2)] || WORDS.zh;
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());   // the reader's own day, counted like the dates in the page

  for (const mark of document.querySelectorAll("g.today")) {
    const start = Date.parse(mark.dataset.start), days = (Date.parse(mark.dataset.end) - start) / DAY + 1;
    const at = ((today - start) / DAY + .5) / days;
    if (!(at >= 0 && at <= 1)) continue;
    const line = mark.querySelector("line");
    for (const name of ["x1", "x2"]) line.setAttribute(name, `${100 * at}%`);
    const label = document.createElementNS("http://www.w3.org/2000/svg", "text");
    label.textContent = word;
    label.setAttribute("x", `${100 * at}%`);
    label.setAttribute("y", Number(line.getAttribute("y2")) + 14);
    label.setAttribute("text-anchor", at > .9 ? "end" : "middle");
    mark.append(label);
    mark.classList.add("known");
  }

  // a list of milestones shows all of them; with a clock, the next one is marked and those before it step back
  for (const list of document.querySelectorAll(".milestones")) {
    const times = [...list.querySelectorAll("time[datetime]")];
    const next = times.find(time => Date.parse(time.dateTime) >= today);
    for (const time of times) time.closest("li").classList.toggle("past", Date.parse(time.dateTime) < today);
    if (next) next.closest("li").classList.add("next");
    list.classList.add("timed");
  }

  // a mark stands for a figure: a click on it is a click on that figure's number in the table below the picture
  document.addEventListener("click", event => {
    const mark = event.target instanceof Element && event.target.closest(".chart [data-figure]:not(a)");
    if (!mark) return;
    const links = mark.closest("figure").querySelectorAll("details a.figure");
    const link = [...links].find(one => one.dataset.figure === mark.dataset.figure);
    if (link) link.click();
  });
}
