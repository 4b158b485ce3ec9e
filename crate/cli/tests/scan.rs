//! `patrol scan`, as a person and a program meet it.
#![allow(clippy::unwrap_used, reason = "part of the tests, where a panic is a failure")]

mod patrol;

use std::fs;

use patrol::{patrol, piped};
use patrol_detect::generate::azure_devops_pat as token;
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

/// A folder with a clean file, secrets in several places, and what is to be passed over.
fn folder() -> TempDir {
    let folder = tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    for path in ["src/deep", "ignored", ".git"] {
        fs::create_dir_all(at(path)).unwrap();
    }
    fs::write(at("clean.txt"), "nothing here\n").unwrap();
    fs::write(at("src/b.yml"), format!("é: {}\n\n  x {}", token(1), token(2))).unwrap();
    fs::write(at("src/deep/a.txt"), [b"\xe9\n", token(3).as_bytes()].concat()).unwrap();
    fs::write(at(".env"), format!("PAT={}", token(4))).unwrap();
    fs::write(at(".gitignore"), "ignored/\n").unwrap();
    fs::write(at(".ignore"), "src/\n").unwrap();
    fs::write(at("ignored/c.txt"), token(5)).unwrap();
    fs::write(at(".git/config"), token(6)).unwrap();
    fs::write(at("d.bin"), format!("\0{}", token(7))).unwrap();
    folder
}

fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_folder_is_searched_as_git_sees_it_and_in_order() {
    let folder = folder();
    let run = patrol(folder.path(), &["scan", "--format", "json"]);
    assert_eq!(run.code, 1);
    let places: Vec<(String, u64, u64, u64)> = json_lines(&run.out)
        .iter()
        .map(|line| {
            let number = |key: &str| line[key].as_u64().unwrap();
            (line["path"].as_str().unwrap().to_owned(), number("start"), number("line"), number("column"))
        })
        .collect();
    let path = |parts: &[&str]| parts.join(std::path::MAIN_SEPARATOR_STR);
    assert_eq!(
        places,
        [
            (path(&[".env"]), 4, 1, 5),
            (path(&["src", "b.yml"]), 4, 1, 4),
            (path(&["src", "b.yml"]), 94, 3, 5),
            (path(&["src", "deep", "a.txt"]), 2, 2, 1),
        ]
    );
    assert_eq!(run.errors, "", "other forms than text have no summary");
    for _ in 0..5 {
        assert_eq!(patrol(folder.path(), &["scan", "--format", "json"]).out, run.out);
    }
}

#[test]
fn what_git_would_ignore_is_passed_over_outside_a_repository_too() {
    let folder = folder();
    fs::remove_dir_all(folder.path().join(".git")).unwrap();
    let run = patrol(folder.path(), &["scan"]);
    assert!(!run.out.contains("c.txt") && run.out.lines().count() == 4, "{}", run.out);
}

#[test]
fn what_json_says_of_a_finding() {
    let folder = tempdir().unwrap();
    let text = format!("https://pat:{}@dev.azure.com/fabrikam/_git/Fiber", token(1));
    let run = piped(folder.path(), &["scan", "-", "--format", "json"], text.as_bytes());
    assert_eq!(
        json_lines(&run.out),
        [json!({
            "path": "-", "start": 12, "end": 96, "line": 1, "column": 13,
            "rule": "azure-devops-pat", "kind": "Azure DevOps personal access token",
            "confidence": "certain", "carrier": "git-url", "issued": "2026-03", "organization": "fabrikam",
        })]
    );
}

#[test]
fn no_form_shows_a_secret() {
    let folder = folder();
    for form in ["text", "json", "sarif"] {
        let run = patrol(folder.path(), &["scan", "--format", form, ".", "d.bin", "ignored/c.txt"]);
        assert_eq!(run.code, 1);
        for secret in (1..8).map(token) {
            for part in secret.as_bytes().windows(5).filter_map(|part| str::from_utf8(part).ok()) {
                // Parts that every such token has tell nothing.
                let is_fixed = token(99).contains(part);
                assert!(is_fixed || !run.out.contains(part) && !run.errors.contains(part), "{form}: {part}");
            }
        }
    }
}

