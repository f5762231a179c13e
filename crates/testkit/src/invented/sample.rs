//! The same invented disclosure every time, from a number.

use anyhow::{Result, anyhow};
use openbudget_domain::government::Government;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::{Invented, flattened_of, varied_of};

/// The invented disclosure with this number, of this government and year, with up to so many projects, in the
/// templates of the flattened example.
///
/// # Errors
/// Where the strategy refuses to make one.
pub fn sample(number: u8, government: &Government, year: i32, most_projects: usize) -> Result<Invented> {
    numbered(number, &flattened_of(government.clone(), year, most_projects))
}

/// The same in the templates of other counties.
///
/// # Errors
/// Where the strategy refuses to make one.
pub fn varied_sample(number: u8, government: &Government, year: i32, most_projects: usize) -> Result<Invented> {
    numbered(number, &varied_of(government.clone(), year, most_projects))
}

fn numbered(number: u8, strategy: &impl Strategy<Value = Invented>) -> Result<Invented> {
    let source = TestRng::from_seed(RngAlgorithm::ChaCha, &[number; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), source);
    let tree = strategy.new_tree(&mut runner);
    tree.map(|tree| tree.current()).map_err(|reason| anyhow!("no invented disclosure: {reason}"))
}
