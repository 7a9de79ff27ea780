"""The one file that sees the site generator: which page is being written, which plan it belongs to, and the macros it may call.

Both hosts (MkDocs with mkdocs-macros, and Zensical) call `define_env`; MkDocs once a build, Zensical once a page. Plans are loaded
again only when a file under data/ or content/ has another stamp.

What a macro cannot answer stops a build. Under `plan serve` (which sets PLAN_SERVING) the page says it in the macro's place instead,
so that the preview lives on while a file is half written.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from functools import partial, wraps
from pathlib import Path
from typing import Any

from macros.catalogue import say, text
from macros.compute.compute import Computed
from macros.model.marks import ALL_PLANS, WITH_PAGES
from macros.model.page import CONTENT
from macros.model.project import DATA
from macros.model.settings import data_files, read_settings, settled
from macros.pages import (
    around,
    budget,
    calling,
    every,
    home,
    kept,
    keytable,
    letters,
    life,
    links,
    onepage,
    overview,
    payouts,
    registers,
    rulebook,
    staged,
    targets,
)
from macros.pages.arguments import checked
from macros.pages.charts.chart import chart
from macros.pages.links import PageError, Reader, inert
from macros.pages.shaping import SERVING
from macros.pages.shelf import Each, Shelf, shelf
from macros.pages.standing import Findings
from macros.source.finding import Finding
from macros.source.pattern import pattern_of

Stamp = tuple[tuple[str, int, int], ...]
Check = Callable[[Computed], list[Finding]]
SOURCE_LINE = pattern_of(r"^  source_line: *[\"']?(https?://[^\s\"']+)", re.MULTILINE)
_loaded: dict[str, tuple[Stamp, Shelf]] = {}
_hosted: dict[str, tuple[around.Around, kept.Kept]] = {}
_judged: dict[tuple[str, str], tuple[Stamp, list[Finding]]] = {}


def register(env: Any, check: Check | None = None) -> None:
    """Gives the host every macro. A macro reads no state but the plans, so pages do not depend on their order.

    `check` is what the rules say of a computed plan; without it, pages show no verdict.
    """
    root = Path(env.project_dir)
    plans = load_plans(root)
    serving, forge = SERVING in os.environ, line_address(root)
    conf: Any = getattr(env, "conf", None)
    around_, pages = None, None
    if hasattr(getattr(conf, "plugins", None), "events"):  # a host with the events that these need
        around_, pages = _hosted[str(root)] = around.Around(conf.plugins), kept.Kept(root, conf, plans)
        conf.plugins.events["pre_build"].append(lambda **_: calling.shorten(env.env))  # only then is there one

    def reader(plan: str = "") -> Reader:
        page = page_path(env)
        key = plan or page.partition("/")[0]
        asked(key)
        if key not in plans:
            raise PageError(text(say("page-without-plan", page=page, plan=key, known="、".join(plans) or "—")))
        return Reader(readable(plans[key]), page, forge=forge)

    def asked(key: str) -> None:
        if pages is not None:
            pages.asked.add(key)

    def findings(key: str) -> Findings:
        asked(key + WITH_PAGES)  # some rules look at a plan's pages, and so do those who ask for what they say
        return judged(root, key, readable(plans[key]), check) if check is not None else None

    def plan(key: str) -> Computed:
        asked(key)
        return readable(plans[key])

    def all_plans() -> str:
        asked(ALL_PLANS)
        page, all_, said = page_path(env), Each(plans.ids, plan), Each(plans.ids, findings)
        if around_ is None or pages is None:
            return home.plans(all_, page, said)
        cards = home.Home(all_, page, said, partial(pages.piece, page))

        def shown() -> str:
            plans.watching.pop(page, None)
            return cards.shown()

        plans.watching[page] = cards.look  # other pages come first, so that no plan is computed for this one alone
        return around_.later(told(shown) if serving else shown)

    for name, function in macros(reader, all_plans, findings).items():
        given = told(function) if serving else function
        env.macro(around_.give(given) if around_ is not None else given, name)


def line_address(root: Path) -> str:
    """`extra: source_line:` of mkdocs.yml, "" without one: the address of a line on the forge, with {path} and {line}."""
    config = root / "mkdocs.yml"
    found = SOURCE_LINE.search(config.read_text(encoding="utf-8")) if config.is_file() else None
    return found[1] if found else ""


def readable(found: Computed | PageError) -> Computed:
    """The plan; raises what kept it from being read."""
    if isinstance(found, PageError):
        raise found
    return found


def told(function: Callable[..., str]) -> Callable[..., str]:
    """A macro that says on the page what it cannot answer."""

    @wraps(function)
    def tell(*values: Any, **named: Any) -> str:
        try:
            return function(*values, **named)
        except PageError as fault:
            return f'<span class="problem">{inert(str(fault))}</span>'

    return tell


def macros(
    reader: Callable[[str], Reader], all_plans: Callable[[], str], findings: Callable[[str], Findings] = lambda _: None
) -> dict[str, Callable[..., str]]:
    """All macros by the name pages call them; `plan` names another plan than the page's own."""
    known: dict[str, Callable[..., str]] = {
        "value": lambda path, unit="", digits=None, plan="": links.inline(reader(plan), reader(plan).figure(path), unit, digits),
        "target_table": lambda path, rows, columns="", unit="", plan="": targets.target_table(reader(plan), path, rows, columns, unit),
        "range_table": lambda path, rows, unit="", plan="": targets.range_table(reader(plan), path, rows, unit),
        "budget_table": lambda group="budget", unit="", plan="": budget.budget_table(reader(plan), group, unit),
        "table": lambda section, columns="", unit="", group="", plan="": registers.register(reader(plan), section, columns, unit, group),
        "facts": lambda *paths, unit="", plan="": registers.facts(reader(plan), *paths, unit=unit),
        "payout_table": lambda rule, unit="元", plan="": payouts.payout_table(reader(plan), rule, unit),
        "kpi_table": lambda *paths, plan="": staged.kpi_table(reader(plan), *paths),
        "funnel_table": lambda key, plan="": staged.funnel_table(reader(plan), key),
        "member_table": lambda along, *paths, unit="", plan="": staged.member_table(reader(plan), along, *paths, unit=unit),
        "text": lambda path, plan="": overview.data_text(reader(plan), path),
        "swot": lambda plan="": overview.swot(reader(plan)),
        "cards": lambda plan="": overview.cards(reader(plan)),
        "schedule": lambda plan="": overview.schedule(reader(plan)),
        "chart": lambda kind, *what, along="", unit="", data=True, plan="": chart(reader(plan), kind, what, along, unit, data),
        "life": lambda plan="": life.life(reader(plan)),
        "letters": lambda plan="": letters.letters(reader(plan)),
        "figures": lambda plan="": every.figures(reader(plan)),
        "one_page": lambda plan="": onepage.one_page(reader(plan), findings(reader(plan).computed.plan.key)),
        "plans": all_plans,
        "rules": rulebook.rules,
        "keys": keytable.keys,
    }
    return {name: checked(name, macro) for name, macro in known.items()}


