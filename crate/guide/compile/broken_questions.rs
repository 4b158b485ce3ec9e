//! How the questions and the situations can be wrong, as `broken.rs` shows it of files.

use super::sample::{broken, is, problems};

/// A question about each group, and the first.
pub(super) const WIZARD: &str = r#"[[question]]
id = "start"
title = "What?"
answer = [{ text = "Git", to = "question/git" }, { text = "A leak", to = "playbook" }, { text = "CI", to = "question/pipelines" },
  { text = "Code", to = "question/code" }, { text = "Packages", to = "question/packages" }, { text = "Tools", to = "question/tools" },
  { text = "Server", to = "question/server" }]

[[question]]
id = "git"
title = "How?"
group = "git"
answer = [{ text = "Somehow", to = "scenario/git" }]

[[question]]
id = "pipelines"
title = "Where?"
group = "pipelines"
answer = []

[[question]]
id = "code"
title = "What?"
group = "code"
answer = []

[[question]]
id = "packages"
title = "Which?"
group = "packages"
answer = []

[[question]]
id = "tools"
title = "What?"
group = "tools"
answer = []

[[question]]
id = "server"
title = "What?"
group = "server"
answer = []
"#;

pub(super) const SITUATIONS: &str = r#"[[situation]]
place = ["public", "internal", "unknown"]
whose = ["mine", "other", "service"]
steps = ["identify", "kill"]
"#;

#[test]
fn every_question_leads_on_and_every_group_is_reached() {
    let both = |from: &str, to: &str| {
        let text = WIZARD.replace(from, to);
        let told = problems(&[("wizard.toml", &text), ("wizard.de.toml", &text)]);
        assert_eq!(told.len(), 1, "{told:?}");
        told[0].clone()
    };
    is(&both("scenario/git", "scenario/tig"), "wizard.toml:12", "leads to what is not there: scenario/tig");
    is(&both("\"question/git", "\"scenario/git"), "wizard.toml:9", "no answer leads to this question");
    is(
        &both("group = \"server\"", "group = \"git\""),
        "wizard.toml:1",
        "no question is about the group server",
    );
    is(
        &broken("wizard.de.toml", "\"scenario/git", "\"playbook"),
        "wizard.de.toml:9",
        "not those of wizard.toml",
    );
}

#[test]
fn every_situation_has_its_steps_in_an_order_that_can_be_kept() {
    is(
        &broken("playbook.toml", "whose = [\"mine\"", "whose = [\"mine\", \"ours\""),
        "playbook.toml:3",
        "one of mine",
    );
    is(
        &broken("playbook.toml", "\"identify\", \"kill\"", "\"kill\", \"identify\""),
        "playbook.toml:4",
        "identify comes before kill",
    );
    is(
        &broken("playbook.toml", "\"identify\"", "\"look\""),
        "playbook.toml:4",
        "there is no playbook/look.md",
    );
    let twice = format!(
        "{SITUATIONS}\n{}",
        SITUATIONS.replace("\"internal\", \"unknown\"", "").replace(", \"other\", \"service\"", "")
    );
    is(&problems(&[("playbook.toml", &twice)])[0], "playbook.toml:1", "one situation is for public and mine");
}
