//! `patrol redact`.
#![allow(clippy::unwrap_used, reason = "part of the tests, where a panic is a failure")]

mod patrol;

use std::env::temp_dir;
use std::fs;

use patrol::{patrol, piped};
use patrol_detect::generate::azure_devops_pat as token;
use tempfile::tempdir;

const MASK: &str = "[redacted:azure-devops-pat:2026-03]";

#[test]
fn redact_takes_secrets_out_of_a_pipeline() {
    let text = format!("curl -u :{} \\\n  https://dev.azure.com/fabrikam\n", token(1));
    let run = piped(&temp_dir(), &["redact"], text.as_bytes());
    assert_eq!((run.code, run.errors.as_str()), (0, ""));
    assert_eq!(run.out, text.replace(&token(1), "[redacted:azure-devops-pat:2026-03]"));
}

#[test]
fn redact_finds_secrets_wherever_a_long_text_is_cut() {
    // Longer than a piece.
    let line = |at: u64| format!("{:0>9000} {}\n", at, token(at));
    let text: String = (0..1000).map(line).collect();
    let run = piped(&temp_dir(), &["redact"], text.as_bytes());
    let mut expected = text;
    for at in 0..1000 {
        let secret = token(at);
        let start = at as usize * 9086 + 9001;
        assert_eq!(expected[start..start + 84], secret);
        expected.replace_range(start..start + 84, &"*".repeat(84));
    }
    let expected = expected.replace(&"*".repeat(84), "[redacted:azure-devops-pat:2026-03]");
    assert!(run.out == expected);
}

#[test]
fn redact_copies_files_and_leaves_them() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a"), format!("a {}\n", token(1))).unwrap();
    fs::write(folder.path().join("b"), "b\n").unwrap();
    let run = piped(folder.path(), &["redact", "a", "-", "b"], format!("- {}\n", token(2)).as_bytes());
    assert_eq!((run.code, run.out), (0, format!("a {MASK}\n- {MASK}\nb\n")));
    assert!(fs::read_to_string(folder.path().join("a")).unwrap().contains(&token(1)));

    for path in ["missing", "."] {
        let run = patrol(folder.path(), &["redact", path]);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.errors.starts_with(&format!("patrol: cannot read {path}: ")), "{}", run.errors);
    }
}

#[test]
fn in_place_the_file_changes_and_a_backup_is_kept_only_if_asked_for() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let secret = format!("a {}\n", token(1));
    fs::write(at("a"), &secret).unwrap();
    fs::write(at("clean"), "clean\n").unwrap();
    let before = fs::metadata(at("clean")).unwrap().modified().unwrap();
    let run = patrol(folder.path(), &["redact", "--in-place", "a", "clean"]);
    assert_eq!((run.code, run.out.as_str(), run.errors.as_str()), (0, "", ""));
    assert_eq!(fs::read_to_string(at("a")).unwrap(), format!("a {MASK}\n"));
    assert_eq!(fs::metadata(at("clean")).unwrap().modified().unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left behind");

    fs::write(at("a"), &secret).unwrap();
    let keep = ["redact", "--in-place", "--backup", ".orig", "a", "clean"];
    assert_eq!(patrol(folder.path(), &keep).code, 0);
    assert_eq!(fs::read_to_string(at("a.orig")).unwrap(), secret);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "only what changes is kept");

    let other = format!("b {}\n", token(2));
    fs::write(at("a"), &other).unwrap();
    let run = patrol(folder.path(), &keep);
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("a.orig exists already"), "{}", run.errors);
    assert_eq!(fs::read_to_string(at("a")).unwrap(), other);
    assert_eq!(fs::read_to_string(at("a.orig")).unwrap(), secret);
}

#[cfg(unix)]
#[test]
fn in_place_permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a"), token(1)).unwrap();
    fs::set_permissions(at("a"), fs::Permissions::from_mode(0o754)).unwrap();
    symlink("a", at("link")).unwrap();
    assert_eq!(patrol(folder.path(), &["redact", "--in-place", "link"]).code, 0);
    assert!(at("link").symlink_metadata().unwrap().is_symlink());
    assert_eq!(fs::read_to_string(at("a")).unwrap(), MASK);
    assert_eq!(at("a").metadata().unwrap().permissions().mode() & 0o777, 0o754);
}

#[test]
fn in_place_needs_a_file() {
    for arguments in [&["redact", "--in-place"][..], &["redact", "--in-place", "-"]] {
        assert_eq!(patrol(&temp_dir(), arguments).code, 2);
    }
    assert_eq!(patrol(&temp_dir(), &["redact", "--in-place", "."]).code, 2);
    assert_eq!(patrol(&temp_dir(), &["redact", "--backup", ".orig", "x"]).code, 2);
}
