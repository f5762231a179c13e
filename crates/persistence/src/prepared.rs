//! Which statements connections keep prepared.
//!
//! diesel keeps a prepared statement for ever, and what may be asked has no end. So only statements that
//! come again and again are kept, and no more than a bounded number of them.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{LazyLock, Mutex, PoisonError};

/// How many statements are kept.
const MOST_KEPT: usize = 256;
/// How often a statement has to be seen.
const OFTEN: u32 = 3;
/// How many statements are counted until the count begins anew.
const MOST_COUNTED: usize = 4_096;
/// Longer statements, as those that write many rows, are not worth it.
const LONGEST: usize = 8_192;
/// Nor are statements that bind more.
const MOST_BINDS: usize = 1_024;

#[derive(Default)]
struct Seen {
    kept: std::collections::HashSet<u64>,
    counted: HashMap<u64, u32>,
}

static SEEN: LazyLock<Mutex<Seen>> = LazyLock::new(Mutex::default);

/// Whether a statement that binds so many values is to be kept. Asking counts as seeing it.
pub(crate) fn is_kept(text: &str, binds: usize) -> bool {
    if text.len() > LONGEST || binds > MOST_BINDS {
        return false;
    }
    let mut hasher = DefaultHasher::new();
    (text, binds).hash(&mut hasher);
    // Whatever broke off while it was held, the counts are as good as before.
    SEEN.lock().unwrap_or_else(PoisonError::into_inner).see(hasher.finish())
}

impl Seen {
    fn see(&mut self, statement: u64) -> bool {
        if self.kept.contains(&statement) {
            return true;
        }
        if self.kept.len() >= MOST_KEPT {
            return false;
        }
        if self.counted.len() >= MOST_COUNTED {
            self.counted.clear();
        }
        let count = self.counted.entry(statement).or_default();
        *count = count.saturating_add(1);
        if *count < OFTEN {
            return false;
        }
        self.counted.remove(&statement);
        self.kept.insert(statement)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_KEPT, OFTEN, Seen};

    #[test]
    fn what_comes_often_is_kept_and_never_more_than_the_bound() {
        let mut seen = Seen::default();
        assert!(!seen.see(1), "what comes once is not kept");
        for statement in 0..100_000 {
            for _ in 0..OFTEN {
                seen.see(statement);
            }
        }
        assert_eq!(seen.kept.len(), MOST_KEPT);
        assert!(seen.see(1), "what was kept stays");
        assert!(!seen.see(99_999));
    }
}
