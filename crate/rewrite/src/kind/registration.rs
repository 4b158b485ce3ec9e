//! Scripts that register a machine, as Azure DevOps makes them for environments and deployment groups: an application signs in, not a person.

use std::ops::Range;

use super::Kind;
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup::Setup;

pub(super) const KIND: Kind = Kind {
    id: "registration",
    files: &["*.sh", "*.bash", "*.zsh", ".bash_history", ".zsh_history", "*.ps1"],
    languages: &["bash", "sh", "shell", "zsh", "shellscript", "console", "powershell", "pwsh", "ps1", "ps"],
    signs: &[],
    not: &[],
    looks: Some(looks),
    scenario: "vm-resource",
    setup: &[],
    rewrite,
};

/// The program of the agent, on Linux and macOS.
const POSIX: &str = "config.sh";

/// The same on Windows.
const WINDOWS: &str = "config.cmd";

/// Applications can sign in to the cloud only.
const CLOUD: [&str; 2] = ["dev.azure.com", ".visualstudio.com"];

/// How a person signs in there, and the option with their token, in any order; capitals and small letters are the same.
const AUTH: &str = "--auth";
const AS_PERSON: &str = "PAT";
const TOKEN: &str = "--token";

/// How an application does. What is in capitals behind an option is for the person to fill in.
const AS_APPLICATION: &str = "--auth SP --clientid CLIENT_ID --tenantid TENANT_ID";

/// The variable from which the agent takes the secret of the application.
const SECRET: &str = "VSTS_AGENT_INPUT_CLIENTSECRET";

/// So much of a call is read, in characters.
const LONGEST: usize = 4096;

/// A call by which a person signs a machine in.
struct Call {
    /// The token, without its quotes.
    token: Range<usize>,
    /// From the first of the options that say who signs in to the end of the last.
    options: Range<usize>,
    /// What stands between them.
    between: Range<usize>,
    /// How the person signs in comes first, the token behind it.
    is_token_last: bool,
    is_windows: bool,
}

/// More than any script says by its words, but nothing without the call of that program.
fn looks(text: &str) -> u32 {
    let is_cloud = CLOUD.iter().any(|host| text.contains(host));
    if is_cloud && calls(text).next().is_some() { 100 } else { 0 }
}

fn rewrite(draft: &mut Draft<'_>) {
    let calls: Vec<Call> = calls(draft.text).collect();
    for secret in draft.secrets() {
        let call = calls.iter().find(|call| call.token == secret.range);
        let Some(call) = call.filter(|call| draft.within(&call.options).len() == 1) else {
            draft.redact(secret, Why::Literal);
            continue;
        };
        let setup = if call.is_windows { Setup::powershell } else { Setup::posix };
        draft.setup(setup(SECRET));
        let between = draft.part(&call.between);
        let options = if call.is_token_last {
            [AS_APPLICATION, between].concat()
        } else {
            [between, AS_APPLICATION].concat()
        };
        draft.replace(call.options.clone(), options);
    }
}

fn calls(text: &str) -> impl Iterator<Item = Call> {
    let of = move |(program, is_windows): (&'static str, bool)| {
        text.match_indices(program).filter_map(move |(at, _)| call(text, at..at + program.len(), is_windows))
    };
    [(POSIX, false), (WINDOWS, true)].into_iter().flat_map(of)
}

/// The call of the program at a place, if a person signs in by it.
fn call(text: &str, program: Range<usize>, is_windows: bool) -> Option<Call> {
    // It hands on no variable.
    let before = text[..program.start].rsplit(['\n', ';', '|', '&', '(']).next().unwrap_or_default();
    if before.split_whitespace().any(|word| word == "sudo") {
        return None;
    }
    let is_quoted = text[program.end..].starts_with(['"', '\'']);
    let words = words(text, program.end + usize::from(is_quoted), is_windows)?;
    let bare = |at: usize| words.get(at).map(|word| bare(text, word.clone()));
    let is = |at: usize, word: &str| {
        bare(at).and_then(|range| text.get(range)).is_some_and(|one| one.eq_ignore_ascii_case(word))
    };
    let place = |option: &str| (0..words.len()).find(|at| is(*at, option));
    let (auth, token) = (place(AUTH)?, place(TOKEN)?);
    let value = bare(token + 1).filter(|_| is(auth + 1, AS_PERSON))?;
    let is_token_last = auth < token;
    let (first, last) = (auth.min(token), auth.max(token));
    let between = if is_token_last {
        words[first + 1].end..words[last - 1].end
    } else {
        words[first + 2].start..words[last].start
    };
    let options = words[first].start..words[last + 1].end;
    Some(Call { token: value, options, between, is_token_last, is_windows })
}

/// A word without the quotes around it.
fn bare(text: &str, word: Range<usize>) -> Range<usize> {
    let letters = &text[word.clone()];
    let is_in = |quote: char| letters.len() > 1 && letters.starts_with(quote) && letters.ends_with(quote);
    if is_in('"') || is_in('\'') { word.start + 1..word.end - 1 } else { word }
}

/// The words of a call from a place on, also of one that goes on in the next line; None if a quote is left open.
fn words(text: &str, from: usize, is_windows: bool) -> Option<Vec<Range<usize>>> {
    let escape = if is_windows { '`' } else { '\\' };
    let (mut words, mut start, mut quote, mut brackets) = (Vec::new(), None, None, 0_usize);
    let mut end = text.len();
    let mut letters = text[from..].char_indices().take(LONGEST);
    while let Some((at, letter)) = letters.next() {
        let at = from + at;
        let behind = &text[at + letter.len_utf8()..];
        let is_escape = letter == escape && quote != Some('\'');
        let goes_on = (is_escape || is_windows && letter == '^') && quote.is_none();
        if goes_on && (behind.starts_with('\n') || behind.starts_with("\r\n")) {
            words.extend(start.take().map(|start| start..at));
            letters.by_ref().find(|(_, letter)| *letter == '\n');
        } else if is_escape {
            start.get_or_insert(at);
            letters.next();
        } else if quote.is_some() {
            quote = quote.filter(|quote| *quote != letter);
        } else if matches!(letter, '"' | '\'') {
            start.get_or_insert(at);
            quote = Some(letter);
        } else if brackets == 0 && letter.is_whitespace() && letter != '\n' && letter != '\r' {
            words.extend(start.take().map(|start| start..at));
        } else if brackets == 0 && matches!(letter, '\n' | '\r' | ';' | '|' | '&' | ')') {
            end = at;
            break;
        } else {
            start.get_or_insert(at);
            brackets = match letter {
                '(' => brackets + 1,
                ')' => brackets - 1,
                _ => brackets,
            };
        }
    }
    words.extend(start.map(|start| start..end));
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_call_that_signs_in_with_a_token_is_such_a_script() {
        let script = "./config.sh --url https://dev.azure.com/o --auth PAT --token aaaa\n";
        assert_eq!(looks(script), 100);
        for (from, to) in [
            ("config.sh", "configure"),
            ("dev.azure.com", "tfs.contoso.com"),
            ("--auth PAT", "--auth SP"),
            ("--auth PAT", ""),
            ("--token ", "--token=\u{e9}"),
            ("./config.sh", "sudo -u azure ./config.sh"),
            ("--auth PAT", "--auth 'PAT"),
            ("--auth PAT", "--pool x\n--auth PAT"),
        ] {
            assert_eq!(looks(&script.replace(from, to)), 0, "{from} → {to}");
        }
    }
}
