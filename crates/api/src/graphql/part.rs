//! The types of parts of items, and of keys that are no field, from the table of parts.

use async_graphql::dynamic::{Field, FieldFuture, FieldValue, Object, Scalar, TypeRef};
use serde_json::Value as Json;

use super::name::camel;
use super::node::value_of;
use crate::part::{AMOUNT, FIELD_SOURCE, Holds, Key, MISSING_FIELD, PARTS, Part};

/// Every part.
pub(super) fn parts() -> Vec<Object> {
    PARTS.iter().chain([&AMOUNT, &FIELD_SOURCE, &MISSING_FIELD]).map(object).collect()
}

/// The type of a key.
pub(super) fn type_of(key: &Key) -> TypeRef {
    let name = match key.holds {
        Holds::List(name) => return TypeRef::named_nn_list_nn(name),
        Holds::Sources => return TypeRef::named_nn_list_nn(FIELD_SOURCE.name),
        Holds::Reasons => return TypeRef::named_nn_list_nn(MISSING_FIELD.name),
        Holds::Any | Holds::AnyList | Holds::Value => return TypeRef::named("JSON"),
        Holds::Part(name) => name,
        Holds::Whole => TypeRef::INT,
        _ => TypeRef::STRING,
    };
    if key.nullable { TypeRef::named(name) } else { TypeRef::named_nn(name) }
}

/// What has no type of its own.
pub(super) fn json_scalar() -> Scalar {
    Scalar::new("JSON").description("Any JSON value, as REST serves it.")
}

fn object(part: &'static Part) -> Object {
    part.keys.iter().fold(Object::new(part.name).description(part.doc), |object, key| {
        let field = Field::new(camel(key.name), type_of(key), move |context| {
            // Parts are borrowed from their item, or made for the answer.
            let parent = context.parent_value.downcast_ref::<Json>();
            let value = parent.and_then(|part| part.get(key.name));
            match key.holds {
                Holds::Any | Holds::AnyList | Holds::Value => scalar(value),
                _ => resolved(value),
            }
        });
        object.field(field.description(key.doc))
    })
}

/// A JSON value as it is.
pub(super) fn scalar(json: Option<&Json>) -> FieldFuture<'_> {
    FieldFuture::from_value(json.and_then(value_of))
}

/// A JSON value as the answer of a field: objects as parts, lists of objects as lists of parts.
pub(super) fn resolved(json: Option<&Json>) -> FieldFuture<'_> {
    FieldFuture::Value(json.and_then(shown))
}

fn shown(json: &Json) -> Option<FieldValue<'_>> {
    match json {
        Json::Object(_) => Some(FieldValue::borrowed_any(json)),
        Json::Array(parts) if parts.iter().all(Json::is_object) => {
            Some(FieldValue::list(parts.iter().filter_map(shown)))
        }
        other => value_of(other).map(FieldValue::value),
    }
}
