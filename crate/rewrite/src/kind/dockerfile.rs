//! Dockerfiles: a secret of the build, `RUN --mount=type=secret,id=NAME,env=NAME`, and nothing of it in the image.
//!
//! That `ARG` and `ENV` stay in the image, and mounts take their place:
//! <https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/> (2026-12-02).

use std::collections::BTreeSet;
use std::ops::Range;

use patrol_detect::Finding;

use super::{Kind, bash};
use crate::docker::{Instruction, instructions, mentions, words};
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup::Setup;
use crate::shell::places;

pub(super) const KIND: Kind = Kind {
    id: "dockerfile",
    files: &[
        "dockerfile",
        "containerfile",
        "*.dockerfile",
        "dockerfile.dev",
        "dockerfile.prod",
        "dockerfile.test",
        "dockerfile.ci",
        "*.containerfile",
    ],
    languages: &["dockerfile", "docker", "containerfile"],
    signs: &[
        ("^FROM ", 3),
        ("^RUN ", 6),
        ("^ENV ", 4),
        ("^ARG ", 4),
        ("^COPY ", 4),
        ("^WORKDIR ", 5),
        ("^ENTRYPOINT ", 5),
        ("^CMD ", 4),
        ("^# syntax=docker/dockerfile", 9),
    ],
    not: &[],
    looks: None,
    scenario: "svc-azure",
    setup: &[],
    rewrite,
};

/// What a build does, and what its steps need.
struct Build<'t> {
    all: Vec<Instruction<'t>>,
    /// The secrets that a step has to have.
    mounts: Vec<BTreeSet<String>>,
    /// What a build has to be given, and a container.
    built: BTreeSet<String>,
    run: BTreeSet<String>,
    /// Another shell than that of Linux reads the steps.
    is_windows: bool,
}

fn rewrite(draft: &mut Draft<'_>) {
    let all = instructions(draft.text);
    let is_windows = all.iter().any(|one| {
        one.is("SHELL")
            && ["powershell", "pwsh", "cmd"].iter().any(|shell| draft.part(&one.body).contains(shell))
    }) || draft.text.contains("escape=`");
    let mut build = Build {
        mounts: vec![BTreeSet::new(); all.len()],
        all,
        built: BTreeSet::new(),
        run: BTreeSet::new(),
        is_windows,
    };
    for at in 0..build.all.len() {
        let secrets = draft.within(&build.all[at].body);
        if !secrets.is_empty() {
            build.instruction(draft, at, secrets);
        }
    }
    for secret in draft.secrets() {
        if !draft.is_covered(secret) {
            draft.redact(secret, Why::Comment);
        }
    }
    for (one, names) in build.all.iter().zip(&build.mounts) {
        let has = |name: &&String| !draft.part(&one.body).contains(&format!("env={name}"));
        let flags: String = names
            .iter()
            .filter(has)
            .map(|name| format!("--mount=type=secret,id={name},env={name} "))
            .collect();
        if !flags.is_empty() {
            draft.replace(one.body.start..one.body.start, flags);
        }
    }
    for name in build.built.union(&build.run) {
        draft.setup(Setup::posix(name));
        draft.setup(Setup::powershell(name));
    }
    if !build.built.is_empty() {
        draft.setup(Setup::docker_build(&build.built));
    }
    if !build.run.is_empty() {
        draft.setup(Setup::docker_run(&build.run));
    }
}

