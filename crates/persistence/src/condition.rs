//! Filters as SQL that means the same on both databases.

use openbudget_domain::query::{Condition, Filter, Operator, Value};
use openbudget_domain::resource::FieldKind;

use crate::connection::Backend;
use crate::layout::column;
use crate::link::push_has;
use crate::sql::{Bind, Sql};

/// Adds a filter as one expression in brackets.
pub(crate) fn push_filter(sql: &mut Sql, filter: &Filter) {
    match filter {
        Filter::All(filters) => push_joined(sql, filters, " AND ", "1 = 1"),
        Filter::Any(filters) => push_joined(sql, filters, " OR ", "1 = 0"),
        Filter::Test(condition) => push_condition(sql, condition),
    }
}

fn push_joined(sql: &mut Sql, filters: &[Filter], word: &str, none: &str) {
    sql.push("(");
    if filters.is_empty() {
        sql.push(none);
    }
    for (at, filter) in filters.iter().enumerate() {
        if at > 0 {
            sql.push(word);
        }
        push_filter(sql, filter);
    }
    sql.push(")");
}

fn push_condition(sql: &mut Sql, condition: &Condition) {
    if condition.field.kind == FieldKind::Link {
        return push_has(sql, condition.values.iter().map(Bind::from));
    }
    let name = column(condition.field);
    let first = || condition.values.first().map_or(Bind::Text(None), Bind::from);
    let compare = |sql: &mut Sql, sign: &str| {
        sql.push(&name).push(sign).bind(first());
    };
    match condition.operator {
        Operator::Eq => compare(sql, " = "),
        Operator::Ne => compare(sql, " <> "),
        Operator::Lt => compare(sql, " < "),
        Operator::Le => compare(sql, " <= "),
        Operator::Gt => compare(sql, " > "),
        Operator::Ge => compare(sql, " >= "),
        // None of no values is any: PostgreSQL knows no empty list.
        Operator::In if condition.values.is_empty() => {
            sql.push("1 = 0");
        }
        Operator::In => {
            sql.push(&name).push(" IN ").bind_all(condition.values.iter().map(Bind::from));
        }
        Operator::Contains => {
            // Neither LIKE: its signs would have to be escaped, and SQLite's folds the case of Latin letters.
            let function = if sql.backend() == Backend::Postgres { "strpos(" } else { "instr(" };
            sql.push(function).push(&name).push(", ").bind(first()).push(") > 0");
        }
        Operator::Starts => {
            sql.push("substr(").push(&name).push(", 1, length(").bind(first()).push(")) = ").bind(first());
        }
        Operator::Missing => {
            let missing = condition.values.first() == Some(&Value::Boolean(true));
            sql.push(&name).push(if missing { " IS NULL" } else { " IS NOT NULL" });
        }
    }
}
