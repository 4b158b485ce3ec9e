// Written by `cargo run -p patrol-protocol --example typescript`; a test fails when it is stale.

/**
 * A sentence for the person, not yet translated: its key and what stands in its gaps.
 *
 * One constructor for each sentence, named after its key.
 */
export type Phrase = { key: import("./texts.js").Key, args: Array<string>, };

/**
 * How firmly Patrol steps in when a rule finds something. Ordered from soft to hard.
 */
export type Level = "off" | "inform" | "acknowledge" | "reason" | "block";

/**
 * What happens when a rule has found something: its level, as the page has to act. Ordered from soft to hard.
 */
export type Outcome = "pass" | "note" | "ask" | "ask-reason" | "block";

/**
 * A decision that a person can tune. The kebab-case id is stable for ever: settings, log and policy use it.
 */
export type Rule = "secret-in-text" | "full-access" | "critical-scope" | "high-privilege-scope" | "unknown-scope" | "hidden-inclusion" | "redundant-scope" | "too-many-areas" | "lifetime-over-limit" | "lifetime-far-over-limit" | "expiry-unreadable" | "all-organizations" | "token-widened" | "stale-token-renewed" | "vague-name" | "token-not-needed" | "request-unreadable";

/**
 * A part of Patrol that can be paused by itself.
 */
export type Guard = "text" | "tokens" | "clone";

/**
 * When a pause ends. Ordered: of two, the later one is greater.
 */
export type End = { "at": number } | "restart" | "never";

/**
 * A guard that is paused on one page.
 */
export type PausedGuard = { 
/**
 * The guard.
 */
guard: Guard, 
/**
 * Until when: of several pauses the last one counts.
 */
end: End, };

/**
 * What is paused, and where.
 */
export type Scope = { 
/**
 * The host of the pages, without port.
 */
host: string, 
/**
 * Only pages of this organization, or collection of a server; `None` for the whole host.
 */
organization: string | null, 
/**
 * Only this guard; `None` for everything.
 */
guard: Guard | null, };

/**
 * For how long a person can pause Patrol.
 */
export type Length = "quarter-hour" | "restart" | "always";

/**
 * Why a part of the stored settings is not in force.
 */
export type Problem = { "problem": "unreadable" } | { "problem": "newer" } | { "problem": "field", 
/**
 * Its name in the record: `levels`, `levels.full-access` or `pausedHosts[2]`, from 0.
 */
field: string, } | { "problem": "unknown", 
/**
 * Its name in the record, as above. It is foreign.
 */
field: string, };

/**
 * How text comes into a field.
 */
export type Source = "paste" | "drop" | "typing" | "submit" | "request";

/**
 * What the text is about to enter.
 */
export type FieldKind = "text" | "secret" | "fixed";

/**
 * One of the forms in which the same content is submitted, as a clipboard has them.
 */
export type Flavour = "plain" | "html" | "other";

/**
 * A part of a flavour that redaction replaces.
 */
export type Edit = { 
/**
 * Where it begins, in UTF-16 units from the start of the flavour.
 */
start: number, 
/**
 * Where it ends, in UTF-16 units from the start of the flavour.
 */
end: number, 
/**
 * What takes its place: the mask that names the kind of secret.
 */
text: string, };

/**
 * Where a secret stands.
 */
export type Occurrence = { 
/**
 * The line on which it begins, from 1.
 */
line: number, 
/**
 * That line around it, about 60 characters, safe to be shown: secrets are masked, and no character misleads about the others.
 */
context: string, };

/**
 * A secret, however often it stands in the text, as a person is told of it.
 */
