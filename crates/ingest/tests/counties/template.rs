//! Forms as other offices lay them out, and the words that they use.

use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::money::Money;
use openbudget_domain::period::Period;

use super::{disclosed, indicators, page, text, unread};

/// The money of the first project: budget, fiscal and other funds, in 元.
fn funds(read: &Disclosure) -> [Option<i64>; 3] {
    let project = read.projects.first().unwrap();
    [&project.budget, &project.fiscal_funds, &project.other_funds]
        .map(|money| money.as_ref().map(|money| Money::fen(money) / 100))
}

/// The particulars of the first project.
fn particulars(read: &Disclosure) -> Vec<String> {
    let all = read.projects.first().unwrap().particulars.iter();
    all.map(|particular| format!("{}={}", particular.label, particular.text)).collect()
}

#[test]
fn other_words_for_the_labels_of_a_form_are_read() {
    let read = page(&[
        "灌渠衬砌项目支出绩效目标批复表（2024年度）",
        "项目名称|灌渠衬砌|项目唯一编码|999904240000000010021",
        "立项依据|青政〔2023〕5号|实施期|1年",
        "资金来源|财政拨款|项目期限|2024年",
        "年度资金总额（万元）|300|财政拨款|240|社会资本|60",
        "用途说明|衬砌渠道18公里",
        "支出进度安排|3月底|6月底|9月底|12月底",
        "|10%|40%|70%|100%",
        "绩效总目标|衬砌渠道18公里，改善灌溉",
        "一级指标|二级指标|三级指标|指标内容|目标值|指标值设置依据|评（扣）分标准",
        "产出指标|数量指标|衬砌里程|衬砌渠道的里程|≥18公里|设计批复|每少1公里扣1分",
        "|成本指标|工程总造价|渠道工程的总造价|300|概算|超支不得分",
    ]);
    let project = read.projects.first().unwrap();
    assert_eq!(
        (project.title.as_deref(), project.code.as_deref(), project.purpose.as_deref()),
        (Some("灌渠衬砌项目支出绩效目标批复表（2024年度）"), Some("999904240000000010021"), Some("衬砌渠道18公里"))
    );
    assert_eq!(funds(&read), [Some(3_000_000), Some(2_400_000), Some(600_000)]);
    assert_eq!(particulars(&read), ["立项依据=青政〔2023〕5号", "实施期=1年", "资金来源=财政拨款", "项目期限=2024年"]);
    let points: Vec<_> = project.schedule.iter().map(|point| point.printed.as_str()).collect();
    assert_eq!(points, ["10%", "40%", "70%", "100%"]);
    let objectives: Vec<_> = project.objectives.iter().map(|objective| objective.text.as_str()).collect();
    assert_eq!(objectives, ["衬砌渠道18公里，改善灌溉"]);
    let described: Vec<_> = project.indicators.iter().map(|indicator| indicator.description.as_deref()).collect();
    assert_eq!(described, [Some("衬砌渠道的里程"), Some("渠道工程的总造价")]);
    assert_eq!(
        indicators(&read),
        [
            "产出指标/数量指标 衬砌里程: number ge 18 公里",
            // the unit of the labels is that of the table
            "产出指标/成本指标 工程总造价: money eq 300 万元",
        ]
    );
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn a_unit_beside_its_label_or_behind_an_amount_is_that_of_the_amount() {
    let labelled = page(&["项目名称|路灯更换|金额单位|元", "年度预算|85000|财政资金|85000", "绩效目标1|更换路灯40盏"]);
    assert_eq!(funds(&labelled), [Some(85_000), Some(85_000), None]);
    assert_eq!(unread(&labelled), Vec::<String>::new());
    let behind = page(&["单位：万元", "项目名称|路灯更换", "年度预算|85000|元", "财政资金|8.5|其他资金|0"]);
    assert_eq!(funds(&behind), [Some(85_000), Some(85_000), Some(0)]);
    assert_eq!(unread(&behind), Vec::<String>::new());
    let above = page(&["单位|万元", "项目名称|路灯更换", "年度预算|8.5|财政资金|8.5"]);
    assert_eq!(funds(&above), [Some(85_000), Some(85_000), None]);
    assert_eq!(unread(&above), Vec::<String>::new());
}

#[test]
fn labels_in_one_row_have_their_values_in_the_row_below() {
    let read = page(&[
        "项目名称|主管部门|年度预算（万元）|绩效目标",
        "校舍维修|溪口县教育局|120|维修校舍6栋",
        "资金构成|财政资金|社会资金",
        "|100万元|20万元",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|维修校舍|6栋",
    ]);
    let [project] = read.projects.as_slice() else { unreachable!("one project: {:?}", read.projects) };
    assert_eq!((project.name.as_str(), project.agency.as_deref()), ("校舍维修", Some("溪口县教育局")));
    assert_eq!(funds(&read), [Some(1_200_000), Some(1_000_000), Some(200_000)]);
    assert_eq!(project.objectives.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["维修校舍6栋"]);
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn a_list_of_projects_is_not_the_head_of_one() {
    let read = page(&[
        "截至2023年底，政府债务余额为600万元。",
        "项目名称|主管部门|年度预算",
        "校舍维修|溪口县教育局|120万元",
        "路灯更换|溪口县城管局|85万元",
    ]);
    assert!(read.projects.iter().all(|project| project.budget.is_none()), "{:?}", read.projects);
    for figure in ["120万元", "85万元"] {
        assert!(unread(&read).iter().any(|line| line.starts_with(figure)), "{figure}: {:?}", unread(&read));
    }
}

#[test]
fn of_several_other_funds_none_is_all_of_them() {
    let form = |first: &str, second: &str| {
        let parts = format!("财政资金|80|社会资金|{first}|其他资金|{second}");
        page(&["单位：万元", "项目名称|停车场建设", "总投资|500|年度预算|120", &parts])
    };
    let both = form("25", "15");
    assert_eq!(funds(&both), [Some(1_200_000), Some(800_000), None]);
    assert_eq!(particulars(&both), ["总投资=500", "社会资金=25", "其他资金=15"]);
    assert!(both.coverage.notices.iter().any(|notice| notice.code == "several_other_funds"));
    assert_eq!(funds(&form("40", "0")), [Some(1_200_000), Some(800_000), Some(400_000)]);
    assert_eq!(funds(&form("0", "40")), [Some(1_200_000), Some(800_000), Some(400_000)]);
    assert_eq!(funds(&form("40", "—")), [Some(1_200_000), Some(800_000), Some(400_000)]);
    for disclosure in [both, form("40", "0"), form("0", "40"), form("40", "—")] {
        assert_eq!(unread(&disclosure), Vec::<String>::new());
        let failed = openbudget_domain::rule::evaluate(&disclosure);
        let wrong = failed
            .iter()
            .filter(|finding| finding.rule == "R08" && finding.status == openbudget_domain::finding::Status::Failed);
        assert_eq!(wrong.count(), 0);
    }
}

#[test]
fn a_paragraph_that_names_the_project_of_the_table_below_is_its_heading() {
    let read = page(&[
        "1.渡口维护项目",
        "项目名称|渡口维护|年度预算|18万元",
        "（2）其他事项",
        "项目名称|航标更新|年度预算|9万元",
    ]);
    let titles: Vec<_> = read.projects.iter().map(|project| project.title.as_deref()).collect();
    assert_eq!(titles, [Some("1.渡口维护项目"), None]);
}

#[test]
fn a_table_that_a_workbook_copied_is_read_by_its_columns() {
    let rows = "项目支出绩效目标表\t\t\t\t\t\n\t\t\t\t单位：万元\t\n项目名称\t\t泵站改造\t\t主管部门\t溪口县水利局\n\
        预算数\t\t46\t财政资金\t\t46\n绩效目标\t\t\"改造泵站3座，\n采购\"\"二级\"\"水泵\"\t\t\t\n\
        绩效指标\t一级指标\t二级指标\t三级指标\t\t指标值\n\t产出指标\t数量指标\t改造泵站\t\t3座\n\
        \t\t质量指标\t验收合格率\t\t100%\n\t满意度指标\t服务对象满意度指标\t村民满意度\t\t≥90%\n";
    let read = text(rows);
    let project = read.projects.first().unwrap();
    assert_eq!((project.name.as_str(), project.agency.as_deref()), ("泵站改造", Some("溪口县水利局")));
    assert_eq!(funds(&read), [Some(460_000), Some(460_000), None]);
    assert_eq!(
        project.objectives.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(),
        ["改造泵站3座，采购\"二级\"水泵"]
    );
    assert_eq!(
        indicators(&read),
        [
            "产出指标/数量指标 改造泵站: number eq 3 座",
            "产出指标/质量指标 验收合格率: percent eq 100 %",
            "满意度指标/服务对象满意度指标 村民满意度: percent ge 90 %",
        ]
    );
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn the_year_may_stand_in_the_heading_of_a_table_alone() {
    let read = disclosed("\t项目支出绩效目标表（2024年度）\n\n\t项目名称\n\t泵站改造\n\n\t年度预算\n\t46万元\n");
    assert_eq!(read.fiscal_year, 2024);
}

/// The failed findings of a disclosure, save those on what a short form leaves out.
fn failed(disclosure: &Disclosure) -> Vec<String> {
    let all = openbudget_domain::rule::evaluate(disclosure);
    let failed = all.iter().filter(|finding| finding.status == openbudget_domain::finding::Status::Failed);
    let failed = failed.filter(|finding| !["R14", "R22", "R23", "R24"].contains(&finding.rule));
    failed.map(|finding| format!("{} {}", finding.rule, finding.message.zh)).collect()
}

#[test]
fn two_halves_of_indicators_are_of_two_parts_of_the_time() {
    let form = |year: &str| {
        page(&[
            "项目名称|卫生室改造|年度资金总额（万元）|300",
            "总体目标|中期目标（2023—2025年）|年度目标",
            "|改造卫生室30所|改造卫生室10所",
            "绩效指标|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值",
            &format!("|产出指标|数量指标|改造卫生室|30所|数量指标|改造卫生室|{year}"),
            "||时效指标|完工时间|2025年12月|时效指标|完工时间|2024年12月",
            "||成本指标|改造总成本|900万元|成本指标|改造总成本|300万元",
        ])
    };
    let read = form("10所");
    assert_eq!(
        indicators(&read),
        [
            "产出指标/数量指标 改造卫生室: number eq 30 所",
            "产出指标/时效指标 完工时间: date eq 2025-12-31",
            "产出指标/成本指标 改造总成本: money eq 900 万元",
            "产出指标/数量指标 改造卫生室: number eq 10 所",
            "产出指标/时效指标 完工时间: date eq 2024-12-31",
            "产出指标/成本指标 改造总成本: money eq 300 万元",
        ]
    );
    assert_eq!(of_whole_time(&read), (vec![1], vec![1, 2, 3]));
    assert_eq!((unread(&read), failed(&read)), (vec![], vec![]));
    // the half of the year is held against the objectives of the year
    assert_eq!(failed(&form("12所")), ["R13 文中10所，指标“改造卫生室”12所，不一致"]);
}

/// The objectives and indicators of the first project that are of its whole time, by ordinal.
fn of_whole_time(read: &Disclosure) -> (Vec<u32>, Vec<u32>) {
    let project = read.projects.first().unwrap();
    let objectives = project.objectives.iter().filter(|objective| objective.period == Period::WholeTime);
    let indicators = project.indicators.iter().filter(|indicator| indicator.period == Period::WholeTime);
    (objectives.map(|objective| objective.ordinal).collect(), indicators.map(|indicator| indicator.ordinal).collect())
}

#[test]
fn an_overall_objective_beside_that_of_the_year_is_of_the_whole_time() {
    let of = |rows: &[&str]| {
        let mut all = vec!["项目名称|林道修复|年度预算（万元）|60"];
        all.extend(rows);
        all.extend([
            "一级指标|二级指标|三级指标|指标值",
            "产出指标|数量指标|修复里程|30公里",
            "|成本指标|总成本|60万元",
        ]);
        of_whole_time(&page(&all)).0
    };
    assert_eq!(of(&["总体绩效目标|三年修复林道90公里", "年度绩效目标|修复林道30公里"]), [1]);
    assert_eq!(of(&["总体目标|修复林道30公里"]), Vec::<u32>::new());
    assert_eq!(of(&["总体目标|年度目标|修复林道30公里"]), Vec::<u32>::new());
}

#[test]
fn two_values_beside_a_name_are_of_the_year_and_of_the_whole_time() {
    let read = page(&[
        "项目名称|防火道开设|年度预算（万元）|60",
        "长期目标|开设防火道90公里",
        "年度绩效目标|开设防火道30公里",
        "一级指标|二级指标|三级指标|实施周期指标值|本年度指标值|计量单位",
        "产出指标|数量指标|防火道里程|90|30|公里",
        "|成本指标|总成本|180|60|万元",
    ]);
    assert_eq!(
        indicators(&read),
        [
            "产出指标/数量指标 防火道里程: number eq 30 公里",
            "产出指标/成本指标 总成本: money eq 60 万元",
            "产出指标/数量指标 防火道里程: number eq 90 公里",
            "产出指标/成本指标 总成本: money eq 180 万元",
        ]
    );
    assert_eq!(of_whole_time(&read), (vec![1], vec![3, 4]));
    assert_eq!((unread(&read), failed(&read)), (vec![], vec![]));
}

#[test]
fn a_row_without_a_value_is_not_joined_with_the_next_where_both_have_a_weight() {
    let read = page(&[
        "项目名称|养老补贴|年度预算（万元）|200",
        "资金支出进度|一季度末|二季度末|三季度末|四季度末",
        "累计支出比例|25%|50%|75%|100%",
        "一级指标|二级指标|三级指标|指标值|权重|指标解释",
        "产出指标|数量指标|补贴机构数||20|补贴的养老机构",
        "||补贴床位数|1070张|10|",
    ]);
    assert_eq!(
        indicators(&read),
        ["产出指标/数量指标 补贴机构数: empty text", "产出指标/数量指标 补贴床位数: number eq 1070 张"]
    );
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn indicators_below_a_column_of_their_kind_are_no_objectives() {
    let read = page(&[
        "项目名称|村级公路硬化",
        "资金来源（元）|总额|3600000|财政拨款|2800000|其他|800000",
        "年度目标|硬化公路6公里",
        "指标类型|指标内容|指标值|备注",
        "产出指标|硬化公路里程|6公里|含错车道",
        "|完工时间|2024年10月|",
        "效益指标|受益村数|5个|",
    ]);
    assert_eq!(funds(&read), [Some(3_600_000), Some(2_800_000), Some(800_000)]);
    let project = read.projects.first().unwrap();
    assert_eq!(project.objectives.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["硬化公路6公里"]);
    assert_eq!(
        indicators(&read),
        [
            "产出指标/ 硬化公路里程: number eq 6 公里",
            "产出指标/ 完工时间: date eq 2024-10-31",
            "效益指标/ 受益村数: number eq 5 个",
        ]
    );
    let odd = page(&["项目名称|路灯", "年度目标|亮灯", "名目|甲|乙|丙", "亮灯率|一|二|三"]);
    assert_eq!(odd.projects.first().unwrap().objectives.len(), 1);
    assert!(unread(&odd).iter().any(|line| line.starts_with("亮灯率: it stands among objectives")));
}

#[test]
fn a_schedule_at_the_foot_of_a_form_is_that_of_the_form_above() {
    let form = |name: &'static str, values: &'static str| {
        [
            name,
            "年度预算（万元）|46",
            "年度绩效目标|改造泵站",
            "一级指标|二级指标|三级指标|指标值|计量单位",
            "产出指标|数量指标|改造泵站|3|座",
            "效益指标|社会效益指标|受益人口|2600|人",
            "资金支出计划|3月底|6月底|9月底|12月底",
            values,
        ]
    };
    let rows = [form("项目名称|泵站改造", "|5%|35%|65%|100%"), form("项目名称|堤防加固", "|15%|45%|75%|100%")].concat();
    let read = page(&rows);
    let schedules: Vec<_> = read
        .projects
        .iter()
        .map(|project| {
            let points: Vec<_> = project.schedule.iter().map(|point| point.printed.as_str()).collect();
            (project.name.as_str(), points, project.indicators.len())
        })
        .collect();
    assert_eq!(
        schedules,
        [("泵站改造", vec!["5%", "35%", "65%", "100%"], 2), ("堤防加固", vec!["15%", "45%", "75%", "100%"], 2)]
    );
    assert_eq!(unread(&read), Vec::<String>::new());
}
