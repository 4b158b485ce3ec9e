//! The commands of every way to clone, read by real shells: git gets the words that are meant, whatever the repository is called.
#![allow(clippy::unwrap_used, reason = "a test, where a panic is a failure")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use patrol_advise::{Shell, clone_ways};
use patrol_azdo::CloneUrl;
use proptest::prelude::*;

/// Writes a program that notes its arguments, one a line and an empty line behind them, and then does `more`.
fn program(folder: &Path, name: &str, more: &str) {
    let path = folder.join(name);
    let note = folder.join("noted");
    let text = format!("#!/bin/sh\nprintf '%s\\n' \"$@\" '' >> {}\n{more}\n", note.display());
    fs::write(&path, text).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// What every program was given when the commands ran in a shell.
fn run(shell: &str, commands: &str) -> Vec<Vec<String>> {
    let home = tempfile::tempdir().unwrap();
    program(home.path(), "git", "");
    program(home.path(), "az", "echo token-of-nobody");
    // Outside of PATH, so that the shell itself is found and every command is one of the two.
    let shell = ["/bin/", shell].concat();
    let mut command = Command::new(&shell);
    let command = command.args(["-c", commands]).current_dir(home.path()).env_clear();
    let output = command.env("PATH", home.path()).output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{shell}");
    let noted = fs::read_to_string(home.path().join("noted")).unwrap();
    noted.split_terminator("\n\n").map(|call| call.lines().map(str::to_owned).collect()).collect()
}

/// A name as a page could show it, with what a shell would read, and as it stands in an address.
fn name() -> impl Strategy<Value = String> {
    "[a-zA-Z][ a-zA-Z0-9$`'\"!&|;<>(){}\\[\\]*?~^%é漢-]{0,12}[a-z]".prop_map(|name| {
        name.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'~' => char::from(byte).to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn git_gets_the_address_as_one_word(project in name(), repository in name()) {
        let address = format!("https://dev.azure.com/contoso/{project}/_git/{repository}");
        let server = format!("https://tfs:8080/Main/{project}/_git/{repository}");
        let ssh = format!("git@ssh.dev.azure.com:v3/contoso/{project}/{repository}");
        for shell in ["bash", "dash"] {
            for (shown, expected) in [
                (&address, vec![&address, &address, &ssh]),
                (&ssh, vec![&address, &address, &ssh]),
                (&server, vec![&server, &server]),
            ] {
                let ways = clone_ways(&CloneUrl::parse(shown).unwrap(), Shell::Posix);
                let commands: Vec<_> = ways.into_iter().filter_map(|way| way.commands).collect();
                prop_assert_eq!(commands.len(), expected.len());
                for (commands, expected) in commands.iter().zip(expected) {
                    let calls = run(shell, commands);
                    let [.., word, last] = calls.last().unwrap().as_slice() else { panic!("{calls:?}") };
                    prop_assert_eq!((word.as_str(), last), ("clone", expected), "{}", shell);
                    let others = calls.iter().flatten().filter(|word| word.contains(&repository)).count();
                    prop_assert_eq!(others, 1);
                }
            }
        }
    }
}
