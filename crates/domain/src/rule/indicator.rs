//! Indicators: every kind is there, each of its kind, each with a target that can be measured.

use super::report::{About, Draft, Place, Report, named};
use super::{EXACT, Rule, Words};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::indicator::{Indicator, Level1, Level2};
use crate::project::{Framework, Project};
use crate::target::TargetKind;

/// R14: every required kind of indicator is there.
pub(super) const REQUIRED: Rule = Rule {
    id: "R14",
    severity: Severity::Warning,
    zh: "数量、质量、时效、成本指标齐全，至少各有一项效益指标和满意度指标",
    en: "Indicators of quantity, quality, timeliness and cost, and one each of benefit and satisfaction",
    formula: Words {
        zh: "财预〔2015〕88号：产出含数量、质量、时效、成本；财预〔2021〕101号：成本为一级指标；效益 ≥ 1，满意度 ≥ 1",
        en: "财预〔2015〕88号: output has quantity, quality, timeliness, cost; 财预〔2021〕101号: cost is a level 1; ≥ 1 benefit, ≥ 1 satisfaction",
    },
    tolerance: EXACT,
    check: required,
};

/// R15: level 2 belongs to its level 1, and a target is of its indicator's kind.
pub(super) const KIND: Rule = Rule {
    id: "R15",
    severity: Severity::Warning,
    zh: "二级指标归属其一级指标；成本指标为金额或单位成本，数量指标为数量",
    en: "Level 2 belongs to its level 1; a cost is money or a unit cost, a quantity is a count",
    formula: Words {
        zh: "二级指标 ∈ 一级指标；成本指标值不是比率；数量指标值不是比率也不是金额",
        en: "level2 ∈ level1; cost: target is no percentage; quantity: target is neither percentage nor money",
    },
    tolerance: EXACT,
    check: kind,
};

/// R16: a target can be measured.
pub(super) const MEASURABLE: Rule = Rule {
    id: "R16",
    severity: Severity::Warning,
    zh: "指标值可衡量：不为空，不照抄指标名称",
    en: "A target is measurable: it is neither empty nor a copy of the indicator's name",
    formula: Words {
        zh: "指标值 ≠ 空（—、/、无、待定同空），指标值 ≠ 指标名称（不计空白和标点）",
        en: "target ≠ ∅ (nor —, /, 无, 待定) and target ≠ name, white space and punctuation apart",
    },
    tolerance: EXACT,
    check: measurable,
};

fn required(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    for project in &disclosure.projects {
        let about = About::project(project);
        if project.indicators.is_empty() {
            let draft = Draft::new("没有绩效指标", "there are no indicators").missing("indicators");
            report.add(rule, &about, "", Status::Failed, draft);
            continue;
        }
        let has = |level2: Level2| project.indicators.iter().any(|indicator| indicator.level2 == Some(level2));
        let has1 = |level1: Level1| project.indicators.iter().any(|indicator| indicator.level1 == Some(level1));
        let mut absent: Vec<(&str, &str)> = Vec::new();
        for level2 in [Level2::Quantity, Level2::Quality, Level2::Timeliness] {
            if !has(level2) {
                absent.push((level2.printed(), level2.key()));
            }
        }
        let cost = has(Level2::Cost)
            || has1(Level1::Cost)
            || has(Level2::EconomicCost)
            || has(Level2::SocialCost)
            || has(Level2::EnvironmentalCost);
        if !cost && project.framework != Framework::Local {
            absent.push((Level2::Cost.printed(), Level2::Cost.key()));
        }
        let benefits =
            [Level2::EconomicBenefit, Level2::SocialBenefit, Level2::EcologicalBenefit, Level2::SustainableImpact];
        if !has1(Level1::Benefit) && !benefits.into_iter().any(has) {
            absent.push((Level1::Benefit.printed(), Level1::Benefit.key()));
        }
        if !has1(Level1::Satisfaction) && !has(Level2::BeneficiarySatisfaction) {
            absent.push((Level1::Satisfaction.printed(), Level1::Satisfaction.key()));
        }
        let zh: Vec<&str> = absent.iter().map(|(zh, _)| *zh).collect();
        let en: Vec<&str> = absent.iter().map(|(_, en)| *en).collect();
        if absent.is_empty() {
            let draft = Draft::new("各类指标齐全", "every required kind of indicator is there");
            report.add(rule, &about, "", Status::Passed, draft.shown(Place::of(project)));
        } else {
            let draft = Draft::new(format!("缺少{}", zh.join("、")), format!("lacks indicators of {}", en.join(", ")));
            let draft = en.into_iter().fold(draft, Draft::missing).shown(Place::of(project));
            report.add(rule, &about, "", Status::Failed, draft);
        }
    }
}

