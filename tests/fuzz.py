"""Whatever is thrown at it, a check answers: no exception, no hang, every finding with a place and a sentence in both languages.

`python -m tests.fuzz 20000` tries so many cases of each kind (data, page, number, formula, settings) and keeps the smallest of what
fails in tests/corpus/, where the tests try it for ever after; `python -m tests.fuzz 20000 page` only that kind.

The last long runs answered every one of 15,500 numbers, 15,500 formulas, 15,500 pages, 13,500 data files and 13,500 settings. What the
corpus holds was found by hand: brackets, braces and comments that are never closed took a check minutes.
"""

from __future__ import annotations

import hashlib
import signal
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from macros.catalogue import text
from macros.model.fields import _assertion, _bound, _count, _date, _given, _value
from macros.model.formula import Refused, read_formula
from macros.model.project import Chosen
from macros.model.subjects import RECORDS
from macros.source.dates import read_month, read_period
from macros.source.finding import Finding
from macros.source.node import Scalar
from macros.source.notation import read_number, read_ratio
from macros.source.place import Place
from scripts.checking import check_all
from scripts.formats import FORMATS
from scripts.report import human
from tests.plans import BARE, FOLDER, write_files

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(__file__).parent / "corpus"
DAY = date(2026, 6, 30)
PHASES = (Phase.generate, Phase.shrink)
PATIENCE = 15  # seconds of the processor for one small case: far more than any needs
FILES = sorted(RECORDS)
SAMPLE = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/fmcg-2026").glob("*.yml"))}
LINES = sorted({line for written in SAMPLE.values() for line in written.split("\n")})
PAGES = sorted({line for path in (ROOT / "content").rglob("*.md") for line in path.read_text(encoding="utf-8").split("\n")})
# what is put together, words of a kind in a paragraph
WORDS = (Path(__file__).parent / "cases/fuzz-words.txt").read_bytes().decode("utf-8").strip("\n")
NUMBERS, FORMULA, TAGS, MORE, ODD = (paragraph.replace("\n", " ").split(" ") for paragraph in WORDS.split("\n\n"))
SIGNS = [*ODD, *":,-*[]{}()<>=^/+.?0123456789\t \n\r\x00", "--- ", "a: ", "- ", "  "]
NUMBERS += [" ", "\u3000", "9" * 40]
FORMULA += [" ", *MORE]
MARKUP = [*TAGS, *MORE, "\n", "\n\n", "# ", "- ", "[x]: ", "plan: allow typed-number", "\x00", "\u202e"]
KEYS = ["rules", ": ", "{", "}", "off", "error", "plans", "p", "raw-html", "stated-differs", "\n", "  "]
ANY = st.text(st.characters(codec="utf-8"), max_size=12)


def soup(*words: list[str], most: int = 12) -> st.SearchStrategy[str]:
    """Words in any order, now and then with anything between them."""
    return st.lists(st.one_of(*(st.sampled_from(one) for one in words), ANY), max_size=most).map("".join)


@st.composite
def edited(draw: st.DrawFn, whole: str, signs: list[str]) -> str:
    """A file with a few of its characters taken out, doubled, or written over."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(whole)))
        end = min(len(whole), start + draw(st.integers(0, 30)))
        whole = whole[:start] + draw(st.sampled_from([*signs, whole[start:end] * 2, ""])) + whole[end:]
    return whole


DATA = st.one_of(
    st.sampled_from(FILES).flatmap(lambda stem: st.tuples(st.just(stem), edited(SAMPLE.get(stem, "a: 1\n"), SIGNS))),
    st.tuples(st.sampled_from(FILES), st.lists(st.one_of(st.sampled_from(LINES), soup(SIGNS)), max_size=12).map("\n".join)),
    st.tuples(st.sampled_from(FILES), soup(SIGNS, NUMBERS, FORMULA, most=40)),
)
PAGE = st.one_of(st.lists(st.one_of(st.sampled_from(PAGES), soup(MARKUP)), max_size=12).map("\n".join), soup(MARKUP, NUMBERS, most=40))
SETTINGS = st.one_of(soup(KEYS, most=20), soup(SIGNS))


class Stuck(Exception):
    """A case that takes too long."""


def _stop(_: int, __: FrameType | None) -> None:
    raise Stuck(f"more than {PATIENCE} seconds")


def answered(findings: list[Finding]) -> None:
    """Fails unless each finding can be told in both languages and stands somewhere."""
    for finding in findings:
        assert finding.place.line >= 1
        assert finding.place.column >= 1
        assert finding.place.path
        for language in ("zh", "en"):
            assert text(finding.message, language).strip()


def project(files: dict[str, str]) -> None:
    """A whole check of a small project, told in every way there is."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_files(BARE | {"facts.yml": "revenue: {name: 收入, value: 5亿元}\n"} | files, root)
        report = check_all([Chosen(root, (FOLDER,))], DAY, cached=False)
        answered([finding for _, finding in report.findings])
        for _, finding in report.findings:
            list(human(finding, root, "zh"))
        for form in FORMATS.values():
            form([(finding.place.path, finding) for _, finding in report.findings], "en")


