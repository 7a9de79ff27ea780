/* Material's search box reads what was typed on `keyup` alone, so text from an input method, a paste or a voice is not searched until the
 * next key. Every change of the text is told to it as a key. Zensical's box listens to `input` itself; a key more does it no harm. */
"use strict";

for (const box of document.querySelectorAll("input[data-md-component=search-query]")) {
  for (const change of ["input", "compositionend"]) {
    box.addEventListener(change, () => box.dispatchEvent(new KeyboardEvent("keyup")));
  }
}
