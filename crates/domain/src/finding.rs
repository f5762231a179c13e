//! What the rules found in a disclosure: what fails, what holds, and what cannot be decided.

use serde::Serialize;

use crate::evidence::Citation;

crate::enumeration! {
    /// How grave a failed rule is.
    Severity {
        /// Figures contradict each other.
        Error = "error", "错误";
        /// Something is probably wrong, or left out.
        Warning = "warning", "警告";
        /// Worth knowing.
        Info = "info", "提示";
    }
}

crate::enumeration! {
    /// What came of checking a rule.
    Status {
        /// It does not hold.
        Failed = "failed", "不符";
        /// It holds.
        Passed = "passed", "相符";
        /// What it compares is not all there; the message says what is missing.
        Undecided = "undecided", "无法判断";
    }
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// The resource, as in paths.
    pub resource: &'static str,
    /// The id of the item.
    pub id: String,
    /// Its name as printed.
    pub name: Option<String>,
}

/// The same words in Chinese and in English; figures as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A value that was compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Operand {
    /// What it is.
    pub name: String,
    /// As printed.
    pub value: Option<String>,
    /// Its place.
    pub source: Option<Citation>,
}

/// What came of checking one rule on one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Its id: stable as long as the rule, its subject and what it compares are the same.
    pub id: String,
    /// The rule, as `R06`.
    pub rule: &'static str,
    /// How grave it is, or would be.
    pub severity: Severity,
    /// What came of it.
    pub status: Status,
    /// What it is about.
    pub subject: Subject,
    /// What was found, in words.
    pub message: Message,
    /// What it should be.
    pub expected: Option<String>,
    /// What it is.
    pub actual: Option<String>,
    /// What was compared.
    pub operands: Vec<Operand>,
    /// The places that show it.
    pub evidence: Vec<Citation>,
    /// The place of the subject.
    pub source: Citation,
    /// The ids of what it is found of: the subject, then the other facts whose places it cites.
    pub facts: Vec<String>,
}
