//! R17: years.

use super::{failed, of_subject, row};

const NONE: &str = "我县无国有资本经营收入，未安排2025年国有资本经营预算。";
const TITLE: &str = "青溪县2025年县级财政预算信息公开说明";

fn deadline(value: &str) -> String {
    row(&["完成期限", "全部完工时间", value, "工作方案"])
}

#[test]
fn a_target_in_another_year_is_found() {
    for (value, year) in
        [("2024年11月底前", "2024"), ("2026年6月", "2026"), ("2023.12.31之前", "2023"), ("2024年底", "2024")]
    {
        assert_eq!(
            failed(&[(&deadline("2025年11月底前"), &deadline(value))]),
            [format!("R17 error 乡村道路养护: “完成期限”{value}不在2025年度内 [2025 / {year}]")]
        );
    }
    assert_eq!(of_subject("R17", "乡村道路养护", &[]), ["passed “完成期限”2025年11月底前在2025年度内"]);
}

#[test]
fn a_project_without_a_date_is_undecided() {
    let changes = [(&*deadline("2025年11月底前"), &*deadline("按期完成"))];
    assert_eq!(of_subject("R17", "乡村道路养护", &changes), ["undecided 没有日期指标"]);
}

#[test]
fn words_that_begin_with_another_year_are_found_and_comparisons_are_not() {
    assert_eq!(
        failed(&[(&deadline("2025年11月底前"), &deadline("2024年度全部任务"))]),
        ["R17 error 乡村道路养护: “完成期限”2024年度全部任务不在2025年度内 [2025 / 2024]"]
    );
    for other in ["高于2024年", "2024年水平", "较2024年缩短", "达到2024年同期进度"] {
        assert_eq!(failed(&[(&deadline("2025年11月底前"), &deadline(other))]), Vec::<String>::new(), "{other}");
    }
}

#[test]
fn a_deadline_that_is_over_is_found_in_a_purpose() {
    let purpose = "养护乡村道路50公里，每公里3万元，按月考核。";
    let late = "养护乡村道路50公里，每公里3万元，2024年9月底前完成。";
    assert_eq!(
        failed(&[(purpose, late)]),
        ["R17 error 乡村道路养护: 资金用途“2024年9月底前完成”不在2025年度内 [2025 / 2024]"]
    );
    for other in [
        "2021-2025年规划内道路50公里，每公里3万元",
        "2020年以前建成的道路50公里，每公里3万元",
        "依据青政办〔2022〕14号养护50公里，每公里3万元",
        "支付2024年度工程尾款，50公里，每公里3万元",
    ] {
        assert_eq!(failed(&[(purpose, other)]), Vec::<String>::new(), "{other}");
    }
}

#[test]
fn a_task_of_another_year_is_found() {
    const AIM: &str = "保持道路畅通";
    for task in ["完成2024年建设任务", "完成2024年度道路养护目标", "完成 2024 年度抚恤金的发放", "完成2026年度建设任务"]
    {
        let printed: String = task.split_whitespace().collect();
        let year = if printed.contains("2024") { "2024" } else { "2026" };
        assert_eq!(
            failed(&[(AIM, task)]),
            [format!("R17 error 乡村道路养护: 绩效目标“{printed}”不在2025年度内 [2025 / {year}]")]
        );
    }
    // It may be meant, but it is striking.
    for task in ["保障2024年度道路养护工作开展", "预计2024年养护道路"] {
        assert_eq!(
            failed(&[(AIM, task)]),
            [format!("R17 warning 乡村道路养护: 绩效目标“{task}”不在2025年度内 [2025 / 2024]")]
        );
    }
    for other in [
        "完成2025年建设任务",
        "支付2024年结转项目资金",
        "完成2024年结转项目建设",
        "自2024年起养护",
        "上年2024年完成养护",
        "完成2024年度绩效评价工作",
        "完成2024年尾款支付",
        "完成2024年任务，启动2025年任务",
        "完成2021-2025年规划任务",
        "开展2024年度部门项目绩效评价",
        "做好2026年预算编制",
        "确保2024年发现的隐患整改到位",
        "落实2024年国家政策",
        "保障2026年汛期安全",
    ] {
        assert_eq!(failed(&[(AIM, other)]), Vec::<String>::new(), "{other}");
    }
}

#[test]
fn money_that_a_table_budgets_for_another_year_is_found() {
    const AIM: &str = "保持道路畅通";
    for said in ["2024年预算安排150万元", "2024年度安排150万元", "2026年预算150万元", "本年度（2024年）"]
    {
        let year = if said.contains("2024") { "2024" } else { "2026" };
        let folded = said.replace('（', "(").replace('）', ")");
        assert_eq!(
            failed(&[(AIM, &format!("{said}，用于路面修补"))]),
            [format!("R17 error 乡村道路养护: 绩效目标“{folded}”不在2025年度内 [2025 / {year}]")]
        );
    }
    assert_eq!(
        failed(&[(AIM, "用于2024年道路养护工作")]),
        ["R17 warning 乡村道路养护: 绩效目标“用于2024年道路养护工作”不在2025年度内 [2025 / 2024]"]
    );
    for other in [
        "2025年预算安排150万元",
        "2024年预算安排150万元，2025年安排150万元",
        "较2024年预算150万元持平",
        "2024年已安排80万元，本年安排150万元，2026年拟安排80万元",
        "本年安排150万元，2026年拟安排80万元",
        "2024年安排资金150万元已全部支付",
        "2024年安排的结转资金150万元",
        "自2024年安排专人养护",
        "用于2024年工程尾款",
    ] {
        assert_eq!(failed(&[(AIM, other)]), Vec::<String>::new(), "{other}");
    }
}

