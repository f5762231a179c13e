//! The bytes of documents.

use openbudget_persistence::Outcome;
use openbudget_testkit::publisher::request;
use openbudget_testkit::real_document::real_document;
use sha2::Digest;

use crate::fixture::{COUNTY_2024, embedded, get, json, on_both, publish, shown, walk};

#[test]
fn a_document_that_is_held_is_given_back_byte_for_byte() {
    on_both(|program| {
        let disclosure = json(program, "/v1/disclosures/999901-2024-budget");
        let sha256 = disclosure["document"].as_str().unwrap();
        let answer = get(program, &format!("/v1/documents/{sha256}/content"));
        assert_eq!(answer.status, 200);
        assert_eq!(answer.body, COUNTY_2024);
        assert_eq!(answer.header("content-type"), Some("text/plain; charset=UTF-8"));
        let tag = format!("\"{sha256}\"");
        assert_eq!(answer.header("etag"), Some(tag.as_str()));
        let name = format!("inline; filename=\"999901-2024-budget-{}.txt\"", &sha256[..8]);
        assert_eq!(answer.header("content-disposition"), Some(name.as_str()));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert!(answer.header("content-security-policy").unwrap().ends_with("; sandbox"));
        let known = [("if-none-match", tag.as_str())];
        let again = program.client().get_with(&format!("/v1/documents/{sha256}/content"), &known).unwrap();
        assert_eq!((again.status, again.body.len()), (304, 0));
    });
}

#[test]
fn a_text_is_given_back_with_the_encoding_that_it_is_read_in() {
    let text = std::str::from_utf8(COUNTY_2024).unwrap();
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let page = |charset: &str| {
        format!(
            "<html><head><meta charset='{charset}'></head><body><p>2024年预算公开说明</p><p>年初预算未安排转移支付。</p></body></html>"
        )
    };
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    on_both(|program| {
        for (bytes, media) in [
            (gbk(text), "text/plain; charset=gb18030"),
            (wide.clone(), "text/plain; charset=UTF-16LE"),
            (gbk(&page("gb2312")), "text/html; charset=gb18030"),
            // A server converted it and left what it says of itself.
            (page("gb2312").into_bytes(), "text/html; charset=UTF-8"),
        ] {
            publish(program, "999902", &bytes);
            let sha256 = data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(&bytes));
            let answer = get(program, &format!("/v1/documents/{sha256}/content"));
            assert_eq!((answer.header("content-type"), &answer.body), (Some(media), &bytes));
        }
    });
}

#[test]
fn a_document_of_which_only_the_record_is_held_says_so() {
    on_both(|program| {
        let sha256 = embedded().document.sha256;
        assert_eq!(json(program, &format!("/v1/documents/{sha256}"))["held"], false);
        let answer = get(program, &format!("/v1/documents/{sha256}/content"));
        assert_eq!(answer.status, 404);
        let problem = shown(&answer.json().unwrap()).replace(&sha256, "(sha256)");
        insta::assert_snapshot!("document-bytes-not-held", problem);
    });
}

#[test]
fn bytes_that_come_later_are_attached_without_a_new_revision() {
    let Some(bytes) = real_document().unwrap() else { return };
    on_both(|program| {
        let release = json(program, "/v1/projects?limit=1")["release"].clone();
        let before = walk(program, "/v1/indicators?government=130271&limit=500");
        let reading = openbudget_ingest::read(&bytes, &request("130271")).unwrap();
        let published = program.store().publish(&reading.disclosure, Some(&bytes)).unwrap();
        assert_eq!((published.outcome, published.revision), (Outcome::BytesAttached, 1));
        let sha256 = embedded().document.sha256;
        assert_eq!(get(program, &format!("/v1/documents/{sha256}/content")).body, bytes);
        assert_eq!(json(program, &format!("/v1/documents/{sha256}"))["held"], true);
        // The list of documents answers otherwise, so the release is another; all else is as it was.
        assert_eq!(json(program, "/v1/projects?limit=1")["release"], release.as_i64().unwrap() + 1);
        assert_eq!(walk(program, "/v1/indicators?government=130271&limit=500"), before);
    });
}