impl Build<'_> {
    fn instruction(&mut self, draft: &mut Draft<'_>, at: usize, secrets: &[Finding]) {
        let one = &self.all[at];
        let is_program = draft.part(&one.body).starts_with('[');
        let why = match one.name.to_ascii_uppercase().as_str() {
            // A list of words is no shell's: nothing is filled in.
            "RUN" | "CMD" | "ENTRYPOINT" if is_program || self.is_windows => Why::Literal,
            "RUN" => return self.run(draft, at, secrets),
            "CMD" | "ENTRYPOINT" => {
                self.run.extend(put(draft, one.body.clone(), secrets));
                return;
            }
            "ENV" | "ARG" if !self.is_windows && self.variables(draft, at, secrets) => return,
            _ => Why::Format,
        };
        secrets.iter().for_each(|secret| draft.redact(secret, why));
    }

    fn run(&mut self, draft: &mut Draft<'_>, at: usize, secrets: &[Finding]) {
        let one = &self.all[at];
        // Lines behind `RUN <<EOF` are a script.
        let script = one.lines.clone().unwrap_or(one.body.clone());
        let first = draft.part(&script).trim_start();
        let interpreter =
            first.strip_prefix("#!").map(|rest| rest.lines().next().unwrap_or_default().trim_end());
        if interpreter.is_some_and(|line| !line.ends_with("sh")) {
            secrets.iter().for_each(|secret| draft.redact(secret, Why::Literal));
            return;
        }
        let names = put(draft, script, secrets);
        self.built.extend(names.iter().cloned());
        self.mounts[at].extend(names);
    }

    /// Takes variables out that are secrets. Whether it could.
    fn variables(&mut self, draft: &mut Draft<'_>, at: usize, secrets: &[Finding]) -> bool {
        let one = &self.all[at];
        let words = words(draft.text, one);
        let is_whole = |secret: &Finding| {
            words
                .iter()
                .any(|word| draft.part(&word.value).trim_matches(['"', '\'']) == draft.part(&secret.range))
        };
        let is_taken = |range: &Range<usize>| {
            secrets.iter().any(|secret| range.start <= secret.range.start && secret.range.end <= range.end)
        };
        let gaps = words.windows(2).map(|pair| pair[0].range.end..pair[1].range.start);
        if !secrets.iter().all(is_whole) || gaps.into_iter().any(|gap| draft.part(&gap).contains('#')) {
            return false;
        }
        let is_argument = one.is("ARG");
        // An argument ends with its stage; later stages may begin with what this one has set.
        let end = (at + 1..self.all.len()).find(|at| is_argument && self.all[*at].is("FROM"));
        let end = end.unwrap_or(self.all.len());
        let mut needs: Vec<(String, Vec<usize>)> = Vec::new();
        for word in words.iter().filter(|word| is_taken(&word.range)) {
            let uses = |at: &usize| mentions(draft.part(&self.all[*at].body), word.name);
            let is_step = |at: &usize| self.all[*at].is("RUN");
            let at_start = |at: &usize| self.all[*at].is("CMD") || self.all[*at].is("ENTRYPOINT");
            if (at..end).any(|at| uses(&at) && !is_step(&at) && !at_start(&at)) {
                return false;
            }
            let mut steps: Vec<usize> = (at + 1..end).filter(|at| is_step(at) && uses(at)).collect();
            // Programs read the variable without its name being there.
            if steps.is_empty() && is_argument {
                steps = (at + 1..end).filter(is_step).collect();
                if steps.is_empty() {
                    return false;
                }
            }
            needs.push((word.name.to_owned(), steps));
        }
        let kept = words.iter().filter(|word| !is_taken(&word.range));
        let mut rest = String::new();
        for word in kept {
            let gap = words.iter().map(|one| one.range.end).filter(|end| *end <= word.range.start).max();
            if let Some(gap) = gap.filter(|_| !rest.is_empty()) {
                rest += draft.part(&(gap..word.range.start));
            }
            rest += draft.part(&word.range);
        }
        match (words.first(), words.last()) {
            (Some(first), Some(last)) if !rest.is_empty() => {
                draft.replace(first.range.start..last.range.end, rest)
            }
            _ => draft.replace(one.whole.clone(), ""),
        }
        if secrets.iter().any(|secret| draft.is_refused(secret)) {
            return true;
        }
        for (name, steps) in needs {
            if !is_argument {
                self.run.insert(name.clone());
            }
            if !steps.is_empty() {
                self.built.insert(name.clone());
            }
            steps.into_iter().for_each(|step| {
                self.mounts[step].insert(name.clone());
            });
        }
        true
    }
}

/// Puts references in a script. The names that it has to have.
fn put(draft: &mut Draft<'_>, script: Range<usize>, secrets: &[Finding]) -> Vec<String> {
    let places = places(draft.text, script, secrets);
    let mut names = Vec::new();
    for (place, secret) in places.iter().zip(secrets) {
        let name = bash::put(draft, place, secret);
        names.extend(name.filter(|_| !draft.is_refused(secret)));
    }
    names
}
