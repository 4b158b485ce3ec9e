//! Every rule can speak, and speaks as firmly as the person has decided.

use patrol_azdo::{ExistingToken, Expiry, Intent, Reach, TokenRequest};
use patrol_policy::{Level, Rule, Settings};

use super::testing::{context, days, existing, request};
use crate::{Context, judge};

/// A request of which the rule speaks, and what is known of the token that it changes; `None` for one that cannot be read.
fn spoken_of(rule: Rule) -> (Option<TokenRequest>, Option<ExistingToken>) {
    let narrow = || request(&["vso.packaging"]);
    let lives = |count| TokenRequest { expiry: Expiry::At(days(count)), ..narrow() };
    let asked = match rule {
        Rule::SecretInText => unreachable!("not about tokens that are made"),
        Rule::RequestUnreadable => return (None, None),
        Rule::FullAccess => request(&["app_token"]),
        Rule::CriticalScope => request(&["vso.security_manage"]),
        Rule::HighPrivilegeScope => request(&["vso.packaging_write"]),
        Rule::UnknownScope => request(&["vso.nobody"]),
        Rule::HiddenInclusion => request(&["vso.work"]),
        Rule::RedundantScope => request(&["vso.wiki", "vso.wiki_write"]),
        Rule::TooManyAreas => request(&["vso.wiki", "vso.test", "vso.packaging", "vso.project"]),
        Rule::LifetimeOverLimit => lives(60),
        Rule::LifetimeFarOverLimit => lives(300),
        Rule::ExpiryUnreadable => TokenRequest { expiry: Expiry::Unreadable, ..narrow() },
        Rule::AllOrganizations => TokenRequest { reach: Reach::AllOrganizations, ..narrow() },
        Rule::TokenWidened => {
            let edit = TokenRequest { intent: Intent::Edit, ..narrow() };
            return (Some(edit), Some(existing(&["vso.work"])));
        }
        Rule::StaleTokenRenewed => {
            TokenRequest { intent: Intent::Regenerate, valid_from: Some(days(-200)), ..narrow() }
        }
        Rule::VagueName => TokenRequest { name: Some("test".into()), ..narrow() },
        Rule::TokenNotNeeded => narrow(),
    };
    (Some(asked), None)
}

#[test]
fn each_rule_speaks_at_the_level_that_is_chosen_and_is_silent_when_it_is_off() {
    for &rule in Rule::ALL.iter().filter(|rule| **rule != Rule::SecretInText) {
        let (asked, existing) = spoken_of(rule);
        for level in Level::ALL {
            let mut settings = Settings::default();
            for &other in Rule::ALL {
                settings.set_level(other, if other == rule { level } else { Level::Off });
            }
            let context = Context { existing: existing.as_ref(), ..context(&settings) };
            let verdict = judge(asked.as_ref(), &context);
            assert_eq!(verdict.level(), level, "{rule:?}");
            assert!(verdict.advice.iter().all(|advice| advice.rule == rule), "{rule:?}");
        }
    }
}
