use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a request or the form says about a token, as texts: read here, judged elsewhere.
///
/// A form shows less than a request says: what is absent in a request is not said, what is absent in a form is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct TokenFields {
    /// Where it was read.
    #[serde(rename = "source")]
    pub read_from: ReadFrom,
    /// The host of the page, without port.
    pub host: String,
    /// The organization in the address of the page.
    pub organization: Option<String>,
    /// Create, renew or change.
    pub intent: Intent,
    /// The token's display name.
    pub name: Option<String>,
    /// Scope ids as sent (`vso.code_write`, `app_token` …).
    pub scopes: Vec<String>,
    /// When the token begins, as sent.
    pub valid_from: Option<String>,
    /// When the token ends, as sent; empty when it is something else than text.
    pub valid_to: Option<String>,
    /// Where the token works.
    pub reach: Reach,
    /// The service's id of the existing token that is changed. It opens nothing.
    pub authorization_id: Option<String>,
}

/// Where the fields of a token were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ReadFrom {
    /// A request.
    Request,
    /// A request that goes where tokens are made and cannot be read: everything about the token is absent.
    #[default]
    Unreadable,
    /// The form, before anything is sent.
    Form,
}

/// What happens to the token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Intent {
    /// A new token.
    #[default]
    Create,
    /// A new value for an existing token: its whole record is sent back with an empty authorization id.
    Regenerate,
    /// New scopes, name or dates for an existing token.
    Edit,
}

/// Where a token works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// In this many organizations.
    Organizations(usize),
    /// In every organization that the owner can reach (`targetAccounts` null or empty, or `allOrgs`).
    AllOrganizations,
    /// A request does not say; the service then takes the organization of its address. A form cannot tell.
    #[default]
    NotSaid,
}
