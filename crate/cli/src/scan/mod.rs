//! `patrol scan`

pub(crate) mod file;
pub(crate) mod format;
mod input;
mod jsonl;
mod progress;
pub(crate) mod source;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::Args;
use rayon::prelude::*;

use crate::accept::baseline::Baseline;
use crate::accept::hidden::Hidden;
use crate::confidence::MinConfidence;
use crate::error::Error;
use crate::hit::{Hit, wrong_marks};
use crate::outcome::Outcome;
use crate::own::{OwnRules, Search};
use file::Scanned;
use format::Format;

/// Look for secrets in files, folders or standard input.
///
/// Folders are searched as git sees them: what .gitignore names is passed over, and so are .git, binary files and
/// symbolic links. A file named here is read whatever it is. Files that are not UTF-8 are read all the same.
///
/// Exit code: 0 nothing found, 1 secrets found, 2 something could not be read; the rest is searched even then.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// Files or folders, or - for standard input. Without one: standard input if something comes from there, otherwise
    /// the current folder.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How findings are written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Report nothing below this level.
    #[arg(long, value_enum, default_value_t = MinConfidence::Medium)]
    min_confidence: MinConfidence,
    /// Accept the findings that this file lists; `patrol baseline update` writes it.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Look by the rules in this file as well: Patrol's own form in TOML or JSON, or a configuration of gitleaks.
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// Read objects {"id", "text"} from standard input, one a line, and answer each by {"id", "hits"}.
    #[arg(long, conflicts_with_all = ["paths", "format", "baseline", "rules"])]
    stdin_jsonl: bool,
}

/// What a search has brought to light, in the order of the paths.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// Every file that was read.
    pub(crate) scanned: Vec<Scanned>,
    /// Files and folders that `.patrolignore` names, in order.
    pub(crate) ignored: Vec<String>,
    /// What could not be read, as whole sentences.
    pub(crate) unread: Vec<String>,
}

/// Searches and prints what is found.
pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    if arguments.stdin_jsonl {
        return jsonl::run(arguments.min_confidence);
    }
    let own = OwnRules::read(arguments.rules.as_deref())?;
    let baseline = arguments.baseline.as_deref().map(Baseline::read).transpose()?;
    let here = if arguments.paths.is_empty() { input::paths() } else { Vec::new() };
    let paths = if arguments.paths.is_empty() { &here } else { &arguments.paths };
    let report =
        search(paths, Search { least: arguments.min_confidence, own: &own.rules }, baseline.as_ref());

    let mut out = BufWriter::new(io::stdout().lock());
    arguments.format.write(&report, &mut out).and_then(|()| out.flush()).map_err(Error::Output)?;
    report.tell(arguments.format);
    Ok(own.outcome(report.outcome()))
}

/// Searches everything behind the paths.
pub(crate) fn search(paths: &[PathBuf], search: Search<'_>, baseline: Option<&Baseline>) -> Report {
    let source::Found { sources, ignored, mut unread } = source::all(paths);
    let bar = progress::bar(sources.len());
    let results: Vec<_> = sources
        .par_iter()
        .map_init(Vec::new, |buffer, source| {
            let result = source.scan(search, baseline, buffer);
            bar.inc(1);
            result
        })
        .collect();
    bar.finish_and_clear();

    let mut scanned = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok(file) => scanned.push(file),
            Err(sentence) => unread.push(sentence),
        }
    }
    Report { scanned, ignored, unread }
}

impl Report {
    /// The findings to be reported, in order.
    pub(crate) fn reported(&self) -> impl Iterator<Item = &Hit> {
        self.scanned.iter().flat_map(Scanned::reported)
    }

    /// What is not reported.
    pub(crate) fn hidden(&self) -> Hidden {
        let binary = self.scanned.iter().filter(|file| file.is_skipped).count();
        let mut hidden = Hidden { ignored: self.ignored.len(), binary, ..Hidden::default() };
        let hits = self.scanned.iter().flat_map(|file| &file.hits);
        hits.for_each(|hit| hidden.add(hit));
        hidden
    }

    /// Marks that allow nothing, as whole sentences with their places.
    pub(crate) fn wrong_marks(&self) -> Vec<String> {
        self.scanned.iter().flat_map(|file| wrong_marks(&file.path, &file.hits)).collect()
    }

    /// Tells on standard error what could not be read.
    pub(crate) fn tell_unread(&self, out: &mut impl Write) {
        for sentence in &self.unread {
            let _ = writeln!(out, "patrol: {sentence}");
        }
    }

    /// The exit code.
    fn outcome(&self) -> Outcome {
        if self.unread.is_empty() {
            Outcome::of(self.reported().next().is_some())
        } else {
            Outcome::Incomplete
        }
    }

    /// Tells on standard error what a person should know besides the findings. There is nobody to tell if it is closed.
    fn tell(&self, format: Format) {
        let mut out = io::stderr().lock();
        self.tell_unread(&mut out);
        for sentence in self.wrong_marks() {
            let _ = writeln!(out, "patrol: {sentence}");
        }
        if format == Format::Text {
            let _ = format::text::write_summary(self, &mut out);
        }
    }
}
