/* A site opened from a folder (file://): browsers start no worker there, so the search runs in a hidden frame that stands in for one.
 * Its index comes as a script (written beside the JSON when the site is built), which the theme asks for by itself.
 */
"use strict";

if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      this.waiting = [];
      const begin = "<script>self.postMessage = told => parent.postMessage(told, '*'); self.importScripts = () => {};</" + "script>";
      const script = name => `<script src="${new URL(name, new URL(address, location.href)).href.replace(/"/g, "%22")}"></` + "script>";
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "search";
      // what a worker would import stands first
      frame.srcdoc = begin + [...new Set(["search-worker.js", address.split("/").pop()])].map(script).join("");
      frame.addEventListener("load", () => {
        // the frame's own postMessage is the worker's, which speaks to us: it is told things by ours
        this.tell = told => window.postMessage.call(frame.contentWindow, told, "*");
        this.waiting.splice(0).forEach(this.tell);
      });
      addEventListener("message", event => {
        if (event.source !== frame.contentWindow) return;
        const told = new MessageEvent("message", { data: event.data });
        this.dispatchEvent(told);
        this.onmessage?.(told);
      });
      document.documentElement.append(frame);
    }

    terminate() {
      this.onmessage = null;
    }

    postMessage(told) {
      if (this.tell) this.tell(told);
      else this.waiting.push(told);
    }
  };
}
