use std::fmt::{Display, Formatter, Result};

/// What is wrong in a file of the content, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Problem {
    /// The file, as seen from the folder of the content.
    pub(crate) file: String,
    /// The line, from 1.
    pub(crate) line: usize,
    /// What is wrong, and what would be right.
    pub(crate) what: String,
}

impl Display for Problem {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "content/{}:{}: {}", self.file, self.line, self.what)
    }
}

/// Collects the problems of one file.
pub(crate) struct Report<'a> {
    file: &'a str,
    text: &'a str,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Report<'a> {
    pub(crate) fn new(file: &'a str, text: &'a str, problems: &'a mut Vec<Problem>) -> Self {
        Self { file, text, problems }
    }

    /// Notes what is wrong at a position of the file, in bytes.
    pub(crate) fn at(&mut self, position: usize, what: impl Into<String>) {
        self.at_line(self.line(position), what);
    }

    /// The line of a position, from 1.
    pub(crate) fn line(&self, position: usize) -> usize {
        self.text.get(..position).unwrap_or(self.text).matches('\n').count() + 1
    }

    /// Notes what is wrong in a line, from 1.
    pub(crate) fn at_line(&mut self, line: usize, what: impl Into<String>) {
        self.problems.push(Problem { file: self.file.to_owned(), line, what: what.into() });
    }
}
