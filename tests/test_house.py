"""The house rules that a machine can hold: who may import whom, no float where figures are made, files one can read at a sitting."""

from __future__ import annotations

import ast
import re
import string
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from macros.catalogue import sentences

ROOT = Path(__file__).parent.parent
ROOMS = ("catalogue", "exact", "source", "model", "compute", "changes", "rules", "exports", "pages")
# per room: our own rooms it may import, and the packages beside the standard library
ARROWS = {
    "catalogue": (set(), set()),
    "source": ({"catalogue"}, {"yaml"}),
    "model": ({"catalogue", "source"}, {"pydantic", "pydantic_core"}),
    "exact": ({"catalogue"}, set()),
    "compute": ({"catalogue", "exact", "source", "model"}, set()),
    "changes": ({"catalogue", "source", "model", "compute"}, set()),
    "rules": ({"catalogue", "source", "model", "compute"}, {"jinja2", "markdown"}),
    "exports": ({"catalogue", "source", "model", "compute"}, {"xlsxwriter"}),
    "pages": ({"catalogue", "source", "model", "compute"}, {"jinja2", "markdown", "pandas"}),
}
# files that may use one more package, imported where it is used, so that everything works without it
EXTRA = {f"macros/exact/{name}.py": frozenset({"numpy"}) for name in ("limbs", "vector", "vector_table")}
# what every room may use: the values that go from room to room are its structs
VALUES = frozenset({"msgspec"})
EXACT = ("exact", "source", "model", "compute", "changes", "rules")
FORBIDDEN = {"util", "utils", "common", "helper", "helpers", "services", "manager", "managers", "misc"}
# a distribution whose module has another name
DISTRIBUTIONS = {"yaml": "pyyaml", "pydantic_core": "pydantic"}


def python_files(*folders: str) -> list[Path]:
    """Our Python files below the folders, sorted."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def named(path: Path) -> str:
    """How a test calls a file: its path in the project."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(node: ast.AST) -> Iterator[tuple[str, int]]:
    """Dotted names imported anywhere below a node, with their lines. `from macros import pages` counts as `macros.pages`."""
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            yield from ((alias.name, child.lineno) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"line {child.lineno}: a relative import"
            module = child.module or ""
            if module == "macros":
                yield from ((f"macros.{alias.name}", child.lineno) for alias in child.names)
            else:
                yield module, child.lineno


def room_of(path: Path) -> str:
    """The room a file stands in: `source` for macros/source/place.py, `` for the door macros/__init__.py."""
    parts = path.relative_to(ROOT / "macros").parts
    return parts[0] if len(parts) > 1 else ""


def wrong_imports(room: str, module: ast.Module, extra: frozenset[str] = frozenset()) -> list[str]:
    """Imports in a file of a room that go against the arrows."""
    ours, theirs = ARROWS[room]
    wrong = []
    for name, line in imported(module):
        first, *rest = name.split(".")
        if first == "macros":
            allowed = bool(rest) and (rest[0] == room or rest[0] in ours)
        else:
            allowed = first in sys.stdlib_module_names or first in theirs | VALUES | extra
        if not allowed:
            wrong.append(f"{line} imports {name}")
    return wrong


def everywhere(check: Callable[[ast.Module], list[str]], *folders: str) -> list[str]:
    """What a check finds in our files, each finding with its file before it."""
    return [f"{named(path)}:{found}" for path in python_files(*folders) for found in check(tree(path))]


def test_every_file_of_macros_stands_in_a_known_room() -> None:
    strangers = [named(path) for path in python_files("macros") if room_of(path) not in ("", *ROOMS)]
    assert strangers == []
    assert [path.name for path in (ROOT / "macros").glob("*.py")] in ([], ["__init__.py"])


@pytest.mark.parametrize("room", ROOMS)
def test_imports_follow_the_arrows(room: str) -> None:
    wrong = []
    for path in python_files(f"macros/{room}"):
        wrong += [f"{named(path)}:{found}" for found in wrong_imports(room, tree(path), EXTRA.get(named(path), frozenset()))]
    assert wrong == []


def test_an_extra_package_is_imported_where_it_is_used() -> None:
    for name, packages in EXTRA.items():
        module = tree(ROOT / name)
        assert packages <= {found.split(".")[0] for found, _ in imported(module)}
        loaded = [node for node in module.body if isinstance(node, ast.Import | ast.ImportFrom)]
        assert [found for node in loaded for found, _ in imported(node) if found.split(".")[0] in packages] == []


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("catalogue", "import macros.source.place"),
        ("source", "from macros.model.plan import Plan"),
        ("source", "from macros import compute"),
        ("source", "import pandas"),
        ("model", "from macros.exact.allocate import allocate"),
        ("compute", "import pydantic"),
        ("exact", "import numpy"),
        ("compute", "def late():\n    from macros.pages import table"),
        ("rules", "import macros.pages.table"),
        ("pages", "from macros.rules import closes"),
        ("pages", "from scripts.cli import main"),
        ("pages", "import macros"),
    ],
)
def test_an_import_against_the_arrows_is_found(room: str, line: str) -> None:
    assert len(wrong_imports(room, ast.parse(line))) == 1


