//! `patrol hook pre-push`

use std::io;

use super::{LookedFor, check, git};
use crate::error::Error;
use crate::outcome::Outcome;

/// Looks for secrets in every commit that the remote does not have yet: one that is added and taken out again is
/// pushed all the same.
pub(super) fn run(remote: &str, looked_for: &LookedFor) -> Result<Outcome, Error> {
    let told = io::read_to_string(io::stdin().lock()).map_err(Error::Input)?;
    let Push { wanted, known } = told.lines().collect();
    if wanted.is_empty() {
        return Ok(Outcome::Clean);
    }
    check::changes(git::outgoing(&wanted, &known, remote)?, "push", looked_for)
}

/// What is pushed, as object names.
#[derive(Debug, Default, PartialEq, Eq)]
struct Push {
    /// What the remote is to have.
    wanted: Vec<String>,
    /// What it has in that place now.
    known: Vec<String>,
}

/// From lines `LOCAL-REF LOCAL-OBJECT REMOTE-REF REMOTE-OBJECT`, of which an object that does not exist is all zeros
/// (githooks(5)).
impl<'l> FromIterator<&'l str> for Push {
    fn from_iter<T: IntoIterator<Item = &'l str>>(lines: T) -> Self {
        let exists = |object: &str| object.bytes().any(|byte| byte != b'0');
        let mut push = Self::default();
        for line in lines {
            // No ref has a space in its name, but the local one may be an expression that has.
            let mut words = line.rsplit(' ');
            let (remote, _, local) = (words.next(), words.next(), words.next());
            push.known.extend(remote.filter(|object| exists(object)).map(String::from));
            push.wanted.extend(local.filter(|object| exists(object)).map(String::from));
        }
        push
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_new_branches_and_deletions_from_updates() {
        let push: Push = [
            "refs/heads/a 11 refs/heads/a 22",
            "refs/heads/new 33 refs/heads/new 00",
            "(delete) 00 refs/heads/gone 44",
            "HEAD@{1 day ago} 55 refs/heads/b 00",
        ]
        .into_iter()
        .collect();
        assert_eq!(push.wanted, ["11", "33", "55"]);
        assert_eq!(push.known, ["22", "44"]);
    }
}
