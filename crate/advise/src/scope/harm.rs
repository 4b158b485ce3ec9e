use patrol_phrase::Phrase;

/// A sentence about the scope with this name.
type Sentence = fn(String) -> Phrase;

/// The harm that a thief could do, by the words of the table.
const KINDS: &[(&str, Sentence)] = &[
    ("agents", Phrase::theft_agents),
    ("alerts", Phrase::theft_alerts),
    ("artifacts", Phrase::theft_artifacts),
    ("audit", Phrase::theft_audit),
    ("certificates", Phrase::theft_certificates),
    ("code", Phrase::theft_code),
    ("connections", Phrase::theft_connections),
    ("deploy", Phrase::theft_deploy),
    ("events", Phrase::theft_events),
    ("extensions", Phrase::theft_extensions),
    ("github", Phrase::theft_github),
    ("hide-alerts", Phrase::theft_hide_alerts),
    ("marketplace", Phrase::theft_marketplace),
    ("packages", Phrase::theft_packages),
    ("people", Phrase::theft_people),
    ("permissions", Phrase::theft_permissions),
    ("pipelines", Phrase::theft_pipelines),
    ("projects", Phrase::theft_projects),
    ("protected", Phrase::theft_protected),
    ("repositories", Phrase::theft_repositories),
    ("steps", Phrase::theft_steps),
    ("tokens", Phrase::theft_tokens),
];

/// The sentence for a word of the table and the name of a scope.
pub(super) fn phrase(kind: &str, scope: String) -> Option<Phrase> {
    KINDS.iter().find(|(known, _)| *known == kind).map(|(_, phrase)| phrase(scope))
}
