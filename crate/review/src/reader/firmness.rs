use std::rc::Rc;

use patrol_detect::{Confidence, CustomRule, Rule};
use patrol_policy::{Level, Outcome, OwnAction, TextLevel, TextLevels};

use crate::secrets::Known;

/// How firmly Patrol steps in for each secret.
pub(super) struct Firmness {
    levels: TextLevels,
    own: Rc<[CustomRule]>,
}

impl Firmness {
    pub(super) fn new(levels: TextLevels) -> Firmness {
        Firmness { levels, own: Rc::default() }
    }

    /// The same with rules of somebody's own. Where only single kinds are looked for, these are not.
    pub(super) fn with_own(self, own: Rc<[CustomRule]>) -> Firmness {
        if self.levels.all().level == Level::Off { self } else { Firmness { own, ..self } }
    }

    /// The rules of somebody's own.
    pub(super) fn own(&self) -> &[CustomRule] {
        &self.own
    }

    /// Whether what a rule finds counts as found.
    pub(super) fn looks_for(&self, rule: Rule) -> bool {
        self.level(rule).level != Level::Off
    }

    /// What happens to a secret, if it counts.
    pub(super) fn outcome(&self, secret: &Known) -> Outcome {
        self.decided(secret).0
    }

    /// The same, and whether that is so because of what the company has decided.
    pub(super) fn decided(&self, secret: &Known) -> (Outcome, bool) {
        match self.own_rule(secret) {
            Some((OwnAction::Block, _)) => (Outcome::Block, false),
            Some((OwnAction::Note, _)) => (Outcome::Note, false),
            None if self.can_mute(secret) && self.levels.is_muted(secret.rule.id()) => (Outcome::Note, false),
            _ => {
                let TextLevel { level, is_of_company } = self.level(secret.rule);
                (level.outcome(), is_of_company)
            }
        }
    }

    /// Whether a kind of secret can be muted here at all: where one step would be asked for, and Patrol is not certain. A level of its own says
    /// more than that, and a rule of one's own has an action for it.
    pub(super) fn can_mute(&self, secret: &Known) -> bool {
        self.levels.all().level == Level::Acknowledge
            && secret.confidence < Confidence::Certain
            && secret.rule.custom().is_none()
            && self.levels.own(secret.rule.id()).is_none()
    }

    /// The name of the rule of somebody's own that has found a secret.
    pub(super) fn name(&self, secret: &Known) -> Option<String> {
        self.own_rule(secret).map(|(_, name)| name.to_owned())
    }

    fn own_rule(&self, secret: &Known) -> Option<(OwnAction, &str)> {
        self.own.get(secret.rule.custom()?).map(|rule| OwnAction::of_label(&rule.label))
    }

    /// The levels of kinds are not about rules of somebody's own.
    fn level(&self, rule: Rule) -> TextLevel {
        if rule.custom().is_some() { self.levels.all() } else { self.levels.of(rule.id()) }
    }
}
