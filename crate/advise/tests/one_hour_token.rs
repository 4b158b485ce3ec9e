//! The commands for a one-hour token, run: the real git and shells, a server that refuses everybody, and in place of the Azure CLI a script.
#![allow(clippy::unwrap_used, reason = "a test, where a panic is a failure")]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use patrol_advise::{Shell, clone_ways};
use patrol_azdo::CloneUrl;

const TOKEN: &str = "token-of-nobody";

/// What came of the commands.
#[derive(Debug, Default, PartialEq, Eq)]
struct Outcome {
    /// The `Authorization` headers that the server got; empty text where a request had none.
    asked: Vec<String>,
    /// Whether git asked its credential helper, as Git Credential Manager is one.
    helper_asked: bool,
    /// The arguments of every git that was started.
    started: String,
    /// What is left in the shell's variables.
    left: String,
}

/// A server that wants credentials and takes none; gives its origin and what it was sent.
fn refusing_server() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&asked);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let head: Vec<String> = lines.map(Result::unwrap).take_while(|line| !line.is_empty()).collect();
            let header = head.iter().find_map(|line| line.strip_prefix("Authorization: "));
            seen.lock().unwrap().push(header.unwrap_or_default().to_owned());
            let refusal =
                "HTTP/1.1 401 \r\nWWW-Authenticate: Basic\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            stream.write_all(refusal.as_bytes()).unwrap();
        }
    });
    (origin, asked)
}

fn script(path: &Path, text: &str) {
    fs::write(path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Runs the commands in a shell; `token` is what stands for `az account get-access-token`.
fn run(shell: &str, token: &str) -> Outcome {
    let (origin, asked) = refusing_server();
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    let real = Command::new("sh").args(["-c", "command -v git"]).output().unwrap().stdout;
    let real = String::from_utf8(real).unwrap();
    script(&at("git"), &format!("echo \"$@\" >> {}\nexec {} \"$@\"", at("started").display(), real.trim()));
    script(&at("az"), &format!("if [ \"$1\" = account ]; then {token}; fi"));
    script(&at("helper"), &format!("touch {}", at("helper-asked").display()));
    let settings = format!("[credential]\n\thelper = {}\n", at("helper").display());
    fs::write(at("settings"), settings).unwrap();

    let url = CloneUrl::parse("https://dev.azure.com/contoso/web/_git/shop").unwrap();
    let commands = clone_ways(&url, Shell::Posix).remove(1).commands.unwrap();
    let commands = commands.replace("https://dev.azure.com", &origin);
    let output = Command::new(shell)
        .args(["-c", &format!("{commands}\nprintf '%s' \"${{token-}}${{GIT_AUTH_HEADER-}}\"")])
        .current_dir(home.path())
        .env("PATH", format!("{}:{}", home.path().display(), std::env::var("PATH").unwrap()))
        .env("GIT_CONFIG_GLOBAL", at("settings"))
        .env("GIT_TERMINAL_PROMPT", "0")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let asked = asked.lock().unwrap().clone();
    Outcome {
        asked,
        helper_asked: at("helper-asked").exists(),
        started: fs::read_to_string(at("started")).unwrap_or_default(),
        left: String::from_utf8(output.stdout).unwrap(),
    }
}

#[test]
fn the_token_goes_in_a_header_and_nowhere_else_and_no_helper_is_asked() {
    for shell in ["sh", "bash"] {
        let outcome = run(shell, &format!("echo {TOKEN}"));
        assert!(outcome.asked.contains(&format!("Bearer {TOKEN}")), "{shell} {outcome:?}");
        assert!(!outcome.helper_asked, "{shell} {outcome:?}");
        assert!(
            outcome.started.contains(" clone ") && !outcome.started.contains(TOKEN),
            "{shell} {outcome:?}"
        );
        assert_eq!(outcome.left, "", "{shell}");
    }
}

#[test]
fn without_a_token_nothing_is_cloned_and_nobody_is_asked() {
    for shell in ["sh", "bash"] {
        assert_eq!(run(shell, "exit 1"), Outcome::default(), "{shell}");
    }
}
