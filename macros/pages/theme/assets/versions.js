/* Says above the page when it is not of the latest version, or shows a plan that was not approved when it was published.
 *
 * The list beside the versions (../versions.json, which Material's selector reads too) knows both. Without it (a site that is not published,
 * or opened from a folder) nothing is said.
 */
"use strict";

{
  const WORDS = {
    zh: { old: "这是 {version} 版，不是最新版。", see: "看最新的 {latest} 版", draft: "本页的计划在发布 {version} 版时还没有批准。" },
    en: { old: "This is version {version}, not the latest.", see: "See version {latest}", draft: "This plan was not approved when version {version} was published." },
  };
  const words = WORDS[document.documentElement.lang.slice(0, 2)] || WORDS.zh;
  const settings = JSON.parse(document.getElementById("__config")?.textContent || "{}");

  function fill(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  /* Which of the versions this page is of, where that version lies, and the page's path in it; null for a page of none. */
  function found(list) {
    const base = new URL(`${settings.base}/`, location.href);
    const name = base.pathname.split("/").filter(Boolean).pop();
    const own = list.find(one => one.version === name || one.aliases.includes(name));
    const pathOf = address => decodeURIComponent(new URL(address, location.href).pathname.slice(base.pathname.length));
    return own ? { list, own, base, path: pathOf(location) || "index.html", planOf: address => pathOf(address).split("/")[0] } : null;
  }

  function tell({ list, own, base, path }) {
    const latest = list.find(one => one.aliases.includes("latest")) || list[0];
    const plan = path.split("/")[0];
    const said = document.createElement("aside");
    said.className = "plan-version";
    if (own !== latest) {
      const link = document.createElement("a");
      link.href = new URL(`../${latest.version}/index.html`, base).href;
      link.textContent = fill(words.see, { latest: latest.version });
      said.append(fill(words.old, { version: own.version }), " ", link, " ");
    }
    if ((own.properties?.unapproved || []).includes(plan)) said.append(fill(words.draft, { version: own.version }));
    if (said.textContent) document.body.prepend(said);
  }

  if (settings.version?.provider === "mike" && location.protocol !== "file:") {
    window.planVersion = fetch(new URL(`${settings.base}/../versions.json`, location.href))
      .then(answer => (answer.ok ? answer.json() : []))
      .then(found)
      .catch(() => null);   // no list, nothing to say
    window.planVersion.then(version => version && tell(version));
  }
}