export type Group = { 
/**
 * The stable id of the rule that recognised it: what kind of secret it is.
 */
rule: string, 
/**
 * The name of the rule where it is one of the person's own: in quotes, fit to be shown.
 */
own: string | null, 
/**
 * How sure that is.
 */
confidence: "low" | "medium" | "high" | "certain", 
/**
 * Its first and last two characters, to recognise it by.
 */
preview: string, 
/**
 * The month in which it was issued, as `2026-03`, if it tells.
 */
issued: string | null, 
/**
 * The Azure DevOps organization that it is for, if the address around it names one.
 */
organization: string | null, 
/**
 * When it ends, in seconds since 1970, if it tells.
 */
expires: number | null, 
/**
 * Whether that is over for sure: clocks differ.
 */
expired: boolean, 
/**
 * How often it stands there: in the flavour that has it most often.
 */
count: number, 
/**
 * Where it stands in the plain flavour: the first five places. None if it stands only in markup, whose lines nobody sees.
 */
places: Array<Occurrence>, 
/**
 * The SHA-256 of its value, as 64 hexadecimal digits: it may be remembered by that. None for a kind that somebody who has the digest
 * could find by trying, such as a password.
 */
digest: string | null, 
/**
 * The ids of the patterns of exceptions that it matches as a whole.
 */
patterns: Array<string>, 
/**
 * It may enter this field without a question.
 */
allowed: boolean, };

/**
 * What is decided about text with secrets that is about to enter a field. Holds nothing of a secret but what may be shown.
 */
export type Review = { 
/**
 * What happens to the text.
 */
outcome: Outcome, 
/**
 * Whether that is so because of what the company has decided.
 */
company: boolean, 
/**
 * All that counts here has expired: what happens is a note at most.
 */
expired: boolean, 
/**
 * The ids of the rules for the history, one for each group.
 */
rules: Array<string>, 
/**
 * What a person is shown: at most 100 secrets.
 */
groups: Array<Group>, 
/**
 * How many other secrets there are beyond the groups.
 */
more: number, 
/**
 * The kind of secret, as the id of its rule, that the person may mute: all that is asked about is of that kind, and Patrol is not certain.
 */
mute: string | null, 
/**
 * What redaction changes in each flavour, in the order in which they were read; in each the edits are in order and apart.
 */
edits: Array<Array<Edit>>, };

/**
 * A kind of page, as far as it matters to a guard.
 */
export type Surface = "tokens" | "ssh-keys" | "repository" | "pull-request" | "wiki" | "work-item" | "other" | "elsewhere" | "site";

/**
 * Where in Azure DevOps an address leads.
 */
export type Place = { 
/**
 * Organization (or collection on a server), when the address names one; decoded.
 */
organization: string | null, 
/**
 * The kind of page.
 */
surface: Surface, };

/**
 * What recognises one thing on a page.
 */
export type Adapter = "form" | "list" | "created" | "clone" | "request";

/**
 * What an adapter counts. Most are selectors, and have the names that `docs/page-structure.md` gives them.
 */
export type Sign = "form" | "list" | "token-field" | "place" | "read" | "unreadable" | "panel" | "panel-content" | "scope-mode-custom" | "radio-group" | "radio" | "dropdown" | "box" | "area" | "date" | "main-button" | "filled-in" | "chosen" | "table" | "row" | "cell" | "read-only" | "shown-token" | "address" | "container" | "ide-block" | "text-button";

/**
 * How often an adapter has found what it looks for.
 */
export type Found = { 
/**
 * Which.
 */
adapter: Adapter, 
/**
 * The counts.
 */
signs: Array<[Sign, number]>, };

/**
 * A clone address, as far as the page script needs to know it.
 */
export type CloneAddress = { 
/**
 * The address without a user name, safe to stand unquoted in a command line.
 */
address: string, 
/**
 * Whether git reaches it by SSH.
 */
ssh: boolean, 
/**
 * Whether it belongs to Microsoft's own service.
 */
cloud: boolean, 
/**
 * What stood before the host, and is in no command.
 */
leftOut: LeftOut, };

/**
 * What stands before the host of a clone address, and is no part of it.
 */
export type LeftOut = "nothing" | "user" | "password";

/**
 * What a request would write.
 */
export type Written = "comment" | "pull-request" | "commit" | "work-item" | "wiki-page" | "pipeline" | "variables" | "service-hook" | "service-connection" | "test" | "dashboard" | "project" | "file";

/**
 * A request whose body holds secrets.
 */
