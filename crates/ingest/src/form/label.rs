//! The closed list of form labels. It holds no digits: what carries a figure is never a label.

use openbudget_domain::money::Unit;
use openbudget_domain::text::half_width;

/// What a label asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Label {
    Code,
    Name,
    Agency,
    Particular,
    Scale,
    Budget,
    FiscalFunds,
    OtherFunds,
    Purpose,
    Schedule,
    Objectives,
    Objective,
    Indicators,
    Level1,
    Level2,
    Level3,
    Description,
    Operator,
    Target,
    TargetUnit,
    Weight,
    Basis,
    Unit,
}

/// The labels, as they stand once white space, full-width signs and what is in brackets behind them are off.
const LABELS: &[(Label, &[&str])] = &[
    (Label::Code, &["项目编码", "项目代码", "项目编号", "专项资金编码"]),
    (
        Label::Name,
        &[
            "项目名称",
            "专项资金名称",
            "专项名称",
            "资金名称",
            "项目资金名称",
            "专项项目名称",
            "政策名称",
            "项目政策名称",
            "专项资金项目名称",
            "预算项目名称",
            "支出名称",
        ],
    ),
    (
        Label::Agency,
        &[
            "主管部门",
            "实施单位",
            "项目单位",
            "预算部门",
            "预算单位",
            "项目实施单位",
            "项目主管部门",
            "主管部门名称",
            "实施单位名称",
            "部门名称",
            "单位名称",
            "主管部门及代码",
            "责任单位",
            "实施部门",
            "业务主管部门",
            "项目承担单位",
        ],
    ),
    (
        Label::Particular,
        &[
            "项目期限",
            "实施期限",
            "项目周期",
            "项目实施期",
            "实施期",
            "起止时间",
            "项目起止时间",
            "项目属性",
            "项目类别",
            "项目类型",
            "项目性质",
            "项目负责人",
            "负责人",
            "联系人",
            "联系电话",
            "填报人",
            "填报日期",
            "立项依据",
            "项目依据",
            "存续状态",
            "支出方向",
            "是否跨年",
            "备注",
        ],
    ),
    (
        Label::Scale,
        &[
            "预算规模及资金用途",
            "预算规模和资金用途",
            "资金规模及用途",
            "资金规模及资金用途",
            "项目资金",
            "资金情况",
            "预算情况",
            "资金来源",
        ],
    ),
    (
        Label::Budget,
        &[
            "预算数",
            "预算金额",
            "预算总额",
            "资金总额",
            "年度资金总额",
            "项目资金总额",
            "年度预算",
            "年度预算数",
            "预算规模",
            "预算资金",
            "预算安排数",
            "金额",
            "总投资",
            "本年预算",
            "本年预算数",
            "当年预算数",
            "年度资金",
            "项目预算",
            "项目预算数",
        ],
    ),
    (
        Label::FiscalFunds,
        &[
            "其中:财政资金",
            "财政资金",
            "财政拨款",
            "其中:财政拨款",
            "当年财政拨款",
            "其中:当年财政拨款",
            "财政性资金",
            "其中:财政性资金",
            "本级财政资金",
            "财政拨款资金",
            "其中财政资金",
            "其中财政拨款",
        ],
    ),
    (Label::OtherFunds, &["其他资金", "其它资金", "其中:其他资金", "自筹资金", "单位自筹", "其他来源资金"]),
    (
        Label::Purpose,
        &[
            "资金用途",
            "项目资金主要用途",
            "资金主要用途",
            "主要用途",
            "项目资金用途",
            "项目用途",
            "用途",
            "专项资金用途",
            "项目概况",
            "项目内容",
            "项目简介",
            "项目主要内容",
            "资金使用方向",
        ],
    ),
    (
        Label::Schedule,
        &[
            "资金支出计划",
            "支出计划",
            "资金支付计划",
            "用款计划",
            "资金使用计划",
            "支付计划",
            "预算支出计划",
            "资金支出进度计划",
            "支出进度计划",
        ],
    ),
    (
        Label::Objectives,
        &[
            "绩效目标",
            "总体目标",
            "年度目标",
            "年度绩效目标",
            "项目绩效目标",
            "总体绩效目标",
            "年度总体目标",
            "绩效总目标",
            "绩效目标内容",
            "年度总体绩效目标",
            "项目总体目标",
            "项目目标",
        ],
    ),
    (Label::Indicators, &["绩效指标", "年度绩效指标", "指标", "指标体系", "绩效指标体系"]),
    (Label::Level1, &["一级指标", "一级"]),
    (Label::Level2, &["二级指标", "二级"]),
    (Label::Level3, &["三级指标", "三级", "指标名称", "三级指标名称", "绩效指标名称", "具体指标"]),
    (
        Label::Description,
        &[
            "绩效指标描述",
            "指标描述",
            "指标说明",
            "指标解释",
            "指标内容",
            "绩效指标内容",
            "指标含义",
            "绩效指标说明",
            "描述",
            "绩效描述",
            "指标内涵",
        ],
    ),
    (
        Label::Operator,
        &["运算符号", "符号", "指标方向", "比较符", "计算符号", "运算符", "比较符号", "指标值符号", "操作符"],
    ),
    (
        Label::Target,
        &[
            "指标值",
            "目标值",
            "年度指标值",
            "绩效指标值",
            "指标目标值",
            "年度目标值",
            "绩效目标值",
            "预期指标值",
            "预期值",
        ],
    ),
    (Label::TargetUnit, &["计量单位", "度量单位", "指标单位", "指标值单位", "单位", "指标计量单位"]),
    (Label::Weight, &["权重", "分值", "指标权重", "分值权重", "权重分值", "指标分值"]),
    (
        Label::Basis,
        &[
            "指标值确定依据",
            "确定依据",
            "依据",
            "指标依据",
            "指标值设定依据",
            "设定依据",
            "指标确定依据",
            "指标值依据",
            "目标值确定依据",
            "指标值来源",
            "指标设定依据",
            "指标来源",
        ],
    ),
];

