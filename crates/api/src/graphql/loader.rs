//! Loading items for many parents at once: one statement a level, whatever the number of items.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use async_graphql::{Context, Error};
use openbudget_domain::query::{AsOf, Condition, Filter, ListQuery, Operator, Value};
use openbudget_domain::resource::{Field, RESOURCES, Resource};
use openbudget_persistence::{Children, Includes};

use super::error::of_problem;
use super::node::{Keys, Node};
use crate::state::AppState;

/// The loaders of a request.
pub(super) struct Loaders {
    /// Items by their ids.
    pub items: DataLoader<Items>,
    /// Items below others.
    pub children: DataLoader<Below>,
}

impl Loaders {
    /// Loaders that ask this state's store.
    pub(super) fn new(state: &AppState) -> Self {
        let items = DataLoader::new(Items { state: state.clone() }, tokio::spawn).delay(DELAY);
        let children = DataLoader::new(Below { state: state.clone() }, tokio::spawn).delay(DELAY);
        Self { items, children }
    }

    /// Those of a request.
    pub(super) fn of<'a>(context: &Context<'a>) -> Result<&'a Self, Error> {
        context.data::<Self>()
    }
}

/// How long a loader waits for further keys: what runs at once is collected at the first chance.
const DELAY: std::time::Duration = std::time::Duration::from_micros(10);

/// How many ids one statement names.
const CHUNK: usize = 500;

/// An item by its id.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct ItemKey {
    /// The resource's name.
    pub resource: &'static str,
    /// The id.
    pub id: String,
    /// The release to read.
    pub release: i64,
}

/// Loads items by their ids.
pub(super) struct Items {
    state: AppState,
}

impl Loader<ItemKey> for Items {
    type Value = Arc<Node>;
    type Error = Error;

    async fn load(&self, keys: &[ItemKey]) -> Result<HashMap<ItemKey, Arc<Node>>, Error> {
        let mut groups: HashMap<(&'static str, i64), Vec<String>> = HashMap::new();
        for key in keys {
            groups.entry((key.resource, key.release)).or_default().push(key.id.clone());
        }
        let mut found = HashMap::new();
        for ((name, release), ids) in groups {
            let Some(resource) = resource(name) else { continue };
            let Some(field) = resource.fields.first() else { continue };
            for ids in ids.chunks(CHUNK) {
                let mut query = ListQuery::new(resource);
                query.as_of = AsOf::Release(release);
                query.limit = u32::try_from(ids.len()).unwrap_or(u32::MAX);
                let values = ids.iter().map(|id| Value::Text(id.clone())).collect();
                query.filter = Filter::Test(Condition { field, operator: Operator::In, values });
                let page = self.state.ask(move |store| store.list(&query, Includes::default())).await;
                for item in page.map_err(|problem| of_problem(&problem))?.items {
                    let node = Node::read(resource, &item.json, release, &Keys::All)?;
                    found.insert(ItemKey { resource: name, id: item.id, release }, node);
                }
            }
        }
        Ok(found)
    }
}

/// The first items of a question below one parent.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct ChildKey {
    /// The question, without its parent.
    pub query: ListQuery,
    /// The field that holds the parent's id.
    pub parent: &'static Field,
    /// The parent's id.
    pub id: String,
}

/// Loads items below others.
pub(super) struct Below {
    state: AppState,
}

impl Loader<ChildKey> for Below {
    type Value = Arc<Children>;
    type Error = Error;

    async fn load(&self, keys: &[ChildKey]) -> Result<HashMap<ChildKey, Arc<Children>>, Error> {
        let mut groups: HashMap<(&ListQuery, &'static Field), Vec<String>> = HashMap::new();
        for key in keys {
            groups.entry((&key.query, key.parent)).or_default().push(key.id.clone());
        }
        let mut found = HashMap::new();
        for ((query, parent), ids) in groups {
            for ids in ids.chunks(CHUNK) {
                let (asked, of) = (query.clone(), ids.to_vec());
                let below = self.state.ask(move |store| store.children(&asked, parent, &of)).await;
                for (id, children) in below.map_err(|problem| of_problem(&problem))? {
                    found.insert(ChildKey { query: query.clone(), parent, id }, Arc::new(children));
                }
            }
        }
        Ok(found)
    }
}

/// The resource of a name.
pub(super) fn resource(name: &str) -> Option<&'static Resource> {
    RESOURCES.iter().copied().find(|resource| resource.name == name)
}
