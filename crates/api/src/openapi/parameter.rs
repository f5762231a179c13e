//! Parameters of operations, from the field table.

use openbudget_domain::query::Operator;
use openbudget_domain::query::aggregate::measure_names;
use openbudget_domain::query::parse::{LARGEST_LIMIT, LARGEST_WITH_FINDINGS, USUAL_LIMIT};
use openbudget_domain::query::value::{LONGEST_LIST, LONGEST_TEXT};
use openbudget_domain::resource::{DISCLOSURES, Field, FieldKind, Resource, Shape};
use openbudget_domain::search::LONGEST_TERM;
use serde_json::{Value as Json, json};

use super::pattern;
use crate::rest::search::searched;

/// The id in the path of an item.
pub(super) fn of_path(resource: &Resource) -> Json {
    let key = resource.fields.first();
    let mut schema = json!({"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT});
    if let Some(shaped) = key.and_then(|key| shaped(key.shape)) {
        schema = shaped;
    }
    json!({"name": "id", "in": "path", "required": true, "description": key.map(|key| key.doc), "schema": schema})
}

/// Everything that a list takes.
pub(super) fn of_list(resource: &Resource) -> Vec<Json> {
    let mut parameters: Vec<Json> =
        ["limit", "cursor", "sort", "count", "as_of", "updated_since", "fields", "include", "or", "and"]
            .iter()
            .filter(|name| **name != "include" || !resource.includes.is_empty())
            .filter(|name| **name != "updated_since" || resource.versioned)
            .map(|name| common(name, resource))
            .collect();
    parameters.extend(of_fields(resource));
    parameters
}

/// Everything that an export takes.
pub(super) fn of_export(resource: &Resource) -> Vec<Json> {
    let format = json!({
        "name": "format", "in": "path", "required": true, "description": "The form of the export.",
        "schema": {"type": "string", "enum": ["csv", "ndjson"]},
    });
    let bom = query("bom", &json!({"type": "boolean"}), "For CSV: begin with a byte order mark, as Excel wants it.");
    [format, bom].into_iter().chain(of_list(resource)).collect()
}

/// Everything that a search takes.
pub(super) fn of_search() -> Vec<Json> {
    let term = json!({
        "name": "q", "in": "query", "required": true,
        "description": "The term: one character or more, found as it stands, without regard to white space, width or case.",
        "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_TERM, "pattern": "[^\\s\\u0000]"},
    });
    let resources = searched();
    vec![
        term,
        query("resource", &json!({"type": "string", "enum": resources}), "Only items of this resource."),
        query("government", &shaped(Shape::GovernmentCode).unwrap_or_default(), "Only items of this government."),
        query("fiscal_year", &json!({"type": "integer", "minimum": 1000, "maximum": 2999}), "Only items of this year."),
        query(
            "limit",
            &json!({"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT, "default": USUAL_LIMIT}),
            "How many at most.",
        ),
        query("cursor", &formed("openbudget-cursor"), "`page.next` of the page before."),
        query("as_of", &formed("openbudget-as-of"), "The state to read: a release, or a time as RFC 3339 has it."),
    ]
}

/// Everything that the source of a fact takes.
pub(super) fn of_source() -> Vec<Json> {
    let id = json!({
        "name": "id", "in": "path", "required": true, "description": "The id of a fact or a finding, of any resource.",
        "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT},
    });
    let as_of = "The state to read: a release, or a time as RFC 3339 has it.";
    vec![id, query("as_of", &formed("openbudget-as-of"), as_of)]
}

/// Everything that the revisions of a disclosure take.
pub(super) fn of_revisions(resource: &Resource) -> Vec<Json> {
    vec![of_path(resource), common("as_of", resource)]
}

/// Everything that a comparison of revisions takes.
pub(super) fn of_differences(resource: &Resource) -> Vec<Json> {
    let number = json!({"type": "integer", "format": "int64", "minimum": 1});
    vec![
        of_path(resource),
        query("from", &number, "The revision before; else the one before `to`."),
        query("to", &number, "The revision after; else the last."),
        common("as_of", resource),
    ]
}

/// Everything that an aggregate takes.
pub(super) fn of_aggregate(resource: &'static Resource) -> Vec<Json> {
    let fields: Vec<&str> = resource.fields.iter().map(|field| field.name).collect();
    let list = |names: &str, doc: &str, name: &str, schema: &Json| query(name, schema, &format!("{doc} {names}"));
    let mut parameters = vec![
        list(
            &fields.join(", "),
            "Fields to group by, separated by commas:",
            "group_by",
            &patterned(&pattern::group_by(resource)),
        ),
        list(
            &measure_names(resource).join(", "),
            "What to compute, separated by commas:",
            "measure",
            &patterned(&pattern::measures(resource)),
        ),
        list(
            "",
            "Conditions on measures, as `sum(budget)__ge:1000000,count__gt:5`.",
            "having",
            &formed("openbudget-having"),
        ),
        list(
            "",
            "Measures or fields of the group, `-` before one for descending.",
            "sort",
            &formed("openbudget-group-order"),
        ),
    ];
    parameters.extend(["limit", "cursor", "count", "as_of", "or", "and"].iter().map(|name| common(name, resource)));
    parameters.extend(of_fields(resource));
    parameters
}

fn of_fields(resource: &Resource) -> Vec<Json> {
    let mut parameters = Vec::new();
    for field in resource.compared() {
        for operator in Operator::ALL.iter().filter(|operator| field.allows(**operator)) {
            // The field `limit` is compared by `limit__eq`: `limit` is the size of the page.
            let plain = *operator == Operator::Eq && field.name != "limit";
            let name = if plain { field.name.to_owned() } else { format!("{}__{}", field.name, operator.key()) };
            let doc = format!("{} ({})", field.doc, meaning(*operator));
            parameters.push(query(&name, &operand(field, *operator), &doc));
        }
    }
    parameters
}

const fn meaning(operator: Operator) -> &'static str {
    match operator {
        Operator::Eq => "equal",
        Operator::Ne => "not equal",
        Operator::Lt => "less",
        Operator::Le => "less or equal",
        Operator::Gt => "greater",
        Operator::Ge => "greater or equal",
        Operator::In => "one of several, separated by commas",
        Operator::Contains => "contains",
        Operator::Starts => "starts with",
        Operator::Missing => "missing, or not",
    }
}

fn operand(field: &Field, operator: Operator) -> Json {
    if operator == Operator::Missing || field.kind == FieldKind::Boolean {
        return json!({"type": "boolean"});
    }
    if operator == Operator::In {
        let mut schema = json!({"type": "string", "maxLength": LONGEST_LIST});
        if let Json::Object(schema) = &mut schema {
            match pattern::values(field) {
                Some(pattern) => schema.insert("pattern".to_owned(), json!(pattern)),
                None if field.kind == FieldKind::Time => schema.insert("format".to_owned(), json!("openbudget-times")),
                None => schema.insert("format".to_owned(), json!("openbudget-days")),
            };
        }
        return schema;
    }
    if matches!(operator, Operator::Contains | Operator::Starts) {
        return free_text();
    }
    match (field.kind, field.shape.pattern()) {
        (FieldKind::Integer, Some(_)) => json!({"type": "integer", "minimum": 1000, "maximum": 2999}),
        (_, Some(_)) => shaped(field.shape).unwrap_or_default(),
        (FieldKind::Integer, None) => json!({"type": "integer", "format": "int64"}),
        (FieldKind::Money, None) => json!({"type": "string", "maxLength": 24, "pattern": pattern::MONEY}),
        (FieldKind::Decimal, None) => json!({"type": "string", "maxLength": 24, "pattern": pattern::DECIMAL}),
        (FieldKind::Date, None) => json!({"type": "string", "format": "date", "maxLength": 10}),
        (FieldKind::Time, None) => json!({"type": "string", "format": "date-time", "maxLength": 40}),
        (FieldKind::Choice(choices), None) => {
            let keys: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
            json!({"type": "string", "enum": keys})
        }
        (_, None) => free_text(),
    }
}

/// Text of the form of a field; nothing for any text.
pub(crate) fn shaped(shape: Shape) -> Option<Json> {
    let length = shape.length()?;
    Some(json!({"type": "string", "pattern": shape.pattern()?, "minLength": length, "maxLength": length}))
}

/// Text that is compared.
fn free_text() -> Json {
    json!({"type": "string", "maxLength": LONGEST_TEXT, "pattern": pattern::TEXT})
}

/// Text of a form that no regular expression tells, but that this name stands for.
fn formed(format: &str) -> Json {
    json!({"type": "string", "maxLength": LONGEST_LIST, "format": format})
}

/// Text of this form.
fn patterned(pattern: &str) -> Json {
    json!({"type": "string", "maxLength": LONGEST_LIST, "pattern": pattern})
}

/// A parameter that many operations take.
pub(super) fn common(name: &str, resource: &Resource) -> Json {
    let (schema, doc): (Json, String) = match name {
        "limit" => (
            json!({"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT, "default": USUAL_LIMIT}),
            if *resource == DISCLOSURES {
                format!("How many at most; {LARGEST_WITH_FINDINGS} with `include=findings`, but in an export.")
            } else {
                "How many at most.".to_owned()
            },
        ),
        "cursor" => (
            formed("openbudget-cursor"),
            "`page.next` of the page before; the first page where it is empty. It is bound to its question and to the release of the first page."
                .to_owned(),
        ),
        "sort" => {
            let fields: Vec<&str> = resource.fields.iter().map(|field| field.name).collect();
            (patterned(&pattern::sort(resource)), format!("Fields separated by commas, `-` before one for descending: {}.", fields.join(", ")))
        }
        "count" => (json!({"type": "string", "enum": ["exact"]}), "Ask for `page.total`.".to_owned()),
        "as_of" => (formed("openbudget-as-of"), "The state to read: a release, or a time as RFC 3339 has it.".to_owned()),
        "updated_since" => (
            json!({"type": "integer", "format": "int64", "minimum": 0}),
            "Only items added or changed after this release; `removed` names those that are gone.".to_owned(),
        ),
        "fields" => (patterned(&pattern::names(resource.keys.iter().copied())), format!("Keys to keep, separated by commas: {}.", resource.keys.join(", "))),
        "include" => (patterned(&pattern::names(resource.includes.iter().copied())), format!("Related items to add, separated by commas: {}.", resource.includes.join(", "))),
        "or" => (formed(&format!("openbudget-conditions-{}", resource.name)), "Alternatives, as `(name__contains:道路,code__missing:true)`.".to_owned()),
        _ => {
            (formed(&format!("openbudget-conditions-{}", resource.name)), "Conditions that all hold, with groups: `(name__contains:道路,or(ordinal:1,ordinal:2))`.".to_owned())
        }
    };
    query(name, &schema, &doc)
}

fn query(name: &str, schema: &Json, doc: &str) -> Json {
    json!({"name": name, "in": "query", "required": false, "description": doc.trim(), "schema": schema})
}