def test_the_door_imports_our_rooms_lazily() -> None:
    # one host runs the door once per page, outside sys.modules: what stands at its top is paid for every page
    top = ast.Module([node for node in tree(ROOT / "macros/__init__.py").body if not isinstance(node, ast.FunctionDef)], [])
    heavy = [name for name, _ in imported(top) if name.split(".")[0] not in sys.stdlib_module_names]
    assert heavy == []


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(line for name in ("tables", "pdf") for line in project["optional-dependencies"][name])]
    declared = {distribution(line) for line in wanted}
    missing = []
    for path in python_files("macros", "scripts"):
        for name, line in imported(tree(path)):
            first = name.split(".")[0]
            known = first in sys.stdlib_module_names or first in ("macros", "scripts")
            if not known and DISTRIBUTIONS.get(first, first.replace("_", "-")) not in declared:
                missing.append(f"{named(path)}:{line} imports {name}")
    assert missing == []


def distribution(requirement: str) -> str:
    """The name at the head of a requirement, lower case: `mkdocs` of `mkdocs>=1.6.1,<2`."""
    found = re.match(r"[\w.-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def floats(module: ast.Module) -> list[str]:
    """Lines where a float is written or named."""
    found = []
    for node in ast.walk(module):
        literal = isinstance(node, ast.Constant) and isinstance(node.value, float | complex)
        name = isinstance(node, ast.Name) and node.id in ("float", "complex")
        attribute = isinstance(node, ast.Attribute) and node.attr in ("float", "float32", "float64")
        if isinstance(node, ast.expr) and (literal or name or attribute):
            found.append(f"{node.lineno} {ast.unparse(node)}")
    return found


def test_no_float_where_figures_are_made() -> None:
    assert everywhere(floats, *(f"macros/{room}" for room in EXACT)) == []


@pytest.mark.parametrize("line", ["half = 0.5", "big = 1e3", "x = float(y)", "def f(x: float): ...", "kind = builtins.float"])
def test_a_float_is_found(line: str) -> None:
    assert len(floats(ast.parse(line))) == 1


def compiled(module: ast.Module) -> list[str]:
    """Lines where a regular expression is compiled at once."""
    return [str(node.lineno) for node in ast.walk(module) if isinstance(node, ast.Attribute) and ast.unparse(node) == "re.compile"]


def test_regular_expressions_wait_for_their_first_use() -> None:
    # compiling all of them took a tenth of the start of every command
    assert [f for f in everywhere(compiled, "macros") if not f.startswith("macros/source/pattern.py")] == []
    assert compiled(ast.parse("import re\nODD = re.compile('a')")) == ["2"]


def test_no_file_is_longer_than_300_lines() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files("macros", "scripts")}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_names_say_what_is_inside() -> None:
    places = [*python_files("macros", "scripts", "tests"), *(path.parent for path in python_files("macros", "scripts", "tests"))]
    assert sorted({named(path) for path in places if path.stem in FORBIDDEN}) == []


