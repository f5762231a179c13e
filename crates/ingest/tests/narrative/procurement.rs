//! Procurement thresholds: each amount with its categories, and those that are regulated elsewhere.

use super::hold;

const HEADING: &str = "四、政府采购情况";

#[test]
fn what_is_regulated_elsewhere_is_a_threshold_of_its_own() {
    hold(
        HEADING,
        &[
            (
                "公开招标数额标准：货物类150万元（含）、服务类250万元（不含）、工程类按照国家规定执行。",
                &[
                    "goods open_tender 150万元=1500000.00 inclusive “货物类150万元（含）”",
                    "services open_tender 250万元=2500000.00 exclusive “服务类250万元（不含）”",
                    "works open_tender “工程类按照国家规定执行”",
                ],
            ),
            (
                "公开招标数额标准：货物150万元、服务类和工程类另行规定。",
                &[
                    "goods open_tender 150万元=1500000.00 “货物150万元”",
                    "services open_tender “服务类和工程类另行规定”",
                    "works open_tender “服务类和工程类另行规定”",
                ],
            ),
        ],
    );
}

#[test]
fn an_amount_without_its_last_word_is_one() {
    hold(
        HEADING,
        &[
            (
                "采购限额标准：货物、服务预算金额40万（不含）以下的，工程80万（不含）以下的不需办理采购手续。",
                &[
                    "goods procurement_limit 40万元=400000.00 inclusive “货物、服务预算金额40万（不含）以下的”",
                    "services procurement_limit 40万元=400000.00 inclusive “货物、服务预算金额40万（不含）以下的”",
                    "works procurement_limit 80万元=800000.00 inclusive “工程80万（不含）以下的不需办理采购手续”",
                ],
            ),
            (
                "采购限额标准：货物预算金额达到40万元以下的，工程达到80万元（不含）以下的不需办理采购手续。",
                &[
                    "goods procurement_limit 40万元=400000.00 “货物预算金额达到40万元以下的”",
                    "works procurement_limit 80万元=800000.00 inclusive “工程达到80万元（不含）以下的不需办理采购手续”",
                ],
            ),
            (
                "集中采购目录以外、限额标准以上：货物和服务≥40万元，工程>1百万元。",
                &[
                    "goods procurement_limit 40万元=400000.00 inclusive “货物和服务≥40万元”",
                    "services procurement_limit 40万元=400000.00 inclusive “货物和服务≥40万元”",
                    "works procurement_limit 1百万元=1000000.00 exclusive “工程>1百万元”",
                ],
            ),
            (
                "采购限额标准：货物类40-50万元，服务类40多万元，工程类80万元。",
                &["works procurement_limit 80万元=800000.00 “工程类80万元”", "unread 40-50万元, 40多万元"],
            ),
        ],
    );
}

#[test]
fn amounts_in_turn_are_those_of_the_categories_before() {
    let words = "采购限额标准为货物、工程和服务分别为40万元、80万元、30万元";
    let line = |category: &str, amount: &str| format!("{category} procurement_limit {amount} “{words}”");
    let expected =
        [line("goods", "40万元=400000.00"), line("works", "80万元=800000.00"), line("services", "30万元=300000.00")];
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    hold(
        HEADING,
        &[
            (&format!("{words}。"), &expected),
            ("采购限额标准为货物、工程和服务分别为40万元、80万元。", &["unread 40万元, 80万元"]),
        ],
    );
}

#[test]
fn what_is_outside_of_the_scope_of_procurement_is_below_a_limit() {
    let works = |words: &str| format!("works procurement_limit 60万元=600000.00 {words}");
    hold(
        HEADING,
        &[
            (
                "30万元以下（不含）的货物和服务、60万元以下（不含）的工程，不属于政府采购范围。",
                &[
                    "goods procurement_limit 30万元=300000.00 inclusive “30万元以下（不含）的货物和服务”",
                    "services procurement_limit 30万元=300000.00 inclusive “30万元以下（不含）的货物和服务”",
                    &works("inclusive “60万元以下（不含）的工程”"),
                ],
            ),
            (
                "60万元（含）以下的工程不纳入政府采购管理。",
                &[&works("exclusive “60万元（含）以下的工程不纳入政府采购管理”")],
            ),
            (
                "60万元（含）以上的工程纳入政府采购范围。",
                &[&works("inclusive “60万元（含）以上的工程纳入政府采购范围”")],
            ),
        ],
    );
}

