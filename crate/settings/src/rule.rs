use serde::{Deserialize, Serialize};

use crate::Level;

/// A decision that a person can tune. The kebab-case name is stable for ever: settings, log and policy use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Text that is about to enter a page holds a secret.
    SecretInText,
    /// A token that can do everything its owner can.
    FullAccess,
    /// A token with a scope that can change code, artifacts, deployments or people.
    HighPrivilegeScope,
    /// A token with a scope that Patrol does not know.
    UnknownScope,
    /// A token that lives longer than the limit.
    LifetimeOverLimit,
    /// A token whose expiry cannot be read.
    ExpiryUnreadable,
    /// A token for every organization that its owner can reach.
    AllOrganizations,
    /// A token request that Patrol cannot read.
    RequestUnreadable,
}

impl Rule {
    /// Every rule, in the order in which people see them.
    pub const ALL: [Rule; 8] = [
        Rule::SecretInText,
        Rule::FullAccess,
        Rule::HighPrivilegeScope,
        Rule::UnknownScope,
        Rule::LifetimeOverLimit,
        Rule::ExpiryUnreadable,
        Rule::AllOrganizations,
        Rule::RequestUnreadable,
    ];

    /// The stable id.
    pub fn as_str(self) -> &'static str {
        match self {
            Rule::SecretInText => "secret-in-text",
            Rule::FullAccess => "full-access",
            Rule::HighPrivilegeScope => "high-privilege-scope",
            Rule::UnknownScope => "unknown-scope",
            Rule::LifetimeOverLimit => "lifetime-over-limit",
            Rule::ExpiryUnreadable => "expiry-unreadable",
            Rule::AllOrganizations => "all-organizations",
            Rule::RequestUnreadable => "request-unreadable",
        }
    }

    /// The rule with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Rule> {
        Rule::ALL.into_iter().find(|rule| rule.as_str() == id)
    }

    /// The level of a fresh install: one explicit step for everything.
    pub fn default_level(self) -> Level {
        Level::Acknowledge
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_found_by_its_id_and_serialises_to_it() {
        for rule in Rule::ALL {
            assert_eq!(Rule::from_id(rule.as_str()), Some(rule));
            assert_eq!(serde_json::to_string(&rule).unwrap(), format!("\"{}\"", rule.as_str()));
        }
        assert_eq!(Rule::from_id("no-such-rule"), None);
    }
}