def data(case: tuple[str, str]) -> None:
    project({f"{case[0]}.yml": case[1]})


def page(case: str) -> None:
    project({"../../content/p/index.md": case})


def settings_file(case: str) -> None:
    project({"../../check.yml": case})


def number(case: str) -> None:
    """Every reader of a single value."""
    scalar = Scalar(case, Place("facts.yml"))
    for read in (read_number, read_ratio, read_period, read_month):
        found = read(scalar)
        answered([found] if isinstance(found, Finding) else [])
    for take in (_value, _given, _bound, _date, _count):
        try:
            take(scalar)
        except Refused as refused:
            answered([refused.finding])


def formula(case: str) -> None:
    """A formula read, and in a plan computed."""
    for found in (read_formula(Scalar(f"= {case}", Place("facts.yml"))), read_formula(Scalar(case, Place("facts.yml")), assertion=True)):
        answered([found] if isinstance(found, Finding) else [])
    try:
        _assertion(Scalar(case, Place("facts.yml")))
    except Refused as refused:
        answered([refused.finding])
    written = case.replace("'", "''").replace("\n", " ")
    project({"facts.yml": f"x: 5万元\ng: {{items: {{a: 1元, b: 2元}}}}\ny: '= {written}'\nassert:\n  - {{that: '{written}', why: 表}}\n"})


KINDS: dict[str, tuple[Callable[..., None], st.SearchStrategy[object]]] = {
    "data": (data, DATA),
    "page": (page, PAGE),
    "number": (number, soup(NUMBERS)),
    "formula": (formula, soup(FORMULA)),
    "settings": (settings_file, SETTINGS),
}


def tried(kind: str, case: object) -> None:
    """One case, with an end to its time."""
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        KINDS[kind][0](case)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def search(kind: str, count: int) -> str | None:
    """Tries so many cases; the smallest that fails, as it is kept, or None."""
    last: list[object] = []

    @settings(max_examples=count, database=None, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
    @given(KINDS[kind][1])
    def run(case: object) -> None:
        last[:] = [case]
        tried(kind, case)

    try:
        run()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what was looked for
        sys.stderr.write(f"{kind}: {type(error).__name__}: {error}\n{last[0]!r}\n")
        return written(last[0])
    return None


def written(case: object) -> str:
    """A case as a file of the corpus: for data the file's name on the first line."""
    return "\n".join(case) if isinstance(case, tuple) else str(case)


def read(kind: str, kept: str) -> object:
    """The case in a file of the corpus."""
    stem, _, rest = kept.partition("\n")
    return (stem, rest) if kind == "data" else kept


def main(count: int, kinds: list[str]) -> int:
    """How many kinds failed."""
    failed = 0
    for kind in kinds:
        kept = search(kind, count)
        if kept is not None:
            failed += 1
            CORPUS.mkdir(exist_ok=True)
            name = hashlib.sha256(kept.encode("utf-8", "surrogatepass")).hexdigest()[:12]
            (CORPUS / f"{kind}-{name}.txt").write_bytes(kept.encode("utf-8", "surrogatepass"))
        sys.stdout.write(f"{kind}: {f'{count} cases answered' if kept is None else 'failed'}\n")
        sys.stdout.flush()
    return failed


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:] or list(KINDS)))
