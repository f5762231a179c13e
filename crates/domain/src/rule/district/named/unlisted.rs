//! Names that no list has, known by what stands around them.

use std::sync::LazyLock;

use regex::Regex;

use super::super::spelling::NAMES;
use super::{BEFORE, NO_NAME, YEAR, begins};
use crate::text::pattern;

/// A name at the begin of a clause, before what only the publisher does or has: `样例县将预算…`, `样例县2025年…`.
static DOES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:报?经|关于)?(?P<name>\p{Han}{1,5}?[县区])(?:将|坚持|高度重视|认真|积极|严格|始终|切实|按照|贯彻|选取|选择|选定|扎实|深入|稳步|大力|着力",
        "|不断|持续|全面|进一步|牢固|紧紧|聚焦|围绕|统筹|落实|制定|出台|印发|建立|健全|完善|强化|深化|加强|组织开展|开展|编制|安排",
        "|未安排|未编制|不涉及|没有|无(?:国有|政府|对下|转移|社会)|20[0-9]{2}年|第[一二三四五六七八九十]+届|人民代表大会|人大|人民政府",
        "|(?:本级)?(?:财政|政府)(?:局|部门)?(?:将|按|坚持|严格|认真|积极|安排|未|无|债务|一般债务|专项债务|采购)|本级",
        "|(?:[级直]机?关?)?各(?:部门|单位|预算|乡镇|镇|街道|有关|相关))",
    ))
});

/// A name behind 我市 or 核定, whatever it does.
static OURS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?P<name>\p{Han}{2,4}?[县区])(?P<behind>.*)$"));
static MONEY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:本级)?(?:20[0-9]{2}年)?(?:度|末|底)?(?:地方|政府|新增|一般|专项|的)*(?:债务|债券|限额|预算|资金|转移支付)",
    )
});

/// A county of three characters behind other words by which a text speaks of itself: `宣传样例县优势`.
static COUNTY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?P<name>\p{Han}{2}县)(?P<behind>\p{Han}.*)$"));

/// Words that make such a name no name.
const WORDS: &[&str] = &[
    "我",
    "全",
    "各",
    "本",
    "该",
    "市县",
    "县区",
    "区县",
    "级",
    "乡",
    "镇",
    "社区",
    "园区",
    "辖区",
    "景区",
    "地区",
    "片区",
    "小区",
    "城区",
    "校区",
    "库区",
    "灾区",
    "山区",
    "牧区",
    "林区",
    "矿区",
    "新区",
    "老区",
    "开发区",
    "功能区",
    "示范区",
    "省",
    "市",
    "由",
    "对",
    "在",
    "为",
    "和",
    "与",
    "及",
    "了",
    "的",
    "业区",
    "护区",
    "税区",
    "民区",
    "活区",
    "政区",
    "学区",
    "街区",
    "港区",
    "湖区",
    "灌区",
    "院区",
    "厂区",
    "居区",
    "置区",
    "假区",
    "验区",
    "聚区",
    "产区",
    "济区",
    "心区",
    "新区",
    "经开区",
    "作区",
    "任区",
    "殖区",
    "疫区",
    "病区",
    "成区",
    "划区",
    "养区",
    "游区",
    "户区",
    "务区",
    "控区",
    "格区",
    "防区",
    "战区",
    "分区",
    "郊区",
    "所",
    "两个",
    "三个",
    "每",
    "整个",
    "其他",
    "部分",
    "有关",
    "相关",
    "周边",
    "示范县",
    "试点县",
    "贫困县",
    "重点县",
    "先进县",
    "文明县",
    "平安县",
    "农业县",
    "工业县",
    "人口县",
    "沿海县",
    "边境县",
    "牧业县",
    "脱贫县",
    "摘帽县",
    "卫生县",
    "园林县",
    "森林县",
    "法治县",
    "强县",
    "大县",
    "项目县",
    "任务县",
    "达标县",
    "创建县",
    "直县",
    "管县",
    "扩权县",
    "财政县",
    "援县",
    "扶县",
    "结对县",
    "双拥县",
    "健康县",
    "长寿县",
    "民族县",
    "生态县",
    "旅游县",
    "文化县",
    "体育县",
    "教育县",
    "科技县",
    "邻县",
    "受灾县",
    "组织",
    "督促",
    "要求",
    "指导",
    "协调",
    "联合",
    "配合",
    "根据",
    "依据",
    "详见",
    "按照",
    "提请",
    "上报",
    "报送",
    "汇总",
    "审核",
    "编制",
    "结合",
    "包括",
    "涉及",
    "加强",
    "通过",
    "依托",
    "批复",
    "下达",
    "收到",
    "参照",
    "监督",
    "推动",
    "引导",
    "动员",
    "产粮县",
    "外县",
    "跨县",
];

/// What stands before a name that was given money or limits.
const GIVEN: &[&str] = &["核定", "下达", "批准", "批复", "转贷"];

/// The name of a district that begins here, where it is that of whoever speaks.
pub(super) fn name(before: &str, rest: &str) -> Option<String> {
    let found = |expression: &Regex| {
        let name = expression.captures(rest)?.name("name")?;
        let (name, behind) = (name.as_str(), rest.get(name.end()..)?);
        // A name of two characters is one where a list has it: 献县, but not 本县.
        let short = name.chars().count() == 2 && !NAMES.contains(name);
        let word = short || WORDS.iter().any(|word| name.contains(word)) || NO_NAME.is_match(behind);
        (!word).then_some((name, behind))
    };
    let does = || found(&DOES).filter(|_| begins(before) || YEAR.is_match(before));
    let ours =
        || found(&OURS).filter(|_| before.ends_with("我市") || before.ends_with("本市") || before.ends_with("我省"));
    let given = || {
        let given = GIVEN.iter().any(|word| before.ends_with(word));
        found(&OURS).filter(|(_, behind)| given && MONEY.is_match(behind))
    };
    let county = || {
        // 我, 本, 由 and 全 stand before other words than names.
        let own = |word: &&str| !["我", "本", "由", "全"].contains(word) && before.ends_with(*word);
        found(&COUNTY)
            .filter(|(_, behind)| BEFORE.iter().any(own) && !behind.starts_with(['级', '城', '域', '乡', '镇']))
    };
    does().or_else(ours).or_else(given).or_else(county).map(|(name, _)| name.to_owned())
}
