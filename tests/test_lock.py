"""The lock and what the repository asks of the network: every package by hash, no address of a registry or a CDN in any file."""

from __future__ import annotations

import re
import subprocess
import tomllib

from tests.test_house import ROOT, distribution

# parts of host names that belong to package indexes, mirrors of them, and content delivery networks
SERVED = {
    "pypi", "pythonhosted", "npmjs", "yarnpkg", "npmmirror", "registry", "mirror", "mirrors", "cdn", "cdnjs", "jsdelivr", "unpkg", "esm",
    "googleapis", "gstatic", "cloudflare", "bootcdn", "staticfile", "polyfill", "bootstrapcdn", "fontawesome", "typekit",
}  # fmt: skip
ADDRESS = re.compile(r"(?:\bhttps?:)?//([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
LINE = re.compile(
    r"""
    (?P<name>[a-z0-9]+(?:-[a-z0-9]+)*) == [0-9][\w.!+]* (?:\ ;\ [^;@/]+)? \ \\   # a package at one version, perhaps for some systems only
    | \ {4}--hash=sha256:[0-9a-f]{64} (?:\ \\)?
    | \ *\#\ [^/@]+                                                              # who needs it; how to renew the file
    """,
    re.VERBOSE,
)


def tracked() -> dict[str, str]:
    """Text of every file that is or would be under version control, by path."""
    # a checkout may belong to another user than the one who runs the tests
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    texts = {}
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        data = path.read_bytes() if path.is_file() else b""
        if b"\0" not in data:
            texts[name] = data.decode("utf-8")
    return texts


def test_no_file_names_a_package_index_or_a_cdn() -> None:
    texts = tracked()
    assert "pyproject.toml" in texts
    found = [
        f"{name}: {host}" for name, text in texts.items() for host in ADDRESS.findall(text) if SERVED & set(re.split(r"[.-]", host.lower()))
    ]
    assert found == []


def test_the_lock_is_packages_and_hashes_and_nothing_else() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []


def test_every_locked_package_has_a_hash() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) > 30
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_everything_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = [line for extra in project["project"]["optional-dependencies"].values() for line in extra]
    asked = {distribution(line) for line in [*project["project"]["dependencies"], *extras, *project["build-system"]["requires"]]}
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    locked = {found["name"] for line in lines if (found := LINE.fullmatch(line)) and found["name"]}
    assert asked - locked == set()