export type Sending = { 
/**
 * What it would write.
 */
written: Written, 
/**
 * What is in it. Without edits: a request is sent as it is, or not at all.
 */
review: Review, };

/**
 * What happens to the token.
 */
export type Intent = "create" | "regenerate" | "edit";

/**
 * Where a token works.
 */
export type Reach = { "organizations": number } | "all-organizations" | "not-said";

/**
 * Where the fields of a token were read.
 */
export type ReadFrom = "request" | "unreadable" | "form";

/**
 * What a request or the form says about a token, as texts: read here, judged elsewhere.
 *
 * A form shows less than a request says: what is absent in a request is not said, what is absent in a form is not known.
 */
export type TokenFields = { 
/**
 * Where it was read.
 */
source: ReadFrom, 
/**
 * The host of the page, without port.
 */
host: string, 
/**
 * The organization in the address of the page.
 */
organization: string | null, 
/**
 * Create, renew or change.
 */
intent: Intent, 
/**
 * The token's display name.
 */
name: string | null, 
/**
 * Scope ids as sent (`vso.code_write`, `app_token` …).
 */
scopes: Array<string>, 
/**
 * When the token begins, as sent.
 */
validFrom: string | null, 
/**
 * When the token ends, as sent; empty when it is something else than text.
 */
validTo: string | null, 
/**
 * Where the token works.
 */
reach: Reach, 
/**
 * The service's id of the existing token that is changed. It opens nothing.
 */
authorizationId: string | null, };

/**
 * The part of the token form that something is about.
 */
export type Field = "name" | "organization" | "expiry" | "scopes" | "whole";

/**
 * A change of the token form that one click can make.
 */
export type Fix = { "kind": "days", 
/**
 * From today.
 */
days: number, } | { "kind": "current-organization" } | { "kind": "custom-scopes" } | { "kind": "scopes", 
/**
 * Scope ids.
 */
ids: Array<string>, };

/**
 * A way without a personal access token.
 */
export type Alternative = { 
/**
 * What to do, in one sentence.
 */
phrase: Phrase, 
/**
 * The documentation page that tells how.
 */
link: string, 
/**
 * Where the guide tells how, step by step.
 */
topic: GuideTopic, };

/**
 * What one rule says of a token.
 */
export type Advice = { 
/**
 * The rule that speaks.
 */
rule: Rule, 
/**
 * How firmly, by the person's settings. Never [`Level::Off`].
 */
level: Level, 
/**
 * What is wrong, in one sentence.
 */
reason: Phrase, 
/**
 * What limits the reason, where something does; said with the first advice that it is about, for all.
 */
limits: Phrase | null, 
/**
 * What to do instead, in one sentence.
 */
safer: Phrase, 
/**
 * The part of the form that it is about.
 */
field: Field, 
/**
 * The ids of the scopes that it is about; empty where it is about something else.
 */
scopes: Array<string>, 
/**
 * The change of the form that makes it safer, where one click can make it.
 */
fix: Fix | null, 
/**
 * A way without a token, where there is one for what the advice is about.
 */
alternative: Alternative | null, };

/**
 * What is to be said about a token request.
 */
export type Verdict = { 
/**
 * What happens to the request.
 */
outcome: Outcome, 
/**
 * What the rules say, the firmest first; empty when there is nothing to say.
 */
advice: Array<FormAdvice>, 
/**
 * The words of the question, where one is asked.
 */
question: AboutToken, 
/**
 * The day on which the token expires (ISO 8601, UTC), for the view that shows it; `None` when that cannot be told.
 */
ends: string | null, 
/**
 * What to say with the offer of a reminder when the service has done it: it makes an existing token safer, and leaves time for one.
 */
shrunk: Phrase | null, };

/**
 * A change of the form that one click makes.
 */
export type Button = { 
/**
 * The words on it.
 */
label: Phrase, 
/**
 * What the page hands back when it is pressed.
 */
order: string, };

/**
 * What something is about, in a word or two.
 */
export type Topic = Phrase | string;

/**
 * What one rule says of the open form, or of a request.
 */
