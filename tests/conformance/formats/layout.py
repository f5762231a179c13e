"""Layouts in plain text, as crates/testkit/src/layout/notation.rs has them, and their flattened text."""

from dataclasses import dataclass


@dataclass
class Cell:
    """A cell: `left` and `right` are grid columns, `top` and `bottom` rows, the last included."""

    text: str
    left: int
    right: int
    top: int
    bottom: int


def parse(text):
    """The pieces of a document: a string for a paragraph, a list of rows of cells for a table.

    A cell that goes on with the one above stands in its row as that same cell.
    """
    pieces, rows = [], []
    for line in [*text.splitlines(), "---"]:
        if line.startswith("|"):
            rows.append(row(line, len(rows), rows[-1] if rows else []))
            continue
        if rows:
            pieces.append(rows)
            rows = []
        if line.strip() and line != "---":
            pieces.append(line)
    return pieces


def row(line, number, above):
    cells = []
    for column, text in enumerate(text.strip() for text in line.strip().removeprefix("|").removesuffix("|").split("|")):
        if text == "<":
            if cells[-1].top == number:
                cells[-1].right = column
            continue
        if text == "^":
            cell = next(cell for cell in above if cell.left == column)
            cell.bottom = number
            cells.append(cell)
            continue
        cells.append(Cell(text.replace("\\n", "\n"), column, column, number, number))
    return cells


def flattened(pieces):
    """A cell a line behind a TAB, rows apart by an empty line, what a merge covers below as a blank cell."""
    lines = []
    for piece in pieces:
        if isinstance(piece, str):
            lines.append(piece)
            continue
        lines.append("")
        for number, cells in enumerate(piece):
            lines += ["\t" + (cell.text if cell.top == number else "") for cell in cells]
            lines.append("")
        lines += ["", ""]
    return "\n".join(lines) + "\n"


def shown(piece):
    """Each cell of a table once."""
    return [cell for number, cells in enumerate(piece) for cell in cells if cell.top == number]


def width(piece):
    return 1 + max(cell.right for cells in piece for cell in cells)
