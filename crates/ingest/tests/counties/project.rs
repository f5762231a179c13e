//! Forms of projects.

use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::money::Money;

use super::{disclosed, indicators, page, text, unread};

#[test]
fn a_table_between_pipes_is_a_table() {
    let rows = "河道清淤项目绩效目标表\n单位：万元\n\n\
        | 项目名称 | 河道清淤 |\n| --- | :---: |\n| 年度预算 | 120 | 其中：财政资金 | 100 | 其他资金 | 20 |\n\
        | **资金用途** | 清淤河道，<br>栽种水草 |\n| 绩效目标1 | 完成清淤 |\n| 绩效目标2 | 改善水质 |\n\
        | 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|-|-|-|-|\n| 产出指标 | 数量指标 | 清淤里程 | ≥12公里 |\n\
        |  | 时效指标 | 完成时间 | 2024年11月底前 |\n| 满意度指标 | 服务对象满意度指标 | 村民满意度 | ≥90% |\n";
    let read = text(rows);
    let [project] = read.projects.as_slice() else { unreachable!("one project: {:?}", read.projects) };
    assert_eq!(
        (project.name.as_str(), project.title.as_deref(), project.purpose.as_deref()),
        ("河道清淤", Some("河道清淤项目绩效目标表"), Some("清淤河道，栽种水草"))
    );
    let money = [&project.budget, &project.fiscal_funds, &project.other_funds]
        .map(|money| money.as_ref().map(openbudget_domain::money::Money::fen));
    assert_eq!(money, [Some(120_000_000), Some(100_000_000), Some(20_000_000)]);
    let objectives: Vec<_> =
        project.objectives.iter().map(|objective| (objective.label.as_deref(), objective.text.as_str())).collect();
    assert_eq!(objectives, [(Some("绩效目标1"), "完成清淤"), (Some("绩效目标2"), "改善水质")]);
    assert_eq!(
        indicators(&read),
        [
            "产出指标/数量指标 清淤里程: number ge 12 公里",
            "产出指标/时效指标 完成时间: date le 2024-11-30",
            "满意度指标/服务对象满意度指标 村民满意度: percent ge 90 %",
        ]
    );
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn a_month_by_the_unit_beside_it_is_a_day_and_no_number() {
    let read = page(&[
        "堤防加固绩效目标表",
        "单位：万元",
        "项目名称|堤防加固",
        "年度预算|80",
        "一级指标|二级指标|三级指标|运算符号|指标值|计量单位",
        "产出指标|时效指标|完工时间|≤|2024.9|年月",
        "产出指标|时效指标|开工时间|=|202403|年月",
        "产出指标|时效指标|验收时间|≤|2024-10-08|年月日",
        "产出指标|时效指标|巡查时间||汛期|年月",
        "产出指标|数量指标|加固里程|≥|12|公里",
    ]);
    assert_eq!(
        indicators(&read),
        [
            "产出指标/时效指标 完工时间: date le 2024-09-30",
            "产出指标/时效指标 开工时间: date eq 2024-03-31",
            "产出指标/时效指标 验收时间: date le 2024-10-08",
            "产出指标/时效指标 巡查时间: text text 汛期",
            "产出指标/数量指标 加固里程: number ge 12 公里",
        ]
    );
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn the_whole_of_a_project_is_its_budget() {
    let read = page(&[
        "水库维护绩效目标表",
        "单位：万元",
        "项目名称|水库维护|项目总额|46",
        "绩效目标1|水库安全",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|维护座数|3座",
    ]);
    let budgets: Vec<_> =
        read.projects.iter().map(|project| project.budget.as_ref().map(|money| money.printed().to_owned())).collect();
    assert_eq!(budgets, [Some("46".to_owned())]);
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn bare_numbers_of_a_schedule_are_percentages_only_where_they_come_to_a_hundred() {
    let schedule = |values: &str| {
        let disclosure = page(&[
            "项目支出绩效目标表",
            "项目名称|村道亮化工程|预算（万元）|240",
            "资金支出计划|一季度|二季度|三季度|四季度",
            &format!("|{values}"),
            "年度目标|亮化村道12公里",
        ]);
        let project = disclosure.projects.first().unwrap();
        let points = project.schedule.iter();
        points.map(|point| (point.printed.clone(), point.cumulative_percent.map(|part| part.to_string()))).collect()
    };
    let read = |values: [&str; 4], as_percentages: bool| -> Vec<(String, Option<String>)> {
        values.map(|value| (value.to_owned(), as_percentages.then(|| value.trim_end_matches('%').to_owned()))).to_vec()
    };
    let (amounts, bare, short): (Vec<_>, Vec<_>, Vec<_>) =
        (schedule("60|60|60|60"), schedule("25|50|80|100"), schedule("10%|20%|40%|60%"));
    assert_eq!(amounts, read(["60"; 4], false));
    assert_eq!(bare, read(["25", "50", "80", "100"], true));
    assert_eq!(short, read(["10%", "20%", "40%", "60%"], true));
}

#[test]
fn a_table_at_the_foot_of_a_page_is_no_row_of_a_form() {
    let row = |cells: &[&str]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    let foot = format!("<table>{}</table>", row(&["主办：县政府办公室", "网站标识码：1234567890"]));
    let indicators = [
        row(&["一级指标", "二级指标", "三级指标", "指标值"]),
        row(&["产出指标", "数量指标", "修路里程", "≥12公里"]),
        row(&["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"]),
    ];
    let form = format!("<table>{}{}</table>", row(&["项目名称", "道路维修"]), indicators.concat());
    let register = [
        row(&["项目名称", "一级指标", "二级指标", "三级指标", "指标值"]),
        row(&["道路维修", "产出指标", "数量指标", "修路里程", "≥12公里"]),
        row(&["道路维修", "满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"]),
    ];
    for tables in [form, format!("<table>{}</table>", register.concat())] {
        let title = "<p>溪口县2024年政府预算公开说明</p>";
        let read = disclosed(&format!("<html><body>{title}<div>{tables}</div>{foot}</body></html>"));
        let names: Vec<&str> = read.projects.iter().map(|project| project.name.as_str()).collect();
        assert_eq!(names, ["道路维修"]);
        assert_eq!(indicators_count(&read), 2);
        assert!(read.projects.iter().all(|project| !project.partial));
        let unread: Vec<&str> = read.coverage.unrecognised.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(unread, ["主办：县政府办公室", "网站标识码：1234567890"]);
    }
}

fn indicators_count(read: &Disclosure) -> usize {
    read.projects.iter().map(|project| project.indicators.len()).sum()
}

#[test]
fn words_in_the_place_of_a_unit_are_the_target_where_the_operator_says_so() {
    let read = page(&[
        "项目名称|道路维修",
        "一级指标|二级指标|三级指标|符号|指标值|单位（文字描述）",
        "产出指标|数量指标|修路里程|≥|12|公里",
        "产出指标|时效指标|完工时间|文字描述||2024年11月底前",
        "产出指标|质量指标|管护机制|文字描述||健全",
        "产出指标|数量指标|修桥座数|≥||座",
    ]);
    let targets: Vec<_> = read.projects[0]
        .indicators
        .iter()
        .map(|indicator| (indicator.target.kind.key(), indicator.target.printed.as_str()))
        .collect();
    assert_eq!(targets, [("number", "12"), ("date", "2024年11月底前"), ("text", "健全"), ("empty", "")]);
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn the_parts_of_an_amount_stand_over_their_figures() {
    let read = page(&[
        "单位：万元",
        "项目名称|道路维修||",
        "项目等级|二级项目||",
        "预算金额（元）|合计|财政拨款|其他资金",
        "|1200000|900000|300000",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|修路里程|≥12公里",
    ]);
    let project = &read.projects[0];
    let amounts = [&project.budget, &project.fiscal_funds, &project.other_funds];
    assert_eq!(
        amounts.map(|money| money.as_ref().map(Money::fen)),
        [Some(120_000_000), Some(90_000_000), Some(30_000_000)]
    );
    assert_eq!(project.particulars[0].label, "项目等级");
    assert_eq!(unread(&read), Vec::<String>::new());
}
