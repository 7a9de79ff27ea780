"""Where a plan stands: which version is approved by whom, and what its seal holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from macros.model.plan import Plan
from macros.model.seal import FOLDER, Seal, read_seal
from macros.model.subjects.approvals import Approval, Approvals
from macros.model.version_name import version_problem

LARGEST = 64 * 1024 * 1024


def find_seals(root: Path, folder: str, versions: list[str]) -> dict[str, Seal | None]:
    """The seals beside the data by version; None for a file that is none. What is not there is not in it."""
    found: dict[str, Seal | None] = {}
    for version in versions:
        path = root / folder / FOLDER / f"{version}.json"
        if version_problem(version) is None and path.is_file() and not path.is_symlink() and path.stat().st_size < LARGEST:
            found[version] = read_seal(path.read_bytes().decode("utf-8", "replace"))
    return found


def approvals_of(plan: Plan) -> tuple[Approval, ...]:
    """All approvals in the order in which they were given."""
    found = plan.subject("approvals", Approvals)
    return (found.approvals or ()) if found is not None else ()


def required_roles(plan: Plan) -> tuple[str, ...]:
    """The roles whose approval a plan of its kind needs; none named: any one approval will do."""
    return tuple(str(role) for role in (plan.kind.approvers or ())) if plan.kind is not None else ()


def counted(plan: Plan, version: str) -> Mapping[str, Approval]:
    """The approvals that count for a version, by role: genuine, and of the very state that is sealed."""
    seal = plan.seals.get(version)
    if seal is None:
        return {}
    digest = seal.digest
    return {str(one.role): one for one in approvals_of(plan) if (str(one.version), str(one.digest)) == (version, digest) and one.fits()}


def missing_roles(plan: Plan, version: str) -> tuple[str, ...]:
    """The required roles that have not approved a version."""
    given = counted(plan, version)
    return tuple(role for role in required_roles(plan) if role not in given)


def is_approved(plan: Plan, version: str) -> bool:
    """True when all required roles have approved a version: from then on it is not to change."""
    return bool(counted(plan, version)) and not missing_roles(plan, version)


def approved_versions(plan: Plan) -> tuple[str, ...]:
    """The versions that are approved, the first one first."""
    return tuple(dict.fromkeys(str(one.version) for one in approvals_of(plan) if is_approved(plan, str(one.version))))
