//! Each way in which the content can be wrong, in a folder with one broken file: the build would tell its file and line. And a folder with one
//! file more: it is picked up by itself.

use std::fs;
use std::path::Path;

use super::sample::{FAILURE, PRACTICE, PROVIDER, SCENARIO, TRANSLATION, broken, folder, is, problems};
use super::*;

#[test]
fn what_the_others_break_is_whole() {
    assert_eq!(problems(&[]), [""; 0]);
    assert_eq!(problems(&[("scenario/git.de.md", TRANSLATION)]), [""; 0]);
}

#[test]
fn an_unknown_key() {
    is(&broken("scenario/git.md", "audience", "for_whom"), "scenario/git.md:4", "unknown field `for_whom`");
    is(
        &broken("scenario/git.md", "days = 7", "days = 7\nhours = 1"),
        "scenario/git.md:14",
        "unknown field `hours`",
    );
    is(&broken("playbook/kill.md", "who", "by"), "playbook/kill.md:4", "unknown field `by`");
    is(&broken("practice/review.md", "title", "name"), "practice/review.md:3", "unknown field `name`");
    is(
        &broken("failure/refused.md", "messages", "message"),
        "failure/refused.md:4",
        "unknown field `message`",
    );
    is(&broken("sources.toml", "date", "day"), "sources.toml:4", "unknown field `day`");
    // A translation has only words: all else comes from its source.
    is(
        &broken("scenario/git.de.md", "best", "group = 'git'\nbest"),
        "scenario/git.de.md:5",
        "unknown field `group`",
    );
}

#[test]
fn a_missing_source_or_date() {
    for (file, line) in [
        ("scenario/git.md", 7),
        ("playbook/kill.md", 7),
        ("provider/forge.md", 6),
        ("practice/review.md", 4),
        ("failure/refused.md", 5),
    ] {
        let told = broken(file, "sources = [\"manual\"]\n", "");
        is(&told, &format!("{file}:2"), "missing field `sources`");
        is(&broken(file, "[\"manual\"]", "[]"), &format!("{file}:{line}"), "a fact has a source");
        is(
            &broken(file, "[\"manual\"]", "[\"rumour\"]"),
            &format!("{file}:{line}"),
            "sources.toml has no rumour",
        );
        // What was not compared with its sources says when it was written.
        let is_service = file == "provider/forge.md";
        let day = if is_service { "written" } else { "checked" };
        is(
            &broken(file, &format!("{day} = 2026-12-01\n"), ""),
            &format!("{file}:2"),
            if is_service { "either `checked`" } else { "missing field `checked`" },
        );
        is(
            &broken(file, &format!("{day} = 2026-12-01"), &format!("{day} = 10:00:00")),
            &format!("{file}:{}", line + 1),
            "is a day",
        );
    }
    let both = "checked = 2026-12-02\nwritten = 2026-12-01\n";
    let told = broken("provider/forge.md", "written = 2026-12-01\n", both);
    is(&told, "provider/forge.md:2", "either `checked`");
    is(&broken("sources.toml", "2026-12", "lately"), "sources.toml:4", "a date is a year, month or day");
    is(&broken("sources.toml", "https:", "http:"), "sources.toml:3", "begins with https://");
}

#[test]
fn a_broken_link() {
    is(
        &broken("scenario/git.md", "playbook/kill.md", "playbook/none.md"),
        "scenario/git.md:25",
        "playbook/none.md",
    );
    is(
        &broken("scenario/git.md", "Look.", "Look [there](none.md)."),
        "scenario/git.md:29",
        "scenario/none.md",
    );
    is(
        &broken("scenario/git.md", "Look.", "[There](../nowhere/git.md)."),
        "scenario/git.md:29",
        "nowhere/git.md",
    );
    is(&broken("scenario/git.md", "\"refused\"", "\"none\""), "scenario/git.md:9", "no failure/none.md");
    is(&broken("playbook/kill.md", "\"identify\"", "\"none\""), "playbook/kill.md:6", "no step none");
    is(&broken("playbook/kill.md", "\"identify\"", "\"kill\""), "playbook/kill.md:6", "no step kill");
}

#[test]
fn a_kind_of_secret_that_two_providers_claim() {
    let told = broken("provider/forge.md", "[\"forge-token\"]", "[\"forge-token\", \"forge-token\"]");
    is(&told, "provider/forge.md:5", "forge-token is named twice");
    let other = PROVIDER.replace("id = \"forge\"", "id = \"smithy\"");
    let told = problems(&[("provider/smithy.md", &other)]);
    assert_eq!(told.len(), 2, "{told:?}");
    is(&told[1], "provider/smithy.md:5", "forge-token is named twice");
}

#[test]
fn an_unknown_scope() {
    is(
        &broken("scenario/git.md", "[\"vso.code\"]", "[\"vso.code_read\"]"),
        "scenario/git.md:12",
        "vso.code_read",
    );
    is(
        &broken("scenario/git.md", "Look.", "Look at `vso.code_read`."),
        "scenario/git.md:29",
        "vso.code_read",
    );
    is(&broken("scenario/git.md", "Look.", "Look at `vso.Code`."), "scenario/git.md:29", "vso.Code");
}

#[test]
fn an_unknown_placeholder() {
    is(&broken("failure/refused.md", "This.", "In {org}."), "failure/refused.md:12", "{org}");
    let command = "```bash\ngit init\ngit clone {repo}\n```";
    is(&broken("failure/refused.md", "This.", command), "failure/refused.md:14", "{repo}");
    is(
        &broken("failure/refused.md", "This.", "[a](https://dev.azure.com/{org})"),
        "failure/refused.md:12",
        "{org}",
    );
}

