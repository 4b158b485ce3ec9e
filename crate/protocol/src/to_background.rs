use patrol_advise::{Advice, GuideTopic, Shell};
use patrol_azdo::{Surface, TokenFields};
use patrol_policy::Outcome;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{FoundSecret, HiddenText, NewToken, OpenForm, PageStatus, Part, SecretDigest};

/// What a page asks of the background.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum ToBackground {
    /// What is in force in this frame?
    Policy,
    /// How a tab is protected; shown in the badge.
    Status(PageStatus),
    /// What became of findings, for the history.
    Record {
        /// The kind of page.
        surface: Surface,
        /// Ids of the rules that spoke.
        rules: Vec<String>,
        /// Of each of them the ids of the patterns of exceptions that the secret matches; what is missing matches none.
        patterns: Vec<Vec<String>>,
        /// What Patrol did about it: pass is what an exception let go on.
        outcome: Outcome,
        /// What the person chose; absent where nobody was asked.
        choice: Option<Choice>,
        /// The person's words where a reason was asked for; without secrets.
        reason: Option<String>,
        /// Whether the page was about to send it; else it was about to enter the page.
        sent: bool,
    },
    /// Which of these has the person said, on the page's host, not to be asked about again?
    IsRemembered {
        /// At most 100; what is beyond them is not looked up.
        secrets: Vec<SecretDigest>,
    },
    /// Does an exception let all of these findings pass, on the page that the tab shows? Never in private windows.
    AreExcepted {
        /// The ids of the rules that found them; at most 100.
        rules: Vec<String>,
        /// Of each of them the ids of the patterns of exceptions that the secret matches; what is missing matches none.
        patterns: Vec<Vec<String>>,
    },
    /// Do not ask about these again on the page's host. Not from private windows, and not at a level that wants a reason or
    /// blocks.
    Remember {
        /// At most 100; what is beyond them is not kept.
        secrets: Vec<SecretDigest>,
    },
    /// The page shows the token that it has just asked for: keep a fingerprint of it. Not from private windows.
    KeepOwnToken {
        /// What was asked of the token service; secrets in the name are masked.
        fields: TokenFields,
        /// The token.
        token: NewToken,
    },
    /// Which of these are tokens that the person made in this browser, or may be one of those that the lists have shown?
    OwnTokens {
        /// At most 20 tokens; what is beyond them is not looked up.
        secrets: Vec<FoundSecret>,
    },
    /// Open the page that lists the person's token that this secret is, or may be, and show it there. Only for the page itself, and not from private
    /// windows.
    OpenOwnToken {
        /// As it was asked about.
        secret: FoundSecret,
    },
    /// From now on a note is enough for secrets of this kind. Not from private windows.
    Mute {
        /// The id of the rule that finds them.
        rule: String,
    },
    /// What could stand in the place of this text so that it needs no secret?
    Rewrite {
        /// The text, without its secrets.
        text: HiddenText,
    },
    /// What is to be said about this token?
    Judge {
        /// What is asked of the token service.
        fields: TokenFields,
        /// What the person was told about it in the form and has decided: it is not said again.
        told: Vec<Advice>,
        /// Which task the person has chosen in the form that they have just sent, counted from 1; 0 is none.
        task: u32,
        /// The form that is open.
        form: Option<OpenForm>,
    },
    /// The page was told which tokens there are.
    TokenList {
        /// What the gate saw, as JSON: the request's `url`, the text of the `answer`, and the page's `hostId` and `hostName`.
        seen: String,
    },
    /// Show the inventory in a tab of its own.
    OpenInventory,
    /// Which token was this page opened for?
    WantedToken,
    /// Show the settings about pasting in a tab of its own.
    OpenSettings,
    /// Show the guide in a tab of its own, with the names in the address of the tab's page filled in.
    OpenGuide {
        /// What about.
        topic: GuideTopic,
    },
    /// Show in a tab of its own what to do about secrets that got out.
    OpenPlan {
        /// The ids of the rules that found them.
        rules: Vec<String>,
    },
    /// What is to be said about the token form?
    Form {
        /// The form.
        form: OpenForm,
        /// Which task the person has chosen for it, counted from 1; 0 is none.
        task: u32,
    },
    /// What is the next step to change the token form?
    Step {
        /// The form.
        form: OpenForm,
        /// What the person asked for: the order of a [`crate::Button`].
        order: String,
        /// The page has not changed since the last step for longer than it needs to draw.
        stuck: bool,
    },
    /// Which ways to clone are there that need no token, and what is to be said of the page's own?
    Clone {
        /// The clone address that the page shows.
        address: String,
        /// The person works on Windows.
        windows: bool,
        /// The shell that the person has just chosen.
        shell: Option<Shell>,
        /// The words on the button that makes git credentials, where there is one.
        credentials: Option<String>,
    },
    /// Remind the person before a token ends.
    Remind {
        /// The page's host, without port.
        host: String,
        /// The token's name.
        name: String,
        /// The organization in the page's address; empty where there is none.
        organization: String,
        /// When the token ends, as the page sent it.
        ends: String,
    },
    /// Load a part into the frame that asks. Answered by `extension/background/loader.ts`, which needs no WebAssembly.
    Load {
        /// The part.
        part: Part,
    },
}

/// What a person chose when they were asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// Go on with the secrets masked.
    Redact,
    /// Go on with references in the place of the secrets.
    Rewrite,
    /// Go on as it is.
    GoOn,
    /// Do not go on.
    Cancel,
}
