//! The accounts that debt is served from.

use std::sync::LazyLock;

use openbudget_domain::debt::{Account, DebtType};
use openbudget_domain::text::pattern;
use regex::Regex;

use super::{INTEREST, PRINCIPAL, TOTAL, kind_of};

/// Principal or interest right behind the sum of both: ，其中本金…, （还本….
static PARTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^[,，:：(]*(?:其中[,，:：]?)?(?:偿|还|应|需|归还|支付|到期|债券|债务|的|用于)*(?:本金|还本|偿本|利息|付息)",
    )
});
/// Where the words on one account end.
static NEXT: LazyLock<Regex> =
    LazyLock::new(|| pattern("一般公共预算|政府性基金|国有资本经营|社会保险基金|一般债|专项债|[;；。]"));

/// The account that words name last.
pub(crate) fn account_of(text: &str) -> Option<Account> {
    [
        ("一般公共预算", Account::GeneralPublic),
        ("政府性基金", Account::GovernmentFund),
        ("国有资本经营", Account::StateCapital),
        ("社会保险基金", Account::SocialInsurance),
    ]
    .into_iter()
    .filter_map(|(words, account)| Some((text.rfind(words)?, account)))
    .max_by_key(|(at, _)| *at)
    .map(|(_, account)| account)
}

/// The account that words name, or that debt of the kind which they name is served from.
pub(super) fn named(text: &str) -> Option<Account> {
    account_of(text).or_else(|| match kind_of(text)? {
        DebtType::General => Some(Account::GeneralPublic),
        DebtType::Special => Some(Account::GovernmentFund),
        DebtType::Total => None,
    })
}

/// Whether the words behind an amount divide it into principal and interest.
pub(super) fn is_divided(behind: &str) -> bool {
    let end = NEXT.find(behind).map_or(behind.len(), |next| next.start());
    let parts = behind.get(..end).unwrap_or(behind);
    PARTS.is_match(parts) && PRINCIPAL.is_match(parts) && INTEREST.is_match(parts) && !TOTAL.is_match(parts)
}
