//! Tables of several projects, of which a row may be of an agency, of a project or of a level alone.

use openbudget_domain::disclosure::Disclosure;

use super::{indicators, page, unread};

/// The projects in lines: `name | agency | objectives`.
fn projects(read: &Disclosure) -> Vec<String> {
    let line = |project: &openbudget_domain::project::Project| {
        let objectives: Vec<&str> = project.objectives.iter().map(|one| one.text.as_str()).collect();
        format!("{} | {} | {}", project.name, project.agency.as_deref().unwrap_or("-"), objectives.join("；"))
    };
    read.projects.iter().map(line).collect()
}

#[test]
fn a_row_with_a_name_and_an_objective_is_the_head_of_the_rows_below() {
    let read = page(&[
        "项目名称|年度目标|一级指标|二级指标|三级指标|指标值",
        "溪口县水利局|||||",
        "水库除险加固|加固水库3座||||",
        "||产出指标|数量指标|加固水库|3座",
        "|||质量指标|验收合格率|100%",
        "河道保洁|||||",
        "|保洁河道58公里||||",
        "||产出指标|数量指标|保洁河道|58公里",
    ]);
    assert_eq!(
        projects(&read),
        ["水库除险加固 | 溪口县水利局 | 加固水库3座", "河道保洁 | 溪口县水利局 | 保洁河道58公里"]
    );
    assert_eq!(
        indicators(&read),
        [
            "产出指标/数量指标 加固水库: number eq 3 座",
            "产出指标/质量指标 验收合格率: percent eq 100 %",
            "产出指标/数量指标 保洁河道: number eq 58 公里",
        ]
    );
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn a_name_alone_that_may_be_a_project_is_reported() {
    let read = page(&[
        "项目名称|预算金额（万元）|一级指标|二级指标|三级指标|指标值",
        "合计|90||||",
        "乡道维修|||||",
        "河道保洁|60|产出指标|数量指标|保洁河道|58公里",
        "桥梁检测|30||||",
        "林区防火|||||",
    ]);
    assert_eq!(projects(&read), ["河道保洁 | - | ", "桥梁检测 | - | "]);
    assert_eq!(indicators(&read), ["产出指标/数量指标 保洁河道: number eq 58 公里"]);
    let unclear = "whether this is a project without indicators or an agency cannot be said";
    let sum = "it is of all projects, not of one";
    assert_eq!(
        unread(&read),
        [format!("合计: {sum}"), format!("90: {sum}"), format!("乡道维修: {unclear}"), format!("林区防火: {unclear}")]
    );
    // of the last project nothing but the budget is said
    assert_eq!(read.projects.iter().map(|project| project.partial).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn an_agency_merged_over_the_table_stands_above_its_projects() {
    let row = |cells: &[&str]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    let merged = |words: &str| format!("<tr><td colspan=\"5\">{words}</td></tr>");
    let rows = [
        row(&["单位名称、项目名称", "一级指标", "二级指标", "三级指标", "指标值"]),
        merged("溪口县水利局"),
        row(&["河道保洁", "产出指标", "数量指标", "保洁河道", "58公里"]),
        row(&["", "", "质量指标", "保洁合格率", "100%"]),
        merged("溪口县园林绿化中心"),
        row(&["行道树补植", "产出指标", "数量指标", "补植行道树", "260株"]),
    ];
    let title = "<p>溪口县2024年政府预算公开说明</p>";
    let read = super::disclosed(&format!("<html><body>{title}<table>{}</table></body></html>", rows.concat()));
    assert_eq!(projects(&read), ["河道保洁 | 溪口县水利局 | ", "行道树补植 | 溪口县园林绿化中心 | "]);
    assert_eq!(indicators(&read).len(), 3);
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn rows_above_the_first_name_are_of_no_project() {
    let read = page(&[
        "项目名称|一级指标|二级指标|三级指标|指标值",
        "|产出指标|数量指标|修建水池|4座",
        "河道保洁|产出指标|数量指标|保洁河道|58公里",
    ]);
    assert_eq!(projects(&read), ["河道保洁 | - | "]);
    assert_eq!(unread(&read).len(), 4);
    assert!(unread(&read).iter().all(|line| line.ends_with(": no project is named above it")), "{:?}", unread(&read));
}

#[test]
fn the_value_of_a_register_has_columns_of_its_own() {
    let read = page(&[
        "项目名称|一级指标|二级指标|三级指标|指标值||",
        "||||符号|值|计量单位",
        "河道保洁|产出指标|数量指标|保洁河道|≥|58|公里",
    ]);
    assert_eq!(projects(&read), ["河道保洁 | - | "]);
    assert_eq!(indicators(&read), ["产出指标/数量指标 保洁河道: number ge 58 公里"]);
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn a_list_of_projects_is_no_project_of_its_title() {
    let row = |cells: &[&str]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    let rows = [
        row(&["序号", "项目名称", "预算数（万元）", "主要绩效"]),
        row(&["1", "河道保洁", "120.5", "保洁河道58公里"]),
        row(&["2", "行道树补植", "35", "补植行道树260株"]),
    ];
    let above = "<p>溪口县2024年政府预算公开说明</p><p>公务接待费40万元。</p><p>溪口县2024年重点项目绩效目标表</p>";
    let read = super::disclosed(&format!("<html><body>{above}<table>{}</table></body></html>", rows.concat()));
    assert_eq!(projects(&read), Vec::<String>::new());
    assert!(unread(&read).iter().any(|line| line.contains("120.5")), "{:?}", unread(&read));
}
