//! What the table of fields declares as indexed is answered by an index, as the databases themselves explain.

use openbudget_domain::query::{Condition, Direction, Filter, ListQuery, Operator, SortKey, Value};
use openbudget_domain::record::field_value;
use openbudget_domain::resource::{Field, FieldKind, Indexed, RESOURCES, Resource};
use openbudget_persistence::{Includes, Item, Store};
use openbudget_testkit::database::Backend;
use serde_json::{Map, Value as Json};

/// Asks for the plan of every list, filter and sort of the declared set, of its first page and of a later one.
pub(crate) fn what_is_indexed_is_answered_by_an_index(store: &Store, backend: Backend) {
    let (mut plans, mut judged, mut wrong) = (0, 0, Vec::new());
    for resource in RESOURCES.iter().copied() {
        let mut all = ListQuery::new(resource);
        all.filter = all.filter.or_usual(resource);
        all.limit = 1_000;
        let items = store.list(&all, Includes::default()).unwrap().items;
        // The invented documents tell of no transfers, and what is empty is best read whole.
        if items.is_empty() {
            continue;
        }
        judged += 1;
        for filter in filters(resource, &items) {
            for sort in sorts(resource) {
                let mut query = ListQuery::new(resource);
                query.filter = filter.clone().or_usual(resource);
                query.sort = sort;
                let mut ask = |query: &ListQuery| {
                    let steps = store.explain(query).unwrap();
                    plans += 1;
                    if reads_everything(backend, &steps) {
                        wrong.push(format!("{query} after {:?}:\n  {}", query.after, steps.join("\n  ")));
                    }
                };
                ask(&query);
                query.limit = 7;
                query.after = store.list(&query, Includes::default()).unwrap().items.pop().map(|item| item.id);
                if query.after.is_some() {
                    ask(&query);
                }
            }
        }
    }
    assert_eq!(judged, RESOURCES.len() - 1, "resources with items");
    assert!(plans > 400, "only {plans} plans were asked for");
    assert!(wrong.is_empty(), "{} of {plans} plans read a whole table:\n{}", wrong.len(), wrong.join("\n"));
}

/// No filter, and each that an index answers, with values that are there.
fn filters(resource: &'static Resource, items: &[Item]) -> Vec<Filter> {
    let items: Vec<_> = items.iter().map(|item| serde_json::from_str(&item.json).unwrap()).collect();
    let mut filters = vec![Filter::All(Vec::new())];
    for field in resource.compared().filter(|field| field.indexed != Indexed::No) {
        let mut values: Vec<Value> = items.iter().filter_map(|item| value_of(item, field)).collect();
        values.dedup();
        // From the middle, so that no side of it is empty.
        let Some(value) = values.get(values.len() / 2).cloned() else { continue };
        let test = |operator, values| Filter::Test(Condition { field, operator, values });
        values.truncate(3);
        filters.push(test(Operator::Eq, vec![value.clone()]));
        filters.push(test(Operator::In, values));
        if field.indexed == Indexed::Order {
            filters.push(test(Operator::Ge, vec![value.clone()]));
            filters.push(test(Operator::Lt, vec![value]));
        }
    }
    filters
}

/// The value of a field; of the links of a finding its subject.
fn value_of(item: &Map<String, Json>, field: &Field) -> Option<Value> {
    match field.kind {
        FieldKind::Link => Some(Value::Text(item.get("subject")?.get("id")?.as_str()?.to_owned())),
        _ => field_value(item, field),
    }
}

/// The resource's own order, and each that an index gives, either way.
fn sorts(resource: &'static Resource) -> Vec<Vec<SortKey>> {
    let ordered = resource.fields.iter().filter(|field| field.indexed == Indexed::Order);
    let both = |field: &'static Field| {
        [Direction::Ascending, Direction::Descending].map(|direction| vec![SortKey { field, direction }])
    };
    std::iter::once(Vec::new()).chain(ordered.flat_map(both)).collect()
}

/// Whether a plan looks at every row of a table: by reading the table, or by sorting all of it by an index.
///
/// Walking an index in the order that is asked for ends with the page.
fn reads_everything(backend: Backend, steps: &[String]) -> bool {
    let any = |holds: &dyn Fn(&str) -> bool| steps.iter().any(|step| holds(step.trim_start_matches([' ', '-', '>'])));
    match backend {
        Backend::Sqlite => {
            let scan = |step: &str| step.starts_with("SCAN ") && !step.starts_with("SCAN part_");
            let sorted = any(&|step| step == "USE TEMP B-TREE FOR ORDER BY");
            any(&|step| scan(step) && (sorted || !step.contains("INDEX")))
        }
        Backend::Postgres => {
            let sorted = any(&|step| step.starts_with("Sort  (cost"));
            any(&|step| step.starts_with("Seq Scan")) || (sorted && !any(&|step| step.starts_with("Index Cond")))
        }
    }
}
