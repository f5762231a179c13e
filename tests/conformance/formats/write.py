"""Word documents by python-docx and workbooks by openpyxl, as an office would make them."""

import datetime
import re

import docx
import openpyxl

from layout import shown, width

DATE = 'yyyy"年"m"月"d"日"'


def word(pieces, path):
    document = docx.Document()
    for piece in pieces:
        if isinstance(piece, str):
            document.add_paragraph(piece)
            continue
        table = document.add_table(len(piece), width(piece))
        grid = [row.cells for row in table.rows]
        for cell in shown(piece):
            first = grid[cell.top][cell.left]
            if (cell.top, cell.left) != (cell.bottom, cell.right):
                first = first.merge(grid[cell.bottom][cell.right])
            first.text = cell.text
        document.add_paragraph()
    document.save(path)


def workbook(pieces, path):
    """The narrative on a sheet, then a sheet a table, with the heading and the unit above it."""
    book = openpyxl.Workbook()
    narrative = book.active
    narrative.title = "说明"
    above = []
    tables = 0
    for piece in pieces:
        if isinstance(piece, str):
            heads = piece.endswith("表") or piece.startswith("单位")
            above = [*above, piece] if heads else above
            if not heads:
                narrative.append([piece])
            continue
        tables += 1
        sheet = book.create_sheet(f"表{tables}")
        for line in above:
            sheet.append([line])
        fill(sheet, piece, len(above))
        above = []
    book.save(path)


def fill(sheet, piece, offset):
    for cell in shown(piece):
        place = sheet.cell(cell.top + offset + 1, cell.left + 1)
        place.value, place.number_format = typed(cell.text)
        if (cell.top, cell.left) != (cell.bottom, cell.right):
            sheet.merge_cells(
                start_row=cell.top + offset + 1,
                start_column=cell.left + 1,
                end_row=cell.bottom + offset + 1,
                end_column=cell.right + 1,
            )


def typed(text):
    """The value and the format that the office program keeps of what a clerk types."""
    if re.fullmatch(r"(0|[1-9]\d{0,11})(\.\d{1,3})?", text):
        whole, _, decimals = text.partition(".")
        zero = "0." + "0" * len(decimals) if decimals.endswith("0") else "General"
        return float(text) if decimals else int(whole), zero
    if re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+(\.\d{1,3})?", text):
        decimals = text.partition(".")[2]
        return float(text.replace(",", "")), "#,##0" + ("." + "0" * len(decimals) if decimals else "")
    if re.fullmatch(r"(0|[1-9]\d?|100)(\.\d)?%", text):
        return float(text[:-1]) / 100, "0.0%" if "." in text else "0%"
    day = re.fullmatch(r"(\d{4})年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日", text)
    if day:
        return datetime.date(*map(int, day.groups())), DATE
    return text or None, "General"
