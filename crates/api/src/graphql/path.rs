//! What the dynamic schema of the library leaves out: the path of an error, and nulls in lists of interfaces.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextResolve, ResolveInfo};
use async_graphql::{PathSegment, QueryPathNode, QueryPathSegment, ServerResult, Value};

use super::snapshot::Snapshot;

/// Adds the paths that errors of fields have to carry (GraphQL specification, 7.1.2).
pub(super) struct Paths;

impl ExtensionFactory for Paths {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait::async_trait]
impl Extension for Paths {
    async fn resolve(
        &self,
        context: &ExtensionContext<'_>,
        information: ResolveInfo<'_>,
        next: NextResolve<'_>,
    ) -> ServerResult<Option<Value>> {
        if let Some(snapshot) = context.data_opt::<Snapshot>() {
            snapshot.begun.store(true, Ordering::Relaxed);
        }
        let node = information.path_node;
        let nullable = information.return_type == "Node";
        match next.run(context, information).await {
            Err(error) if nullable && error.message.starts_with("internal: invalid value for interface") => Ok(None),
            Err(mut error) if error.path.is_empty() => {
                error.path = segments(node);
                Err(error)
            }
            other => other,
        }
    }
}

fn segments(node: &QueryPathNode<'_>) -> Vec<PathSegment> {
    let mut path = Vec::new();
    let mut at = Some(node);
    while let Some(node) = at {
        path.push(match node.segment {
            QueryPathSegment::Index(index) => PathSegment::Index(index),
            QueryPathSegment::Name(name) => PathSegment::Field(name.to_owned()),
        });
        at = node.parent;
    }
    path.reverse();
    path
}