export type FormAdvice = { 
/**
 * What it is about: a part of the form, or scopes.
 */
topics: Array<Topic>, 
/**
 * The place of the control that it is about, in the list of controls.
 */
at: number | null, 
/**
 * What one click can change.
 */
button: Button | null, 
/**
 * The rule that speaks.
 */
rule: Rule, 
/**
 * How firmly, by the person's settings. Never [`Level::Off`].
 */
level: Level, 
/**
 * What is wrong, in one sentence.
 */
reason: Phrase, 
/**
 * What limits the reason, where something does; said with the first advice that it is about, for all.
 */
limits: Phrase | null, 
/**
 * What to do instead, in one sentence.
 */
safer: Phrase, 
/**
 * The part of the form that it is about.
 */
field: Field, 
/**
 * The ids of the scopes that it is about; empty where it is about something else.
 */
scopes: Array<string>, 
/**
 * The change of the form that makes it safer, where one click can make it.
 */
fix: Fix | null, 
/**
 * A way without a token, where there is one for what the advice is about.
 */
alternative: Alternative | null, };

/**
 * What a company says where it has decided something.
 */
export type CompanyWords = { 
/**
 * Whose decision it is, what the company says about it, and whom to ask.
 */
words: Array<Phrase>, 
/**
 * Where more is told: an address of https. `None` where the company names none.
 */
link: string | null, };

/**
 * The words of the question about a token.
 */
export type AboutToken = { 
/**
 * What is to be done.
 */
title: Phrase, 
/**
 * How things stand.
 */
about: Phrase, 
/**
 * The way that needs no token, where there is one.
 */
way: Alternative | null, 
/**
 * Where the guide tells how to do without the token.
 */
topic: GuideTopic, 
/**
 * What the company says, where it has decided something of what is said.
 */
company: CompanyWords | null, 
/**
 * On the button that goes back.
 */
cancel: Phrase, 
/**
 * On the button that goes on.
 */
goOn: Phrase, };

/**
 * How a line looks.
 */
export type Tone = "good" | "check" | "plain";

/**
 * How the form stands, in one sentence.
 */
export type Line = { 
/**
 * How it looks.
 */
tone: Tone, 
/**
 * The sentence. Its last gap is open where there is something to fill it.
 */
sentence: Phrase, 
/**
 * What fills the last gap, as a list.
 */
list: Array<Topic>, };

/**
 * What a token for a task needs.
 */
export type TaskAdvice = { 
/**
 * In one sentence.
 */
needs: Phrase, 
/**
 * What fills the form in.
 */
button: Button, };

/**
 * What is to be said about the open form.
 */
export type FormVerdict = { 
/**
 * What happens to a request for this token.
 */
outcome: Outcome, 
/**
 * What the rules say, the firmest first.
 */
advice: Array<FormAdvice>, 
/**
 * The form tells all that the request will say.
 */
complete: boolean, 
/**
 * How the form stands.
 */
line: Line, 
/**
 * The words of the question, where one is asked before it is sent.
 */
question: AboutToken, 
/**
 * What people make tokens for.
 */
tasks: Array<Phrase>, 
/**
 * What a token for the task that was chosen needs, unless the form is that already.
 */
task: TaskAdvice | null, };

/**
 * An open token form as the page sees it; what it means, the background knows.
 */
export type OpenForm = { 
/**
 * The page's host, without port.
 */
host: string, 
/**
 * The organization in the address of the page; empty without one.
 */
organization: string, 
/**
 * The controls when it opened, as `patrol_azdo::Controls` reads them.
 */
first: string, 
/**
 * The controls now.
 */
now: string, };

/**
 * The next step to change a form. A control is named by its place in the list of controls.
 */
export type Step = { 
/**
 * The control that is pressed, or written into.
 */
at: number | null, 
/**
 * What is written into it.
 */
write: string | null, 
/**
 * It is over; what to tell the person.
 */
said: Phrase | null, };

/**
 * A way to clone that needs no token.
 */
