"""Plans that were approved: the files that `plan approve` would have written for them."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from macros.compute.compute import compute
from macros.compute.sealing import seal_of
from macros.model.loading import load_plan
from macros.model.seal import write_seal
from scripts.approve import with_entry
from tests.plans import FOLDER, write_files

Files = Mapping[str, str | bytes]


def approved(files: Files, version: str, role: str = "总经理") -> dict[str, str | bytes]:
    """The files of a plan with its approval by one role; the plan must need no other."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_files(files, root)
        plan, findings = load_plan(root, FOLDER)
        assert plan is not None, findings
        seal = seal_of(compute(plan))
    before = files.get("approvals.yml", "")
    assert isinstance(before, str)
    entry = with_entry(plan, before, [version, role, "王", "2026-01-05", "", "", "", seal.digest])
    return {**files, "approvals.yml": entry, f".sealed/{version}.json": write_seal(seal)}
