/* The words of Zensical's search in Chinese: its box and list are drawn by a script that knows English alone, in a part of the page that
 * styles and templates do not reach. On an English page they stay as they are; so does a word that is not listed here.
 */
"use strict";

{
  const WORDS = {
    "Search": "搜索",
    "Close search": "关闭搜索",
    "Search results": "搜索结果",
    "Loading search…": "正在准备搜索…",
    "No results": "没有找到",
    "Search is unavailable. Reload the page to try again.": "搜索暂时不能用，请重新打开这一页。",
    "Filters": "筛选",
    "Tags": "标签",
    "Use Up and Down arrow keys to move between tags. Press Space or Enter to toggle a tag.": "用上下方向键选标签，按空格或回车选中或取消。",
  };
  const COUNTED = /^([\d,]+) results?$/;

  const told = text => WORDS[text] || text.replace(COUNTED, "找到 $1 处");

  function translate(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (told(node.data) !== node.data && !node.parentElement.closest("li a, mark, u")) node.data = told(node.data);
      return;
    }
    for (const name of ["placeholder", "aria-label"]) {
      const value = node.getAttribute?.(name);
      if (value && told(value) !== value) node.setAttribute(name, told(value));
    }
    node.childNodes.forEach(translate);
  }

  function follow(root) {
    new MutationObserver(changes => changes.forEach(({ type, target, addedNodes }) => {
      if (type === "childList") addedNodes.forEach(translate);
      else translate(target);
    })).observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["placeholder", "aria-label"] });
    translate(root);
  }

  // the theme draws its search beside the page, once this is read
  function find() {
    const host = [...document.body.children].find(one => one.shadowRoot);
    if (host) follow(host.shadowRoot);
    return Boolean(host);
  }

  if (!document.documentElement.lang.startsWith("en") && !find()) {
    const waiting = new MutationObserver(() => { if (find()) waiting.disconnect(); });
    waiting.observe(document.body, { childList: true });
  }
}