export type CloneWay = { 
/**
 * What it is.
 */
title: Phrase, 
/**
 * What it needs; where there are no commands, what to do.
 */
about: Phrase, 
/**
 * The commands, one a line; `None` where the address for them is not known.
 */
commands: string | null, 
/**
 * Whether the commands are others in another shell.
 */
by_shell: boolean, 
/**
 * Where the guide tells more.
 */
topic: GuideTopic, };

/**
 * What the guide says something about, as far as other places lead there. A test in `crate/guide` asks for each.
 */
export type GuideTopic = "start" | "leak" | "git" | "git-once" | "ssh" | "git-ways" | "server-git" | "server" | "packages" | "automation" | "machines" | "publish" | "reports" | "api" | "vault" | "text" | "review" | "few-scopes" | "short-life" | "expired";

/**
 * The shell that a command is written for.
 */
export type Shell = "posix" | "power-shell" | "cmd";

/**
 * Why a page is not, or not fully, protected.
 */
export type PageProblem = { "page-problem": "engine-failed" } | { "page-problem": "gate-missing" } | { "page-problem": "gate-late" } | { "page-problem": "form-not-recognised" } | { "page-problem": "list-not-recognised" } | { "page-problem": "request-not-recognised" } | { "page-problem": "went-unchecked" } | { "page-problem": "part-missing" } | { "page-problem": "log-not-written" } | { "page-problem": "list-not-kept" } | { "page-problem": "rules-damaged" } | { "page-problem": "settings-unavailable" } | { "page-problem": "settings" } & Problem;

/**
 * How the page in a tab is protected.
 */
export type PageStatus = { 
/**
 * The page's host, without port.
 */
host: string, 
/**
 * The kind of page, as `azdo` names it; `unknown` when Patrol's core cannot tell any more.
 */
surface: string, 
/**
 * The guards that the person has paused on this page.
 */
paused: Array<PausedGuard>, 
/**
 * What is not as it should be; empty means that every guard that is not paused is at work.
 */
problems: Array<PageProblem>, 
/**
 * Findings in this page since it was loaded.
 */
findings: number, 
/**
 * The page has made a web worker, or a service worker is between it and the network: no part of Patrol runs there.
 */
workers: boolean, };

/**
 * What is in force in one frame.
 */
export type PagePolicy = { 
/**
 * How firmly Patrol steps in when a text holds a secret: a line for the core, see [`patrol_policy::TextLevels`]; `off` where nothing is looked
 * for.
 */
text: string, 
/**
 * What the company says about that, where it has decided some of it.
 */
company: CompanyWords | null, 
/**
 * Whether the person may mute another kind.
 */
mayMute: boolean, 
/**
 * The rules of the person's and the company's own, compiled, in base 64; empty where there are none.
 */
own: string, 
/**
 * The patterns of exceptions in force, compiled in the same way, each with its id; empty where there are none.
 */
patterns: string, 
/**
 * The guards that the person has paused on the frame's page.
 */
paused: Array<PausedGuard>, 
/**
 * A token request that could not be judged stops instead of going out.
 */
stopUnchecked: boolean, 
/**
 * What of the settings is not in force.
 */
problems: Array<PageProblem>, };

/**
 * A part of the page script that is loaded when it is first needed: `surface/<name>.js`.
 */
export type PartName = "review" | "form" | "list" | "created" | "clone" | "check";

/**
 * A secret that was found, as others than the page may know of it.
 */
export type SecretDigest = { 
/**
 * The id of the rule that recognised it.
 */
rule: string, 
/**
 * The digest of its group in the review.
 */
digest: string, };

/**
 * A secret that the person is not asked about again. Neither the secret nor its digest is in it.
 */
export type RememberedSecret = { 
/**
 * By what it is recognised: see [`hmac_message`].
 */
fingerprint: string, 
/**
 * The id of the rule that found it.
 */
rule: string, 
/**
 * The host on which the person said so: the only one on which they are not asked.
 */
host: string, 
/**
 * The day on which they said so, in days since 1970-01-01 UTC.
 */
day: number, };

/**
 * A secret that was found, and what else may tell which token it is. Its value is not here.
 */
