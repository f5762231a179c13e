//! Invented indicators of a project.

use openbudget_domain::evidence::Missing;
use openbudget_domain::indicator::{Indicator, Level1, Level2};
use openbudget_domain::period::Period;
use openbudget_domain::project::Framework;
use openbudget_domain::target::{Target, TargetKind};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::vocabulary::{ASKED, BASES, BENEFITS, COUNTS, MILESTONES, RATES, WORDS};
use super::{evidence, target};
use crate::template::variant::ProjectTemplate;

/// A row without its levels.
type Content = (String, Option<String>, Target, Option<String>);

/// The rows of one level 2.
type Group = ((Level1, String), (Level2, String), Vec<Content>);

/// A full set: every level 2 that the framework requires, in an order of the office's own.
pub(super) fn of(template: ProjectTemplate, year: i32, cost: Target) -> impl Strategy<Value = Vec<Indicator>> {
    let output = (
        quantity(),
        content(select(RATES), prop_oneof![4 => target::percent(), 1 => target::range(), 1 => target::words()]),
        content(select(MILESTONES), target::day(year)),
        0..4_usize,
    );
    let benefits = (
        subsequence(
            vec![
                (Level2::EconomicBenefit, "经济效益指标"),
                (Level2::SocialBenefit, "社会效益指标"),
                (Level2::EcologicalBenefit, "生态效益指标"),
                (Level2::SustainableImpact, "可持续影响指标"),
            ],
            1..=4,
        ),
        proptest::collection::vec(benefit(), 4),
        select(vec!["可持续影响指标", "可持续影响", "可持续性影响"]),
    );
    let satisfaction = content(select(ASKED), target::percent());
    (output, benefits, satisfaction).prop_map(move |(output, benefits, satisfaction)| {
        let mut groups = outputs(&template, output, &cost);
        let (kinds, contents, sustainable) = benefits;
        for ((level2, printed), content) in kinds.into_iter().zip(contents) {
            let printed = if level2 == Level2::SustainableImpact { sustainable } else { printed };
            let level1 = (Level1::Benefit, template.benefit.to_owned());
            groups.push((level1, (level2, printed.to_owned()), vec![content]));
        }
        groups.push((
            (Level1::Satisfaction, "满意度指标".to_owned()),
            (Level2::BeneficiarySatisfaction, "服务对象满意度指标".to_owned()),
            vec![satisfaction],
        ));
        number(groups, &template)
    })
}

/// The groups of output and cost, rotated as some offices do.
fn outputs(template: &ProjectTemplate, output: (Vec<Content>, Content, Content, usize), cost: &Target) -> Vec<Group> {
    let (quantity, quality, timeliness, rotation) = output;
    let name = if template.framework == Framework::Cn2021 { "项目总成本" } else { "财政投入金额" };
    let cost = vec![(name.to_owned(), Some(name.to_owned()), cost.clone(), Some("预算批复".to_owned()))];
    let level1 = || (Level1::Output, "产出指标".to_owned());
    let mut groups = vec![
        (level1(), (Level2::Quantity, "数量指标".to_owned()), quantity),
        (level1(), (Level2::Quality, "质量指标".to_owned()), vec![quality]),
        (level1(), (Level2::Timeliness, "时效指标".to_owned()), vec![timeliness]),
    ];
    if template.framework == Framework::Cn2021 {
        let level1 = (Level1::Cost, "成本指标".to_owned());
        groups.insert(0, (level1, (Level2::EconomicCost, "经济成本指标".to_owned()), cost));
    } else {
        groups.push((level1(), (Level2::Cost, "成本指标".to_owned()), cost));
        groups.rotate_left(rotation);
    }
    groups
}

fn number(groups: Vec<Group>, template: &ProjectTemplate) -> Vec<Indicator> {
    let mut indicators = Vec::new();
    let mut ordinal = 0;
    for ((level1, level1_printed), (level2, level2_printed), contents) in groups {
        for (name, description, target, basis) in contents {
            ordinal += 1;
            let description = description.filter(|_| template.description);
            let basis = basis.filter(|_| template.basis);
            let mut missing = vec![];
            if description.is_none() {
                missing.push(("description", if template.description { Missing::Blank } else { Missing::Absent }));
            }
            if basis.is_none() {
                missing.push(("basis", if template.basis { Missing::Blank } else { Missing::Absent }));
            }
            let target = if template.operator_and_unit { apart(target) } else { target };
            if target.kind == TargetKind::Empty {
                missing.push(("target", Missing::Blank));
            }
            let weight = template.weight.then(|| (ordinal * 5).to_string());
            if weight.is_none() {
                missing.push(("weight", Missing::Absent));
            }
            indicators.push(Indicator {
                id: String::new(),
                ordinal,
                level1: Some(level1),
                level1_printed: Some(level1_printed.clone()),
                level2: Some(level2),
                level2_printed: Some(level2_printed.clone()),
                name,
                description,
                target,
                basis,
                weight,
                period: Period::Year,
                evidence: evidence(missing),
            });
        }
    }
    indicators
}

/// The target as it is printed where operator and unit have columns of their own: the number alone.
fn apart(target: Target) -> Target {
    match target.value {
        Some(value) => Target { printed: value.to_string(), ..target },
        None => target,
    }
}

fn quantity() -> impl Strategy<Value = Vec<Content>> {
    let one = select(COUNTS).prop_flat_map(|(name, unit)| content(Just(name), target::count(unit)));
    proptest::collection::vec(one, 1..=3)
}

fn benefit() -> impl Strategy<Value = Content> {
    let own_words = select(BENEFITS).prop_map(|name| {
        let target = target::bare(name.to_owned(), TargetKind::Text);
        (name.to_owned(), Some(name.to_owned()), target, Some("年度工作计划".to_owned()))
    });
    prop_oneof![
        3 => content(select(BENEFITS), target::words()),
        1 => content(select(BENEFITS), target::percent()),
        1 => content(select(BENEFITS), target::yes_or_no()),
        1 => content(select(BENEFITS), target::unit_cost()),
        1 => own_words,
        1 => (select(BENEFITS), target::empty()).prop_map(|(name, target)| {
            (name.to_owned(), Some(name.to_owned()), target, Some("年度工作计划".to_owned()))
        }),
    ]
}

/// A row of this name and target, described by its name or by other words, on a basis or on none.
fn content(
    name: impl Strategy<Value = &'static str>,
    target: impl Strategy<Value = Target>,
) -> impl Strategy<Value = Content> {
    (name, target, prop::option::weighted(0.9, select(BASES)), prop::option::weighted(0.3, select(WORDS))).prop_map(
        |(name, target, basis, words)| {
            let description = words.map_or_else(|| name.to_owned(), |words| format!("{name}，{words}"));
            (name.to_owned(), Some(description), target, basis.map(str::to_owned))
        },
    )
}
