use patrol_advise::{Grade, Scope};
use patrol_azdo::{Instant, ListedToken, Reach};
use patrol_settings::Phrase;

use crate::risk::has_ended;

/// A token that nobody has used for so long is hardly needed.
const UNUSED_DAYS: i64 = 90;

/// What to do about a token, one sentence each, the most useful first. `limit` is the person's longest lifetime in days, `cloud` tells
/// Microsoft's cloud, where people sign in with Entra, from a server.
pub(crate) fn advice(
    token: &ListedToken,
    revoked: bool,
    cloud: bool,
    limit: u16,
    now: Instant,
) -> Vec<Phrase> {
    if revoked || has_ended(token, now) {
        return vec![Phrase::new("inventoryDoEnded")];
    }
    let scopes: Vec<Scope> = token.scopes.iter().filter_map(|id| Scope::find(id)).collect();
    let unknown: Vec<&str> =
        token.scopes.iter().filter(|id| Scope::find(id).is_none()).map(String::as_str).collect();
    let everything = scopes.iter().any(Scope::is_everything);
    let mut says = Vec::new();
    let mut say = |applies: bool, phrase: Phrase| {
        if applies {
            says.push(phrase);
        }
    };
    let unused = token.last_used.map(|used| now.days_since(used)).filter(|days| *days > UNUSED_DAYS);
    say(unused.is_some(), Phrase::new("inventoryDoUnused").with(unused.unwrap_or_default()));
    say(everything, Phrase::new("inventoryDoFullAccess"));
    let powerful = !everything && scopes.iter().any(|scope| scope.grade >= Grade::High);
    say(powerful, Phrase::new("inventoryDoPowerful"));
    say(!unknown.is_empty(), Phrase::new("inventoryDoUnknown").with(unknown.join(", ")));
    say(token.reach == Reach::AllOrganizations, Phrase::new("inventoryDoAllOrganizations"));
    // A day of grace: forms round up to a midnight.
    let long = token.valid_to.is_none_or(|end| end.days_since(now) > i64::from(limit) + 1);
    say(long, Phrase::new("inventoryDoShorten").with(limit));
    if let Some(need) = Need::of(&scopes).filter(|_| unknown.is_empty()) {
        says.extend(need.other_way(cloud));
    }
    says
}

/// What a token is for, where all its scopes are about one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    Git,
    Packages,
    Pipelines,
}

impl Need {
    fn of(scopes: &[Scope]) -> Option<Need> {
        let areas =
            |wanted: &[&str]| !scopes.is_empty() && scopes.iter().all(|scope| wanted.contains(&scope.area));
        // The tool for git asks for packages as well.
        if areas(&["Packaging"]) {
            Some(Need::Packages)
        } else if areas(&["Code", "Packaging"]) {
            Some(Need::Git)
        } else if areas(&["Build", "Release"]) {
            Some(Need::Pipelines)
        } else {
            None
        }
    }

    /// A server has no Entra; only git has another way there.
    fn other_way(self, cloud: bool) -> Option<Phrase> {
        let key = match (self, cloud) {
            (Need::Git, true) => "inventoryDoGit",
            (Need::Git, false) => "inventoryDoGitServer",
            (Need::Packages, true) => "inventoryDoPackages",
            (Need::Pipelines, true) => "inventoryDoPipelines",
            (Need::Packages | Need::Pipelines, false) => return None,
        };
        Some(Phrase::new(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::testing::{NOW, days, entry};

    fn keys_on(cloud: bool, scopes: &str, days_left: i64, more: &str) -> Vec<String> {
        let date = days(days_left).date();
        let entry = entry("a", &format!(r#","scope":"{scopes}","validTo":"{date}"{more}"#));
        advice(&entry.token, entry.revoked, cloud, 30, NOW).into_iter().map(|phrase| phrase.key).collect()
    }

    fn keys(scopes: &str, days_left: i64, more: &str) -> Vec<String> {
        keys_on(true, scopes, days_left, &format!(r#","targetAccounts":["g"]{more}"#))
    }

    #[test]
    fn a_narrow_short_token_needs_nothing() {
        assert_eq!(keys("vso.work", 7, ""), [""; 0]);
    }

    #[test]
    fn what_has_ended_is_only_to_be_cleared_away() {
        assert_eq!(keys("app_token", -3, ""), ["inventoryDoEnded"]);
        assert_eq!(keys("app_token", 30, r#","isValid":false"#), ["inventoryDoEnded"]);
    }

    #[test]
    fn everything_that_is_wrong_is_said_in_the_order_of_use() {
        assert_eq!(
            keys_on(true, "app_token", 300, r#","lastUsed":"2026-01-01""#),
            [
                "inventoryDoUnused",
                "inventoryDoFullAccess",
                "inventoryDoAllOrganizations",
                "inventoryDoShorten"
            ]
        );
        assert_eq!(keys("vso.graph_manage vso.new", 7, ""), ["inventoryDoPowerful", "inventoryDoUnknown"]);
    }

    #[test]
    fn a_token_is_long_from_the_limit_on_with_a_day_of_grace() {
        assert_eq!(keys("vso.work", 31, ""), [""; 0]);
        assert_eq!(keys("vso.work", 32, ""), ["inventoryDoShorten"]);
    }

    #[test]
    fn a_need_with_another_way_is_told_it() {
        for (scopes, cloud, server) in [
            ("vso.code", Some("inventoryDoGit"), Some("inventoryDoGitServer")),
            ("vso.code vso.packaging", Some("inventoryDoGit"), Some("inventoryDoGitServer")),
            ("vso.packaging", Some("inventoryDoPackages"), None),
            ("vso.build vso.release", Some("inventoryDoPipelines"), None),
            ("vso.code vso.work", None, None),
        ] {
            let last = |cloud| keys_on(cloud, scopes, 7, r#","targetAccounts":["g"]"#).pop();
            assert_eq!(last(true).as_deref(), cloud, "{scopes}");
            assert_eq!(last(false).as_deref(), server, "{scopes}");
        }
        assert_eq!(keys("vso.code vso.new", 7, "").pop().as_deref(), Some("inventoryDoUnknown"));
    }
}
