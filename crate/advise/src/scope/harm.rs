use patrol_phrase::{Phrase, Word};

/// A sentence about the scope with this name.
type Sentence = fn(Word) -> Phrase;

/// The harm that somebody with a token could do, by the words of the table; each says no more than Microsoft's description of the scope
/// (documentation page "scopes", 2025-07-16). What a scope allows goes only as far as its owner's rights: [`Phrase::advice_own_rights`] says so for all.
const KINDS: &[(&str, Sentence)] = &[
    ("agents", Phrase::harm_agents),
    ("alerts", Phrase::harm_alerts),
    ("artifacts", Phrase::harm_artifacts),
    ("audit", Phrase::harm_audit),
    ("certificates", Phrase::harm_certificates),
    ("code", Phrase::harm_code),
    ("connections", Phrase::harm_connections),
    ("deploy", Phrase::harm_deploy),
    ("events", Phrase::harm_events),
    ("extensions", Phrase::harm_extensions),
    ("github", Phrase::harm_github),
    ("hide-alerts", Phrase::harm_hide_alerts),
    ("marketplace", Phrase::harm_marketplace),
    ("new-variables", Phrase::harm_new_variables),
    ("packages", Phrase::harm_packages),
    ("people", Phrase::harm_people),
    ("permissions", Phrase::harm_permissions),
    ("pipelines", Phrase::harm_pipelines),
    ("projects", Phrase::harm_projects),
    ("protected", Phrase::harm_protected),
    ("repositories", Phrase::harm_repositories),
    ("steps", Phrase::harm_steps),
    ("token-list", Phrase::harm_token_list),
    ("tokens", Phrase::harm_tokens),
    ("tokens-of-others", Phrase::harm_tokens_of_others),
    ("variables", Phrase::harm_variables),
];

/// The sentence for a word of the table and the name of a scope.
pub(super) fn phrase(kind: &str, scope: Word) -> Option<Phrase> {
    KINDS.iter().find(|(known, _)| *known == kind).map(|(_, phrase)| phrase(scope))
}
