"""A workbook put into its file by XlsxWriter, but for its texts and the packing.

A large plan has twenty thousand texts, nearly all of which stand in the file as they are; XlsxWriter looks at each five times for signs
that it writes otherwise, here one look is enough. Its packing is that of zlib by itself, which takes half as long again and makes the file
no smaller.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings

from macros.source.pattern import pattern_of

SIGNS = pattern_of("[&<>]|_x")  # `_x0007_` stands for a control character
DAY = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever it is written, as XlsxWriter has it
LEVEL = 4


class Texts(SharedStrings):  # type: ignore[misc]
    """The texts, kept once for all cells."""

    def _write_sst_strings(self) -> None:
        plain: list[str] = []
        for text in self.string_table.string_array:
            if text.isprintable() and text.strip() == text and not SIGNS.search(text):
                plain.append(f"<si><t>{text}</t></si>")
            else:
                self.fh.write("".join(plain))
                plain.clear()
                self._write_si(text)
        self.fh.write("".join(plain))


class Parts(Packager):  # type: ignore[misc]
    """The parts of the file, handed to the workbook."""

    def _create_package(self) -> list[tuple[StringIO | BytesIO, str, bool]]:
        self.workbook.parts = [(name, file.getvalue()) for file, name, _ in super()._create_package()]
        return []

    def _write_shared_strings_file(self) -> None:
        texts = Texts()
        texts.string_table = self.workbook.str_table
        if texts.string_table.count:
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            texts._assemble_xml_file()


class Filed(Workbook):  # type: ignore[misc]
    """A workbook with its parts."""

    parts: Sequence[tuple[str, str | bytes]] = ()

    def _get_packager(self) -> Parts:
        return Parts()

    def packed(self) -> bytes:
        """The bytes of the file."""
        self.close()
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
            for name, content in self.parts:
                archive.writestr(ZipInfo(name, DAY), content, ZIP_DEFLATED, LEVEL)
        return buffer.getvalue()