def silent(module: ast.Module) -> list[str]:
    """Lines of handlers that swallow whatever happens: without a type, or with nothing inside."""
    return [
        str(node.lineno)
        for node in ast.walk(module)
        if isinstance(node, ast.ExceptHandler) and (node.type is None or all(map(does_nothing, node.body)))
    ]


def does_nothing(line: ast.stmt) -> bool:
    """True for `pass`, `...` and a bare text."""
    return isinstance(line, ast.Pass) or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))


def test_no_exception_is_swallowed() -> None:
    assert everywhere(silent, "macros", "scripts", "tests") == []


@pytest.mark.parametrize("handler", ["except OSError: pass", "except OSError: ...", "except: raise", "except OSError:\n    'never mind'"])
def test_a_swallowed_exception_is_found(handler: str) -> None:
    assert len(silent(ast.parse(f"try:\n    work()\n{handler}"))) == 1


def folders(*tops: str) -> list[Path]:
    """Folders that hold Python files of their own."""
    return sorted({path.parent for path in python_files(*tops)})


@pytest.mark.parametrize("folder", folders("macros", "scripts", "tests"), ids=named)
def test_every_folder_is_a_package(folder: Path) -> None:
    assert (folder / "__init__.py").is_file()


@pytest.mark.parametrize("folder", [path for path in folders("macros", "scripts") if path.name != "rules"], ids=named)
def test_a_folder_says_what_each_of_its_files_is(folder: Path) -> None:
    text = ast.get_docstring(tree(folder / "__init__.py")) or ""
    told = set(re.findall(r"(?<![\w/.-])\w+\.py\b", text))
    assert told == {path.name for path in folder.glob("*.py")} - {"__init__.py"}


def blanks(template: str) -> set[str]:
    """Names in braces; a blank that is no plain name, or is formatted, is kept as written so that it is seen."""
    parts = [(name, spec, conversion) for _, name, spec, conversion in string.Formatter().parse(template) if name is not None]
    return {name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "") for name, spec, conversion in parts}


def test_every_sentence_is_there_in_both_languages_with_the_same_blanks() -> None:
    wrong = []
    for key, pair in sentences().items():
        assert len(pair) == 2, key
        chinese, english = pair
        plain = all(map(str.isidentifier, blanks(chinese)))
        if not (chinese.strip() and english.strip() and plain and blanks(chinese) == blanks(english)):
            wrong.append((key, chinese, english))
    assert wrong == []


def wrong_sayings(module: ast.Module) -> list[str]:
    """Calls of say and word whose key the catalogue does not have, or whose blanks are not the sentence's."""
    wrong = []
    for node in ast.walk(module):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "word") and node.args):
            continue
        key = node.args[0]
        if not (isinstance(key, ast.Constant) and isinstance(key.value, str)):
            continue
        given = {keyword.arg for keyword in node.keywords} - ({"language"} if node.func.id == "word" else set())
        if key.value not in sentences():
            wrong.append(f"{node.lineno} {key.value!r} is not in the catalogue")
        elif None not in given and given != blanks(sentences()[key.value][0]):
            wrong.append(f"{node.lineno} {key.value!r} has other blanks than {sorted(map(str, given))}")
    return wrong


def test_every_sentence_that_is_said_is_in_the_catalogue() -> None:
    assert everywhere(wrong_sayings, "macros", "scripts") == []


def test_a_sentence_that_is_not_in_the_catalogue_is_found() -> None:
    assert len(wrong_sayings(ast.parse("say('no such sentence', name=1)"))) == 1


def skips(module: ast.Module) -> list[str]:
    """Lines that would let a test pass without running it."""
    names = {"skip", "skipif", "importorskip", "xfail", "skipTest"}
    return [f"{node.lineno} {node.attr}" for node in ast.walk(module) if isinstance(node, ast.Attribute) and node.attr in names]


def test_no_test_is_skipped() -> None:
    assert everywhere(skips, "tests") == []
