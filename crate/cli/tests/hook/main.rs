//! The hooks, in real repositories: what they stop.
#![allow(clippy::unwrap_used, reason = "part of the tests, where a panic is a failure")]

mod install;
#[path = "../patrol/mod.rs"]
mod patrol;
mod repository;

use std::fs;

use patrol_detect::generate::azure_devops_pat as token;
use repository::{Repository, is_stopped};

#[test]
fn the_first_commit_is_stopped_and_passes_once_the_secret_is_out() {
    let repository = Repository::hooked();
    repository.write("a b.yml", &format!("x: 1\npat: {}\n", token(1)));
    let run = repository.commit();
    assert!(is_stopped(&run, "a b.yml:2:6: certain"), "{}", run.errors);
    assert!(!run.errors.contains(&token(1)[..10]) && !run.out.contains(&token(1)[..10]));
    repository.write("a b.yml", "x: 1\n");
    assert_eq!(repository.commit().code, 0);
}

#[test]
fn only_what_is_staged_and_new_counts() {
    let repository = Repository::hooked();
    repository.write("a", &format!("old {}\n", token(1)));
    repository.commit_unseen();
    repository.write("a", &format!("old {}\nnew line\n", token(1)));
    fs::write(repository.at("unstaged"), token(2)).unwrap();
    assert_eq!(repository.commit().code, 0, "the old secret and the file that is not staged");

    repository.git(&["mv", "a", "b"]);
    assert_eq!(repository.commit().code, 0, "a new name");

    repository.write("b", &format!("old {}\nnew line\n{}\n", token(1), token(2)));
    assert!(is_stopped(&repository.commit(), "b:3:1: certain"));
}

#[test]
fn a_secret_that_a_change_completes_is_new() {
    let repository = Repository::hooked();
    let (head, tail) = (&token(1)[..40], &token(1)[40..]);
    repository.write("a", &format!("{head}\n"));
    assert_eq!(repository.commit().code, 0);
    repository.write("a", &format!("{head}\n{tail}\n"));
    assert!(is_stopped(&repository.commit(), "a:1:1: "));
}

#[test]
fn no_configuration_hides_an_addition() {
    let repository = Repository::hooked();
    for (key, value) in [
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("color.ui", "always"),
        ("diff.external", "true"),
        ("diff.context", "0"),
        ("diff.suppressBlankEmpty", "true"),
        ("diff.algorithm", "histogram"),
        ("diff.driven.command", "true"),
        ("diff.converted.textconv", "true"),
    ] {
        repository.git(&["config", key, value]);
    }
    repository.write(".gitattributes", "*.lock -diff\n*.driven diff=driven\n*.converted diff=converted\n");
    for name in ["ü.lock", "a.driven", "a.converted"] {
        repository.write(name, "\n\n\n");
        assert_eq!(repository.commit().code, 0);
        repository.write(name, &format!("\n\n\n{}\n", token(1)));
        assert!(is_stopped(&repository.commit(), &format!("{name}:4:1: certain")));
        repository.commit_unseen();
    }
}

#[test]
fn a_push_is_stopped_even_if_the_secret_was_taken_out_again() {
    let repository = Repository::hooked();
    repository.write("a", "clean\n");
    repository.commit_unseen();
    repository.git(&["push", "--quiet", "origin", "main"]);

    repository.write("a", &format!("clean\n{}\n", token(1)));
    repository.commit_unseen();
    let commit = repository.git(&["rev-parse", "HEAD"]);
    repository.write("a", "clean\n");
    repository.commit_unseen();
    let run = repository.try_git(&["push", "origin", "main"]);
    assert!(is_stopped(&run, &format!("{}:a:2:1: certain", &commit[..10])), "{}", run.errors);

    repository.git(&["push", "--quiet", "--no-verify", "origin", "main"]);
    repository.write("b", "clean\n");
    repository.commit_unseen();
    repository.git(&["push", "--quiet", "origin", "main", "main:other"]);
    repository.git(&["push", "--quiet", "origin", "--delete", "other"]);
    repository.git(&["push", "--quiet", "origin", "main:another"]);
}

