/* A page that explains has the colours that the reader chose on the other pages, else those of the system. Read before anything is shown. */
"use strict";

{
  let chosen = null;
  try {
    chosen = JSON.parse(localStorage.getItem(`${new URL("../..", location).pathname}.__palette`))?.color;
  } catch { /* a browser that keeps nothing */ }
  const dark = chosen && chosen.media !== "(prefers-color-scheme)" ? chosen.scheme === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  if (dark) document.body.dataset.mdColorScheme = "slate";
}