#[test]
fn a_period_that_does_not_contain_the_year_is_found() {
    const BUDGET: &str = "<tr><td>年度预算</td><td>150</td>";
    let period = |text: &str| {
        format!("<tr><td>项目期限</td><td colspan=2>{text}</td><td>主管部门</td><td colspan=2>交通局</td></tr>{BUDGET}")
    };
    for text in ["2020年至2024年", "2022-2024年", "2024.01-2024.12", "2026年1月-2027年12月"] {
        let year = if text.starts_with("2026") { "2026" } else { "2024" };
        assert_eq!(
            failed(&[(BUDGET, &period(text))]),
            [format!("R17 warning 乡村道路养护: “项目期限”{text}不在2025年度内 [2025 / {year}]")]
        );
    }
    for text in ["2023年—2025年", "2025年", "3年", "2023年起", "长期"] {
        assert_eq!(failed(&[(BUDGET, &period(text))]), Vec::<String>::new(), "{text}");
    }
    let changes = [(&*deadline("2025年11月底前"), &*deadline("按期完成")), (BUDGET, &*period("2023年—2025年"))];
    assert_eq!(of_subject("R17", "乡村道路养护", &changes), ["passed “项目期限”2023年—2025年包含2025年度"]);
}

#[test]
fn headings_and_heads_of_another_year_are_found() {
    for (from, to) in [
        ("三、“三公”经费情况", "三、2024年“三公”经费预算情况"),
        ("三、“三公”经费情况", "三、“三公”经费预算情况（2024年度）"),
        ("乡村道路养护项目绩效目标表", "乡村道路养护项目绩效目标表（2024年度）"),
        ("乡村道路养护项目绩效目标表", "2024年度项目支出绩效目标表"),
    ] {
        let found = failed(&[(from, to)]);
        assert!(
            found.len() == 1 && found[0].starts_with("R17 error ") && found[0].ends_with("[2025 / 2024]"),
            "{found:?}"
        );
    }
    for (from, to) in [
        ("三、“三公”经费情况", "三、2024年“三公”经费预算执行情况"),
        ("三、“三公”经费情况", "三、“三公”经费预算情况（2025年度）"),
        ("乡村道路养护项目绩效目标表", "乡村道路养护项目绩效目标表（2025年度）"),
    ] {
        assert_eq!(failed(&[(from, to)]), Vec::<String>::new(), "{to}");
    }
}

#[test]
fn a_statement_on_another_year_is_found() {
    assert_eq!(
        failed(&[(NONE, "我县无国有资本经营收入，未安排2024年国有资本经营预算。")]),
        [
            "R17 error 国有资本经营预算: 2025年预算的说明写了2024年：“我县无国有资本经营收入，未安排2024年国有资本经营预算” [2025 / 2024]"
        ]
    );
    for other in [
        "截至2024年底我县无国有资本经营收入，未安排国有资本经营预算。",
        "我县自2020年起未安排国有资本经营预算。",
        "与2024年一样，我县未安排国有资本经营预算。",
        "按照青财〔2022〕8号，我县未安排国有资本经营预算。",
        "2021-2025年规划期内，我县未安排国有资本经营预算。",
    ] {
        let found = failed(&[(NONE, other)]);
        assert_eq!(found, Vec::<String>::new(), "{other}");
    }
}

#[test]
fn a_paragraph_that_plans_for_another_year_is_found() {
    assert_eq!(
        failed(&[("<p>2025年“三公”经费预算215.6万元", "<p>2024年安排“三公”经费215.6万元")]),
        [format!("R17 error {TITLE}: 2025年预算的说明写了2024年：“2024年安排” [2025 / 2024]")]
    );
    assert_eq!(
        failed(&[("<p>2025年“三公”经费预算215.6万元", "<p>2024年“三公”经费预算合计215.6万元")]),
        [format!("R17 error {TITLE}: 2025年预算的说明写了2024年：“2024年“三公”经费预算合计” [2025 / 2024]")]
    );
    for (words, shown) in [
        ("2024年，青溪县本级“三公”经费安排215.6万元", "2024年，青溪县本级“三公”经费安排"),
        ("2024年计划偿还政府债务本息", "2024年计划偿还"),
        ("2024年县级一般公共预算收入总计86000万元", "2024年县级一般公共预算收入总计"),
    ] {
        let own = "<p>2025年“三公”经费预算215.6万元";
        let found = failed(&[(own, &format!("<p>{words}。</p>{own}"))]);
        assert_eq!(found, [format!("R17 error {TITLE}: 2025年预算的说明写了2024年：“{shown}” [2025 / 2024]")]);
    }
    for other in [
        "<p>2024年“三公”经费预算执行数215.6万元",
        "<p>2024年预算数220万元，今年预算215.6万元",
        "<p>2024年预算为220万元，执行率95%",
    ] {
        let found = failed(&[("<p>2025年“三公”经费预算215.6万元", other)]);
        assert!(found.iter().all(|found| !found.starts_with("R17 ")), "{found:?}");
    }
    let before = ("各乡镇作为部门管理，", "2024年安排试点，2025年全面推开，各乡镇作为部门管理，");
    assert_eq!(failed(&[before]), Vec::<String>::new());
}
