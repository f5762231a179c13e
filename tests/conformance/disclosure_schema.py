"""Validates records by the JSON Schema of the canonical disclosure: usage: SCHEMA RECORD..."""

import copy
import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

schema = json.loads(Path(sys.argv[1]).read_text())
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema, format_checker=FormatChecker())
records = {name: json.loads(Path(name).read_text()) for name in sys.argv[2:]}
assert len(records) > 25, f"only {len(records)} records"
for name, record in records.items():
    errors = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(record)]
    assert not errors, (name, errors[:5])

# A schema that takes everything would be no schema.
whole = next(record for record in records.values() if record["projects"] and record["projects"][0]["indicators"])
WRONG = [
    (("fiscal_year",), "2023"),
    (("kind",), "plan"),
    (("government", "code"), "13"),
    (("document", "sha256"), "abc"),
    (("projects", 0, "budget", "amount"), 1258100.0),
    (("projects", 0, "budget", "amount"), "1,258,100.00"),
    (("projects", 0, "budget", "currency"), "USD"),
    (("projects", 0, "indicators", 0, "level1"), "产出指标"),
    (("projects", 0, "indicators", 0, "target", "kind"), None),
    (("projects", 0, "source", "locator", "kind"), "page"),
    (("projects", 0, "missing"), {"code": "empty"}),
    (("projects",), None),
]
for path, value in WRONG:
    record = copy.deepcopy(whole)
    place = record
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not validator.is_valid(record), (path, value)
for key in whole:
    assert not validator.is_valid({other: value for other, value in whole.items() if other != key}), key
print(f"{len(records)} records are valid, {len(WRONG) + len(whole)} wrong ones are not")
