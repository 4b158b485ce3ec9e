//! `patrol rewrite`

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use encoding_rs_io::DecodeReaderBytesBuilder;
use patrol_detect::{Finding, preview, scan_with};
use patrol_rewrite::{Outcome as Done, Place as Where, Rewritten, Why};
use similar::TextDiff;

use crate::confidence::MinConfidence;
use crate::error::{ChangeError, Error};
use crate::outcome::Outcome;
use crate::place::Place;
use crate::replace::{Failed, replace};
use crate::text;

/// Show what belongs in the place of the secrets in files, such as a variable of the environment.
///
/// Standard output gets the difference, in which the secrets are shown as their first and last characters only. Standard error gets what has
/// to be set up, and the secrets for which there is only a mark, as of `patrol redact`. The exit code is 0 whether or not there was a
/// secret.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// Files, each a text of a kind that its name or its content tells; - for standard input.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Change the files themselves.
    #[arg(long)]
    write: bool,
    /// Keep each file that is changed as it was, with this behind its name, as in .orig.
    #[arg(long, value_name = "SUFFIX", requires = "write")]
    backup: Option<String>,
    /// What the files are, as in python or azure-pipelines; without it the name and the content tell.
    #[arg(long = "as", value_name = "KIND")]
    kind: Option<String>,
    /// Leave findings below this level where they are.
    #[arg(long, value_enum, default_value_t = MinConfidence::Medium)]
    min_confidence: MinConfidence,
}

/// Rewrites one file after the other. The first that cannot be rewritten ends it.
pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    for path in &arguments.files {
        let is_stdin = path.as_os_str() == "-";
        if is_stdin && arguments.write {
            return Err(ChangeError::NoFile("--write").into());
        }
        let from: Box<dyn Read> = if is_stdin {
            Box::new(io::stdin().lock())
        } else {
            Box::new(File::open(path).map_err(|error| ChangeError::Unread(path.clone(), error))?)
        };
        let read = read(from).map_err(|error| {
            if is_stdin { Error::Input(error) } else { ChangeError::Unread(path.clone(), error).into() }
        })?;
        let text = read.ok_or_else(|| ChangeError::NoText(path.clone()))?;
        let change = Change::of(&text, path, arguments);
        change.tell(path)?;
        if arguments.write && !change.findings.is_empty() {
            replace(path, arguments.backup.as_deref(), |_, to| {
                to.write_all(change.mark.as_bytes()).map_err(Failed::Writing)?;
                to.write_all(change.rewritten.text.as_bytes()).map_err(Failed::Writing)?;
                Ok(true)
            })?;
        }
    }
    Ok(Outcome::Clean)
}

/// The text of a file; None if it is none.
fn read(mut from: impl Read) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes)?;
    let is_marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let Some(encoding) = text::utf16(&bytes).map(Some).or(is_marked.then_some(None)) else {
        return Ok(String::from_utf8(bytes).ok().filter(|text| !text::is_binary(text.as_bytes())));
    };
    let mut text = String::new();
    let mut decoder = DecodeReaderBytesBuilder::new().encoding(encoding).build(bytes.as_slice());
    decoder.read_to_string(&mut text)?;
    Ok(Some(text))
}

/// What becomes of one text.
struct Change<'t> {
    /// The byte order mark before it.
    mark: &'t str,
    text: &'t str,
    findings: Vec<Finding>,
    rewritten: Rewritten,
}

impl<'t> Change<'t> {
    fn of(whole: &'t str, path: &Path, arguments: &Arguments) -> Self {
        let text = whole.strip_prefix('\u{feff}').unwrap_or(whole);
        let mark = &whole[..whole.len() - text.len()];
        let findings = scan_with(text, &arguments.min_confidence.options());
        let name = path.to_string_lossy();
        let hint = arguments.kind.as_deref().or((name != "-").then_some(&*name));
        let rewritten = patrol_rewrite::rewrite(text, hint, &findings);
        Self { mark, text, findings, rewritten }
    }

    /// Prints what changes, and what there is to do.
    fn tell(&self, path: &Path) -> Result<(), Error> {
        let mut before = String::new();
        let mut done = 0;
        for finding in &self.findings {
            before += &self.text[done..finding.range.start];
            before += &preview(self.text, finding);
            done = finding.range.end;
        }
        before += &self.text[done..];
        let diff = TextDiff::from_lines(&before, &self.rewritten.text);
        let name = path.display().to_string();
        let names =
            if name == "-" { ("-".into(), "-".into()) } else { (format!("a/{name}"), format!("b/{name}")) };
        let mut unified = diff.unified_diff();
        let shown = unified.header(&names.0, &names.1).to_string();
        io::stdout().lock().write_all(shown.as_bytes()).map_err(Error::Output)?;

        let mut told = io::stderr().lock();
        // Nobody is left to tell when this fails.
        for edit in &self.rewritten.edits {
            if let Done::Redacted(why) = edit.outcome {
                let place = Place::line(1).behind(&self.text[..edit.range.start]);
                let _ = writeln!(told, "{name}:{}: only redacted: {}.", place.line, reason(why));
            }
        }
        for setup in &self.rewritten.setup {
            let _ = writeln!(told, "{}: {}", place(setup.place), setup.command);
        }
        Ok(())
    }
}

fn reason(why: Why) -> &'static str {
    match why {
        Why::UnknownKind => "what kind of file this is cannot be told; --as says it",
        Why::Comment => "it is in a comment",
        Why::Constant => "only a constant can stand there",
        Why::Literal => "nothing is replaced in this text when it is read",
        Why::Name => "it is a name",
        Why::Format => "such a file cannot refer to something outside",
        Why::StillFound => "what would stand there looks like a secret",
    }
}

fn place(place: Where) -> &'static str {
    match place {
        Where::Posix => "bash or zsh",
        Where::PowerShell => "PowerShell",
        Where::Cmd => "cmd",
        Where::Pipeline => "Azure Pipelines",
        Where::GitHub => "GitHub",
        Where::Program => "in the folder of the program",
        Where::File => "at the top of the file",
        Where::Git => "git",
        Where::Feed => "in the folder of the packages",
        Where::Docker => "Docker, with your image in place of IMAGE",
        Where::Cluster => "Kubernetes",
        Where::Manifest => "Kubernetes, with your file in place of FILE",
        Where::Chart => "Helm, with your own in place of RELEASE, CHART and FILE",
        Where::Vault => "Azure Key Vault, in bash or zsh, with your own in place of VAULT",
    }
}