#[test]
fn a_first_push_is_searched_to_the_first_commit() {
    let repository = Repository::hooked();
    repository.write("a", &token(1));
    repository.commit_unseen();
    let run = repository.try_git(&["push", "origin", "main"]);
    assert!(is_stopped(&run, ":a:1:1: certain"), "{}", run.errors);
    let run = repository.try_git(&["push", "../remote", "main"]);
    assert!(is_stopped(&run, ":a:1:1: certain"), "a remote without a name: {}", run.errors);
}

#[test]
fn of_a_merge_what_it_adds_itself_is_stopped() {
    let repository = Repository::hooked();
    repository.write("a", "one\n");
    repository.commit_unseen();
    repository.git(&["branch", "side"]);
    repository.write("a", "two\n");
    repository.commit_unseen();
    repository.git(&["push", "--quiet", "origin", "main"]);
    repository.git(&["switch", "--quiet", "side"]);
    repository.write("a", "three\n");
    repository.commit_unseen();
    assert_ne!(repository.try_git(&["merge", "main"]).code, 0, "both changed the line");
    repository.write("a", &format!("two three\n{}\n", token(1)));
    repository.commit_unseen();
    let run = repository.try_git(&["push", "origin", "side"]);
    assert!(is_stopped(&run, ":a:2:1: certain"), "{}", run.errors);
}

#[cfg(unix)]
#[test]
fn a_push_from_a_bare_repository_is_searched() {
    use std::os::unix::fs::PermissionsExt;
    let repository = Repository::new();
    repository.write("a", &token(1));
    repository.commit_unseen();
    repository.git(&["push", "--quiet", "../remote", "main"]);
    let bare = repository.folder.path().join("remote");
    let (hooks, program) = (bare.join("hooks/pre-push"), env!("CARGO_BIN_EXE_patrol"));
    fs::create_dir_all(bare.join("hooks")).unwrap();
    fs::write(&hooks, format!("#!/bin/sh\nexec '{program}' hook pre-push \"$@\"\n")).unwrap();
    fs::set_permissions(&hooks, fs::Permissions::from_mode(0o755)).unwrap();
    repository.git(&["init", "--quiet", "--bare", "../other"]);
    let run = repository.run("git", &bare, &["push", "../other", "main"]);
    assert!(is_stopped(&run, ":a:1:1: certain"), "{}", run.errors);
}

#[test]
fn a_mark_and_patrolignore_let_a_commit_pass_and_say_so() {
    let repository = Repository::hooked();
    repository.write("a", &format!("# patrol:allow azure-devops-pat an example\n{}\n", token(1)));
    repository.write(".patrolignore", "fixtures\n");
    fs::create_dir(repository.at("fixtures")).unwrap();
    repository.write("fixtures/b", &token(2));
    let run = repository.commit();
    assert_eq!(run.code, 0, "{}", run.errors);
    assert!(run.errors.contains("Accepted and not listed: 1 by a mark.\n"), "{}", run.errors);
    assert!(run.errors.contains("Not searched: 1 path named in .patrolignore.\n"), "{}", run.errors);

    repository.write("a", &format!("# patrol:allow azure-devops-pat\n{}\n", token(3)));
    let run = repository.commit();
    assert!(is_stopped(&run, "a:2:1: certain"), "{}", run.errors);
    assert!(run.errors.contains("a:1: this mark has no effect"), "{}", run.errors);
}

