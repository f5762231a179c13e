//! R22: what a disclosure has to contain.

use super::{failed, of};

const TITLE: &str = "青溪县2025年县级财政预算信息公开说明";

#[test]
fn a_section_that_is_not_there_is_found() {
    let changes = [
        ("六、政府采购情况", "六、其他事项"),
        (
            "2025年政府采购限额标准：货物、服务50万元（含）以上，工程80万元（含）以上。公开招标数额标准：货物、服务200万元（含）以上，工程400万元（含）以上。",
            "",
        ),
    ];
    assert_eq!(failed(&changes), [format!("R22 warning {TITLE}: 没有公开政府采购")]);
}

#[test]
fn what_is_stated_not_to_exist_is_there() {
    let transfers = "各乡镇作为部门管理，年初预算未安排对下转移支付。";
    assert_eq!(failed(&[("四、转移支付情况", "四、乡镇情况"), (transfers, transfers)]), Vec::<String>::new());
}

#[test]
fn tables_that_may_be_published_elsewhere_are_undecided() {
    assert_eq!(
        of("R22", &[]),
        [
            format!(
                "undecided {TITLE}: 本文件没有一般公共预算收支表、政府性基金预算收支表、社会保险基金预算收支表，是否另行公开无从判断"
            ),
            format!("passed {TITLE}: 应公开的事项齐全"),
        ]
    );
}

#[test]
fn a_section_that_says_nothing_is_found() {
    let transfers = "各乡镇作为部门管理，年初预算未安排对下转移支付。";
    for words in
        ["略", "略。", "/", "详见附件。", "具体情况详见附件3《转移支付表》。", "详见县财政局网站", "另行公开。"]
    {
        assert_eq!(
            failed(&[(transfers, words)]),
            [format!("R22 warning {TITLE}: 转移支付：“四、转移支付情况”下只写“{words}”，没有数据，也没有写明无此项")]
        );
    }
    for clean in ["本年度无转移支付。", "无。", "无转移支付", "未安排对下转移支付，详见附件。", "转移支付情况见下表"]
    {
        assert_eq!(failed(&[(transfers, clean)]), Vec::<String>::new(), "{clean}");
    }
}

/// A table of government funds without a figure, with what stands above and below it.
fn fund_table(above: &str, rows: &str, below: &str) -> String {
    format!(
        "<p>附表4 2025年政府性基金预算支出表</p>{above}<table>\
         <tr><td>科目编码</td><td>科目名称</td><td>合计</td><td>基本支出</td><td>项目支出</td></tr>{rows}</table>{below}\
         <p>一般债券付息项目绩效目标表</p>"
    )
}

#[test]
fn an_empty_table_carries_its_note() {
    const NEXT: &str = "<p>一般债券付息项目绩效目标表</p>";
    const BLANK: &str = "<tr><td></td><td></td><td></td><td></td><td></td></tr>";
    const TOTAL: &str = "<tr><td></td><td>合计</td><td></td><td></td><td></td></tr>";
    const FIGURES: &str = "<tr><td>212</td><td>城乡社区支出</td><td>120</td><td></td><td>120</td></tr>";
    const WITHIN: &str = "<tr><td colspan=5>本县没有政府性基金预算支出，此表为空</td></tr>";
    let found = |above: &str, rows: &str, below: &str| -> Vec<String> {
        let all = of("R22", &[(NEXT, &fund_table(above, rows, below))]);
        all.into_iter().filter(|line| line.contains("附表4")).collect()
    };
    for rows in [BLANK, TOTAL, &[BLANK, TOTAL].concat()] {
        let empty = format!("failed {TITLE}: “附表4 2025年政府性基金预算支出表”是空表，没有注明原因");
        assert_eq!(found("", rows, ""), std::slice::from_ref(&empty));
        assert_eq!(found("<p>单位：万元</p>", rows, ""), [empty]);
        for (above, below) in [("", "<p>注：本表无数据。</p>"), ("<p>（本县无政府性基金预算支出）</p>", "")]
        {
            let all = found(above, rows, below);
            assert_eq!(all.len(), 1, "{all:?}");
            assert!(all.iter().all(|line| line.starts_with("passed ") && line.contains("是空表，并注明“")), "{all:?}");
        }
    }
    assert_eq!(
        found("", WITHIN, ""),
        [format!(
            "passed {TITLE}: “附表4 2025年政府性基金预算支出表”是空表，并注明“本县没有政府性基金预算支出，此表为空”"
        )]
    );
    assert_eq!(found("", FIGURES, ""), Vec::<String>::new());
    assert_eq!(found("", &[TOTAL, FIGURES].concat(), ""), Vec::<String>::new());
}