/// Reports the indicators of a project that break a rule, all in one finding.
fn report_all(
    rule: &Rule,
    project: &Project,
    report: &mut Report<'_>,
    passed: (&str, &str),
    fault: impl Fn(&Indicator) -> Option<(String, String)>,
) {
    let about = About::project(project);
    if project.indicators.is_empty() {
        let draft = Draft::new("没有绩效指标", "there are no indicators").missing("indicators");
        report.add(rule, &about, "", Status::Undecided, draft);
        return;
    }
    let faults: Vec<(&Indicator, (String, String))> =
        project.indicators.iter().filter_map(|indicator| Some((indicator, fault(indicator)?))).collect();
    if faults.is_empty() {
        let draft = Draft::new(passed.0, passed.1).shown(Place::of(project));
        report.add(rule, &about, "", Status::Passed, draft);
        return;
    }
    let zh: Vec<String> = faults.iter().map(|(_, (zh, _))| zh.clone()).collect();
    let en: Vec<String> = faults.iter().map(|(_, (_, en))| en.clone()).collect();
    let mut draft = Draft::new(zh.join("；"), en.join("; "));
    for (indicator, _) in faults {
        draft = draft.operand(indicator.name.as_str(), indicator.target.printed.as_str(), Place::of(indicator));
    }
    report.add(rule, &about, "", Status::Failed, draft);
}

fn kind(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    for project in &disclosure.projects {
        report_all(rule, project, report, ("指标归类得当", "every indicator is of its kind"), |indicator| {
            if let (Some(level1), Some(level2)) = (indicator.level1, indicator.level2)
                && !belongs(level1, level2)
            {
                let zh = format!("{}不属于{}", level2.printed(), level1.printed());
                return Some((
                    format!("{}：{zh}", named(indicator)),
                    format!("{}: {level2} is none of {level1}", named(indicator)),
                ));
            }
            let percent = indicator.target.kind == TargetKind::Percent
                || (indicator.target.kind == TargetKind::Range && indicator.target.unit.as_deref() == Some("%"));
            let costs = matches!(indicator.level2, Some(Level2::Cost | Level2::EconomicCost))
                || (indicator.level1 == Some(Level1::Cost) && indicator.level2.is_none());
            match indicator.level2 {
                _ if costs && percent => Some((
                    format!("成本指标{}是比率，不是金额", named(indicator)),
                    format!("the cost indicator {} is a rate, not money", named(indicator)),
                )),
                Some(Level2::Quantity) if percent => Some((
                    format!("数量指标{}是比率，不是数量", named(indicator)),
                    format!("the quantity {} is a percentage, not a count", named(indicator)),
                )),
                Some(Level2::Quantity) if indicator.target.kind == TargetKind::Money => Some((
                    format!("数量指标{}是金额，不是数量", named(indicator)),
                    format!("the quantity {} is money, not a count", named(indicator)),
                )),
                _ => None,
            }
        });
    }
}

/// Whether a level 2 stands below a level 1, in either framework.
const fn belongs(level1: Level1, level2: Level2) -> bool {
    match level1 {
        Level1::Output => matches!(level2, Level2::Quantity | Level2::Quality | Level2::Timeliness | Level2::Cost),
        Level1::Benefit => matches!(
            level2,
            Level2::EconomicBenefit | Level2::SocialBenefit | Level2::EcologicalBenefit | Level2::SustainableImpact
        ),
        Level1::Satisfaction => matches!(level2, Level2::BeneficiarySatisfaction),
        Level1::Cost => {
            matches!(level2, Level2::Cost | Level2::EconomicCost | Level2::SocialCost | Level2::EnvironmentalCost)
        }
    }
}

fn measurable(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    /// Words that stand where a target is not known yet, or not wanted.
    const NOTHING: &[&str] = &["无", "待定", "暂无", "未定", "略", "另行确定", "不适用"];
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric() || "√✓☑".contains(*c)).collect::<String>();
    for project in &disclosure.projects {
        report_all(
            rule,
            project,
            report,
            ("指标值均可衡量", "every target is filled in and says more than its name"),
            |indicator| {
                let printed = indicator.target.printed.trim();
                let target = plain(printed);
                if printed.is_empty() {
                    return Some((
                        format!("“{}”未填指标值", indicator.name),
                        format!("“{}” has no target", indicator.name),
                    ));
                }
                if target.is_empty() || NOTHING.contains(&target.as_str()) {
                    return Some((
                        format!("“{}”的指标值“{printed}”没有内容", indicator.name),
                        format!("the target of “{}”, “{printed}”, says nothing", indicator.name),
                    ));
                }
                (target == plain(&indicator.name)).then(|| {
                    (
                        format!("“{}”的指标值照抄指标名称", indicator.name),
                        format!("the target of “{}” is a copy of its name", indicator.name),
                    )
                })
            },
        );
    }
}
