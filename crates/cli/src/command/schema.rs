//! `openbudget schema`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use openbudget_persistence::Store;

/// Write the contract files: the descriptions of REST, GraphQL and the canonical disclosure, and the schemas of both databases.
#[derive(Debug, Args)]
pub(crate) struct Schema {
    /// The folder of the files.
    #[arg(long, default_value = "schema")]
    folder: PathBuf,
    /// Compare with the files instead of writing them; ends with 1 where one differs.
    #[arg(long)]
    check: bool,
    /// An empty PostgreSQL database, for its schema: without one that file is left as it is.
    #[arg(long, env = "OPENBUDGET_SCHEMA_POSTGRES", hide_env_values = true)]
    postgres: Option<String>,
}

impl Schema {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let mut files = vec![
            ("openapi.json", pretty(&openbudget_api::openapi())?),
            ("disclosure.schema.json", pretty(&openbudget_domain::disclosure::schema())?),
            ("schema.graphql", openbudget_api::sdl().map_err(anyhow::Error::msg)?),
            ("sqlite.sql", embedded()?),
        ];
        if let Some(url) = &self.postgres {
            files.push(("postgres.sql", database(url)?));
        }
        let mut differ = false;
        for (name, text) in files {
            let path = self.folder.join(name);
            if self.check {
                let there =
                    std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
                if there != text {
                    differ = true;
                    super::print(&format!("{} is not what the program makes: run `openbudget schema`", path.display()));
                }
            } else {
                write(&path, &text)?;
            }
        }
        Ok(if differ { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}

fn pretty(json: &serde_json::Value) -> anyhow::Result<String> {
    Ok(format!("{}\n", serde_json::to_string_pretty(json)?))
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
    super::print(&format!("wrote {}", path.display()));
    Ok(())
}

/// The schema of SQLite, from a database file that is not kept.
fn embedded() -> anyhow::Result<String> {
    let folder = tempfile::tempdir()?;
    database(&folder.path().join("schema.db").display().to_string())
}

/// The schema that the migrations make in an empty database.
fn database(url: &str) -> anyhow::Result<String> {
    let store = Store::open(url)?;
    store.migrate()?;
    let schema = openbudget_persistence::schema(&store)?;
    store.revert()?;
    Ok(schema)
}
