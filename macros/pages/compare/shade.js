/* Light or dark: as chosen on the site (Material keeps it by the folder of a version), else as the system has it. */
{
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const shade = () => {
    let chosen = "";
    try {
      const names = Object.keys(localStorage).filter(name => name.endsWith(".__palette"));
      chosen = names.map(name => JSON.parse(localStorage.getItem(name))?.color?.scheme).find(Boolean) || "";
    } catch { /* a browser that keeps nothing */ }
    document.body.dataset.mdColorScheme = chosen || (dark.matches ? "slate" : "default");
  };
  shade();
  dark.addEventListener("change", shade);
}
