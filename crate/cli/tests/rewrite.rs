//! `patrol rewrite`.
#![allow(clippy::unwrap_used, reason = "part of the tests, where a panic is a failure")]

mod patrol;

use std::env::temp_dir;
use std::fs;

use patrol::{patrol, piped};
use patrol_detect::generate::azure_devops_pat as token;
use tempfile::tempdir;

#[test]
fn the_difference_is_shown_without_the_secret() {
    let folder = tempdir().unwrap();
    let text = format!("import os\n\nPAT = \"{}\"\nprint(1)\n", token(1));
    fs::write(folder.path().join("a.py"), &text).unwrap();
    let run = patrol(folder.path(), &["rewrite", "a.py"]);
    let secret = token(1);
    let expected = format!(
        "--- a/a.py\n+++ b/a.py\n@@ -1,4 +1,4 @@\n import os\n \n-PAT = \"{}••••{}\"\n+PAT = os.environ[\"AZURE_DEVOPS_EXT_PAT\"]\n print(1)\n",
        &secret[..2],
        &secret[82..]
    );
    assert_eq!((run.code, run.out), (0, expected));
    assert!(run.errors.starts_with("bash or zsh: read -rs AZURE_DEVOPS_EXT_PAT && "), "{}", run.errors);
    assert_eq!(fs::read_to_string(folder.path().join("a.py")).unwrap(), text);
}

#[test]
fn write_changes_the_files_and_keeps_what_was_asked_for() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let text = format!("\u{feff}TOKEN=\"{}\"\r\n", token(1));
    fs::write(at(".env"), &text).unwrap();
    fs::write(at("clean.sh"), "echo\n").unwrap();
    let before = fs::metadata(at("clean.sh")).unwrap().modified().unwrap();
    let run = patrol(folder.path(), &["rewrite", "--write", "--backup", ".orig", ".env", "clean.sh"]);
    assert_eq!(run.code, 0, "{}", run.errors);
    assert_eq!(fs::read_to_string(at(".env")).unwrap(), "\u{feff}TOKEN=\"${TOKEN}\"\r\n");
    assert_eq!(fs::read_to_string(at(".env.orig")).unwrap(), text);
    assert_eq!(fs::metadata(at("clean.sh")).unwrap().modified().unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing is left behind");

    let again = patrol(folder.path(), &["rewrite", "--write", ".env"]);
    assert_eq!((again.code, again.out.as_str(), again.errors.as_str()), (0, "", ""));
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.sh"), format!("PAT='{}'\n", token(1))).unwrap();
    fs::set_permissions(at("a.sh"), fs::Permissions::from_mode(0o754)).unwrap();
    symlink("a.sh", at("link.sh")).unwrap();
    assert_eq!(patrol(folder.path(), &["rewrite", "--write", "link.sh"]).code, 0);
    assert!(at("link.sh").symlink_metadata().unwrap().is_symlink());
    assert_eq!(fs::read_to_string(at("a.sh")).unwrap(), "PAT=\"${AZURE_DEVOPS_EXT_PAT:?}\"\n");
    assert_eq!(at("a.sh").metadata().unwrap().permissions().mode() & 0o777, 0o754);
}

#[test]
fn the_kind_can_be_said_and_what_is_only_redacted_is_told() {
    let text = format!("a {}\n", token(1));
    let run = piped(&temp_dir(), &["rewrite", "-"], text.as_bytes());
    assert_eq!(run.code, 0);
    assert!(run.out.ends_with("+a [redacted:azure-devops-pat:2026-03]\n"), "{}", run.out);
    assert_eq!(run.errors, "-:1: only redacted: what kind of file this is cannot be told; --as says it.\n");
    let run = piped(&temp_dir(), &["rewrite", "--as", "bash", "-"], text.as_bytes());
    assert!(run.out.ends_with("+a \"${AZURE_DEVOPS_EXT_PAT:?}\"\n"), "{}", run.out);
}

#[test]
fn utf_16_becomes_utf_8() {
    let folder = tempdir().unwrap();
    let text = format!("$pat = '{}'\r\n", token(1));
    let bytes: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    fs::write(folder.path().join("a.ps1"), bytes).unwrap();
    assert_eq!(patrol(folder.path(), &["rewrite", "--write", "a.ps1"]).code, 0);
    let written = fs::read_to_string(folder.path().join("a.ps1")).unwrap();
    assert_eq!(written.trim_start_matches('\u{feff}'), "$pat = $env:AZURE_DEVOPS_EXT_PAT\r\n");
}

#[test]
fn what_cannot_be_rewritten_is_said() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("binary"), [b"\xff\xfa".as_slice(), token(1).as_bytes()].concat()).unwrap();
    for (arguments, reason) in [
        (&["rewrite", "binary"][..], "binary is no text in UTF-8 or UTF-16"),
        (&["rewrite", "missing"], "cannot read missing"),
        (&["rewrite", "--write", "."], "cannot read ."),
        (&["rewrite", "--write", "-"], "standard input cannot be changed"),
        (&["rewrite"], "required"),
        (&["rewrite", "--backup", ".orig", "binary"], "--write"),
    ] {
        let run = patrol(folder.path(), arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.errors.contains(reason), "{}", run.errors);
    }
}
