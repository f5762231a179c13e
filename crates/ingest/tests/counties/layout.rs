//! Forms whose cells hold more than one thing, and heads that ask for words.

use super::{indicators, page, unread};

#[test]
fn words_in_the_column_of_the_unit_are_the_target_where_the_value_is_blank() {
    let form = |row: &str| {
        page(&[
            "项目名称|渔港疏浚|年度预算（万元）|80",
            "一级指标|二级指标|三级指标|符号|指标值|单位（文字描述）",
            "产出指标|数量指标|疏浚航道|≥|12|公里",
            row,
        ])
    };
    let dated = form("产出指标|时效指标|完工时间|文字描述||2024年11月底前");
    assert_eq!(
        indicators(&dated),
        ["产出指标/数量指标 疏浚航道: number ge 12 公里", "产出指标/时效指标 完工时间: date le 2024-11-30"]
    );
    let worded = form("产出指标|质量指标|管护制度|文字描述||健全");
    assert_eq!(indicators(&worded).last().map(String::as_str), Some("产出指标/质量指标 管护制度: text text 健全"));
    // a unit without a value is no target
    let blank = form("产出指标|数量指标|疏浚码头|≥||座");
    assert_eq!(indicators(&blank).last().map(String::as_str), Some("产出指标/数量指标 疏浚码头: empty text"));
    assert_eq!((unread(&dated), unread(&worded)), (vec![], vec![]));
}

#[test]
fn numbered_indicators_of_one_cell_have_the_values_beside_them() {
    let form = |values: &str| {
        page(&[
            "项目名称|驿站修缮|年度预算（万元）|80",
            "一级指标|二级指标|三级指标|指标值",
            &format!("产出指标|数量指标|指标1：修缮驿站<br>指标2：添置长椅|{values}"),
            "|质量指标|指标1：验收合格率<br>……|100%",
            "||指标2：|",
            "||……|……",
        ])
    };
    let read = form("6座<br>24张");
    assert_eq!(
        indicators(&read),
        [
            "产出指标/数量指标 指标1：修缮驿站: number eq 6 座",
            "产出指标/数量指标 指标2：添置长椅: number eq 24 张",
            "产出指标/质量指标 指标1：验收合格率: percent eq 100 %",
        ]
    );
    assert_eq!(unread(&read), Vec::<String>::new());
    let short = form("6座");
    assert_eq!(indicators(&short), ["产出指标/质量指标 指标1：验收合格率: percent eq 100 %"]);
    assert!(unread(&short).iter().any(|line| line.starts_with("6座")), "{:?}", unread(&short));
}

#[test]
fn amounts_points_and_objectives_may_share_a_cell() {
    let read = page(&[
        "项目名称|驿站修缮",
        "资金情况|年度资金总额：80万元<br>其中：财政拨款60万元<br>其他资金20万元",
        "资金支出计划|一季度10%；二季度40%；三季度70%；四季度100%。",
        "绩效目标|年度目标：<br>目标1：修缮驿站6座<br>目标2：添置长椅24张<br>……",
        "一级指标|二级指标|指标|目标",
        "产出指标|数量指标|修缮驿站|6座",
    ]);
    let project = read.projects.first().unwrap();
    let money = [&project.budget, &project.fiscal_funds, &project.other_funds]
        .map(|money| money.as_ref().map(|money| money.fen() / 1_000_000));
    assert_eq!(money, [Some(80), Some(60), Some(20)]);
    let points: Vec<_> = project
        .schedule
        .iter()
        .map(|point| (point.label.as_str(), point.cumulative_percent.unwrap().to_string()))
        .collect();
    let whole = |label, percent: &str| (label, percent.to_owned());
    assert_eq!(points, [whole("一季度", "10"), whole("二季度", "40"), whole("三季度", "70"), whole("四季度", "100")]);
    let objectives: Vec<_> = project.objectives.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(objectives, ["修缮驿站6座", "添置长椅24张"]);
    assert_eq!(indicators(&read), ["产出指标/数量指标 修缮驿站: number eq 6 座"]);
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn a_kind_beside_the_name_is_no_level() {
    let read = page(&["项目名称|驿站修缮", "一级指标|三级指标|指标类型|评价标准", "产出指标|修缮驿站|定量|6座"]);
    assert_eq!(indicators(&read), ["产出指标/ 修缮驿站: number eq 6 座"]);
    let above = page(&["项目名称|驿站修缮", "指标类型|二级指标|三级指标|指标值", "产出指标|数量指标|修缮驿站|6座"]);
    let below = page(&["项目名称|驿站修缮", "一级指标|指标分类|三级指标|指标值", "产出指标|数量指标|修缮驿站|6座"]);
    for read in [above, below] {
        assert_eq!(indicators(&read), ["产出指标/数量指标 修缮驿站: number eq 6 座"]);
        assert_eq!(unread(&read), Vec::<String>::new());
    }
}
