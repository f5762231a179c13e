//! Amounts of money, in cells and in sentences.

use openbudget_domain::money::Unit;
use openbudget_domain::money::amount::{find_amounts, read_amount};
use openbudget_domain::number::chinese::read_chinese;
use openbudget_domain::target::TargetKind;
use openbudget_domain::target::read::{TargetContext, read_target};
use openbudget_domain::text::Folded;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn amount(text: &str) -> String {
    match read_amount(text, Some(Unit::TenThousandYuan)) {
        Ok(Some(money)) => format!("{} {} {}", money.amount(), money.printed(), money.unit()),
        Ok(None) => "none".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn every_spelling_of_an_amount_is_read_or_refused() {
    for (cell, expected) in [
        ("1125.81 ", "11258100.00 1125.81 万元"),
        ("\t65.85", "658500.00 65.85 万元"),
        ("2,110", "21100000.00 2,110 万元"),
        ("２，１１０．５", "21105000.00 ２，１１０．５ 万元"),
        ("0", "0.00 0 万元"),
        ("-3.5", "-35000.00 -3.5 万元"),
        ("400万元", "4000000.00 400 万元"),
        ("1.5 亿元", "150000000.00 1.5 亿元"),
        ("￥30元", "30.00 30 元"),
        ("壹佰万元整", "1000000.00 壹佰 万元"),
        ("人民币伍仟叁佰元正", "5300.00 伍仟叁佰 元"),
        ("肆亿贰仟万元整", "420000000.00 肆亿贰仟 万元"),
        ("4亿2000万元", "420000000.00 4亿2000 万元"),
        ("4 亿 2,000 万", "420000000.00 4 亿 2,000 万元"),
        ("63万", "630000.00 63 万元"),
        ("6.3百万元", "6300000.00 6.3百 万元"),
        ("63万5000", "'63万5000' is not an amount of money"),
        ("63万5元", "'63万5元' is not an amount of money"),
        ("4.2亿2000万元", "'4.2亿2000万元' is not an amount of money"),
        ("4亿2000元", "'4亿2000元' is not an amount of money"),
        ("4亿零2000元", "400002000.00 4亿零2000 元"),
        ("12元5角", "12.50 12元5角 元"),
        ("叁元伍角贰分", "3.52 叁元伍角贰分 元"),
        ("", "none"),
        (" \u{3000}", "none"),
        ("—", "none"),
        ("21,10", "'21,10' is not an amount of money"),
        ("3-5万元", "'3-5万元' is not an amount of money"),
        ("100%", "'100%' is not an amount of money"),
        ("2023年", "'2023年' is not an amount of money"),
        ("20 20", "20200000.00 20 20 万元"),
        ("项目名称", "'项目名称' is not an amount of money"),
        ("0.0000001", "0.0010000 元 is not a whole number of 分 (0.01 元)"),
    ] {
        assert_eq!(amount(cell), expected, "{cell:?}");
    }
    assert_eq!(read_amount("5", None).unwrap_err().to_string(), "'5' has no unit, and its table states none");
}

#[test]
fn the_amounts_of_a_sentence_are_found_and_nothing_else() {
    let found = |text: &str| {
        let amounts = find_amounts(&Folded::new(text));
        amounts
            .iter()
            .map(|found| {
                format!(
                    "{}{}",
                    found.money.amount(),
                    found.per.clone().map(|per| format!("/{per}")).unwrap_or_default()
                )
            })
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(found("2023年安排“三公”经费260万元，增加18 万元，占5%。"), "2600000.00 180000.00");
    assert_eq!(found("200 万元（含）以上"), "2000000.00");
    assert_eq!(found("１，１２６．５亿元"), "112650000000.00");
    assert_eq!(found("每人50元/人/月，共二百三十万元"), "50.00/人/月 2300000.00");
    assert_eq!(found("3-5万元、12个、2024年、单元、公元"), "");
    assert_eq!(found("余额4亿2000万元，贰拾陆万元整，一亿三千万元"), "420000000.00 260000.00 130000000.00");
    assert_eq!(
        found("支出63万5000元，63万，6.35亿（含）、6.3百万元以上"),
        "635000.00 630000.00 635000000.00 6300000.00"
    );
    assert_eq!(found("统一80万元，五年"), "800000.00");
    assert_eq!(found("附件1（20万元）、负80万元、△80万元、8x10^5元、8：5万元"), "200000.00");
    assert_eq!(
        found(
            "63万人、3.5万亩，接待人次1.2万，8万余元，7,6800万元，80万元至90万元，60-63万元，七亿6800万元，7亿六千万元，63万美元"
        ),
        ""
    );
    assert_eq!(found("每人每年80元，80元每户，二元结构"), "80.00/人/年 80.00/户");
}

#[test]
fn chinese_numbers_are_read_as_written_or_refused() {
    for (text, expected) in [
        ("十", Some(10)),
        ("十二", Some(12)),
        ("二百三十", Some(230)),
        ("两千零五", Some(2005)),
        ("一万零五百", Some(10_500)),
        ("壹佰贰拾叁万肆仟伍佰陆拾柒", Some(1_234_567)),
        ("三亿二千万", Some(320_000_000)),
        ("三百五", None),
        ("一二三", None),
        ("百", None),
        ("", None),
        ("五十五百", None),
    ] {
        assert_eq!(read_chinese(text), expected.map(Decimal::from), "{text}");
    }
}

/// A number in Chinese capitals, written digit by digit with every power.
fn capitals(number: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
    let section = |number: u32| {
        let mut text = String::new();
        let mut gap = false;
        for (power, word) in [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
            let digit = number / power % 10;
            if digit == 0 {
                gap = !text.is_empty();
            } else {
                if gap {
                    text.push('零');
                }
                gap = false;
                text.push_str(DIGITS.get(usize::try_from(digit).unwrap()).unwrap());
                text.push_str(word);
            }
        }
        text
    };
    let (high, low) = (number / 10_000, number % 10_000);
    match (high, low) {
        (0, 0) => "零".to_owned(),
        (0, low) => section(low),
        (high, 0) => format!("{}万", section(high)),
        (high, low) if low < 1000 => format!("{}万零{}", section(high), section(low)),
        (high, low) => format!("{}万{}", section(high), section(low)),
    }
}

/// An amount as offices print it: with separators, in the larger units, in several of them, in capitals.
fn spelt(fen: i64, spelling: usize) -> String {
    let yuan = Decimal::new(fen, 2);
    let (whole, cents) = (fen / 100, fen % 100);
    let separated = |number: i64| {
        let digits = number.to_string();
        let groups: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
        groups.join(",")
    };
    let (high, middle, low) = (whole / 100_000_000, whole / 10_000 % 10_000, whole % 10_000);
    // 元 behind the larger units need not be said to be few, where they are many.
    let joined = |parts: Vec<(i64, &str)>| -> String {
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        parts.map(|(count, unit)| format!("{count}{unit}")).collect::<Vec<_>>().concat()
    };
    match spelling {
        0 => format!("{}.{cents:02}元", separated(whole)),
        1 => format!("{}万元", (yuan / Decimal::from(10_000)).normalize()),
        2 => format!("{}亿元", (yuan / Decimal::from(100_000_000)).normalize()),
        3 if cents == 0 && (low == 0 || low >= 1000) && (middle == 0 || middle >= 1000) && (middle > 0 || low == 0) => {
            joined(vec![(high, "亿"), (middle, "万"), (low, "")]) + "元"
        }
        4 if whole < 100_000_000 && whole > 0 => {
            let count = |count: i64| capitals(u32::try_from(count).unwrap());
            let cents = [(cents / 10, "角"), (cents % 10, "分")];
            let cents = cents.into_iter().filter(|(count, _)| *count > 0);
            let cents = cents.map(|(number, unit)| format!("{}{unit}", count(number))).collect::<Vec<_>>().concat();
            format!("{}元{cents}整", count(whole))
        }
        _ => format!("{yuan}元"),
    }
}

proptest! {
    #[test]
    fn capitals_are_read_back(number in 0_u32..100_000_000) {
        let written = capitals(number);
        prop_assert_eq!(read_chinese(&written), Some(Decimal::from(number)), "{}", written);
        let money = read_amount(&format!("{written}元整"), None).unwrap().unwrap();
        prop_assert_eq!(money.amount(), Decimal::from(number));
    }

    #[test]
    fn an_amount_is_read_back_in_every_spelling(fen in 0_i64..100_000_000_000, spelling in 0_usize..4) {
        let digits = Decimal::new(fen, 6).normalize().to_string();
        let text = match spelling {
            0 => digits.clone(),
            1 => format!(" {digits}万元 "),
            2 => digits.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect(),
            _ => format!("{digits}\n万元"),
        };
        let money = read_amount(&text, Some(Unit::TenThousandYuan)).unwrap().unwrap();
        prop_assert_eq!(money.fen(), fen);
    }

    #[test]
    fn an_amount_in_a_sentence_is_found_again_as_itself(fen in 1_i64..900_000_000_000_000, spelling in 0_usize..5) {
        let text = spelt(fen, spelling);
        let sentence = format!("2024年预算安排{text}，比上年多3个。");
        let found = find_amounts(&Folded::new(&sentence));
        let read: Vec<i64> = found.iter().map(|found| found.money.fen()).collect();
        prop_assert_eq!(&read, &[fen], "{}", &text);
        let cell = read_amount(&text, None).unwrap().unwrap();
        prop_assert_eq!((cell.fen(), cell.printed(), cell.unit()), (fen, found[0].money.printed(), found[0].money.unit()));
        let target = read_target(&text, &TargetContext::default());
        if target.kind == TargetKind::Money {
            let unit = Unit::from_key(target.unit.as_deref().unwrap()).unwrap();
            prop_assert_eq!(target.value.unwrap() * unit.yuan(), Decimal::new(fen, 2), "{}", &text);
        } else {
            prop_assert_eq!(target.kind, TargetKind::Text, "{}", &text);
        }
    }
}
