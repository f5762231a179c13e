//! Web pages.

use openbudget_ingest::format::detect::{Format, detect};
use openbudget_ingest::format::html;

use super::shown;

fn read(page: &str) -> Vec<String> {
    shown(&html::read(page.as_bytes()).unwrap())
}

#[test]
fn spans_form_the_grid_and_cells_from_above_stay_blank() {
    let page = "<table><tr><td colspan=3>标题</td></tr>\
        <tr><td rowspan=2>产出</td><td>数量</td><td>3</td></tr><tr><td>质量</td><td>95%</td></tr>\
        <tr><td>满意度</td><td colspan='2'>≥80%</td></tr></table>";
    assert_eq!(read(page), ["table 1: 0+3 标题 / 0 产出 | 1 数量 | 2 3 / 0  | 1 质量 | 2 95% / 0 满意度 | 1+2 ≥80%"]);
}

#[test]
fn a_cell_that_reaches_to_the_end_and_one_that_reaches_too_far_end_with_their_group() {
    let page = "<table><thead><tr><td rowspan=0>甲</td><td>1</td></tr><tr><td>2</td></tr></thead>\
        <tbody><tr><td rowspan=9>乙</td><td>3</td></tr><tr><td>4</td></tr></tbody></table>";
    assert_eq!(read(page), ["table 1: 0 甲 | 1 1 / 0  | 1 2 / 0 乙 | 1 3 / 0  | 1 4"]);
}

#[test]
fn breaks_and_paragraphs_in_a_cell_are_lines_and_no_break_spaces_are_blank() {
    let page = "<table><tr><td>目标1：甲<br>目标2：乙</td><td><p>&nbsp;</p></td><td><p>一</p>\n<p>二</p></td></tr><tr><td>x</td><td>y</td><td>z</td></tr></table>";
    assert_eq!(read(page), ["table 1: 0 目标1：甲\n目标2：乙 | 1  | 2 一\n二 / 0 x | 1 y | 2 z"]);
}

#[test]
fn paragraphs_end_at_blocks_and_lines_at_breaks() {
    let page =
        "<body>标题<p>　　一、三公经费</p><div>安排<b>260</b>万元。<br>其中：公务<span>接待</span>费114万元</div>";
    assert_eq!(read(page), ["1: 标题", "2: 一、三公经费", "3: 安排260万元。", "3: 其中：公务接待费114万元"]);
}

#[test]
fn what_a_browser_does_not_show_is_not_read() {
    let page = "<html><head><title>题</title><style>p{}</style><script>var a='<td>1</td>';</script></head><body>\
        <!-- <p>注释</p> --><p style='DISPLAY: none'>藏</p><p hidden>藏</p><select><option>选</option></select>\
        <nav>首页</nav><p>正文</p><noscript>请启用</noscript><footer>备案</footer></body></html>";
    assert_eq!(read(page), ["1: 正文"]);
}

#[test]
fn tables_that_place_the_article_are_seen_through() {
    let page = "<table><tr><td>首页</td><td>政务公开</td></tr><tr><td colspan=2><table><tr><td>\
        <p>一、概况</p><p>安排三公经费260万元。</p>\
        <table><tr><td>项目名称</td><td>道路</td></tr><tr><td>预算数</td><td>20</td></tr></table>\
        </td></tr></table></td></tr></table>";
    assert_eq!(
        read(page),
        [
            "1: 首页",
            "2: 政务公开",
            "3: 一、概况",
            "4: 安排三公经费260万元。",
            "table 1: 0 项目名称 | 1 道路 / 0 预算数 | 1 20"
        ]
    );
}

#[test]
fn an_article_of_paragraphs_beside_a_column_of_links_is_no_table() {
    let article: Vec<String> =
        (1..=6).map(|number| format!("<p>第{number}条：本年安排预算若干万元，比上年有所增加。</p>")).collect();
    let article = article.concat();
    let page = format!("<table><tr><td>链接</td><td>{article}</td></tr></table>");
    let blocks = read(&page);
    assert_eq!(blocks.len(), 7);
    assert_eq!(blocks[1], "2: 第1条：本年安排预算若干万元，比上年有所增加。");
}

#[test]
fn a_column_of_sentences_is_no_table() {
    let page = "<table><tr><td>一、概况</td><td></td></tr><tr><td>安排260万元。</td><td></td></tr></table>\
        <table><tr><td>绩效目标表</td></tr><tr><td>单位：万元</td></tr></table>";
    assert_eq!(read(page), ["1: 一、概况", "2: 安排260万元。", "table 1: 0 绩效目标表 / 0 单位：万元"]);
}

#[test]
fn pages_in_gb2312_and_utf16_are_read() {
    let page = "<html><head><meta charset=\"gb2312\"></head><body><p>三公经费260万元</p></body></html>";
    let chinese = encoding_rs::GBK.encode(page).0;
    assert_eq!(detect(&chinese), Ok(Format::Html));
    assert_eq!(shown(&html::read(&chinese).unwrap()), ["1: 三公经费260万元"]);
    let wide: Vec<u8> = [0xFEFF].into_iter().chain(page.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(detect(&wide), Ok(Format::Html));
    assert_eq!(shown(&html::read(&wide).unwrap()), ["1: 三公经费260万元"]);
}

#[test]
fn a_page_that_declares_gb2312_but_is_utf8_is_read() {
    assert_eq!(read("<html><head><meta charset=gb2312></head><body>三公经费</body></html>"), ["1: 三公经费"]);
}

#[test]
fn a_page_that_declares_utf8_but_is_gbk_is_read() {
    let page =
        "<html><head><meta charset=\"utf-8\"></head><body><p>县本级“三公”经费预算安排一百二十万元</p></body></html>";
    let bytes = encoding_rs::GBK.encode(page).0;
    assert_eq!(shown(&html::read(&bytes).unwrap()), ["1: 县本级“三公”经费预算安排一百二十万元"]);
}

#[test]
fn a_caption_stands_above_its_table_and_rows_without_a_group_are_read() {
    let page = "<table><caption>绩效目标表</caption><tr><td>项目名称<td>道路<tr><td>预算数<td>20</table>";
    assert_eq!(read(page), ["1: 绩效目标表", "table 1: 0 项目名称 | 1 道路 / 0 预算数 | 1 20"]);
}

#[test]
fn what_consists_of_links_is_navigation_unless_it_is_a_heading_or_stands_in_a_form() {
    let page = "<ul><li><a href='/'>首页</a><li><a href='/zw'>政务公开</a></ul><table><tr><td><a href=1>上一篇</a><td><a href=2>下一篇</a></table>\
        <h1><a href='#'>预算公开说明</a></h1><p>详见<a href=x>附件</a></p><a name=top>正文</a>\
        <table><tr><td>项目名称<td><a href=3>道路养护</a><tr><td>预算数<td>20</table>";
    assert_eq!(
        read(page),
        ["1: 预算公开说明", "2: 详见附件", "3: 正文", "table 1: 0 项目名称 | 1 道路养护 / 0 预算数 | 1 20"]
    );
}