export type FoundSecret = { 
/**
 * The id of the rule that recognised it.
 */
rule: string, 
/**
 * The digest of its group in the review.
 */
digest: string, 
/**
 * The month of issue, as `2026-03`, if it tells.
 */
issued: string | null, 
/**
 * The organization that the text around it names.
 */
organization: string | null, };

/**
 * A token that the page shows after it was made, as the review knows it. Its value is not here.
 */
export type NewToken = { 
/**
 * The id of the rule that recognised it.
 */
rule: string, 
/**
 * How sure that is.
 */
confidence: string, 
/**
 * The digest of its group in the review.
 */
digest: string, };

/**
 * A token that the person made in this browser. Neither its value nor the digest of it is here.
 */
export type OwnToken = { 
/**
 * By what it is recognised: see [`own_token_message`].
 */
fingerprint: string, 
/**
 * The host on which it was made.
 */
host: string, 
/**
 * The organization, or the collection of a server, in which it was made.
 */
organization: string, 
/**
 * The address of the page that lists it; empty in what earlier versions stored.
 */
page?: string, 
/**
 * The name that the person gave it.
 */
name: string, 
/**
 * The ids of its scopes, as sent.
 */
scopes: Array<string>, 
/**
 * Whether it works in every organization that its owner can reach.
 */
everywhere: boolean, 
/**
 * When it ends, in ms since 1970-01-01 UTC; none where that could not be read.
 */
ends: number | null, 
/**
 * When it was made, in ms since 1970-01-01 UTC.
 */
made: number, };

/**
 * What happens where a rule of a person's own has found something.
 */
export type OwnAction = "note" | "ask" | "block";

/**
 * A rule as its author writes it. Whether its pattern can be used is for whoever compiles it.
 */
export type OwnRule = { 
/**
 * What a person is told that was found.
 */
name: string, 
/**
 * What such a secret looks like, in the syntax of the `regex` crate.
 */
pattern: string, 
/**
 * The rule looks only at texts that contain one of these, in capitals or not.
 */
keywords: Array<string>, 
/**
 * How sure its author is of a match.
 */
confidence: "low" | "medium" | "high", 
/**
 * What happens where it has found something.
 */
action: OwnAction, };

/**
 * A rule of somebody's own that cannot be in force.
 */
export type RefusedRule = { 
/**
 * Its place among those that were asked about, from 0.
 */
place: number, 
/**
 * What to tell the person.
 */
why: Phrase, };

/**
 * Where a secret stood.
 */
export type HiddenSecret = { 
/**
 * Where it began, in UTF-16 units.
 */
start: number, 
/**
 * Where it ended, in UTF-16 units.
 */
end: number, 
/**
 * The mask that redaction puts there, which names the kind of secret.
 */
mask: string, 
/**
 * What stood there was an encoded form of it.
 */
encoded: boolean, };

/**
 * A text that a person is asked about, without its secrets: letters stand in their place, one again and again for each, another one for
 * another. Blanks in them stay.
 */
export type HiddenText = { 
/**
 * At most [`HiddenText::LONGEST`] UTF-16 units.
 */
text: string, 
/**
 * In order and apart, at most [`HiddenText::SECRETS`].
 */
secrets: Array<HiddenSecret>, 
/**
 * What tells the kind of text: names of files and of languages, the surest first.
 */
hints: Array<string>, 
/**
 * It will be all that stands in its field.
 */
whole: boolean, 
/**
 * The person works on Windows.
 */
windows: boolean, };

/**
 * A part of the text, and what takes its place.
 */
export type Replacement = { 
/**
 * Where it begins, in UTF-16 units.
 */
start: number, 
/**
 * Where it ends, in UTF-16 units.
 */
end: number, 
/**
 * What takes its place.
 */
text: string, };

/**
 * A line before and after the change, fit to be shown.
 */
export type ShownChange = { 
/**
 * Where it stands, counted from 1.
 */
line: number, 
/**
 * With dots in the place of secrets; empty for a line that comes anew.
 */
before: string, 
/**
 * As it would be.
 */
after: string, };

/**
 * What is to be done in one place.
 */
