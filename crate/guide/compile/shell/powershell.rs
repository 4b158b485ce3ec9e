//! The rule for PowerShell, as far as the commands of the guide need it. It is stricter than PowerShell: what it accepts, Windows PowerShell 5.1
//! and PowerShell 7 read as written.
//!
//! - `'…'` quotes everything, `''` in it is a quote. In `"…"` variables and `$( )` are read, `""` is a quote, and `` ` `` takes the meaning from
//!   the next character. `"$name:"` would be a drive: `"${name}:"`.
//! - `{ }` is a block and starts a word; `( )`, `$( )`, `@( )` and `@{ }` come in pairs. A brace within a word needs quotes.
//! - A word that begins with `@` or `<`, and a bare word with a comma, a semicolon or an ampersand in it, need quotes.
//! - A word such as `-x.y` is split at its dot. One with two hyphens, such as `--config-env=http.https://…`, is not.
//! - `&&` and `||` are not in Windows PowerShell. A line goes on after `` ` ``, never after `\`.
//! - `NAME=value` before a command, `export` and `unset` are of other shells.
//!
//! Sources: Microsoft's pages "about_Parsing" and "about_Quoting_Rules"; for the hyphens the tokenizer of PowerShell, read 2026-12-01.

use std::iter::Peekable;
use std::str::Chars;

type Wrong = (usize, String);

/// What PowerShell has against a command: the line, from 0, and why.
pub(super) fn check(text: &str) -> Result<(), Wrong> {
    let mut reader = Reader { rest: text.chars().peekable(), line: 0 };
    reader.block(None)
}

struct Reader<'a> {
    rest: Peekable<Chars<'a>>,
    line: usize,
}