#[test]
fn projects_from_an_amount_on_that_are_procured_state_a_limit() {
    hold(
        "五、政府采购情况",
        &[(
            "集中采购目录以外，货物、服务类单项金额达到40万元（含）以上、工程类80万元（含）以上的项目执行政府采购。",
            &[
                "goods procurement_limit 40万元=400000.00 inclusive “货物、服务类单项金额达到40万元（含）以上”",
                "services procurement_limit 40万元=400000.00 inclusive “货物、服务类单项金额达到40万元（含）以上”",
                "works procurement_limit 80万元=800000.00 inclusive “工程类80万元（含）以上的项目执行政府采购”",
            ],
        )],
    );
}

#[test]
fn the_limit_before_a_change_is_none_any_more() {
    hold(
        HEADING,
        &[(
            "采购限额标准：货物40万元，工程由70万元提高到80万元。",
            &[
                "goods procurement_limit 40万元=400000.00 “货物40万元”",
                "works procurement_limit 80万元=800000.00 “工程由70万元提高到80万元”",
                "unread 70万元",
            ],
        )],
    );
}

#[test]
fn a_duty_behind_the_amounts_is_that_of_all_of_them() {
    for (words, goods, works) in [
        (
            "单项采购金额达到150万元以上（含150万元）的货物和服务项目、300万元以上（含300万元）的工程项目，应采用公开招标方式。",
            "“单项采购金额达到150万元以上（含150万元）的货物和服务项目”",
            "“300万元以上（含300万元）的工程项目”",
        ),
        (
            "货物和服务项目采购金额达到150万元以上（含150万元）、工程项目300万元以上（含300万元）的，应当采用公开招标方式。",
            "“货物和服务项目采购金额达到150万元以上（含150万元）”",
            "“工程项目300万元以上（含300万元）的”",
        ),
        (
            "单项采购金额150万元（含）以上的货物、服务和300万元（含）以上的工程，必须公开招标。",
            "“单项采购金额150万元（含）以上的货物、服务”",
            "“300万元（含）以上的工程”",
        ),
    ] {
        hold(
            HEADING,
            &[(
                words,
                &[
                    &format!("goods open_tender 150万元=1500000.00 inclusive {goods}"),
                    &format!("services open_tender 150万元=1500000.00 inclusive {goods}"),
                    &format!("works open_tender 300万元=3000000.00 inclusive {works}"),
                ],
            )],
        );
    }
    hold(
        HEADING,
        &[(
            "集中采购目录以外，单项预算金额50万元（含）以上的货物、服务，60万元（含）以上的工程，适用政府采购程序。",
            &[
                "goods procurement_limit 50万元=500000.00 inclusive “单项预算金额50万元（含）以上的货物、服务”",
                "services procurement_limit 50万元=500000.00 inclusive “单项预算金额50万元（含）以上的货物、服务”",
                "works procurement_limit 60万元=600000.00 inclusive “60万元（含）以上的工程”",
            ],
        )],
    );
}

#[test]
fn no_category_has_two_amounts_of_one_kind_unless_both_name_it() {
    hold(
        HEADING,
        &[
            (
                "货物、服务项目公开招标数额标准为350万元（含），施工单项合同估算价公开招标数额标准为450万元（含）。",
                &[
                    "goods open_tender 350万元=3500000.00 inclusive “货物、服务项目公开招标数额标准为350万元（含）”",
                    "services open_tender 350万元=3500000.00 inclusive “货物、服务项目公开招标数额标准为350万元（含）”",
                    "works open_tender 450万元=4500000.00 inclusive “施工单项合同估算价公开招标数额标准为450万元（含）”",
                ],
            ),
            (
                "货物公开招标数额标准为350万元，园林绿化为450万元。",
                &["goods open_tender 350万元=3500000.00 “货物公开招标数额标准为350万元”", "unread 450万元"],
            ),
            (
                "公开招标数额标准：货物和服务350万元；工程以及与工程建设有关的货物、服务执行国务院有关规定。",
                &[
                    "goods open_tender 350万元=3500000.00 “货物和服务350万元”",
                    "services open_tender 350万元=3500000.00 “货物和服务350万元”",
                    "works open_tender “工程以及与工程建设有关的货物、服务执行国务院有关规定”",
                ],
            ),
        ],
    );
}

#[test]
fn a_sentence_behind_the_limits_says_whether_they_are_meant_themselves() {
    hold(
        HEADING,
        &[(
            "采购限额标准：货物类50万元、工程类60万元。单项采购预算达到限额标准（含）以上的，按政府采购规定执行。",
            &[
                "goods procurement_limit 50万元=500000.00 inclusive “货物类50万元”",
                "works procurement_limit 60万元=600000.00 inclusive “工程类60万元”",
            ],
        )],
    );
}
