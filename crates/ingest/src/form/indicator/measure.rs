//! The ends of figures: words of measure, and the comparisons behind them.

use openbudget_domain::target::read::is_operator;

/// The characters that units are made of. Words of other characters behind a figure are no unit: 343人 above 合格 are
/// two values.
const MEASURES: &str = concat!(
    "个人名位户口家次回趟场期班批届起宗例项件条款篇册本卷张份幅块片面处所座栋幢间室套台部辆艘架只头匹羽尾株棵根支",
    "门节课组队村镇乡社区校所站点种度层盏盒箱袋桶瓶车船",
    "年月日天时小分钟秒周季工作学",
    "米里寸尺亩顷升克斤吨公平立方千百万亿毫厘",
    "元角分%％‰℃㎡²³/·"
);

/// Words that a comparison ends with where something stands before it: 3人以上, 24小时内.
const WITHIN: &str = "内";

/// Whether a text ends the figure above it and says nothing by itself: a unit, the rest of one, a comparison, a unit
/// with its comparison, or the sign of a range before its upper end.
pub(super) fn ends_figure(rest: &str) -> bool {
    let rest = rest.trim();
    let measures = |text: &str| text.chars().all(|c| c.is_whitespace() || MEASURES.contains(c));
    let compares = |text: &str| is_operator(text) || text == WITHIN;
    let mut cuts = rest.char_indices().map(|(at, _)| rest.split_at_checked(at).unwrap_or_default());
    rest.starts_with(RANGE) || measures(rest) || cuts.any(|(unit, behind)| measures(unit) && compares(behind))
}

/// The lower end of a range whose upper end is to follow.
pub(super) fn lower_end(first: &str) -> Option<&str> {
    first.trim().strip_suffix(RANGE)
}

/// The signs and words between the ends of a range.
const RANGE: [char; 6] = ['~', '～', '-', '—', '–', '至'];
