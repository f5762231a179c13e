//! R24: from the day of approval to that of publication.

use super::{failed, of};

const TITLE: &str = "青溪县2025年县级财政预算信息公开说明";
const ISSUED: &str = "发布时间：2025年2月10日";
const APPROVED: &str = "2025年1月22日，青溪县第十八届人民代表大会第五次会议审查批准了县级预算。";

/// What the rule says where only this tells the days.
fn says(words: &str) -> String {
    let found = of("R24", &[(ISSUED, "信息公开"), (APPROVED, words)]);
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].replace(&format!(" {TITLE}"), "")
}

#[test]
fn the_budget_is_published_within_twenty_days() {
    assert_eq!(of("R24", &[]), [format!("passed {TITLE}: 2025-01-22批准，2025-02-10公开，相隔19日")]);
    assert_eq!(
        failed(&[(ISSUED, "发布时间：2025-03-10")]),
        [format!("R24 warning {TITLE}: 2025-01-22批准，2025-03-10公开，相隔47日 [≤ 20 / 47]")]
    );
    assert_eq!(of("R24", &[(ISSUED, "信息公开")]), [format!("undecided {TITLE}: 不知公开日期")]);
}

#[test]
fn days_are_read_in_whatever_words_and_order() {
    for (words, found) in [
        (
            "县级预算经县第十八届人民代表大会第五次会议于3月5日审议批准，县财政局于3月28日向社会公开。",
            "failed: 2025-03-05批准，2025-03-28公开，相隔23日",
        ),
        (
            "预算草案经县人民代表大会于2025年3月5日表决通过，3月15日在政府门户网站公布。",
            "passed: 2025-03-05批准，2025-03-15公开，相隔10日",
        ),
        (
            "经县人民代表大会于2025年3月5日通过，3月29日通过门户网站公布。",
            "failed: 2025-03-05批准，2025-03-29公开，相隔24日",
        ),
        ("批准日期：2025年1月10日；公开日期：2025年2月5日。", "failed: 2025-01-10批准，2025-02-05公开，相隔26日"),
        (
            "本预算于2025年3月28日公开，此前县人民代表大会于2025年3月5日批准。",
            "failed: 2025-03-05批准，2025-03-28公开，相隔23日",
        ),
        (
            "县人民代表大会于二〇二五年三月五日批准，二○二五年三月二十八日公开。",
            "failed: 2025-03-05批准，2025-03-28公开，相隔23日",
        ),
        ("县财政局2月5日批复部门预算，2月28日在门户网站公开。", "failed: 2025-02-05批准，2025-02-28公开，相隔23日"),
        (
            "2025年1月20日至22日召开的县人民代表大会批准了预算，公开时间为2025年2月10日。",
            "passed: 2025-01-22批准，2025-02-10公开，相隔19日",
        ),
    ] {
        assert_eq!(says(words), found, "{words}");
    }
}

#[test]
fn deadlines_laws_and_other_decisions_are_no_such_days() {
    for (words, found) in [
        ("县人民代表大会于1月22日批准预算，各部门于2月25日前公开，2025年3月1日起公开招标。", "undecided: 不知公开日期"),
        ("县人大常委会2025年6月5日批准预算调整方案，2025年7月20日公开。", "undecided: 不知批准日期"),
        ("按照2018年12月29日通过的法律，2025年2月10日公开。", "undecided: 不知批准日期"),
        (
            "县人民代表大会于2月22日批准预算，2025年1月5日公开征求意见后，1月10日公布。",
            "undecided: 2025-01-10公开，早于2025-02-22批准，说不清是否同一预算",
        ),
    ] {
        assert_eq!(says(words), found, "{words}");
    }
}
