use patrol_azdo::{Field, Fix, TokenRequest};
use patrol_phrase::{Phrase, Word};
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

    /// Whether the task that the person has chosen cannot be done without this scope, or without one that brings it.
    pub(crate) fn is_needed(&self, scope: &Scope) -> bool {
        self.context.task.is_some_and(|task| task.needs(scope))
    }

    /// What a scope is called where the person sees it.
    pub(crate) fn name(&self, scope: &Scope) -> Word {
        self.context.names.of_scope(scope)
    }

    /// The same for several.
    pub(crate) fn names<'s>(&self, scopes: impl IntoIterator<Item = &'s Scope>) -> Word {
        Word::list(scopes.into_iter().map(|scope| self.name(scope)))
    }

    /// The way without a token for the task, or else for what the scopes are for.
    pub(crate) fn alternative(&self) -> Option<Alternative> {
        let service = self.context.service;
        let by_scopes = || Need::of(&Scope::maximal(&self.scopes)).map(|need| need.alternative(service));
        self.context.task.map(|task| task.alternative(service)).or_else(by_scopes)
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
    pub(crate) scopes: Vec<String>,
    pub(crate) fix: Option<Fix>,
    pub(crate) alternative: Option<Alternative>,
}

impl Remark {
    pub(crate) fn new(rule: Rule, field: Field, reason: Phrase, safer: Phrase) -> Remark {
        let (limits, scopes, fix, alternative) = (None, Vec::new(), None, None);
        Remark { rule, reason, limits, safer, field, scopes, fix, alternative }
    }

    /// Which scopes it is about.
    pub(crate) fn about<'s>(self, scopes: impl IntoIterator<Item = &'s Scope>) -> Remark {
        Remark { scopes: scopes.into_iter().map(|scope| scope.id.to_owned()).collect(), ..self }
    }

    /// The reason holds only as far as the rights of the person go (documentation page on personal access tokens, 2026-09-21: a token can do
    /// no more than its owner).
    pub(crate) fn within_own_rights(self) -> Remark {
        Remark { limits: Some(Phrase::advice_own_rights()), ..self }
    }

    pub(crate) fn fix(self, fix: Option<Fix>) -> Remark {
        Remark { fix, ..self }
    }

    pub(crate) fn alternative(self, alternative: Alternative) -> Remark {
        Remark { alternative: Some(alternative), ..self }
    }
}
