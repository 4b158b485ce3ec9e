use patrol_azdo::{Field, Fix};
use patrol_phrase::Phrase;
use patrol_policy::{Level, Rule, Settings};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Alternative;
use crate::rule::Remark;

/// What one rule says of a token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Advice {
    /// The rule that speaks.
    pub rule: Rule,
    /// How firmly, by the person's settings. Never [`Level::Off`].
    pub level: Level,
    /// What is wrong, in one sentence.
    pub reason: Phrase,
    /// What limits the reason, where something does; said with the first advice that it is about, for all.
    pub limits: Option<Phrase>,
    /// What to do instead, in one sentence.
    pub safer: Phrase,
    /// The part of the form that it is about.
    pub field: Field,
    /// The ids of the scopes that it is about; empty where it is about something else.
    pub scopes: Vec<String>,
    /// The change of the form that makes it safer, where one click can make it.
    pub fix: Option<Fix>,
    /// A way without a token, where there is one for what the advice is about.
    pub alternative: Option<Alternative>,
}

impl Advice {
    /// What a rule remarked, as firmly as the person wants it; `None` when its level is [`Level::Off`].
    pub(crate) fn of(remark: Remark, settings: &Settings) -> Option<Advice> {
        let level = settings.level(remark.rule);
        let Remark { rule, reason, limits, safer, field, scopes, fix, alternative } = remark;
        (level > Level::Off).then_some(Advice {
            rule,
            level,
            reason,
            limits,
            safer,
            field,
            scopes,
            fix,
            alternative,
        })
    }
}