#[test]
fn a_command_that_its_shell_cannot_read() {
    for (language, command) in
        [("bash", "echo \"a"), ("powershell", "export A=1"), ("cmd", "echo 5%"), ("shell", "a && b")]
    {
        let text = format!("Run:\n\n```{language}\ngit status\n{command}\n```");
        is(&broken("failure/refused.md", "This.", &text), "failure/refused.md:16", "cannot read this");
    }
    is(
        &broken("failure/refused.md", "This.", "```json\n{\n\"a\"\n}\n```"),
        "failure/refused.md:15",
        "not JSON",
    );
}

#[test]
fn a_translation_that_differs() {
    let file = "scenario/git.de.md";
    is(
        &broken(file, "id = \"git\"", "id = \"svn\""),
        "scenario/git.de.md:2",
        "the id is the name of the file",
    );
    is(
        &broken(file, "{organization}\n", "{project}\n"),
        "scenario/git.de.md:14",
        "differs from that of the source",
    );
    is(&broken(file, "```bash", "```shell"), "scenario/git.de.md:14", "differs from that of the source");
    let without =
        TRANSLATION.replace("   ```bash\n   git clone https://dev.azure.com/{organization}\n   ```\n", "");
    is(&problems(&[(file, &without)])[0], "scenario/git.de.md:7", "a command of the source is missing");
    is(
        &broken(file, "\n   Oder", "\n   ```bash\n   ls\n   ```\n\n   Oder"),
        "scenario/git.de.md:18",
        "differs",
    );
    is(
        &broken(file, "[widerrufen](../playbook/kill.md)", "nicht"),
        "scenario/git.de.md:7",
        "kill.md of the source is missing",
    );
    is(&broken(file, "`vso.code`", "`vso.code_write`"), "scenario/git.de.md:7", "vso.code");
    let renamed = TRANSLATION.replace("## check", "## wrong");
    let told = problems(&[(file, &renamed)]);
    is(told.last().unwrap(), "scenario/git.de.md:19", "the source has no section wrong");
    is(&told[0], "scenario/git.de.md:7", "the section check is missing");
    is(&broken(file, "audience = \"alle\"\n", ""), "scenario/git.de.md:1", "`audience`");
    is(
        &problems(&[("practice/none.de.md", TRANSLATION)])[0],
        "practice/none.de.md:1",
        "no such file in English",
    );
    is(
        &problems(&[("practice/review.fr.md", TRANSLATION)])[0],
        "practice/review.fr.md:1",
        "no language of the content: `fr`",
    );
}

#[test]
fn a_section_that_is_missing_or_unknown() {
    let file = "scenario/git.md";
    let told = problems(&[(file, &SCENARIO.replace("## check", "## chekc"))]);
    is(&told[0], "scenario/git.md:15", "the section check is missing");
    is(&told[1], "scenario/git.md:27", "no section of this kind of file: `chekc`");
    is(&broken("practice/review.md", "Why.\n", ""), "practice/review.md:7", "text before the first section");
    let told = problems(&[(file, &SCENARIO.replace("[token]\nscopes = [\"vso.code\"]\ndays = 7\n", ""))]);
    is(&told[0], "scenario/git.md:28", "[token]");
    is(
        &broken("failure/refused.md", "messages = [\"TF1: refused\"]", "messages = []"),
        "failure/refused.md:4",
        "a failure has a message",
    );
    is(&broken(file, "group = \"git\"", "group = \"svn\""), "scenario/git.md:5", "a group is one of");
    is(&broken("playbook/kill.md", "\"owner\"", "\"me\""), "playbook/kill.md:4", "who does a step");
    is(&problems(&[(file, "No front matter.\n")])[0], "scenario/git.md:1", "front matter");
    is(&problems(&[("practice/notes.txt", "")])[0], "practice/notes.txt:1", "end in .md");
}

#[test]
fn words_of_the_page_that_are_missing() {
    let labels =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/page.de.toml")).unwrap();
    let told = problems(&[("page.de.toml", &labels.replace("feed = \"Feed\"\n", ""))]);
    is(&told[0], "page.de.toml:1", "[placeholder] lacks feed");
}

#[test]
fn every_problem_is_told_at_once() {
    let told = problems(&[
        ("failure/refused.md", &FAILURE.replace("manual", "rumour")),
        ("practice/review.md", &PRACTICE.replace("Why.", "Why {org} and <b>?")),
    ]);
    assert_eq!(told.len(), 3, "{told:?}");
}

#[test]
fn a_scenario_is_added_by_adding_a_file() {
    let added = SCENARIO.replace("id = \"git\"", "id = \"svn\"").replace("Use git", "Use Subversion");
    let folder = folder(&[("scenario/svn.md", &added)]);
    let library = read(folder.path()).unwrap();
    let html = page(&library, "de");
    assert!(html.contains("<li><a href=\"#scenario/svn\" lang=\"en\">Use Subversion</a></li>"), "{html}");
    assert!(html.contains("<article id=\"scenario/svn\" class=\"scenario\">"));
    assert!(html.contains("<p class=\"note\">Dieses Thema ist noch nicht übersetzt.</p>\n<div lang=\"en\">"));
    assert!(entries(&library).contains("id: \"svn\", title: \"Use Subversion\""));
}
