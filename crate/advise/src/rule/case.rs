use patrol_azdo::{Field, Fix, TokenRequest};
use patrol_phrase::Phrase;
use patrol_policy::{Level, Rule};

use crate::alternative::Need;
use crate::{Alternative, Context, Scope};

/// What a rule may look at.
pub(crate) struct Case<'a> {
    /// What is asked of the service.
    pub(crate) request: &'a TokenRequest,
    /// What is known around it.
    pub(crate) context: &'a Context<'a>,
    /// The scopes that the table knows, each once, in the table's order: the order in a request tells nothing.
    pub(crate) scopes: Vec<Scope>,
}

impl<'a> Case<'a> {
    pub(crate) fn new(request: &'a TokenRequest, context: &'a Context<'a>) -> Self {
        Case { request, context, scopes: Scope::known(&request.scopes) }
    }

    /// The level that is in force for a rule.
    pub(crate) fn level(&self, rule: Rule) -> Level {
        self.context.settings.level(rule)
    }

    /// The strongest single scopes, without full access: those that no other one covers that does at least as much harm. What is asked
    /// openly is judged even where a milder scope brings it along unseen.
    pub(crate) fn maximal(&self) -> Vec<Scope> {
        let single = || self.scopes.iter().copied().filter(|scope| !scope.is_everything());
        let covered = |scope: &Scope| single().any(|other| other.grade >= scope.grade && other.covers(scope));
        single().filter(|scope| !covered(scope)).collect()
    }

    /// The way without a token for what these scopes are for.
    pub(crate) fn alternative(&self, scopes: &[Scope]) -> Option<Alternative> {
        Need::of(scopes).map(|need| need.alternative(self.context.service))
    }
}

/// What a rule has to say, before the person's level is looked up.
#[derive(Debug)]
pub(crate) struct Remark {
    pub(crate) rule: Rule,
    pub(crate) reason: Phrase,
    pub(crate) limits: Option<Phrase>,
    pub(crate) safer: Phrase,
    pub(crate) field: Field,
    pub(crate) fix: Option<Fix>,
    pub(crate) alternative: Option<Alternative>,
}

impl Remark {
    pub(crate) fn new(rule: Rule, field: Field, reason: Phrase, safer: Phrase) -> Remark {
        Remark { rule, reason, limits: None, safer, field, fix: None, alternative: None }
    }

    /// The reason holds only as far as the rights of the person go (documentation page on personal access tokens, 2026-09-21: a token can do
    /// no more than its owner).
    pub(crate) fn within_own_rights(self) -> Remark {
        Remark { limits: Some(Phrase::advice_own_rights()), ..self }
    }

    pub(crate) fn fix(self, fix: Option<Fix>) -> Remark {
        Remark { fix, ..self }
    }

    pub(crate) fn alternative(self, alternative: Option<Alternative>) -> Remark {
        Remark { alternative, ..self }
    }
}