#[test]
fn what_is_named_is_searched_whatever_it_is_and_once() {
    let folder = folder();
    let run = patrol(
        folder.path(),
        &["scan", "d.bin", "ignored/c.txt", ".git/config", "./d.bin", "src", "src/b.yml"],
    );
    assert_eq!(run.out.lines().count(), 6, "{}", run.out);
    assert!(run.errors.starts_with("Found 6 secrets in 5 of 5 files.\n"), "{}", run.errors);
}

#[test]
fn clean_files_are_clean() {
    let folder = folder();
    let run = patrol(folder.path(), &["scan", "clean.txt"]);
    assert_eq!((run.code, run.out.as_str(), run.errors.as_str()), (0, "", "No secrets found in 1 file.\n"));
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_searched() {
    let folder = folder();
    let run = patrol(folder.path(), &["scan", "missing", ".env"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.out.lines().count(), 1);
    assert!(
        run.errors.starts_with(
            "patrol: cannot read missing: there is no such file or folder.\nFound 1 secret in 1 of 1 file."
        ),
        "{}",
        run.errors
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_fails_while_it_is_read_is_told() {
    // Nothing is mapped where this file begins.
    let run = patrol(&std::env::temp_dir(), &["scan", "/proc/self/mem"]);
    assert_eq!(run.code, 2);
    assert!(run.errors.starts_with("patrol: cannot read /proc/self/mem: "), "{}", run.errors);
}

#[test]
fn levels_leave_out_what_is_less_sure() {
    let folder = tempdir().unwrap();
    let edited = token(1).replace("ACAAAAA", "ACAAAAB");
    let random = "secret = \"kJ8mQ2vX9pL4wZ7rTb3Nc6\"\n";
    let text = format!("{}\n{edited}\n{random}", token(2));
    for (level, hits) in [("low", 3), ("medium", 2), ("high", 2), ("certain", 1)] {
        let run = piped(folder.path(), &["scan", "--min-confidence", level, "-"], text.as_bytes());
        assert_eq!(run.out.lines().count(), hits, "{level}: {}", run.out);
    }
}

#[test]
fn without_a_terminal_nothing_is_drawn() {
    let folder = folder();
    let run = patrol(folder.path(), &["scan"]);
    assert!(!run.errors.contains('\u{1b}') && !run.out.contains('\u{1b}'));
    assert!(
        run.errors.starts_with("Found 4 secrets in 3 of 6 files.\nNot searched: 1 binary file.\n"),
        "{}",
        run.errors
    );
}

#[test]
fn texts_by_line_are_answered_by_line() {
    let folder = tempdir().unwrap();
    let question = |id: u64| json!({ "id": id, "text": format!("é {}", token(id)) }).to_string() + "\n";
    let input: String = (0..3000).map(question).collect();
    let run = piped(folder.path(), &["scan", "--stdin-jsonl"], input.as_bytes());
    assert_eq!(run.code, 1);
    let answers = json_lines(&run.out);
    assert_eq!(answers.len(), 3000);
    for (id, answer) in answers.into_iter().enumerate() {
        let hits = json!([{ "start": 3, "end": 87, "kind": "azure-devops-pat", "level": "certain" }]);
        assert_eq!(answer, json!({ "id": id, "hits": hits }));
    }

    let run = piped(folder.path(), &["scan", "--stdin-jsonl"], b"{\"id\":1}\n{\"id\":2,\"text\":\"\"}");
    assert_eq!((run.code, run.out.as_str()), (2, "{\"id\":2,\"hits\":[]}\n"));
    assert_eq!(run.errors, "patrol: line 1 has no answer: it is no object with an id and a text.\n");
}

#[test]
fn what_comes_through_a_pipe_is_searched_if_no_path_is_named() {
    let folder = folder();
    let run = piped(folder.path(), &["scan"], format!("x {}", token(9)).as_bytes());
    assert_eq!((run.code, run.out.lines().count()), (1, 1));
    assert!(run.out.starts_with("-:1:3: "), "{}", run.out);
    assert_eq!(piped(folder.path(), &["scan"], b"clean").code, 0);
    let run = piped(folder.path(), &["scan", "clean.txt"], token(9).as_bytes());
    assert_eq!((run.code, run.out.as_str()), (0, ""));
}

#[test]
fn an_empty_pipe_does_not_pass_for_a_clean_folder() {
    let run = piped(folder().path(), &["scan"], b"");
    assert_eq!((run.code, run.out.lines().count()), (1, 4));
}

#[test]
fn who_waits_for_a_pipe_is_told() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_patrol"))
        .arg("scan")
        .current_dir(folder().path())
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    // Open until the words are there.
    let open = child.stdin.take();
    let mut told = [0; 35];
    child.stderr.take().unwrap().read_exact(&mut told).unwrap();
    assert_eq!(str::from_utf8(&told).unwrap(), "patrol: waiting for standard input.");
    drop(open);
    child.wait().unwrap();
}

#[test]
fn utf_16_without_a_mark_is_searched_and_other_files_with_zeros_are_told() {
    let folder = tempdir().unwrap();
    let text: Vec<u8> = format!("é\r\nkey: {}", token(1)).encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.path().join("a.txt"), text).unwrap();
    fs::write(folder.path().join("b.bin"), b"a\0\0\0").unwrap();
    let run = patrol(folder.path(), &["scan"]);
    assert!(run.code == 1 && run.out.starts_with("a.txt:2:6: certain"), "{}", run.out);
    assert!(run.errors.contains("Not searched: 1 binary file.\n"), "{}", run.errors);
}

#[test]
fn what_has_expired_is_a_note() {
    let signature = |end: &str| {
        format!(
            "https://x.blob.core.windows.net/c?sv=2024-11-04&se={end}&sp=r&sig=kH3bV1%2FqYt0ZcR9xWm2Lf8NsPd5GjUa7EoTiBv4KyXw%3D\n"
        )
    };
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.md"), signature("2024-12-01T08:00:00Z")).unwrap();
    let run = patrol(folder.path(), &["scan", "a.md"]);
    assert_eq!(
        run.out,
        "a.md:1:82: note: Azure shared access signature kH••••3D (expired 2024-12-01) [azure-sas-signature]\n"
    );
    assert_eq!(
        (run.code, &run.errors[..]),
        (0, "No secrets found in 1 file.\nExpired and listed as a note: 1.\n")
    );
    let lines = json_lines(&patrol(folder.path(), &["scan", "--format", "json"]).out);
    assert_eq!([&lines[0]["expires"], &lines[0]["expired"]], [&json!("2024-12-01"), &json!(true)]);
    let log: Value =
        serde_json::from_str(&patrol(folder.path(), &["scan", "--format", "sarif"]).out).unwrap();
    assert_eq!(log["runs"][0]["results"][0]["level"], "note");
    let line = |end: &str| format!("{{\"id\":1,\"text\":\"{}\"}}\n", signature(end).trim_end());
    let levels: Vec<Value> = json_lines(
        &piped(
            folder.path(),
            &["scan", "--stdin-jsonl"],
            (line("2024-12-01") + &line("2124-12-01")).as_bytes(),
        )
        .out,
    )
    .iter()
    .map(|line| line["hits"][0]["level"].clone())
    .collect();
    assert_eq!(levels, ["low", "high"]);

    fs::write(folder.path().join("a.md"), signature("2124-12-01T08:00:00Z")).unwrap();
    let run = patrol(folder.path(), &["scan", "a.md"]);
    assert_eq!(
        (run.code, &run.out[..]),
        (
            1,
            "a.md:1:82: high: Azure shared access signature kH••••3D (expires 2124-12-01) [azure-sas-signature]\n"
        )
    );
}
