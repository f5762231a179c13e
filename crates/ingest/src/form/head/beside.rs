//! What a cell of the head is by the cells beside it.

use openbudget_domain::money::Unit;
use openbudget_domain::money::amount::read_amount;
use openbudget_domain::text::{half_width, join_lines};

use super::super::grid::FormCell;
use super::super::label::{Label, label_of};
use super::super::lost::answers;
use super::Waiting;
use crate::account::Account;

/// The label that a cell of the head is, where it stands.
pub(super) fn label_in(
    cell: &FormCell,
    behind: &[FormCell],
    in_scale: bool,
    waiting: Option<&Waiting>,
) -> Option<Label> {
    let next = behind.first();
    match cell.label {
        // 资金来源 | 财政拨款 says where the money comes from, and asks for none.
        Some(label) if label.asks_for_money() => {
            let asked =
                waiting.is_some_and(|waiting| waiting.label == Label::Scale && waiting.printed.ends_with("来源"));
            let answered = next.is_some_and(|next| next.label.is_none_or(Label::asks_for_money));
            Some(label).filter(|_| !asked || answered)
        }
        // 项目资金 | 合计 | 120
        None if in_scale && is_sum(&cell.text) => {
            next.filter(|next| next.is_blank() || is_amount(&next.text)).map(|_| Label::Budget)
        }
        // … | 其他 | 20
        None if in_scale && ["其他", "其它"].contains(&cell.text.trim_end_matches([':', '：'])) => {
            next.filter(|next| is_amount(&next.text)).map(|_| Label::OtherFunds)
        }
        label => label,
    }
}

/// Whether a text calls the amount beside it or below it that of all parts.
pub(crate) fn is_sum(text: &str) -> bool {
    ["合计", "总计", "小计", "总额", "总数"].contains(&text.trim_end_matches([':', '：']))
}

pub(super) fn account_label(cell: &FormCell, label: Label, account: &mut Account) {
    if cell.label == Some(label) {
        cell.labels(account);
    } else if let Some(entry) = cell.entry {
        account.label(entry, label.words());
    }
}

/// Whether behind blank cells a label's value comes next, before another label or the end of the row.
pub(super) fn reaches_value(label: Label, behind: &[FormCell]) -> bool {
    let mut filled = behind.iter().filter(|cell| !cell.is_blank());
    filled.next().is_some_and(|next| next.label.is_none() && answers(label, &next.printed))
        && filled.next().is_none_or(|next| next.label.is_some())
}

/// The next cell that is not blank.
pub(super) fn next_filled(behind: &[FormCell]) -> Option<&FormCell> {
    behind.iter().find(|cell| !cell.is_blank())
}

/// Whether a text is an amount, be it without a unit.
pub(super) fn is_amount(text: &str) -> bool {
    read_amount(text, Some(Unit::Yuan)).is_ok_and(|money| money.is_some())
}

/// A label and its value in one cell: 项目名称：某项目, or in two lines of it.
/// In the place of the purpose, which may begin with any words, the second is sure only for some.
pub(super) fn labelled_text(printed: &str, purpose: bool) -> Option<(Label, String, String)> {
    let part = |sign: &[char]| {
        // 其中：财政资金：20 has its value behind the last sign of its label.
        printed.match_indices(sign).find_map(|(at, _)| {
            let (words, rest) = printed.split_at_checked(at)?;
            let value = join_lines(rest.trim_start_matches([':', '：', '\n']));
            let label = label_of(words).filter(|label| label.in_head())?;
            answers(label, &value).then(|| (label, join_lines(words), value.trim().to_owned()))
        })
    };
    let sure = |label: Label| !purpose || label == Label::Purpose || label.asks_for_money();
    part(&[':', '：']).or_else(|| part(&['\n']).filter(|(label, _, _)| sure(*label)))
}

/// The amounts of a cell that has several below each other, each behind its label: 年度资金总额：120万元 above
/// 其中：财政拨款20万元. Nothing where a line of it is anything else.
pub(super) fn labelled_amounts(printed: &str) -> Option<Vec<(Label, String, String)>> {
    let lines = printed.split(['\n', '；', ';']).map(|line| line.trim().trim_end_matches(['，', ',', '。']));
    let amounts: Vec<_> = lines.filter(|line| !line.is_empty()).map(labelled_amount).collect::<Option<_>>()?;
    (amounts.len() > 1).then_some(amounts)
}

fn labelled_amount(line: &str) -> Option<(Label, String, String)> {
    line.char_indices().skip(1).find_map(|(at, _)| {
        let (words, rest) = line.split_at_checked(at)?;
        let label = label_of(words).filter(|label| label.asks_for_money())?;
        let value = rest.trim_start_matches([':', '：']).trim();
        let figure = value.starts_with(|c: char| half_width(c).is_ascii_digit()) && is_amount(value);
        figure.then(|| (label, words.to_owned(), value.to_owned()))
    })
}
