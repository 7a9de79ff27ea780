"""The files that a site offers beside its pages, written into it once it is built: both hosts get the same, and no page has to wait."""

from __future__ import annotations

from pathlib import Path

from macros.compute.compute import compute
from macros.exports.files import shared_files, site_files
from macros.model.loading import load_plan
from macros.model.project import plan_folders


def write_downloads(root: Path, site: Path) -> int:
    """Writes the files of every plan into the plan's folder of the site, and those they share; how many."""
    files = [(Path(name), content) for name, content in shared_files()]
    for folder in plan_folders(root):
        plan, _ = load_plan(root, folder)
        if plan is not None:
            files += [(Path(plan.key, name), content) for name, content in site_files(compute(plan))]
    for name, content in files:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    return len(files)
