//! Scripts that register a machine, as Azure DevOps makes them for environments and deployment groups: an application signs in, not a person.

use std::ops::Range;

use patrol_detect::Finding;

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

/// How a person signs in there, with the token behind it; capitals and small letters are the same.
const AS_PERSON: [&str; 3] = ["--auth", "PAT", "--token"];

/// How an application does. What is in capitals behind an option is for the person to fill in.
const AS_APPLICATION: &str = "--auth SP --clientid CLIENT_ID --tenantid TENANT_ID";

/// The variable from which the agent takes the secret of the application.
const SECRET: &str = "VSTS_AGENT_INPUT_CLIENTSECRET";

/// What stands between words, also where a line goes on in the next one.
const BLANKS: [char; 7] = [' ', '\t', '\r', '\n', '\\', '`', '^'];

/// More than any script says by its words, but nothing without the call of that program.
fn looks(text: &str) -> u32 {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let is_call = |(at, word): (usize, &str)| {
        text.get(..at + word.len() + 1).and_then(person_signs_in).is_some_and(|call| call.start < at)
    };
    if has(&[POSIX, WINDOWS]) && has(&CLOUD) && text.match_indices(AS_PERSON[2]).any(is_call) {
        100
    } else {
        0
    }
}

fn rewrite(draft: &mut Draft<'_>) {
    for secret in draft.secrets() {
        let Some(call) = sign_in(draft.text, secret) else {
            draft.redact(secret, Why::Literal);
            continue;
        };
        let before = &draft.text[..call.start];
        let setup =
            if before.rfind(WINDOWS) > before.rfind(POSIX) { Setup::powershell } else { Setup::posix };
        draft.setup(setup(SECRET));
        draft.replace(call, AS_APPLICATION);
    }
}

/// Where the script says how to sign in, if the secret is what it signs in with.
fn sign_in(text: &str, secret: &Finding) -> Option<Range<usize>> {
    let (before, behind) = (text.get(..secret.range.start)?, text.get(secret.range.end..)?);
    let quote = before.chars().next_back().filter(|letter| matches!(letter, '"' | '\''));
    let (before, behind) = match quote {
        Some(quote) => (before.strip_suffix(quote)?, behind.strip_prefix(quote)?),
        None => (before, behind),
    };
    let is_whole = behind.chars().next().is_none_or(|next| next.is_whitespace() || ";&|)".contains(next));
    let call = person_signs_in(before).filter(|_| is_whole)?;
    Some(call.start..text.len() - behind.len())
}

/// Where the options stand that end a text, with the blanks behind them.
fn person_signs_in(before: &str) -> Option<Range<usize>> {
    let mut rest = before;
    for option in AS_PERSON.iter().rev() {
        let word = rest.trim_end_matches(BLANKS);
        let start = word.len().checked_sub(option.len()).filter(|_| word.len() < rest.len())?;
        rest = word.get(..start).filter(|_| word[start..].eq_ignore_ascii_case(option))?;
    }
    Some(rest.len()..before.len())
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
        ] {
            assert_eq!(looks(&script.replace(from, to)), 0, "{from} → {to}");
        }
    }
}
