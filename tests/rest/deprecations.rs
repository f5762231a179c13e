//! What is going to end says so.

use openbudget_api::Deprecation;
use openbudget_testkit::database::Backend;
use openbudget_testkit::program::Program;

use crate::fixture::get;

static ENDING: &[Deprecation] = &[
    Deprecation {
        path: "/v1/statements/{id}",
        parameter: None,
        since: 1_735_689_600,
        sunset: 1_767_225_600,
        link: "https://openbudget.example/deprecations#statements",
    },
    Deprecation {
        path: "/v1/projects",
        parameter: Some("count"),
        since: 1_704_067_200,
        sunset: 1_751_328_000,
        link: "https://openbudget.example/deprecations#count",
    },
];

#[test]
fn an_answer_that_uses_what_is_going_to_end_tells_since_when_and_until_when() {
    for backend in Backend::ALL {
        let Some(program) = Program::start_with(backend, |state| state.deprecating(ENDING)).unwrap() else { continue };
        let told = |path: &str| {
            let answer = get(&program, path);
            ["deprecation", "sunset", "link"].map(|name| answer.header(name).map(str::to_owned))
        };
        let of = |since: &str, sunset: &str, anchor: &str| {
            let link =
                format!("<https://openbudget.example/deprecations#{anchor}>; rel=\"deprecation\"; type=\"text/html\"");
            [Some(since.to_owned()), Some(sunset.to_owned()), Some(link)]
        };
        let counted = of("@1704067200", "Tue, 01 Jul 2025 00:00:00 GMT", "count");
        assert_eq!(told("/v1/projects?limit=2&count=exact"), counted);
        assert_eq!(told("/v1/statements/none"), of("@1735689600", "Thu, 01 Jan 2026 00:00:00 GMT", "statements"));
        for path in ["/v1/projects", "/v1/statements", "/v1/indicators?count=exact", "/v1/nothing"] {
            assert_eq!(told(path), [None, None, None], "{path}");
        }
    }
}

#[test]
fn nothing_is_going_to_end_of_what_is_served() {
    crate::fixture::on_both_empty(|program| {
        assert_eq!(get(program, "/v1/projects?count=exact").header("deprecation"), None);
    });
}
