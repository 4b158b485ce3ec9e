//! `patrol scan`

mod file;
pub(crate) mod format;
mod jsonl;
mod progress;
mod source;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::Args;
use rayon::prelude::*;

use crate::confidence::MinConfidence;
use crate::error::Error;
use crate::outcome::Outcome;
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
    /// Files or folders, or - for standard input.
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// How findings are written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Report nothing below this level.
    #[arg(long, value_enum, default_value_t = MinConfidence::Medium)]
    min_confidence: MinConfidence,
    /// Read objects {"id", "text"} from standard input, one a line, and answer each by {"id", "hits"}.
    #[arg(long, conflicts_with_all = ["paths", "format"])]
    stdin_jsonl: bool,
}

/// What a search has brought to light, in the order of the paths.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// Every file that was read.
    pub(crate) scanned: Vec<Scanned>,
    /// What could not be read, as whole sentences.
    pub(crate) unread: Vec<String>,
}

/// Searches and prints what is found.
pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    if arguments.stdin_jsonl {
        return jsonl::run(arguments.min_confidence);
    }
    let report = search(&arguments.paths, arguments.min_confidence);

    let mut out = BufWriter::new(io::stdout().lock());
    arguments.format.write(&report, &mut out).and_then(|()| out.flush()).map_err(Error::Output)?;
    report.tell(arguments.format);
    Ok(report.outcome())
}

fn search(paths: &[PathBuf], least: MinConfidence) -> Report {
    let (sources, mut unread) = source::all(paths);
    let bar = progress::bar(sources.len());
    let results: Vec<_> = sources
        .par_iter()
        .map_init(Vec::new, |buffer, source| {
            let result = source.scan(least, buffer);
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
    Report { scanned, unread }
}

impl Report {
    /// The exit code.
    fn outcome(&self) -> Outcome {
        if self.unread.is_empty() {
            Outcome::of(self.scanned.iter().any(|file| !file.hits.is_empty()))
        } else {
            Outcome::Incomplete
        }
    }

    /// Tells on standard error what a person should know besides the findings. There is nobody to tell if it is closed.
    fn tell(&self, format: Format) {
        let mut out = io::stderr().lock();
        for sentence in &self.unread {
            let _ = writeln!(out, "patrol: {sentence}");
        }
        if format == Format::Text {
            let _ = format::text::write_summary(self, &mut out);
        }
    }
}
