//! What a scan reports.

use alloc::string::String;
use core::ops::Range;

use crate::Carrier;
use crate::Confidence;
use crate::Expiry;
use crate::Month;
use crate::Rule;

/// One secret found in a text: where it stands and what is known of it. Holds nothing of the secret itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that recognised it.
    pub rule: Rule,
    /// Where it stands, in UTF-8 bytes, on character boundaries. The whole stretch when it is encoded.
    pub range: Range<usize>,
    /// The same range in UTF-16 units, as JavaScript and the DOM count.
    pub utf16: Range<usize>,
    /// How sure we are.
    pub confidence: Confidence,
    /// What it stands in.
    pub carrier: Carrier,
    /// When it was issued, if the token says so.
    pub issued: Option<Month>,
    /// When it ends, if it says so.
    pub expires: Option<Expiry>,
    /// The Azure DevOps organization, when the URL around the token names it.
    pub organization: Option<String>,
}
