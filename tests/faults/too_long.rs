//! Questions that take too long.

use std::time::Duration;

use openbudget_domain::query::parse_aggregate;
use openbudget_domain::resource::GOVERNMENTS;
use openbudget_persistence::{Store, StoreError};

use crate::fixture::on_both_empty;

#[test]
fn a_question_that_takes_too_long_is_ended_and_the_next_one_is_answered() {
    on_both_empty(|program| {
        let parameters = |text: &str| vec![("group_by".to_owned(), text.to_owned())];
        let long = parse_aggregate(&GOVERNMENTS, &parameters("code,name,level,parent,province")).unwrap();
        let store = Store::open_within(program.database_url(), Duration::from_millis(1)).unwrap();
        let ended = store.aggregate(&long);
        assert!(matches!(ended, Err(StoreError::Timeout)), "{ended:?}");
        // The first statement of a new connection may take more than a millisecond by itself.
        assert_eq!((0..1000).find_map(|_| store.newest_release().ok()), Some(0));
        assert!(program.store().aggregate(&long).is_ok());
    });
}
