//! Projects that are published twice.

use std::collections::HashMap;

use super::report::{About, Draft, Place, Report};
use super::rounding::printed;
use super::{EXACT, Rule, Words};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::project::Project;

/// R18: no project is published twice.
pub(super) const DUPLICATE: Rule = Rule {
    id: "R18",
    severity: Severity::Error,
    zh: "同一项目不重复公开",
    en: "No project is published twice",
    formula: Words {
        zh: "项目名称互不相同；每个单元格都相同的是重复，名称相同而内容不同的另行指出",
        en: "names are distinct; equal in every printed cell is a duplicate, the same name with other content is told apart",
    },
    tolerance: EXACT,
    check: duplicate,
};

fn duplicate(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let mut first: HashMap<String, &Project> = HashMap::new();
    let by_id: HashMap<&str, &Project> =
        disclosure.projects.iter().map(|project| (project.id.as_str(), project)).collect();
    let mut any = false;
    for project in &disclosure.projects {
        let name: String = project.name.chars().filter(|c| !c.is_whitespace()).collect();
        let earlier = project
            .duplicate_of
            .as_ref()
            .and_then(|id| by_id.get(id.as_str()).copied())
            .or_else(|| first.get(&name).copied());
        if let Some(earlier) = earlier {
            any = true;
            let same = project.duplicate_of.is_some();
            let (zh, en) = if same {
                ("内容完全相同", "with equal content")
            } else {
                ("内容不同", "with other content")
            };
            let mut draft = Draft::new(
                format!("第{}个项目与第{}个项目“{}”同名，{zh}", project.ordinal, earlier.ordinal, earlier.name),
                format!(
                    "project {} has the name of project {}, “{}”, {en}",
                    project.ordinal, earlier.ordinal, earlier.name
                ),
            );
            for (which, of) in [("前者", earlier), ("后者", project)] {
                let budget = of.budget.as_ref().map(printed).unwrap_or_default();
                draft = draft.operand(which, budget, Place::of(of));
            }
            report.add(rule, &About::project(project), "", Status::Failed, draft);
        } else {
            first.insert(name, project);
        }
    }
    if !any && !disclosure.projects.is_empty() {
        let whole = report.whole();
        let count = disclosure.projects.len();
        let draft = Draft::new(format!("{count}个项目互不重复"), format!("{count} projects are distinct"));
        report.add(rule, &whole, "", Status::Passed, draft);
    }
}
