//! Whether a command is one that its shell can read. Values stand in for its placeholders.

mod cmd;
mod powershell;

use std::io::Write;
use std::process::{Command, Stdio};

use super::gap;
use super::labels;

/// What a block of code is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The same in every shell.
    Shell,
    /// bash, zsh and their kin.
    Bash,
    /// PowerShell, Windows PowerShell 5.1 included.
    PowerShell,
    /// The Windows command prompt.
    Cmd,
    /// A file in JSON.
    Json,
    /// A file in TOML.
    Toml,
    /// A file that is shown as it is.
    File,
}

impl Code {
    /// By the first word behind the fence.
    pub(crate) fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "shell" => Self::Shell,
            "bash" => Self::Bash,
            "powershell" => Self::PowerShell,
            "cmd" => Self::Cmd,
            "json" => Self::Json,
            "toml" => Self::Toml,
            "yaml" | "ini" | "hcl" | "xml" => Self::File,
            _ => return None,
        })
    }

    /// Whether it is for a shell, so that neighbours are the same command for other shells.
    pub(crate) fn is_command(self) -> bool {
        matches!(self, Self::Shell | Self::Bash | Self::PowerShell | Self::Cmd)
    }

    /// What the shell, or who reads such a file, has against it: the line in it, from 0, and why.
    pub(crate) fn check(self, text: &str) -> Result<(), (usize, String)> {
        let text = &gap::fill(text, labels::sample);
        match self {
            Self::Shell => bash(text).and_then(|()| powershell::check(text)).and_then(|()| cmd::check(text)),
            Self::Bash => bash(text),
            Self::PowerShell => powershell::check(text),
            Self::Cmd => cmd::check(text),
            Self::Json => serde_json::from_str::<serde_json::Value>(text)
                .map(drop)
                .map_err(|error| (error.line().saturating_sub(1), format!("this is not JSON: {error}"))),
            Self::Toml => text.parse::<toml::Table>().map(drop).map_err(|error| {
                let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
                (before.matches('\n').count(), format!("this is not TOML: {}", error.message()))
            }),
            Self::File => Ok(()),
        }
    }
}

/// bash itself reads the command, without running it: there is no better judge, and the build is a bash script anyway.
fn bash(text: &str) -> Result<(), (usize, String)> {
    let told = || -> std::io::Result<Option<String>> {
        let mut bash = Command::new("bash")
            .arg("-n")
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        if let Some(mut input) = bash.stdin.take() {
            input.write_all(text.as_bytes())?;
        }
        let output = bash.wait_with_output()?;
        // bash only warns of a here-document without its end.
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Ok((!output.status.success() || !said.is_empty()).then_some(said))
    };
    match told() {
        Ok(None) => Ok(()),
        Ok(Some(said)) => {
            let line =
                said.split_once("line ").and_then(|(_, rest)| rest.split(':').next()?.parse::<usize>().ok());
            // Of what is not closed, bash tells the line behind the last.
            let last = text.lines().count().max(1);
            Err((line.unwrap_or(1).min(last).saturating_sub(1), format!("bash cannot read this: {said}")))
        }
        Err(error) => Err((0, format!("bash, which checks the commands, did not run: {error}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bash_tells_the_line() {
        assert_eq!(bash("git status\necho \"$HOME\""), Ok(()));
        assert_eq!(bash("git status\nif true; then\necho").unwrap_err().0, 2);
        assert_eq!(bash("git status )").unwrap_err().0, 0);
        assert!(bash("cat <<E\nx").is_err());
    }

    #[test]
    fn placeholders_are_filled_before_a_shell_reads_them() {
        assert_eq!(Code::PowerShell.check("git clone https://dev.azure.com/{organization}"), Ok(()));
        assert!(Code::PowerShell.check("git clone https://dev.azure.com/{unknown}").is_err());
    }

    #[test]
    fn what_is_for_every_shell_is_read_by_every_shell() {
        assert_eq!(Code::Shell.check("git status"), Ok(()));
        for text in ["git status \\\n--short", "echo $(ls) && ls", "echo 5%", "if (1) { 2 }"] {
            assert!(Code::Shell.check(text).is_err(), "{text}");
        }
    }

    #[test]
    fn files_are_read_in_their_format() {
        assert_eq!(Code::Json.check("{\"a\": [1]}"), Ok(()));
        assert_eq!(Code::Json.check("{\n\"a\": [1}").unwrap_err().0, 1);
        assert_eq!(Code::Toml.check("a = 1"), Ok(()));
        assert_eq!(Code::Toml.check("a = 1\nb =").unwrap_err().0, 1);
    }
}
