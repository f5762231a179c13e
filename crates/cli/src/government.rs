//! The government that a publisher states.

use anyhow::bail;
use clap::Args;
use openbudget_domain::disclosure::DisclosureKind;
use openbudget_domain::government::{Government, find_listed};
use openbudget_ingest::Request;

/// What a publisher says of its documents.
#[derive(Debug, Args)]
pub(crate) struct Publisher {
    /// Code of the government that publishes: six digits.
    #[arg(long, value_name = "CODE", value_parser = code)]
    pub government: Option<String>,
    /// Name of the government: needed for a code that the embedded list does not have.
    #[arg(long, value_name = "NAME", value_parser = crate::setting::name)]
    pub government_name: Option<String>,
    /// The fiscal year: beats the one that the text names.
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1949..=2100))]
    pub fiscal_year: Option<i32>,
    /// The kind of publication: budget, adjustment, `final_accounts` or execution; else as the title says.
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Option<DisclosureKind>,
}

fn code(text: &str) -> Result<String, String> {
    if text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(text.to_owned())
    } else {
        Err("a code has six digits, as 130271".to_owned())
    }
}

fn kind(text: &str) -> Result<DisclosureKind, String> {
    DisclosureKind::from_key(text).ok_or_else(|| {
        let keys: Vec<&str> = DisclosureKind::ALL.iter().map(|kind| kind.key()).collect();
        format!("a kind is one of {}", keys.join(", "))
    })
}

impl Publisher {
    /// The request that these words make.
    ///
    /// # Errors
    /// Where the code is not in the embedded list and no name is given.
    pub(crate) fn request(&self) -> anyhow::Result<Request> {
        Ok(Request { government: self.government()?, fiscal_year: self.fiscal_year, kind: self.kind })
    }

    /// The same for a document that is only checked: its government need not be known.
    pub(crate) fn request_to_check(&self) -> Request {
        let code = self.government.as_deref().unwrap_or("000000");
        let government = Government::stated(code, self.government_name.as_deref().unwrap_or_default());
        Request { government, fiscal_year: self.fiscal_year, kind: self.kind }
    }

    fn government(&self) -> anyhow::Result<Government> {
        let Some(code) = self.government.clone() else { bail!("state the government that publishes by --government") };
        let listed = find_listed(&code);
        match (listed, &self.government_name) {
            (Some(listed), None) => Ok(listed.clone()),
            (Some(listed), Some(name)) => {
                if *name != listed.name {
                    tracing::warn!(
                        code,
                        listed = listed.name,
                        stated = name,
                        "the list's name holds, not the stated one"
                    );
                }
                Ok(listed.clone())
            }
            (None, name) => {
                let Some(name) = name else {
                    bail!(
                        "the code {code} is not in the embedded list: state the government's name by --government-name"
                    );
                };
                Ok(Government::stated(&code, name))
            }
        }
    }
}