impl Reader<'_> {
    fn wrong<T>(&self, why: &str) -> Result<T, Wrong> {
        Err((self.line, format!("PowerShell cannot read this as it is meant: {why}")))
    }

    fn next(&mut self) -> Option<char> {
        let next = self.rest.next();
        if next == Some('\n') {
            self.line += 1;
        }
        next
    }

    /// Reads commands up to the character that closes them, or to the end.
    fn block(&mut self, close: Option<char>) -> Result<(), Wrong> {
        let opened = self.line;
        let mut command = true;
        while let Some(&character) = self.rest.peek() {
            match character {
                _ if Some(character) == close => {
                    self.next();
                    return Ok(());
                }
                '\n' | ';' => {
                    self.next();
                    command = true;
                }
                '|' => {
                    self.next();
                    if self.rest.peek() == Some(&'|') {
                        return self.wrong("Windows PowerShell has no ||");
                    }
                    command = true;
                }
                _ if character.is_whitespace() => {
                    self.next();
                }
                '#' => while self.rest.next_if(|next| *next != '\n').is_some() {},
                '{' => {
                    self.next();
                    self.block(Some('}'))?;
                    command = false;
                }
                ')' | '}' => return self.wrong("a closing bracket too many"),
                _ => {
                    self.word(command)?;
                    command = false;
                }
            }
        }
        match close {
            None => Ok(()),
            Some(close) => {
                self.line = opened;
                self.wrong(&format!("a {close} is missing"))
            }
        }
    }

    /// Reads a word. `command` says that it is the first of a command.
    fn word(&mut self, command: bool) -> Result<(), Wrong> {
        let mut bare = String::new();
        let mut is_expression = false;
        while let Some(&character) = self.rest.peek() {
            match character {
                '\'' => self.single()?,
                '"' => self.double()?,
                '`' => {
                    self.next();
                    if self.next().is_none() {
                        return self.wrong("nothing follows `");
                    }
                }
                '(' => {
                    self.next();
                    self.block(Some(')'))?;
                    is_expression = true;
                    continue;
                }
                '$' => {
                    self.variable()?;
                    is_expression = true;
                    continue;
                }
                '@' if bare.is_empty() => {
                    self.next();
                    match self.next() {
                        Some('(') => self.block(Some(')'))?,
                        Some('{') => self.block(Some('}'))?,
                        _ => return self.wrong("a word that begins with @ needs quotes"),
                    }
                    is_expression = true;
                    continue;
                }
                '{' => return self.wrong("a brace within a word needs quotes"),
                ')' | '}' | '\n' | ';' | '|' => break,
                _ if character.is_whitespace() => break,
                '&' if bare.is_empty() && command => {
                    self.next();
                    if self.rest.peek() == Some(&'&') {
                        return self.wrong("Windows PowerShell has no &&");
                    }
                    return Ok(());
                }
                // `2>&1` sends one stream into the other.
                '&' if bare.ends_with('>') => {
                    self.next();
                    bare.push(character);
                    continue;
                }
                '&' => return self.wrong("Windows PowerShell has no &&, and an & in a word needs quotes"),
                '<' => return self.wrong("< needs quotes"),
                ',' if !is_expression && !bare.is_empty() => {
                    return self.wrong("a comma in a word needs quotes");
                }
                _ => {
                    self.next();
                    bare.push(character);
                    continue;
                }
            }
            // Something quoted: the word is more than a bare one.
            is_expression = true;
        }
        self.bare(&bare, command && !is_expression)
    }

    fn bare(&self, word: &str, command: bool) -> Result<(), Wrong> {
        if word == "\\" {
            return self.wrong("a line goes on after `, not after \\");
        }
        if word.starts_with('-') && !word.starts_with("--") && word.contains('.') {
            return self.wrong("a word with one hyphen is split at its dot; it needs quotes");
        }
        if command && (matches!(word, "export" | "unset") || word.contains('=')) {
            return self.wrong("a variable is set with $env:NAME = value");
        }
        Ok(())
    }

    fn single(&mut self) -> Result<(), Wrong> {
        let opened = self.line;
        self.next();
        while let Some(character) = self.next() {
            if character == '\'' && self.rest.next_if_eq(&'\'').is_none() {
                return Ok(());
            }
        }
        self.line = opened;
        self.wrong("a ' is missing")
    }

    fn double(&mut self) -> Result<(), Wrong> {
        let opened = self.line;
        self.next();
        while let Some(&character) = self.rest.peek() {
            match character {
                '$' => {
                    if self.variable()? && self.rest.peek() == Some(&':') {
                        return self.wrong("\"$name:\" would be a drive; write \"${name}:\"");
                    }
                }
                '`' => {
                    self.next();
                    self.next();
                }
                '"' => {
                    self.next();
                    if self.rest.next_if_eq(&'"').is_none() {
                        return Ok(());
                    }
                }
                _ => {
                    self.next();
                }
            }
        }
        self.line = opened;
        self.wrong("a \" is missing")
    }

    /// Reads what begins with `$`. Says whether it was a plain name, which a colon would continue.
    fn variable(&mut self) -> Result<bool, Wrong> {
        self.next();
        match self.rest.peek() {
            Some('(') => {
                self.next();
                self.block(Some(')'))?;
                Ok(false)
            }
            Some('{') => {
                while let Some(character) = self.next() {
                    if character == '}' {
                        return Ok(false);
                    }
                }
                self.wrong("a } is missing")
            }
            _ => {
                let mut name = String::new();
                while let Some(next) = self.rest.next_if(|next| next.is_alphanumeric() || *next == '_') {
                    name.push(next);
                }
                if name == "env" && self.rest.next_if_eq(&':').is_some() {
                    while self.rest.next_if(|next| next.is_alphanumeric() || *next == '_').is_some() {}
                }
                Ok(!name.is_empty())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_guide_needs() {
        for text in [
            "git config --global credential.https://dev.azure.com.useHttpPath true",
            "$t = az account show --query accessToken -o tsv\nif ($LASTEXITCODE -eq 0) {\n  $env:H = \"Authorization: Bearer $t\"\n  git -c credential.helper= --config-env=http.https://dev.azure.com/.extraheader=H clone https://dev.azure.com/a\n  Remove-Item Env:H\n}",
            "$env:A = 'it''s'",
            "\"a `\" $(az account show --query \"x\") \"\"b\"\"\"",
            "& 'C:\\a b\\git.exe' status # that is it",
            "az rest --query \"value[].{name:name, id:id}\" | Out-String",
            "@('a','b') | ForEach-Object { $_ }",
            ".\\config.cmd --unattended `\n --auth SP",
            "npx -y '@azure-devops/mcp' fabrikam",
            "\"${t}: $env:USERNAME\"",
            "terraform plan 2>&1 | Select-String 'a b'",
        ] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn rejects_what_it_would_misread() {
        for (line, text) in [
            (0, "echo 'a"),
            (1, "echo\necho \"a"),
            (0, "if ($x) {"),
            (0, "echo )"),
            (0, "echo a}"),
            (0, "echo a{b}"),
            (0, "npx @azure-devops/mcp"),
            (0, "echo core,work"),
            (0, "a && b"),
            (0, "a || b"),
            (0, "a b&c"),
            (0, "echo <your-pat>"),
            (0, "git -c.x=y status"),
            (1, "git status\ngit status \\\n-s"),
            (0, "export A=1"),
            (0, "A=1 git status"),
            (0, "echo \"$t: x\""),
            (0, "echo `"),
            (0, "echo ${a"),
            (0, "echo $(a"),
        ] {
            assert_eq!(check(text).map_err(|(line, _)| line), Err(line), "{text}");
        }
    }
}
