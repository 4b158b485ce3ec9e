/// The harm that a thief could do, by the words of the table: the keys of sentences whose gap is the name of the scope.
const KINDS: &[(&str, &str)] = &[
    ("agents", "theftAgents"),
    ("alerts", "theftAlerts"),
    ("artifacts", "theftArtifacts"),
    ("audit", "theftAudit"),
    ("certificates", "theftCertificates"),
    ("code", "theftCode"),
    ("connections", "theftConnections"),
    ("deploy", "theftDeploy"),
    ("events", "theftEvents"),
    ("extensions", "theftExtensions"),
    ("github", "theftGithub"),
    ("hide-alerts", "theftHideAlerts"),
    ("marketplace", "theftMarketplace"),
    ("packages", "theftPackages"),
    ("people", "theftPeople"),
    ("permissions", "theftPermissions"),
    ("pipelines", "theftPipelines"),
    ("projects", "theftProjects"),
    ("protected", "theftProtected"),
    ("repositories", "theftRepositories"),
    ("steps", "theftSteps"),
    ("tokens", "theftTokens"),
];

/// The key of the sentence for a word of the table.
pub(super) fn key(kind: &str) -> Option<&'static str> {
    KINDS.iter().find(|(known, _)| *known == kind).map(|(_, key)| *key)
}
