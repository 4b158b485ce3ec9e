//! Where text goes that others will see: the places of Azure DevOps to which its pages send what people write. Each row says where that is
//! known from: *documented* in Microsoft's REST reference (7.1), *seen* in what pages or public programs send, or *not verified*.
//!
//! What is not here passes unread: searches, clicks, settings of a person, permissions; keys and tokens, which have a guard of their own
//! (`_apis/tokens`, SSH keys); secure files (`_apis/distributedtask/securefiles`), which are made for secrets; the check of a service
//! connection (`_apis/serviceendpoint/endpointproxy`), which stores nothing; and the stores of extensions
//! (`_apis/ExtensionManagement/…/Data`), of which nobody knows what is meant to be seen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a request would write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Written {
    /// A comment on anything.
    Comment,
    /// A pull request: title, description.
    PullRequest,
    /// A commit: its files, its message.
    Commit,
    /// A work item.
    WorkItem,
    /// A page of a wiki.
    WikiPage,
    /// The definition of a pipeline, or what a run is started with.
    Pipeline,
    /// A group of variables.
    Variables,
    /// A subscription of a service hook.
    ServiceHook,
    /// A service connection.
    ServiceConnection,
    /// A test case, plan or result.
    Test,
    /// A dashboard.
    Dashboard,
    /// A project: its description.
    Project,
    /// A file that is uploaded.
    File,
}

/// What of a body is left alone, because the service keeps it as a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exempt {
    Nothing,
    /// An object in which this field is true.
    Marked(&'static str),
    /// What stands in fields of these names, in small letters.
    Named(&'static [&'static str]),
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// JSON: its texts are read.
    Json,
    /// JSON in which a text is the value of what its own name, or the name of the object around it, says.
    Named,
    /// The file itself, also as base64.
    File,
}

/// A place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Endpoint {
    /// The names in the path that lead to it, in small letters and in their order; others may stand between and behind them.
    pub(crate) names: &'static [&'static str],
    pub(crate) written: Written,
    pub(crate) form: Form,
    pub(crate) exempt: Exempt,
    /// A longer body is not read, in bytes of UTF-8.
    pub(crate) longest: usize,
}

/// What people write is shorter.
const SHORT: usize = 256 << 10;
/// Files can be longer.
const LONG: usize = 10 << 20;

/// A variable that the page has marked as secret is stored encrypted, and nobody can read it again (documented for variable groups, build and
/// release definitions).
const SECRET_VARIABLES: Exempt = Exempt::Marked("issecret");

/// The credentials of a service connection are what it is for, and are stored encrypted: `authorization.parameters` (documented). Some kinds
/// have theirs in `data`, such as the private key for SSH (not verified).
const CREDENTIALS: Exempt = Exempt::Named(&["authorization", "data"]);

/// The inputs of consumers that the service calls confidential, or that it needs as they are: the addresses of Slack, Teams and others are
/// secrets themselves. From the reference of consumers in the documentation; which of them the page marks is not verified.
const HOOK_SECRETS: Exempt = Exempt::Named(&[
    "accountkey",
    "apikey",
    "apitoken",
    "authtoken",
    "basicauthpassword",
    "basicauthusername",
    "buildauthtoken",
    "connectionstring",
    "flowtoken",
    "httpheaders",
    "password",
    "url",
    "userapitoken",
    "usertoken",
]);

const fn texts(names: &'static [&'static str], written: Written) -> Endpoint {
    Endpoint { names, written, form: Form::Json, exempt: Exempt::Nothing, longest: SHORT }
}

const fn variables(names: &'static [&'static str], written: Written) -> Endpoint {
    Endpoint { names, written, form: Form::Named, exempt: SECRET_VARIABLES, longest: SHORT }
}

const fn file(names: &'static [&'static str]) -> Endpoint {
    Endpoint { names, written: Written::File, form: Form::File, exempt: Exempt::Nothing, longest: LONG }
}

/// The first that fits counts.
pub(crate) const ENDPOINTS: &[Endpoint] = &[
    // Files: of work items, pull requests, wikis (as base64), test runs (as base64 in JSON). Documented.
    file(&["_apis", "wit", "attachments"]),
    file(&["_apis", "git", "pullrequests", "attachments"]),
    file(&["_apis", "wiki", "wikis", "attachments"]),
    Endpoint { form: Form::Json, ..file(&["_apis", "test", "attachments"]) },
    Endpoint { form: Form::Json, ..file(&["_apis", "testresults", "attachments"]) },
    // Comments. Documented, and seen; those on code that is no pull request are not verified.
    texts(&["_apis", "git", "pullrequests", "threads"], Written::Comment),
    texts(&["_apis", "wit", "workitems", "comments"], Written::Comment),
    texts(&["_apis", "wiki", "pages", "comments"], Written::Comment),
    texts(&["_apis", "discussion", "threads"], Written::Comment),
    // Pull requests. Documented, and seen. With everything below them, such as labels and statuses.
    texts(&["_apis", "git", "pullrequests"], Written::PullRequest),
    // Commits. Documented, and seen. A file in them is text, or base64.
    Endpoint { longest: LONG, ..texts(&["_apis", "git", "pushes"], Written::Commit) },
    Endpoint { longest: LONG, ..texts(&["_apis", "tfvc", "changesets"], Written::Commit) },
    texts(&["_apis", "git", "annotatedtags"], Written::Commit),
    // Work items. Documented, and seen; the older web of servers is not verified.
    texts(&["_apis", "wit", "workitems"], Written::WorkItem),
    texts(&["_apis", "wit", "$batch"], Written::WorkItem),
    texts(&["_apis", "wit", "templates"], Written::WorkItem),
    texts(&["_api", "_wit", "updateworkitems"], Written::WorkItem),
    // Pages of wikis. Documented, and seen.
    texts(&["_apis", "wiki", "wikis", "pages"], Written::WikiPage),
    // Pipelines: definitions with their variables, and the parameters and variables of a run. Documented.
    variables(&["_apis", "build", "definitions"], Written::Pipeline),
    variables(&["_apis", "build", "builds"], Written::Pipeline),
    variables(&["_apis", "pipelines", "runs"], Written::Pipeline),
    variables(&["_apis", "release", "definitions"], Written::Pipeline),
    variables(&["_apis", "release", "releases"], Written::Pipeline),
    variables(&["_apis", "distributedtask", "taskgroups"], Written::Pipeline),
    texts(&["_apis", "pipelines", "approvals"], Written::Comment),
    texts(&["_apis", "release", "approvals"], Written::Comment),
    // Groups of variables. Documented.
    variables(&["_apis", "distributedtask", "variablegroups"], Written::Variables),
    // Service hooks and service connections: name, description, address. Documented.
    Endpoint { exempt: HOOK_SECRETS, ..texts(&["_apis", "hooks", "subscriptions"], Written::ServiceHook) },
    Endpoint {
        exempt: CREDENTIALS,
        ..texts(&["_apis", "serviceendpoint", "endpoints"], Written::ServiceConnection)
    },
    // Tests, dashboards, and a project's description. Documented.
    texts(&["_apis", "test"], Written::Test),
    texts(&["_apis", "testplan"], Written::Test),
    texts(&["_apis", "testresults"], Written::Test),
    texts(&["_apis", "dashboard", "dashboards"], Written::Dashboard),
    texts(&["_apis", "projects"], Written::Project),
];
