//! How the name of something is written where a placeholder stood: in an address, quoted for a shell, or as it is.

use patrol_azdo::Name;

/// What reads a text, by the names that blocks of code have in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// bash, zsh and their kin.
    Bash,
    /// PowerShell.
    PowerShell,
    /// The Windows command prompt.
    Cmd,
    /// Any of the three: the same line works in all of them.
    AnyShell,
    /// A file, or the person.
    Text,
}

impl Reader {
    /// What reads a block of code with this name.
    pub fn by_code(name: &str) -> Self {
        match name {
            "bash" => Self::Bash,
            "powershell" => Self::PowerShell,
            "cmd" => Self::Cmd,
            "shell" => Self::AnyShell,
            _ => Self::Text,
        }
    }
}

/// What a placeholder is of, by its name.
pub fn name_of(placeholder: &str) -> Name {
    match placeholder {
        "organization" => Name::Organization,
        "project" => Name::Project,
        "repository" => Name::Repository,
        "feed" => Name::Feed,
        "server" => Name::Server,
        "collection" => Name::Collection,
        _ => Name::Other,
    }
}

/// How `value`, which [`Name::read`] let pass, is written for a reader between two texts. In an address it is percent-encoded, which no shell
/// reads; elsewhere a shell reads it as one word.
pub fn written(value: &str, placeholder: &str, before: &str, after: &str, reader: Reader) -> String {
    let name = name_of(placeholder);
    if name == Name::Server || is_in_address(before, after) {
        return name.in_address(value);
    }
    match (reader, quote(before, reader)) {
        (Reader::Text, _) => value.to_owned(),
        (_, None) if is_bare(value) => value.to_owned(),
        (Reader::Bash, None) => ["'", &value.replace('\'', "'\\''"), "'"].concat(),
        (Reader::PowerShell, None) => ["'", &value.replace('\'', "''"), "'"].concat(),
        (Reader::Cmd | Reader::AnyShell, None) => ["\"", value, "\""].concat(),
        (Reader::Bash, Some('\'')) => value.replace('\'', "'\\''"),
        (Reader::PowerShell, Some('\'')) => value.replace('\'', "''"),
        (Reader::Bash, Some(_)) => escaped(value, &['\\', '"', '$', '`'], '\\'),
        (Reader::PowerShell, Some(_)) => escaped(value, &['"', '$', '`'], '`'),
        (Reader::Cmd | Reader::AnyShell, Some(_)) => value.to_owned(),
    }
}

/// Whether no shell asks for quotes around it.
fn is_bare(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/' | b':'))
}

/// Whether the place is a part of an address, and not its host.
fn is_in_address(before: &str, after: &str) -> bool {
    let ends = |character: char| character.is_whitespace() || "\"'`()<>,".contains(character);
    let before = before.rsplit(ends).next().unwrap_or_default();
    let after = after.split(ends).next().unwrap_or_default();
    before.contains("://") || before.contains("git@") || after.contains("/_apis/")
}

/// The quote that is open at the end of a text.
fn quote(before: &str, reader: Reader) -> Option<char> {
    let mut open = None;
    let mut characters = before.chars();
    while let Some(character) = characters.next() {
        match (open, character) {
            (None, '\'') if reader == Reader::Cmd => {}
            (None, '"' | '\'') => open = Some(character),
            (Some(quote), _) if quote == character => open = None,
            (None | Some('"'), '\\') if matches!(reader, Reader::Bash | Reader::AnyShell) => {
                characters.next();
            }
            (None | Some('"'), '`') if reader == Reader::PowerShell => {
                characters.next();
            }
            // A quote of the command prompt ends with its line.
            (Some(_), '\n') if reader == Reader::Cmd => open = None,
            _ => {}
        }
    }
    open
}

fn escaped(value: &str, special: &[char], escape: char) -> String {
    let mut escaped = String::new();
    for character in value.chars() {
        if special.contains(&character) {
            escaped.push(escape);
        }
        escaped.push(character);
    }
    escaped
}

/// The address with a value for each of its placeholders; `None` while one has none.
pub fn address<'v>(template: &str, value: impl Fn(&str) -> Option<&'v str>) -> Option<String> {
    let mut address = String::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, behind) = behind.split_once('}')?;
        address.push_str(before);
        address.push_str(&name_of(name).in_address(value(name)?));
        rest = behind;
    }
    address.push_str(rest);
    Some(address)
}

