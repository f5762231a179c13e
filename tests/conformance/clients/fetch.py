"""The client that openapi-python-client makes has to import, to fetch and to parse what it fetches."""

import os

from openbudget_client import Client
from openbudget_client.api.projects import list_projects, show_project
from openbudget_client.api.search import search
from openbudget_client.models import Problem, Project, ProjectPage

client = Client(base_url=os.environ["OPENBUDGET_URL"])
page = list_projects.sync(client=client, limit=2, sort="-budget", government="999901")
assert isinstance(page, ProjectPage), page
first = page.items[0]
assert first.budget is not None and first.budget.amount.endswith("00"), first.budget
item = show_project.sync(first.id, client=client)
assert isinstance(item, Project) and item.name == first.name, item
hits = search.sync(client=client, q="道路")
assert hits.items and "<mark>道路</mark>" in hits.items[0].snippet, hits
refused = list_projects.sync(client=client, limit=5000)
assert isinstance(refused, Problem) and refused.code == "invalid_value", refused
print(f"openapi-python-client: {first.name}, {first.budget.amount} 元")
