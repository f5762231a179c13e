//! R25: procurement limits.

use super::{failed, of};

const LIMITS: &str = "货物、服务50万元（含）以上，工程80万元（含）以上。";
const TENDER: &str = "货物、服务200万元（含）以上，工程400万元（含）以上。";

#[test]
fn a_limit_that_is_not_below_that_of_open_tenders_is_found() {
    assert_eq!(
        failed(&[(LIMITS, "货物、服务50万元（含）以上，工程400万元（含）以上。")]),
        ["R25 warning 工程采购限额标准: 工程采购限额400万元不低于公开招标数额400万元"]
    );
}

#[test]
fn a_limit_that_does_not_say_whether_it_is_included_is_found() {
    assert_eq!(
        failed(&[(TENDER, "货物、服务200万元（含）以上，工程400万元。")]),
        ["R25 warning 工程采购限额标准: 工程公开招标数额标准未写明含或不含"]
    );
}

#[test]
fn a_limit_of_nothing_is_found() {
    assert_eq!(
        failed(&[(LIMITS, "货物、服务50万元（含）以上，工程0万元（含）以上。")]),
        ["R25 warning 工程采购限额标准: 工程采购限额标准不为正"]
    );
}

#[test]
fn a_catalogue_that_does_not_fit_the_year_is_found() {
    let found = |year: &str| failed(&[("（2024年版）", &format!("（{year}年版）"))]);
    let name = "R25 warning 青溪县2025年县级财政预算信息公开说明";
    assert_eq!(found("2026"), [format!("{name}: 2026年版集中采购目录不适用于2025年 [2015..2025 / 2026]")]);
    assert_eq!(found("2010"), [format!("{name}: 2010年版集中采购目录不适用于2025年 [2015..2025 / 2010]")]);
    assert_eq!(found("2020"), Vec::<String>::new());
}

#[test]
fn a_threshold_that_refers_elsewhere_is_undecided() {
    let changes = [(TENDER, "货物、服务200万元（含）以上，工程按照相关规定执行。")];
    assert!(of("R25", &changes).contains(&"undecided 工程采购限额标准: 未列工程公开招标数额标准的金额".to_owned()));
    assert_eq!(failed(&changes), Vec::<String>::new());
}
