"""What schemathesis cannot know of the API, each with its reason."""

import urllib.parse

import schemathesis
from hypothesis import strategies as st

FIRST_FIELDS = {
    "governments": "code:999901",
    "documents": "size__gt:1",
    **dict.fromkeys(
        [
            "disclosures",
            "projects",
            "indicators",
            "official-expenses",
            "debt-balances",
            "debt-service",
            "transfer-payments",
            "procurement-thresholds",
            "statements",
            "findings",
        ],
        "government:999901",
    ),
}

# Texts whose form no regular expression tells: their schemas name a format.
# A cursor is issued by the server and bound to its question: none but the empty one can be made up.
schemathesis.openapi.format("openbudget-cursor", st.just(""))
# Releases that are there, and times.
schemathesis.openapi.format(
    "openbudget-as-of", st.sampled_from(["0", "1", "2024-03-01T00:00:00Z", "2999-12-31T23:59:59+08:00"])
)
schemathesis.openapi.format("openbudget-days", st.sampled_from(["2024-02-29", "2024-12-31,2025-01-01"]))
# To the microsecond, in UTC: in the standard's own format more digits and leap seconds are allowed.
TIMES = ["2024-02-29T00:00:00Z", "2025-03-01T08:30:00.000001Z"]
schemathesis.openapi.format("date-time", st.sampled_from(TIMES))
schemathesis.openapi.format("openbudget-times", st.sampled_from([TIMES[0], ",".join(TIMES)]))
schemathesis.openapi.format("openbudget-having", st.sampled_from(["count__gt:1", "count:2,count__le:9000"]))
schemathesis.openapi.format("openbudget-group-order", st.sampled_from(["count", "-count"]))
for resource, condition in FIRST_FIELDS.items():
    schemathesis.openapi.format(
        f"openbudget-conditions-{resource}",
        st.sampled_from([f"({condition})", f"({condition},or({condition},{condition}))"]),
    )


# The longest line of a request that the HTTP library takes; it answers a longer one itself, without a body.
LONGEST_LINE = 60_000


@schemathesis.hook
def filter_case(context, case):
    """What no schema can say, each with its reason."""
    query = case.query or {}
    if len(urllib.parse.urlencode(query, doseq=True)) > LONGEST_LINE:
        return False
    if case.meta is not None and not case.meta.generation.mode.is_positive:
        return True
    # `fields=` leaves out keys that are required of a whole item.
    if "fields" in query:
        return False
    # No list of names has one of them twice, whichever way it orders.
    for names in ("fields", "include", "sort", "group_by", "measure"):
        named = [name.removeprefix("-") for name in str(query.get(names, "")).split(",")]
        if len(named) != len(set(named)):
            return False
    # A page of disclosures with all that is found of them is smaller than others.
    if query.get("include") == "findings" and case.path == "/v1/disclosures" and int(query.get("limit", 50)) > 50:
        return False
    # Changes are those since a release that there is: the program that is tried has three.
    return str(query.get("updated_since", 0)) in {"0", "1", "2"}
