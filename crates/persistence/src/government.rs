//! Governments: those of the code list, and those that publishers state.

use openbudget_domain::government::Government;

use crate::connection::{AnyConnection, Backend};
use crate::error::StoreError;
use crate::sql::{Bind, Sql};

/// How many governments one statement writes.
const CHUNK: usize = 500;

/// Writes governments that are not there, which are known since a release then, and those that are there otherwise.
///
/// Whether any was written.
pub(crate) fn save(
    connection: &mut AnyConnection,
    backend: Backend,
    governments: &[Government],
    since: i64,
) -> Result<bool, StoreError> {
    let mut written = false;
    for chunk in governments.chunks(CHUNK) {
        let mut sql = Sql::new(backend);
        sql.push(
            "INSERT INTO governments (code, code_system, name, level, parent, province, listed, since, record) VALUES ",
        );
        for (at, government) in chunk.iter().enumerate() {
            if at > 0 {
                sql.push(", ");
            }
            sql.bind_all([
                Bind::from(government.code.as_str()),
                Bind::from(government.code_system.key()),
                Bind::from(government.name.as_str()),
                Bind::from(government.level.key()),
                Bind::Text(government.parent.clone()),
                Bind::Text(government.province.clone()),
                Bind::Boolean(Some(government.listed)),
                Bind::from(since),
                Bind::Text(Some(serde_json::to_string(government)?)),
            ]);
        }
        sql.push(
            " ON CONFLICT (code) DO UPDATE SET code_system = excluded.code_system, name = excluded.name, \
             level = excluded.level, parent = excluded.parent, province = excluded.province, \
             listed = excluded.listed, record = excluded.record WHERE governments.record <> excluded.record",
        );
        written |= sql.execute(connection)? > 0;
    }
    Ok(written)
}