impl Label {
    /// The words by which the account counts the label.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Objective => "目标",
            Self::Unit => "单位",
            other => {
                LABELS.iter().find(|(label, _)| *label == other).and_then(|(_, words)| words.first()).unwrap_or(&"")
            }
        }
    }

    /// Whether it stands in the head of a form: before the schedule, the objectives and the indicators.
    pub(crate) const fn in_head(self) -> bool {
        matches!(
            self,
            Self::Code
                | Self::Name
                | Self::Agency
                | Self::Particular
                | Self::Scale
                | Self::Budget
                | Self::FiscalFunds
                | Self::OtherFunds
                | Self::Purpose
                | Self::Schedule
        )
    }
}

/// A text in the form of the list.
fn normalised(text: &str) -> String {
    let folded: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    let bare = match folded.rfind('(') {
        Some(start) if folded.ends_with(')') && start > 0 => folded.get(..start).unwrap_or(&folded),
        _ => &folded,
    };
    bare.trim_end_matches([':', '：']).replace('：', ":").replace(['(', ')', '/'], "")
}

/// The label that a whole cell is.
pub(crate) fn label_of(text: &str) -> Option<Label> {
    let words = normalised(text);
    if words.is_empty() {
        return None;
    }
    if is_objective_label(&words) {
        return Some(Label::Objective);
    }
    if unit_of(text).is_some() {
        return Some(Label::Unit);
    }
    LABELS.iter().find(|(_, all)| all.contains(&words.as_str())).map(|(label, _)| *label)
}

/// 目标, 目标1, 目标一.
fn is_objective_label(words: &str) -> bool {
    words.strip_prefix("目标").is_some_and(|rest| {
        rest.chars().count() <= 2 && rest.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    })
}

/// The unit of money that a cell such as 单位：万元 states for its table.
pub(crate) fn unit_of(text: &str) -> Option<Unit> {
    let folded: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    let rest = folded.trim_start_matches('(').trim_end_matches(')');
    let rest = rest
        .strip_prefix("金额单位")
        .or_else(|| rest.strip_prefix("货币单位"))
        .or_else(|| rest.strip_prefix("单位"))?;
    let word = rest.trim_start_matches([':', '：']).trim_start_matches("人民币");
    Unit::from_key(word)
}

/// The unit that a label names in brackets, as 预算数（元）.
pub(crate) fn bracketed_unit(text: &str) -> Option<Unit> {
    let folded: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    let inside = folded.strip_suffix(')')?;
    Unit::from_key(inside.get(inside.rfind('(')?.checked_add(1)?..)?)
}
