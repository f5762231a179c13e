//! What an amount is beside its year before: the present one, that of before, or the difference.

use std::sync::LazyLock;

use openbudget_domain::text::pattern;
use regex::Regex;

/// What the words before an amount say that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The amount itself.
    Present,
    /// That of the year before.
    Prior,
    /// More or less than the year before by so much.
    Change(Direction),
    /// It is not told for certain.
    Unclear,
}

/// Whether there is more or less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Up,
    Down,
}

const UP: &str = "净增加?|新增加?|增加|增长|上升|提高|增支|增列|调增|追加|上调|上浮|增";
const DOWN: &str =
    "净减少?|减少|下降|降低|压减|压缩|减支|核减|调减|削减|缩减|裁减|精简|节约|节省|节支|回落|下调|少支出|少安排|减|降";
/// 多 and 少 alone compare only behind what is compared with: 比上年多18万元.
const BARE: &str = r"(?:上年|去年|上一年|同期|\d{4}年)(?:度|的|预算|决算|执行|数|同期|实际|支出|安排)*(?:(?P<more>多)|(?P<less>少))(?:支出|安排|列支|花费?|出|了|约)*$";
/// Words between a change and its amount that say nothing else.
const OF_CHANGE: &str = "(?:了|的|额|数|金额|预算|支出|经费|资金|约|共计|合计|共|为|是|[:：])*";

/// A new level: 增加到, 调整为, 压减至2023年的.
static LEVEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:(?P<up>{UP}|升)|(?P<down>{DOWN})|调整|变更?|达|控制)(?:到了?|至|为|成)(?:\d{{4}}年|今年|本年|当年)?(?:度|的|预算|约|人民币)*$"
    ))
});
static CHANGE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?:(?P<up>{UP})|(?P<down>{DOWN})){OF_CHANGE}$")));
static BY_MORE: LazyLock<Regex> = LazyLock::new(|| pattern(BARE));
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?P<up>增加|增长|上升|提高|增支|增列|调增|追加|净增)|(?P<down>减少|下降|降低|压减|压缩|减支|核减|调减|削减|缩减|节约|节省|节支|回落|净减)",
    )
});
/// What a present amount may be said with behind a rate of change: 下降5%，安排; 压减5%后为.
static ARRANGED: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:安排|预算|预算数|支出|列支|为|达|达到|经费|费用?|共计|合计)$"));
static COMPARED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"上年|去年|上一年|同期|上期|同比|(?:比|较|与|同)\d{4}年?"));
static FLAT: LazyLock<Regex> = LazyLock::new(|| pattern("持平|无变化|没有变化|无增减|不增不减|一致|相同|未发生变化"));
/// Words between the year before and its amount that say nothing else.
static OF_PRIOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "^(?:度|年|末|底|的|同期|预算|决算|执行|批复|年初|调整|实际|支出|安排|完成|总额|数|额|金额|合计|共计|为|是|约|发生",
        "|经费|费用?|[“\"”‘’']|三公|公务接待|公务用车|公车|购置|运行|维护|因公出国|\\(境\\)|及|和|对下|转移支付|[:：(（])*$",
    ))
});
static FROM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:由|从)(?:原来|原先|原|上年|去年|\d{4}年)?(?:度|的|预算|决算|执行|数|末|底)*$"));
/// What says that something has not changed this way: 与上年相比未增加.
static NEGATED: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("(?:未|没有|没|无|不)(?:有|再|作)?(?:{UP}|{DOWN})")));
/// A change through several years, which is none of this one: 三年共减少.
static OF_YEARS: LazyLock<Regex> =
    LazyLock::new(|| pattern("累计|(?:^|[^〇○零一二三四五六七八九十])[两三四五六七八九十]年"));
/// About so much, but not just so much.
static INEXACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?:近|将近|接近|逾|超|超过|超出|不足|不到|不低于|不少于|低于|高于|大于|小于|少于|多于|至少)(?:人民币)?$")
});

/// What an amount is, by the words since the amount before, and those right behind it.
pub(crate) fn role_of(near: &str, behind: &str) -> Role {
    if INEXACT.is_match(near) || near.contains("增减") || behind.starts_with("以上") || behind.starts_with("以下")
    {
        return Role::Unclear;
    }
    if LEVEL.is_match(near) {
        return Role::Present;
    }
    let compared = COMPARED.find_iter(near).last();
    if FROM.is_match(near) {
        return Role::Prior;
    }
    if OF_YEARS.is_match(near) && VERB.is_match(near) {
        return Role::Unclear;
    }
    let direction = |up: bool| if up { Direction::Up } else { Direction::Down };
    if let Some(parts) = BY_MORE.captures(near) {
        return Role::Change(direction(parts.name("more").is_some()));
    }
    if let Some(parts) = CHANGE.captures(near) {
        // 本年新增18万元 is new, and all of it may be.
        let new = parts.name("up").is_some_and(|up| up.as_str() == "新增");
        return if new && compared.is_none() {
            Role::Unclear
        } else {
            Role::Change(direction(parts.name("up").is_some()))
        };
    }
    if let Some(parts) = VERB.captures_iter(near).last() {
        let end = parts.get(0).map_or(0, |verb| verb.end());
        let tail = near.get(end..).unwrap_or_default();
        return match compared {
            _ if tail.contains('%') && ARRANGED.is_match(tail) => Role::Present,
            // 比上年增加公务接待费5万元
            Some(compared) if compared.start() < end => Role::Change(direction(parts.name("up").is_some())),
            None if ARRANGED.is_match(tail) && !tail.starts_with(['了', '公', '因', '“', '三']) => Role::Present,
            _ => Role::Unclear,
        };
    }
    let Some(compared) = compared else { return Role::Present };
    let tail = near.get(compared.end()..).unwrap_or_default();
    if FLAT.is_match(tail) {
        Role::Present
    } else if OF_PRIOR.is_match(tail) {
        Role::Prior
    } else {
        Role::Unclear
    }
}

/// Whether the words right before an amount make it the one before a change: 由50万元提高到.
pub(crate) fn is_from(near: &str) -> bool {
    FROM.is_match(near)
}

/// Which way the words before a new level say that it has changed: 增加到.
pub(crate) fn level_of(near: &str) -> Option<Direction> {
    let parts = LEVEL.captures(near)?;
    parts.name("up").map(|_| Direction::Up).or_else(|| parts.name("down").map(|_| Direction::Down))
}

/// Which way words say that something has changed.
pub(crate) fn direction_of(text: &str) -> Option<Direction> {
    // 不增不减 is a word of its own.
    let text = NEGATED.replace_all(text, "");
    let parts = VERB.captures(&text)?;
    Some(if parts.name("up").is_some() { Direction::Up } else { Direction::Down })
}
