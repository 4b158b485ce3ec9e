use patrol_advise::{GuideTopic, Shell};
use patrol_policy::{Length, OwnRule, Scope};
use serde::{Deserialize, Serialize};

/// What one of Patrol's own pages asks of the background. From others it is not even read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum FromPanel {
    /// Open the page on which a token was listed, and show it there.
    OpenToken {
        /// The service's id of the token.
        token: String,
    },
    /// Show the guide in a tab of its own.
    ShowGuide {
        /// What about.
        topic: GuideTopic,
        /// The tab whose page names organization, project and repository.
        tab: Option<i32>,
    },
    /// Show the page with the person's tokens in a tab of its own.
    OpenTokenPage {
        /// The organization, or the collection of a server, as the query of the guide's address.
        place: String,
    },
    /// Show commands for this shell from now on.
    ChooseShell {
        /// The shell.
        shell: Shell,
    },
    /// Remind the person before a token ends that a list has shown.
    RemindOf {
        /// The service's id of the token.
        token: String,
    },
    /// Take a reminder away.
    ForgetReminder {
        /// The token's name.
        name: String,
        /// Its organization.
        organization: String,
    },
    /// Take entries out of the history.
    ForgetHistory {
        /// A [`patrol_policy::Forget`] as JSON.
        what: String,
    },
    /// Which secrets is the person not asked about again?
    ListRemembered,
    /// Ask about a secret again.
    ForgetRemembered {
        /// Its fingerprint in the list.
        fingerprint: String,
    },
    /// Ask about every secret again.
    ForgetAllRemembered,
    /// Of which tokens that the person made is there a fingerprint?
    ListOwnTokens,
    /// Forget the fingerprint of a token.
    ForgetOwnToken {
        /// The fingerprint.
        fingerprint: String,
    },
    /// Forget the fingerprints of all tokens.
    ForgetAllOwnTokens,
    /// Be in the servers that the person has added, and in no other.
    Servers,
    /// Change the settings.
    ChangeSettings {
        /// A [`patrol_policy::Change`] as JSON.
        change: String,
    },
    /// Can these be the patterns of exceptions, together with the rules in force?
    CheckPatterns {
        /// Each as it was typed or is in force; those beyond 200 are not looked at.
        patterns: Vec<String>,
    },
    /// Pause Patrol.
    Pause {
        /// What, and where.
        scope: Scope,
        /// For how long.
        length: Length,
    },
    /// End a pause.
    Resume {
        /// What is paused, and where.
        scope: Scope,
    },
    /// The person has seen what the last update changed.
    SeenNews,
    /// Compile a pattern, as it may stand in a rule of the person's own.
    CompilePattern {
        /// What was typed.
        pattern: String,
    },
    /// What of the company's policy cannot be used, also what only tells itself when it is compiled?
    CheckCompany,
    /// Which of these rules could not be in force together?
    CheckRules {
        /// In order: a rule gives way to those before it.
        rules: Vec<OwnRule>,
    },
    /// Read rules that come from somewhere else.
    ReadRules {
        /// A file of Patrol's own, or a configuration of gitleaks.
        text: String,
    },
    /// Write rules as a file.
    WriteRules {
        /// Each of them.
        rules: Vec<OwnRule>,
    },
}
