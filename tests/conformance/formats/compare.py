"""The same disclosure, made by other programs in other formats, gives the same facts and the same ids.

usage: compare.py PROGRAM FOLDER: every FOLDER/*.layout is made and read in each format
"""

import json
import pathlib
import re
import subprocess
import sys

import layout
import write

# From what the office programs make which other formats, by the names of their filters.
OFFICE = [
    ("docx", "html", "html:HTML (StarWriter)"),
    ("docx", "office.docx", "docx:MS Word 2007 XML"),
    ("xlsx", "office.xlsx", "xlsx:Calc MS Excel 2007 XML"),
    ("xlsx", "xls", "xls:MS Excel 97"),
]
# What differs from format to format: the bytes, the places, and the narrative as it stands.
PLACES = {"document", "locator", "sections", "coverage"}


def convert(folder):
    for source, target, filter_name in OFFICE:
        made = folder / target
        made.mkdir()
        files = sorted(str(file) for file in folder.glob(f"*.{source}"))
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", filter_name,
             "--outdir", str(made), *files],
            check=True, capture_output=True, timeout=120,
        )
        for file in made.iterdir():
            file.rename(folder / f"{file.stem}.{target}")
        made.rmdir()


def bare(value):
    """A record without places; texts without the white space that formats lay around lines."""
    if isinstance(value, dict):
        return {key: bare(inner) for key, inner in value.items() if key not in PLACES}
    if isinstance(value, list):
        return [bare(inner) for inner in value]
    return "".join(value.split()) if isinstance(value, str) else value


def read(program, file, code):
    answer = subprocess.run(
        [program, "check", str(file), "--government", code, "--government-name", f"示例{code}", "--record"],
        capture_output=True, text=True,
    )
    if answer.returncode:
        sys.exit(f"{file.name}: {answer.stderr}")
    record = json.loads(answer.stdout)
    facts = bare(record)
    # A workbook has the narrative apart from the tables, but nothing else in another order.
    facts["unrecognised"] = sorted("".join(cell["text"].split()) for cell in record["coverage"]["unrecognised"])
    return facts


# The words that a field cites. A cell of several lines is in flattened text as many places, and the value's line is cited.
CITED = re.compile(r"\.sources\.\w+\.text$")


def differences(one, other, path=""):
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() | other.keys():
            yield from differences(one.get(key), other.get(key), f"{path}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (left, right) in enumerate(zip(one, other)):
            yield from differences(left, right, f"{path}[{number}]")
    elif one != other and not (CITED.search(path) and one and other and other.endswith(one)):
        yield f"{path}: {one!r} in the text, {other!r} here"


def main(program, folder):
    documents = sorted(folder.glob("*.layout"))
    assert len(documents) >= 6, f"only {len(documents)} documents"
    for document in documents:
        pieces = layout.parse(document.read_text())
        document.with_suffix(".txt").write_text(layout.flattened(pieces))
        write.word(pieces, document.with_suffix(".docx"))
        write.workbook(pieces, document.with_suffix(".xlsx"))
    convert(folder)
    facts = files = 0
    failed = []
    for number, document in enumerate(documents):
        code = f"9999{number:02}"
        expected = read(program, document.with_suffix(".txt"), code)
        facts += sum(len(project["indicators"]) for project in expected["projects"])
        for form in ["docx", "xlsx", *(target for _, target, _ in OFFICE)]:
            found = list(differences(expected, read(program, document.with_suffix("." + form), code)))
            failed += [f"{document.stem}.{form} {difference}" for difference in found]
            files += 1
    if failed:
        print("\n".join(failed[:200]))
        sys.exit(f"{len(failed)} differences")
    print(f"{files} files by other programs read like the text of {len(documents)} disclosures with {facts} indicators")


main(sys.argv[1], pathlib.Path(sys.argv[2]))
