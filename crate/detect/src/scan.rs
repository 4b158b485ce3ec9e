//! The way through a text.

use alloc::vec::Vec;

use crate::Carrier;
use crate::Finding;
use crate::rule;
use crate::run::Runs;
use crate::utf16::Utf16;

/// Every secret in `text`, in order and without overlap. Time is linear in the length of the text; a clean text costs
/// no allocation.
#[must_use]
pub fn scan(text: &str) -> Vec<Finding> {
    let bytes = text.as_bytes();
    let mut utf16 = Utf16::new(text);
    let mut findings = Vec::new();
    for run in Runs::new(bytes) {
        let mut rest = run;
        while let Some(found) = rule::find(bytes, rest.clone()) {
            rest.start = found.range.end;
            if found.needs_context {
                continue;
            }
            findings.push(Finding {
                utf16: utf16.range(&found.range),
                rule: found.rule,
                range: found.range,
                confidence: found.confidence,
                carrier: Carrier::Bare,
                issued: found.issued,
                organization: None,
            });
        }
    }
    findings
}