/// The shell of those that a command is written for that is shown to somebody who chose `wanted`: that one, or the nearest.
pub fn nearest<'n>(available: &[&'n str], wanted: &str) -> Option<&'n str> {
    let has = |name: &str| available.iter().copied().find(|known| *known == name);
    let other = if wanted == "cmd" { "powershell" } else { "bash" };
    has(wanted).or_else(|| has(other)).or_else(|| available.first().copied())
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    /// A command with a value in the place of its placeholder.
    fn filled(command: &str, value: &str, code: &str) -> String {
        let open = command.find('{').unwrap();
        let close = command.find('}').unwrap();
        let (before, name, after) = (&command[..open], &command[open + 1..close], &command[close + 1..]);
        [before, &written(value, name, before, after, Reader::by_code(code)), after].concat()
    }

    #[test]
    fn an_address_is_percent_encoded_for_every_reader() {
        for code in ["bash", "powershell", "cmd", "shell", "yaml"] {
            assert_eq!(
                filled("git clone https://dev.azure.com/o/{project}/_git/r", "Web Site (old)", code),
                "git clone https://dev.azure.com/o/Web%20Site%20%28old%29/_git/r"
            );
        }
        assert_eq!(
            filled("git clone git@ssh.dev.azure.com:v3/o/{project}/r", "a b", "shell"),
            "git clone git@ssh.dev.azure.com:v3/o/a%20b/r"
        );
        assert_eq!(
            filled("urlSuffix: '{project}/_apis/build'", "a b", "yaml"),
            "urlSuffix: 'a%20b/_apis/build'"
        );
        assert_eq!(
            filled("git ls-remote https://{server}/c", "tfs:8080", "shell"),
            "git ls-remote https://tfs:8080/c"
        );
        assert_eq!(
            filled("git ls-remote https://tfs/{collection}/p", "tfs/My Main", "shell"),
            "git ls-remote https://tfs/tfs/My%20Main/p"
        );
    }

    #[test]
    fn a_word_is_quoted_as_each_shell_reads_it() {
        for (command, value, code, expected) in [
            ("az x --project {project}", "Web", "bash", "az x --project Web"),
            ("az x --project {project}", "Web Site", "bash", "az x --project 'Web Site'"),
            ("az x --project {project}", "Web Site", "powershell", "az x --project 'Web Site'"),
            ("az x --project {project}", "Web Site", "cmd", "az x --project \"Web Site\""),
            ("az x --project {project}", "Web Site", "shell", "az x --project \"Web Site\""),
            ("git config a \"{project}/x\"", "Web Site", "shell", "git config a \"Web Site/x\""),
            ("echo 'it' '{project}'", "Web Site", "bash", "echo 'it' 'Web Site'"),
            ("name: {project}/r", "Web Site", "yaml", "name: Web Site/r"),
            ("az x --file {file}", "C:\\a b", "powershell", "az x --file 'C:\\a b'"),
        ] {
            assert_eq!(filled(command, value, code), expected);
        }
    }

    #[test]
    fn bash_reads_every_name_as_one_word() {
        // Also such as `Name::read` never lets pass.
        for value in ["Web", "Web Site", "a(b) ~", "$(id)", "`id`", "it's", "a\"b", "a\\b", "x;y & z", "é漢"]
        {
            for command in ["printf '<%s>' {project}", "printf '<%s>' \"{project}\""] {
                let ran =
                    Command::new("bash").args(["-c", &filled(command, value, "bash")]).output().unwrap();
                assert_eq!(String::from_utf8_lossy(&ran.stdout), format!("<{value}>"), "{command}");
            }
        }
    }

    #[test]
    fn a_link_waits_for_all_its_values() {
        let value = |name: &str| (name == "organization").then_some("contoso");
        assert_eq!(
            address("https://dev.azure.com/{organization}/_settings", value).as_deref(),
            Some("https://dev.azure.com/contoso/_settings")
        );
        assert_eq!(address("https://dev.azure.com/{organization}/{project}", value), None);
        assert_eq!(
            address("https://x/{project}", |_| Some("a/../b?c")).as_deref(),
            Some("https://x/a%2F..%2Fb%3Fc")
        );
    }

    #[test]
    fn somebody_is_shown_the_shell_that_they_chose_or_the_nearest() {
        assert_eq!(nearest(&["bash", "powershell", "cmd"], "cmd"), Some("cmd"));
        assert_eq!(nearest(&["bash", "powershell"], "cmd"), Some("powershell"));
        assert_eq!(nearest(&["bash", "powershell"], "zsh"), Some("bash"));
        assert_eq!(nearest(&["powershell"], "bash"), Some("powershell"));
        assert_eq!(nearest(&[], "bash"), None);
    }
}