def page_path(env: Any) -> str:
    """The page's file below content/: MkDocs has `page.file.src_uri`, Zensical `page.path`."""
    file = getattr(env.page, "file", None)
    return str(file.src_uri if file is not None else env.page.path)


def load_plans(root: Path) -> Shelf:
    """All plans by id; the same ones while no file under data/ or content/ has changed."""
    stamp = _stamp(root)
    known = _loaded.get(str(root))
    if known is None or known[0] != stamp:
        known = _loaded[str(root)] = stamp, shelf(root)
    return known[1]


def again(root: Path, keys: set[str]) -> kept.Kept:
    """The pages of the last build, for some of them to be made again by the same host: the plans named have changed since."""
    around_, pages = _hosted[str(root)]
    around_.blocks.clear()
    pages.shelf.renew(keys)
    pages.shelf.mark(keys & {*pages.shelf.ids})
    _loaded[str(root)] = _stamp(root), pages.shelf
    return pages


def judged(root: Path, key: str, computed: Computed, check: Check) -> list[Finding]:
    """What the check says of a plan's data, as `plan check` would on a day when nothing has run out; done once for each state of data/."""
    stamp, plans = _loaded[str(root)]
    known = _judged.get((str(root), key))
    if known is not None and known[0] == stamp:
        return known[1]
    files = data_files(root, computed.plan.folder)
    found = settled(root, read_settings(root)[0], key, files, plans.faults(key) + check(computed), date.min)
    _judged[str(root), key] = (stamp, found)
    return found


def _stamp(root: Path) -> Stamp:
    files = sorted(path for folder in (DATA, CONTENT) for path in (root / folder).rglob("*") if path.is_file())
    return tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)
