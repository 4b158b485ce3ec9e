//! The rule for the Windows command prompt, as far as the commands of the guide need it:
//!
//! - `"` quotes, and nothing else does: each line has an even number of them. `'` is an ordinary character.
//! - `%NAME%` is a variable, `%t` one of `for`; any other `%` would be lost or read as one.
//! - A line goes on after `^`, never after `\`.
//! - Parentheses outside of quotes come in pairs.
//! - `$( )`, `NAME=value` before a command, `export` and `unset` are of other shells.
//!
//! Source: Microsoft's page "cmd" (Windows commands), read 2026-12-01.

/// What the command prompt has against a command: the line, from 0, and why.
pub(super) fn check(text: &str) -> Result<(), (usize, String)> {
    let mut open = 0_i32;
    for (number, line) in text.lines().enumerate() {
        let wrong = |why: &str| Err((number, format!("the command prompt cannot read this: {why}")));
        if line.ends_with('\\') {
            return wrong("a line goes on after ^, not after \\");
        }
        if line.contains("$(") {
            return wrong("it has no $( )");
        }
        let first = line.split_whitespace().next().unwrap_or_default();
        if matches!(first, "export" | "unset") || first.contains('=') {
            return wrong("a variable is set with `set`");
        }
        let mut quoted = false;
        let mut rest = line.chars().peekable();
        while let Some(character) = rest.next() {
            match character {
                '"' => quoted = !quoted,
                '^' if !quoted => {
                    rest.next();
                }
                '(' if !quoted => open += 1,
                ')' if !quoted => open -= 1,
                '%' => {
                    let name: String =
                        std::iter::from_fn(|| rest.next_if(|next| next.is_alphanumeric() || *next == '_'))
                            .collect();
                    let closed = rest.next_if_eq(&'%').is_some();
                    if name.is_empty() || (!closed && name.chars().count() > 1) {
                        return wrong("a % that is neither %NAME% nor a variable of `for`");
                    }
                }
                _ => {}
            }
        }
        if quoted {
            return wrong("a \" is missing");
        }
        if open < 0 {
            return wrong("a ) too many");
        }
    }
    if open == 0 {
        Ok(())
    } else {
        Err((0, "the command prompt cannot read this: a ) is missing".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_guide_needs() {
        for text in [
            "git config --global credential.azreposCredentialType oauth",
            "for /f \"delims=\" %t in ('az account show') do @set \"H=Authorization: Bearer %t\"",
            "if defined H git status\nset H=",
            "echo %H%",
            "echo a ^\n b",
        ] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn rejects_what_it_would_misread() {
        for (line, text) in [
            (0, "echo \"a"),
            (1, "echo\necho 100%20"),
            (0, "echo %"),
            (0, "echo %HOME"),
            (0, "git status \\\n-s"),
            (0, "echo $(ls)"),
            (0, "export A=1"),
            (0, "A=1 git status"),
            (0, "echo )"),
            (0, "if a (b"),
        ] {
            assert_eq!(check(text).map_err(|(line, _)| line), Err(line), "{text}");
        }
    }
}
