//! The program under test: a real server over a database of its own.

use std::sync::mpsc;
use std::thread::JoinHandle;

use actix_web::dev::ServerHandle;
use anyhow::{Context, Result, anyhow};
use openbudget_api::AppState;
use openbudget_domain::government::listed;
use openbudget_persistence::Store;

use crate::client::Client;
use crate::database::{Backend, TestDatabase};

/// A running program. It stops, and its database goes, with this value.
#[derive(Debug)]
pub struct Program {
    // Dropped in this order: the server, the store, the database.
    server: Option<(ServerHandle, JoinHandle<()>)>,
    client: Client,
    store: Store,
    database: TestDatabase,
}

/// Brings an empty database to where the program begins: its schema, and the listed governments.
///
/// # Errors
/// Where the database refuses.
pub fn prepare(url: &str) -> Result<()> {
    let store = Store::open(url)?;
    store.migrate()?;
    store.save_governments(listed())?;
    Ok(())
}

impl Program {
    /// Starts on a database that holds the listed governments and no disclosure; nothing where the
    /// backend is not available and need not be.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn start(backend: Backend) -> Result<Option<Self>> {
        Self::start_with(backend, |state| state)
    }

    /// The same, with a state that is set up in another way.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn start_with(backend: Backend, set_up: impl FnOnce(AppState) -> AppState) -> Result<Option<Self>> {
        let Some(database) = TestDatabase::migrated(backend, prepare)? else { return Ok(None) };
        let store = Store::open(database.url())?;
        let (tell, told) = mpsc::channel();
        let state = set_up(AppState::new(store.clone()));
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                match openbudget_api::serve(state, "127.0.0.1:0") {
                    Ok(server) => {
                        let _gone = tell.send(Ok((server.handle(), server.addresses.clone())));
                        let _broken_off = server.run().await;
                    }
                    Err(error) => {
                        let _gone = tell.send(Err(error));
                    }
                }
            });
        });
        let (handle, addresses) = told.recv().map_err(|_| anyhow!("the server broke off"))??;
        let address = *addresses.first().context("the server listens nowhere")?;
        Ok(Some(Self { server: Some((handle, thread)), client: Client::of(address), store, database }))
    }

    /// A client of it.
    #[must_use]
    pub const fn client(&self) -> &Client {
        &self.client
    }

    /// Its store.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Its database.
    #[must_use]
    pub const fn database(&self) -> &TestDatabase {
        &self.database
    }

    /// The URL of its database.
    #[must_use]
    pub fn database_url(&self) -> &str {
        self.database.url()
    }

    /// The kind of its database.
    #[must_use]
    pub const fn backend(&self) -> Backend {
        self.database.backend()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Some((handle, thread)) = self.server.take() {
            actix_web::rt::System::new().block_on(handle.stop(false));
            let _broken_off = thread.join();
        }
    }
}
