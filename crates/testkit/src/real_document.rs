//! The real document, which is not part of the repository.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, bail};

use crate::skip;

/// Names the document where it is not beside the checkout.
const VARIABLE: &str = "OPENBUDGET_REAL_DOCUMENT";

/// The bytes of the real document; nothing, said aloud, where it is not present and need not be.
///
/// It is the file that `OPENBUDGET_REAL_DOCUMENT` names, or the only `.txt` file of
/// `../shared/disclosures` beside the checkout.
///
/// # Errors
/// Where it cannot be read, or `CI=true` and it is not present.
pub fn real_document() -> Result<Option<Vec<u8>>> {
    let Some(path) = path()? else {
        if skip::is_forbidden() {
            bail!(
                "the real document is not present ({VARIABLE} or ../shared/disclosures), and in CI nothing is skipped"
            );
        }
        skip::announce(&format!("tests on the real document: neither {VARIABLE} nor ../shared/disclosures is there"));
        return Ok(None);
    };
    let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    Ok(Some(bytes))
}

fn path() -> Result<Option<PathBuf>> {
    if let Some(path) = env::var_os(VARIABLE) {
        return Ok(Some(PathBuf::from(path)));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/disclosures");
    let Ok(entries) = fs::read_dir(&folder) else { return Ok(None) };
    let mut texts = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            texts.push(path);
        }
    }
    match texts.as_slice() {
        [] => Ok(None),
        [path] => Ok(Some(path.clone())),
        several => bail!("{} holds {} texts; name one in {VARIABLE}", folder.display(), several.len()),
    }
}
