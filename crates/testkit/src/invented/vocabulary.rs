//! Words of invented disclosures. None is a label of a form.

/// What a project is about.
pub(super) const THINGS: &[&str] = &[
    "农村道路",
    "河道堤防",
    "社区养老",
    "学校食堂",
    "图书馆藏",
    "公园绿地",
    "供水管网",
    "老旧小区",
    "乡村诊所",
    "文化广场",
    "消防器材",
    "残疾人康复",
    "职业技能",
    "林木病虫",
    "高标准农田",
    "公共厕所",
];

/// What is done to it.
pub(super) const WORKS: &[&str] = &["养护", "改造", "修缮", "补助", "更新", "监测", "培训", "宣传", "升级"];

/// What the name of a project ends with.
pub(super) const ENDINGS: &[&str] = &["经费", "项目", "资金", "", "（二期）", "专项", "“暖心”行动"];

/// Counted things: the words before the unit and the unit.
pub(super) const COUNTS: &[(&str, &str)] = &[
    ("完工村数", "个"),
    ("受益人数", "人"),
    ("培训场次", "次"),
    ("养护里程", "公里"),
    ("更新设备台数", "台"),
    ("补植树木棵数", "棵"),
    ("检查点位", "处"),
    ("发放物资套数", "套"),
    ("改造户数", "户"),
    ("维修面积", "平方米"),
];

/// Rates in percent.
pub(super) const RATES: &[&str] =
    &["验收合格率", "设备完好率", "覆盖率", "按时办结率", "群众知晓率", "达标率", "信息准确率", "隐患整改完成率"];

/// What is to be there by a day.
pub(super) const MILESTONES: &[&str] = &["完工时间", "全部任务完成时限", "验收日期", "拨付到位时间"];

/// Benefits in words.
pub(super) const BENEFITS: &[&str] = &[
    "改善居民出行条件",
    "提升公共服务水平",
    "带动周边商户增收",
    "降低安全隐患",
    "改善水体环境",
    "长效管护机制健全程度",
    "促进农民持续增收",
];

/// Targets in words.
pub(super) const WORDS: &[&str] = &["稳步提升", "明显改善", "持续向好", "优良", "国家一级标准", "高于上年"];

/// Who is asked.
pub(super) const ASKED: &[&str] = &["受益居民满意度", "服务对象满意度", "学员满意度", "村民满意度"];

/// What a target rests on.
pub(super) const BASES: &[&str] = &["年度工作计划", "上级文件要求", "以前年度数值", "行业技术规范", "实施方案"];

/// What the money is for.
pub(super) const PURPOSES: &[&str] = &[
    "用于全域设施的日常养护和应急抢修",
    "支付上年度工程尾款、质保金",
    "采购设备并委托第三方运行",
    "对符合条件的对象给予补助，按季度发放。",
    "开展宣传、培训和入户指导；购置必要物资",
];

/// Aims.
pub(super) const AIMS: &[&str] = &[
    "保持设施完好，保障正常使用",
    "改善人居环境，提升群众获得感",
    "按计划完成全部任务，资金及时足额拨付。",
    "健全长效机制，巩固已有成果",
    "消除安全隐患",
];
