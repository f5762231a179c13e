//! R19: whom a text speaks of as 'us'.

use super::{failed, failed_of, of, published_by};

const OURS: &str = "青溪县将绩效目标作为安排预算的前置条件";
const AIM: &str = "保持道路畅通";

/// What is found where the county's own name stands at the begin of a sentence.
fn says(words: &str) -> Vec<String> {
    failed(&[(OURS, words)])
}

#[test]
fn another_district_that_speaks_of_itself_is_found() {
    assert_eq!(
        says("丰南区将绩效目标作为安排预算的前置条件"),
        ["R19 error 青溪县2025年县级财政预算信息公开说明: 文中自称“丰南区”，公开主体是“青溪县” [青溪县 / 丰南区]"]
    );
    assert_eq!(says("唐山市丰南区将绩效目标作为前置条件").len(), 1);
    assert_eq!(says("我县（正定县）将绩效目标作为前置条件").len(), 1);
}

#[test]
fn a_name_that_no_list_has_is_found_by_what_it_does() {
    assert_eq!(
        says("白石县将绩效目标作为安排预算的前置条件"),
        ["R19 error 青溪县2025年县级财政预算信息公开说明: 文中自称“白石县”，公开主体是“青溪县” [青溪县 / 白石县]"]
    );
}

#[test]
fn another_district_in_an_objective_is_found_at_its_project() {
    assert_eq!(
        failed(&[(AIM, "完善丰南区路网，保持道路畅通")]),
        ["R19 error 乡村道路养护: 文中自称“丰南区”，公开主体是“青溪县” [青溪县 / 丰南区]"]
    );
}

#[test]
fn a_name_is_found_by_what_stands_around_it() {
    for words in [
        "上级核定白石县2025年政府债务限额",
        "白石县选取10个项目开展评价",
        "我市白石县将开展评价",
        "白石县2025年安排评价资金",
        "2025年白石县将开展评价",
        "经白石县第十八届人民代表大会批准",
        "白石县财政局认真开展评价",
        "白石县未安排国有资本经营预算",
        "白石县本级安排评价资金",
        "白石县各部门对新增项目开展评价",
        "白石县直各单位编制绩效目标",
    ] {
        let found = says(words);
        assert_eq!(
            found,
            ["R19 error 青溪县2025年县级财政预算信息公开说明: 文中自称“白石县”，公开主体是“青溪县” [青溪县 / 白石县]"],
            "{words}"
        );
    }
    for words in
        ["省财政厅核定丰南区政府债务限额", "丰南区选取10个项目", "我市丰南区开展评价", "2025年丰南区将开展评价"]
    {
        assert_eq!(says(words).len(), 1, "{words}");
    }
    for aim in
        ["宣传白石县优势", "提高白石县工业水平", "为丰南区构筑屏障", "对丰南区建设项目进行监督", "保障白石县群众出行"]
    {
        assert_eq!(failed(&[(AIM, aim)]).len(), 1, "{aim}");
    }
    let short = failed(&[("<h1>青溪县2025年", "<h1>献县2025年")]);
    assert!(short.iter().any(|found| found.starts_with("R19 ") && found.contains("文中自称“献县”")), "{short:?}");
    let title = failed(&[("<h1>青溪县2025年", "<h1>白石县2025年")]);
    let about = failed(&[("<h1>青溪县2025年", "<h1>关于白石县2025年")]);
    assert!(about.iter().all(|found| !found.contains("“关于白石县”")), "{about:?}");
    assert!(about.iter().any(|found| found.contains("文中自称“白石县”")), "{about:?}");
    assert!(title.iter().any(|found| found.starts_with("R19 ") && found.contains("文中自称“白石县”")), "{title:?}");
}

#[test]
fn places_elsewhere_and_kinds_of_counties_are_no_others() {
    for other in [
        "对口支援新疆白石县",
        "开展对口支援，白石县将得到资金",
        "组织赴白石县学习",
        "流域途经丰南区、白石县",
        "滦河流经迁安市、丰南区，治理河道",
        "丰南区段治理工程",
        "丰南区、路北区将共同开展评价",
        "在丰南区设立窗口",
        "白石县籍学生",
        "和田地区白石县开展援建",
        "示范县将开展评价",
        "组织县各部门开展评价",
        "督促县直各单位编制目标",
        "贫困县2025年摘帽",
        "全省脱贫县将继续享受政策",
        "服务区2025年改造",
        "老城区2025年改造",
        "工业区2025年建设",
        "保护区2025年巡护",
        "核定各县区债务限额",
        "核定全县债务限额",
        "下达县区债务限额",
        "我市各县区将开展评价",
        "我市青溪县将开展评价",
    ] {
        assert_eq!(says(other), Vec::<String>::new(), "{other}");
    }
    for aim in
        ["建设示范县体系", "推动百强县建设", "打造森林县城", "服务县域经济", "保障产粮大县运转", "推动全国卫生县城创建"]
    {
        assert_eq!(failed(&[(AIM, aim)]), Vec::<String>::new(), "{aim}");
    }
}

#[test]
fn its_own_names_are_no_others() {
    for own in
        ["青溪县", "我县", "本县", "全县", "各县区", "县级各部门", "青溪县人民政府", "开发区", "我区", "高新区管委会"]
    {
        assert_eq!(says(&format!("{own}将绩效目标作为安排预算的前置条件")), Vec::<String>::new(), "{own}");
    }
}

#[test]
fn those_above_companies_laws_and_partners_are_no_others() {
    for other in [
        "唐山市财政局统一部署，全县将绩效目标作为前置条件",
        "河北省要求将绩效目标作为前置条件",
        "丰南区城市建设投资有限公司承担评价",
        "新华区域协调发展规划已经实施",
        "按照《丰南区预算绩效管理办法》的做法",
        "与丰南区对口协作，共同开展评价",
        "丰南区对口支援项目单列",
        "学习借鉴，丰南区做法值得借鉴",
        "委托石家庄市新华区第一医院评价",
    ] {
        assert_eq!(says(other), Vec::<String>::new(), "{other}");
    }
}

#[test]
fn a_zone_is_known_by_every_spelling_of_its_name() {
    let zone = listed_zone();
    for own in
        ["芦台经济开发区", "芦台开发区", "芦台区", "唐山市芦台经济开发区", "河北唐山芦台经济开发区", "我区", "开发区"]
    {
        let changes = [
            (OURS, &*format!("{own}将绩效目标作为前置条件")),
            ("2025年1月22日，青溪县第十八届", "2025年1月22日，第十八届"),
            ("<h1>青溪县2025年", "<h1>2025年"),
        ];
        let found = failed_of(&published_by(zone, "", &changes));
        let ours: Vec<&String> = found.iter().filter(|words| words.starts_with("R19")).collect();
        assert_eq!(ours, Vec::<&String>::new(), "{own}");
    }
}

/// The code of a zone whose name is written in many ways.
fn listed_zone() -> &'static str {
    "130271"
}

#[test]
fn a_text_that_names_nobody_is_undecided() {
    let changes = [
        ("青溪县2025年县级财政预算信息公开说明</h1>", "2025年县级财政预算信息公开说明</h1>"),
        (OURS, "全县将绩效目标作为安排预算的前置条件"),
        ("2025年1月22日，青溪县第十八届", "2025年1月22日，第十八届"),
    ];
    assert_eq!(of("R19", &changes), ["undecided 2025年县级财政预算信息公开说明: 文中没有写明区县名称"]);
    assert_eq!(of("R19", &[]), ["passed 青溪县2025年县级财政预算信息公开说明: 文中自称“青溪县”，即公开主体“青溪县”"]);
}
