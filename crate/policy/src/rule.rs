use patrol_phrase::Phrase;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Level;

/// The one list of rules: a name, its stable id, and the sentences that say what it is called and what it is about. People see them in
/// this order.
macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident = $id:literal, Phrase::$name:ident, Phrase::$about:ident;)*) => {
        /// A decision that a person can tune. The kebab-case id is stable for ever: settings, log and policy use it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum Rule {
            $($(#[$doc])* #[serde(rename = $id)] $rule,)*
        }

        impl Rule {
            /// Every rule, in the order in which people see them.
            pub const ALL: &'static [Rule] = &[$(Rule::$rule,)*];

            /// The stable id.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Rule::$rule => $id,)*
                }
            }

            /// Its name for people.
            pub fn name(self) -> Phrase {
                match self {
                    $(Rule::$rule => Phrase::$name(),)*
                }
            }

            /// What it is about, in one sentence.
            pub fn about(self) -> Phrase {
                match self {
                    $(Rule::$rule => Phrase::$about(),)*
                }
            }
        }
    };
}

rules! {
    /// Text that is about to enter a page holds a secret.
    SecretInText = "secret-in-text",
        Phrase::rule_secret_in_text_name, Phrase::rule_secret_in_text_about;
    /// A token that can do everything its owner can.
    FullAccess = "full-access",
        Phrase::rule_full_access_name, Phrase::rule_full_access_about;
    /// A token with a scope that can take over the organization or ship code to others.
    CriticalScope = "critical-scope",
        Phrase::rule_critical_scope_name, Phrase::rule_critical_scope_about;
    /// A token with a scope that can change code, artifacts or deployments, or reveal secrets.
    HighPrivilegeScope = "high-privilege-scope",
        Phrase::rule_high_privilege_scope_name, Phrase::rule_high_privilege_scope_about;
    /// A token with a scope that Patrol does not know.
    UnknownScope = "unknown-scope",
        Phrase::rule_unknown_scope_name, Phrase::rule_unknown_scope_about;
    /// A scope that brings another one with it that nobody would expect.
    HiddenInclusion = "hidden-inclusion",
        Phrase::rule_hidden_inclusion_name, Phrase::rule_hidden_inclusion_about;
    /// A scope that another chosen one includes.
    RedundantScope = "redundant-scope",
        Phrase::rule_redundant_scope_name, Phrase::rule_redundant_scope_about;
    /// One token for several tools.
    TooManyAreas = "too-many-areas",
        Phrase::rule_too_many_areas_name, Phrase::rule_too_many_areas_about;
    /// A token that lives longer than the limit.
    LifetimeOverLimit = "lifetime-over-limit",
        Phrase::rule_lifetime_over_limit_name, Phrase::rule_lifetime_over_limit_about;
    /// A token that lives longer than three times the limit.
    LifetimeFarOverLimit = "lifetime-far-over-limit",
        Phrase::rule_lifetime_far_over_limit_name, Phrase::rule_lifetime_far_over_limit_about;
    /// A token whose expiry cannot be read.
    ExpiryUnreadable = "expiry-unreadable",
        Phrase::rule_expiry_unreadable_name, Phrase::rule_expiry_unreadable_about;
    /// A token for every organization that its owner can reach.
    AllOrganizations = "all-organizations",
        Phrase::rule_all_organizations_name, Phrase::rule_all_organizations_about;
    /// An existing token that gets more scopes, organizations or days.
    TokenWidened = "token-widened",
        Phrase::rule_token_widened_name, Phrase::rule_token_widened_about;
    /// An old token that gets a new value instead of an end.
    StaleTokenRenewed = "stale-token-renewed",
        Phrase::rule_stale_token_renewed_name, Phrase::rule_stale_token_renewed_about;
    /// A name that does not tell what the token is for.
    VagueName = "vague-name",
        Phrase::rule_vague_name_name, Phrase::rule_vague_name_about;
    /// A token for something that Microsoft Entra, SSH or Windows can do without one.
    TokenNotNeeded = "token-not-needed",
        Phrase::rule_token_not_needed_name, Phrase::rule_token_not_needed_about;
    /// A token request that Patrol cannot read.
    RequestUnreadable = "request-unreadable",
        Phrase::rule_request_unreadable_name, Phrase::rule_request_unreadable_about;
}

/// Ids of rules that there are no more. A record may still name them; they change nothing.
pub(crate) const RETIRED: [&str; 1] = ["lifetime-over-a-week"];

impl Rule {
    /// The rule with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.as_str() == id)
    }

    /// The level of a fresh install: a note for what is good to know, one explicit step for what is risky, and a reason for a token
    /// that outlives everything it is made for.
    pub fn default_level(self) -> Level {
        match self {
            Rule::HiddenInclusion | Rule::RedundantScope | Rule::VagueName | Rule::TokenNotNeeded => {
                Level::Inform
            }
            Rule::LifetimeFarOverLimit => Level::Reason,
            _ => Level::Acknowledge,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_found_by_its_id_and_serialises_to_it() {
        for &rule in Rule::ALL {
            assert_eq!(Rule::from_id(rule.as_str()), Some(rule));
            assert_eq!(serde_json::to_string(&rule).unwrap(), format!("\"{}\"", rule.as_str()));
        }
        assert_eq!(Rule::from_id("no-such-rule"), None);
    }

    #[test]
    fn an_id_is_never_given_twice() {
        for id in RETIRED {
            assert_eq!(Rule::from_id(id), None);
        }
    }

    #[test]
    fn the_document_tells_every_rule_for_tokens_with_its_level() {
        let document = include_str!("../../../docs/token-rules.md");
        let told: Vec<&str> = document.lines().filter(|line| line.starts_with("| `")).collect();
        let rules = Rule::ALL.iter().filter(|rule| **rule != Rule::SecretInText);
        let expected: Vec<String> = rules
            .map(|rule| format!("| `{}` | {} |", rule.as_str(), rule.default_level().as_str()))
            .collect();
        assert_eq!(told.len(), expected.len());
        for (line, expected) in told.iter().zip(&expected) {
            assert!(line.starts_with(expected), "{line} should begin with {expected}");
        }
    }
}
