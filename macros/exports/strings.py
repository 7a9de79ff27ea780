"""The texts of a workbook, which XlsxWriter keeps once for all its cells: nearly all of them stand in the file as they are.

A large plan has twenty thousand, and XlsxWriter looks at each five times for signs that it writes otherwise; here one look is enough.
"""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings

from macros.source.pattern import pattern_of

SIGNS = pattern_of("[&<>]|_x")  # `_x0007_` stands for a control character


class Texts(SharedStrings):  # type: ignore[misc]
    """The file of the texts."""

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
    """The files of a workbook."""

    def _write_shared_strings_file(self) -> None:
        texts = Texts()
        texts.string_table = self.workbook.str_table
        if texts.string_table.count:
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            texts._assemble_xml_file()


class Filed(Workbook):  # type: ignore[misc]
    """A workbook with our way of writing its texts."""

    def _get_packager(self) -> Parts:
        return Parts()
