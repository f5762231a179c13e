//! The closed list of form labels. It holds no digits: what carries a figure is never a label.

mod words;

use openbudget_domain::money::Unit;
use openbudget_domain::text::half_width;

/// What a label asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Label {
    Code,
    Name,
    Agency,
    Particular,
    Scale,
    Budget,
    FiscalFunds,
    OtherFunds,
    Purpose,
    Schedule,
    Objectives,
    Objective,
    Indicators,
    Level1,
    Level2,
    Level3,
    Description,
    Operator,
    Target,
    TargetUnit,
    Weight,
    Basis,
    Unit,
    /// What has no field of its own: whether more is better, whether it is a core indicator.
    Direction,
}

impl Label {
    /// The words by which the account counts the label.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Objective => "目标",
            Self::Unit => "单位",
            other => words::first_of(other),
        }
    }

    /// Whether its value is an amount of money.
    pub(crate) const fn asks_for_money(self) -> bool {
        matches!(self, Self::Budget | Self::FiscalFunds | Self::OtherFunds)
    }

    /// Whether it stands in the head of a form: before the schedule, the objectives and the indicators.
    pub(crate) const fn in_head(self) -> bool {
        matches!(
            self,
            Self::Code
                | Self::Name
                | Self::Agency
                | Self::Particular
                | Self::Scale
                | Self::Budget
                | Self::FiscalFunds
                | Self::OtherFunds
                | Self::Purpose
                | Self::Schedule
        )
    }
}

/// A text in the form of the list.
pub(super) fn normalised(text: &str) -> String {
    let folded: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    let bare = match folded.rfind('(') {
        Some(start) if folded.ends_with(')') && start > 0 && !is_numbered(folded.get(start..).unwrap_or_default()) => {
            folded.get(..start).unwrap_or(&folded)
        }
        _ => &folded,
    };
    bare.trim_end_matches([':', '：']).replace('：', ":").replace(['(', ')', '/'], "")
}

/// Whether what stands in brackets is a number, as in 金额（6）, and no year: then the words before it are a name's.
fn is_numbered(brackets: &str) -> bool {
    brackets.contains(|c: char| c.is_ascii_digit()) && !brackets.contains('年')
}

/// The label that a whole cell is.
pub(crate) fn label_of(text: &str) -> Option<Label> {
    let words = normalised(text);
    if words.is_empty() {
        return None;
    }
    if is_objective_label(&words) {
        return Some(Label::Objective);
    }
    if unit_of(text).is_some() || states_units(text) {
        return Some(Label::Unit);
    }
    // 其中：上级资金 is the label 上级资金, unless the list has it whole.
    words::listed(&words).or_else(|| words::listed(words.strip_prefix("其中")?.trim_start_matches(':')))
}

/// Whether a label asks for the money of all years of a project, not of this year.
pub(crate) fn is_of_all_years(text: &str) -> bool {
    let words = normalised(text);
    let asks = ["资金", "金额", "预算"].iter().any(|word| words.contains(word));
    asks && ["实施期", "中期", "项目总金额"].iter().any(|word| words.starts_with(word))
}

/// Whether a label of the budget asks for what the project costs in all, which may be more than the budget of the year.
pub(crate) fn is_of_whole_project(text: &str) -> bool {
    let words = normalised(text);
    words.contains("总投资") || words.contains("投资总额")
}

/// The part of the project's time that a label of objectives names: 年度目标, 中长期目标.
pub(crate) fn names_period(text: &str) -> bool {
    is_of_year(text) || ["实施期", "实施周期", "中期", "长期"].iter().any(|word| text.contains(word))
}

/// Whether a part of the project's time is the year: 年度目标, 当年指标值.
pub(crate) fn is_of_year(period: &str) -> bool {
    ["年度", "当年", "本年", "全年"].iter().any(|word| period.contains(word))
}

/// 目标, 目标1, 目标一, 绩效目标1; 绩效目标 alone is the label of all of them.
fn is_objective_label(words: &str) -> bool {
    let named = ["绩效目标", "年度目标", "总体目标", "年度绩效目标"].iter().find_map(|all| words.strip_prefix(all));
    let numbered = named.filter(|rest| !rest.is_empty());
    numbered.or_else(|| words.strip_prefix("目标")).is_some_and(|rest| {
        rest.chars().count() <= 2 && rest.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    })
}

/// The unit of money that a cell such as 单位：万元 states for its table.
pub(crate) fn unit_of(text: &str) -> Option<Unit> {
    Unit::from_key(&unit_words(text)?)
}

/// Whether a cell states several units of money, as 单位：万元、元 does, so that nobody knows which is meant.
pub(crate) fn states_units(text: &str) -> bool {
    let is_unit = |word: &str| Unit::from_key(word).is_some();
    unit_words(text).is_some_and(|words| !is_unit(&words) && words.split(['、', ',', '/', '和', '或']).all(is_unit))
}

/// What a text says of the unit of its table.
fn unit_words(text: &str) -> Option<String> {
    let folded: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    let rest = folded.trim_start_matches('(').trim_end_matches(')');
    let rest = rest
        .strip_prefix("金额单位")
        .or_else(|| rest.strip_prefix("货币单位"))
        .or_else(|| rest.strip_prefix("单位"))?;
    Some(rest.trim_start_matches([':', '：']).trim_start_matches("人民币").to_owned())
}

/// The unit that a cell is, alone or in brackets: what stands beside 金额单位, or behind an amount.
pub(crate) fn unit_alone(text: &str) -> Option<Unit> {
    let folded: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    let bare = folded.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(&folded);
    Unit::from_key(bare.trim_start_matches("人民币"))
}

/// The unit that a label names in brackets, as 预算数（元）.
pub(crate) fn bracketed_unit(text: &str) -> Option<Unit> {
    let folded: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    let inside = folded.strip_suffix(')')?;
    Unit::from_key(inside.get(inside.rfind('(')?.checked_add(1)?..)?)
}

#[cfg(test)]
mod tests {
    use super::{Label, label_of};

    #[test]
    fn brackets_behind_a_label_tell_a_unit_or_a_year_and_a_number_makes_it_a_name() {
        assert_eq!(label_of("预算数（万元）"), Some(Label::Budget));
        assert_eq!(label_of("指标值（2024年）"), Some(Label::Target));
        assert_eq!(label_of("金额"), Some(Label::Budget));
        assert_eq!(label_of("金额（6）"), None);
    }

    #[test]
    fn a_unit_and_a_weight_are_no_basis() {
        for words in ["绩效度量单位", "指标度量单位", "计量单位"] {
            assert_eq!(label_of(words), Some(Label::TargetUnit), "{words}");
        }
        for words in ["分数", "权重比例", "指标权重分值"] {
            assert_eq!(label_of(words), Some(Label::Weight), "{words}");
        }
    }
}