#[test]
fn a_baseline_lets_pass_what_it_lists_and_no_more() {
    let repository = Repository::hooked();
    let filler = "a line of nothing\n".repeat(200);
    let known = format!("x: {}\n{filler}x: {}\n", token(1), token(2));
    repository.write("a", &known);
    for (file, configured) in [(".patrol-baseline.json", false), ("deep/known.json", true)] {
        fs::create_dir_all(repository.at("deep")).unwrap();
        assert_eq!(repository.patrol(&["baseline", "update", file, "a"]).code, 0);
        if configured {
            fs::remove_file(repository.at(".patrol-baseline.json")).unwrap();
            assert!(is_stopped(&repository.commit(), "a:1:4: certain"), "not without a baseline");
            repository.git(&["config", "patrol.baseline", file]);
        }
        repository.write("a", &format!("{known}{filler}x: {}\n", token(3)));
        let run = repository.commit();
        assert!(is_stopped(&run, "a:403:4: certain"), "the third of equal lines is new: {}", run.errors);
        assert!(!run.errors.contains("a:1:4:") && !run.errors.contains("a:202:4:"), "{}", run.errors);
        assert!(run.errors.contains("Accepted and not listed: 2 by the baseline.\n"), "{}", run.errors);
        repository.write("a", &known);
    }
    let run = repository.commit();
    assert_eq!(run.code, 0, "{}", run.errors);
    let run = repository.try_git(&["push", "origin", "main"]);
    assert_eq!(run.code, 0, "a push knows it too: {}", run.errors);

    fs::write(repository.at("deep/known.json"), "?").unwrap();
    repository.write("a", "clean\n");
    let run = repository.commit();
    assert!(run.code != 0 && run.errors.contains("is not a baseline"), "{}", run.errors);
}

#[test]
fn rules_of_ones_own_count_as_far_as_they_can_be_used() {
    let repository = Repository::hooked();
    let rules = "[[rule]]\nname = 'ACME deploy key'\npattern = 'ACME-[0-9A-F]{8}'\nkeywords = ['ACME-']\n";
    fs::create_dir_all(repository.at("deep")).unwrap();
    fs::write(repository.at("deep/rules.toml"), rules).unwrap();
    repository.write("a", "key ACME-00C0FFEE\n");
    let check = |arguments: &[&str]| repository.patrol(&[&["hook", "pre-commit"], arguments].concat());
    assert_eq!(check(&[]).code, 0, "without rules");
    assert_eq!(check(&["--rules", "deep/rules.toml"]).code, 1);
    repository.git(&["config", "patrol.rules", "deep/rules.toml"]);
    let found = "a:1:5: medium: Custom rule \"ACME deploy key\" •••• [custom-rule]";
    let run = repository.commit();
    assert!(is_stopped(&run, found), "{}", run.errors);

    let update = ["baseline", "update", ".patrol-baseline.json", "a"];
    assert_eq!(repository.patrol(&[&update[..], &["--rules", "deep/rules.toml"]].concat()).code, 0);
    let run = repository.commit();
    assert_eq!(run.code, 0, "the baseline knows it: {}", run.errors);
    repository.write("a", "key ACME-00C0FFEE\nanother ACME-00C0FFEF\n");
    assert!(is_stopped(&repository.commit(), "a:2:9: medium"));
    repository.commit_unseen();
    let run = repository.try_git(&["push", "origin", "main"]);
    assert!(
        run.code != 0 && run.errors.contains("stopped this push: it would add a secret."),
        "{}",
        run.errors
    );

    fs::write(repository.at("deep/rules.toml"), rules.replace("[0-9A-F]", "(")).unwrap();
    repository.write("a", "nothing\n");
    let run = repository.commit();
    assert!(run.code != 0 && run.errors.contains("is left out"), "{}", run.errors);
    let stopped = "Patrol stopped this commit: not all of your own rules can be used, so it was not fully checked.\n\
                   Correct the file of rules, or skip the check once: git commit --no-verify\n";
    assert!(run.errors.contains(stopped), "{}", run.errors);
    fs::remove_file(repository.at("deep/rules.toml")).unwrap();
    let run = repository.commit();
    assert!(
        run.code != 0 && run.errors.contains("rules.toml") && run.errors.contains(stopped),
        "{}",
        run.errors
    );
}

#[test]
fn a_binary_file_is_passed_over_and_told() {
    let repository = Repository::hooked();
    repository.write("a.bin", &format!("\0 {}\n", token(1)));
    repository.write("b", "clean\n");
    let run = repository.commit();
    assert_eq!(run.code, 0);
    assert!(run.errors.contains("Not searched: 1 binary file.\n"), "{}", run.errors);
}