export type SetUp = { 
/**
 * Where, in words.
 */
place: Phrase, 
/**
 * What is to be run or written there, line by line.
 */
lines: string, };

/**
 * What a person is offered in the place of a text with secrets.
 */
export type Rewriting = { 
/**
 * What takes the place of the secrets, in a few words.
 */
title: Phrase, 
/**
 * What changes, in order and apart.
 */
edits: Array<Replacement>, 
/**
 * The first changes as a person sees them.
 */
changes: Array<ShownChange>, 
/**
 * How many more there are, in words.
 */
more: Phrase | null, 
/**
 * What has to be set up so that the text works.
 */
setup: Array<SetUp>, };

/**
 * What a person chose when they were asked.
 */
export type Choice = "redact" | "rewrite" | "go-on" | "cancel";

/**
 * What a page asks of the background.
 */
export type ToBackground = { "kind": "policy" } | { "kind": "status" } & PageStatus | { "kind": "record", 
/**
 * The kind of page.
 */
surface: Surface, 
/**
 * Ids of the rules that spoke.
 */
rules: Array<string>, 
/**
 * Of each of them the ids of the patterns of exceptions that the secret matches; what is missing matches none.
 */
patterns: Array<Array<string>>, 
/**
 * What Patrol did about it: pass is what an exception let go on.
 */
outcome: Outcome, 
/**
 * What the person chose; absent where nobody was asked.
 */
choice: Choice | null, 
/**
 * The person's words where a reason was asked for; without secrets.
 */
reason: string | null, 
/**
 * Whether the page was about to send it; else it was about to enter the page.
 */
sent: boolean, } | { "kind": "is-remembered", 
/**
 * At most 100; what is beyond them is not looked up.
 */
secrets: Array<SecretDigest>, } | { "kind": "are-excepted", 
/**
 * The ids of the rules that found them; at most 100.
 */
rules: Array<string>, 
/**
 * Of each of them the ids of the patterns of exceptions that the secret matches; what is missing matches none.
 */
patterns: Array<Array<string>>, } | { "kind": "remember", 
/**
 * At most 100; what is beyond them is not kept.
 */
secrets: Array<SecretDigest>, } | { "kind": "keep-own-token", 
/**
 * What was asked of the token service; secrets in the name are masked.
 */
fields: TokenFields, 
/**
 * The token.
 */
token: NewToken, } | { "kind": "own-tokens", 
/**
 * At most 20 tokens; what is beyond them is not looked up.
 */
secrets: Array<FoundSecret>, } | { "kind": "open-own-token", 
/**
 * As it was asked about.
 */
secret: FoundSecret, } | { "kind": "mute", 
/**
 * The id of the rule that finds them.
 */
rule: string, } | { "kind": "rewrite", 
/**
 * The text, without its secrets.
 */
text: HiddenText, } | { "kind": "judge", 
/**
 * What is asked of the token service.
 */
fields: TokenFields, 
/**
 * What the person was told about it in the form and has decided: it is not said again.
 */
told: Array<Advice>, 
/**
 * Which task the person has chosen in the form that they have just sent, counted from 1; 0 is none.
 */
task: number, 
/**
 * The form that is open.
 */
form: OpenForm | null, } | { "kind": "token-list", 
/**
 * What the gate saw, as JSON: the request's `url`, the text of the `answer`, and the page's `hostId` and `hostName`.
 */
seen: string, } | { "kind": "open-inventory" } | { "kind": "wanted-token" } | { "kind": "open-settings" } | { "kind": "open-guide", 
/**
 * What about.
 */
topic: GuideTopic, } | { "kind": "open-plan", 
/**
 * The ids of the rules that found them.
 */
rules: Array<string>, } | { "kind": "form", 
/**
 * The form.
 */
form: OpenForm, 
/**
 * Which task the person has chosen for it, counted from 1; 0 is none.
 */
task: number, } | { "kind": "step", 
/**
 * The form.
 */
form: OpenForm, 
/**
 * What the person asked for: the order of a [`crate::Button`].
 */
order: string, 
/**
 * The page has not changed since the last step for longer than it needs to draw.
 */
stuck: boolean, } | { "kind": "clone", 
/**
 * The clone address that the page shows.
 */
address: string, 
/**
 * The person works on Windows.
 */
windows: boolean, 
/**
 * The shell that the person has just chosen.
 */
shell: Shell | null, 
/**
 * The words on the button that makes git credentials, where there is one.
 */
credentials: string | null, } | { "kind": "remind", 
/**
 * The page's host, without port.
 */
host: string, 
/**
 * The token's name.
 */
name: string, 
/**
 * The organization in the page's address; empty where there is none.
 */
organization: string, 
/**
 * When the token ends, as the page sent it.
 */
ends: string, } | { "kind": "load", 
/**
 * The part.
 */
part: PartName, };

/**
 * A text that a person asks about.
 */
export type CheckedText = "selection" | "field" | "either";

/**
 * What the background, or a panel, asks of the page in a tab.
 */
export type ToPage = { "kind": "report-status" } | { "kind": "describe-structure" } | { "kind": "policy-changed" } | { "kind": "check", 
/**
 * Which text.
 */
text: CheckedText, 
/**
 * Whether what is found is replaced.
 */
redact: boolean, } | { "kind": "read-table", 
/**
 * What selects the rows.
 */
row: string, 
/**
 * What selects the cells of a row.
 */
cell: string, };

/**
 * The background's answer.
 */
export type Reply = { "kind": "done" } | { "kind": "refused", 
/**
 * What to tell the person.
 */
phrase: Phrase, } | { "kind": "policy", 
/**
 * In the frame that asked.
 */
policy: PagePolicy, } | { "kind": "patterns", 
/**
 * Why not, one for each that was asked about, in the same order; none where it can.
 */
refused: Array<Phrase | null>, } | { "kind": "is-remembered", 
/**
 * One for each that was asked about, in the same order; those beyond 100 are missing.
 */
remembered: Array<boolean>, } | { "kind": "are-excepted", 
/**
 * Without that, somebody must be asked.
 */
excepted: boolean, } | { "kind": "remembered", 
/**
 * Each of them.
 */
secrets: Array<RememberedSecret>, } | { "kind": "own-tokens", 
/**
 * What is to be said of each that was asked about, in the same order; none where nothing is known of it.
 */
tokens: Array<NamedToken | null>, } | { "kind": "own-token-list", 
/**
 * Each of them.
 */
tokens: Array<OwnToken>, } | { "kind": "rewriting", 
/**
 * None where nothing can.
 */
rewriting: Rewriting | null, } | { "kind": "listed", 
/**
 * What is to be said of it.
 */
line: Phrase, 
/**
 * How many tokens are in it.
 */
tokens: number, } | { "kind": "wanted-token", 
/**
 * Its name.
 */
name: string, 
/**
 * What to say when it is marked in the list.
 */
marked: Phrase, 
/**
 * What to say as long as it is not found there.
 */
sought: Phrase, } | { "kind": "verdict" } & Verdict | { "kind": "form" } & FormVerdict | { "kind": "step" } & Step | { "kind": "clone", 
/**
 * The recommended one first.
 */
ways: Array<CloneWay>, 
/**
 * The shell that the commands are for.
 */
shell: Shell, 
/**
 * What to know of the button that makes git credentials, where there is one.
 */
note: Phrase | null, } | { "kind": "pattern", 
/**
 * A rule with it and nothing else, as `patrol_detect::CustomRule::read_base64` reads it.
 */
tables: string, } | { "kind": "company-problems", 
/**
 * Each of them.
 */
problems: Array<Problem>, } | { "kind": "refused-rules", 
/**
 * Each of them.
 */
refused: Array<RefusedRule>, } | { "kind": "rules", 
/**
 * Those that can be used, each for itself.
 */
rules: Array<OwnRule>, 
/**
 * What the person should know of the others, and of what means something else here: a sentence or two about each.
 */
told: Array<Array<Phrase>>, } | { "kind": "rules-file", 
/**
 * In TOML.
 */
text: string, };
