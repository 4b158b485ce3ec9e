//! Passwords in connection strings and in configurations whose shape is known: ADO.NET, NuGet, netrc, Maven, npm.
//!
//! Sources: learn.microsoft.com, "Connection string syntax" and "nuget.config reference"; the netrc manual page of
//! inetutils; maven.apache.org, "Settings"; docs.npmjs.com, "npmrc".

use core::ops::Range;

use super::coded::AtNeedle;
#[cfg(any(test, feature = "generate"))]
use super::coded::Example;
use crate::Confidence;
use crate::Rule;
use crate::alphabet;
use crate::alphabet::BASE64;
use crate::base64;
use crate::context;
use crate::found::Match;
use crate::needle;
use crate::placeholder;
use crate::sample_host;

/// How far the rest of a connection is looked for, in bytes.
const REACH: usize = 200;
const LONGEST: usize = 128;
const SHORTEST: usize = 3;
/// In a form so many small letters, or less, are a word somebody tried something with.
const WORD: usize = 6;
/// Users who need no password of their own, and the one in the manual page.
const OPEN: [&[u8]; 4] = [b"anonymous", b"guest", b"ftp", b"myself"];

pub(super) const RULE: AtNeedle = AtNeedle {
    needles: &[needle::PASSWORD, needle::PWD],
    find,
    #[cfg(any(test, feature = "generate"))]
    example: Some(Example {
        rule: Rule::CONNECTION_PASSWORD,
        parts: |random| {
            ["Server=db;User Id=app;Password=".into(), random.letters(12), ";Encrypt=True".into()]
        },
    }),
};

/// The password of which a part of the name, `password` or `pwd`, is the needle.
#[inline(never)]
fn find(text: &[u8], needle: &Range<usize>) -> Option<Match> {
    let name = name(text, needle)?;
    let range = in_xml(text, &name)
        .or_else(|| in_netrc(text, &name))
        .or_else(|| in_npmrc(text, &name))
        .or_else(|| in_connection(text, &name))?;
    let value = text.get(range.clone())?;
    if value.len() < SHORTEST || value.len() > LONGEST || placeholder::is_password(value) {
        return None;
    }
    Some(Match::new(Rule::CONNECTION_PASSWORD, range, Confidence::Medium))
}

/// Where the name stands.
fn name(text: &[u8], needle: &Range<usize>) -> Option<Range<usize>> {
    let starts = |at: usize, word: &[u8]| {
        text.get(at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word))
    };
    let before = if text[needle.start] | 0x20 == b'p' { 0 } else { "pa".len() };
    let start = needle.start.checked_sub(before)?;
    [&b"password"[..], b"passwd", b"pwd"]
        .into_iter()
        .find(|word| starts(start, word))
        .map(|word| start..start + word.len())
}

/// `<add key="…Password" value="VALUE"`, `<password>VALUE</password>`.
fn in_xml(text: &[u8], name: &Range<usize>) -> Option<Range<usize>> {
    let behind = &text[name.end..text.len().min(name.end + REACH)];
    if text[..name.start].ends_with(b"<") && behind.starts_with(b">") {
        let end = behind.iter().position(|&byte| byte == b'<')?;
        return behind[end..].starts_with(b"</").then_some(name.end + 1..name.end + end);
    }
    let key = &text[..name.start];
    if !key.ends_with(b"\"") && !key.ends_with(b"ClearText") {
        return None;
    }
    let rest = behind.strip_prefix(b"\"")?.trim_ascii_start();
    let value = rest.strip_prefix(b"value")?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"")?;
    let start = name.end + behind.len() - value.len();
    value.iter().position(|&byte| byte == b'"').map(|length| start..start + length)
}

/// `machine HOST login USER password VALUE`.
fn in_netrc(text: &[u8], name: &Range<usize>) -> Option<Range<usize>> {
    let before = before(text, name.start);
    let behind = &text[name.end..text.len().min(name.end + LONGEST + 8)];
    let value = behind.trim_ascii_start();
    let spaced = value.len() < behind.len() && before.last().is_some_and(u8::is_ascii_whitespace);
    if !spaced || !has(before, b"machine ") || !has(before, b"login ") {
        return None;
    }
    // Where everybody may come in, and where nobody can.
    let follows = |word: &[u8]| {
        let at = before.windows(word.len()).rposition(|part| part == word)? + word.len();
        before[at..].trim_ascii_start().split(u8::is_ascii_whitespace).next()
    };
    let is_open = follows(b"login ").is_some_and(|user| OPEN.contains(&user));
    if is_open || follows(b"machine ").is_some_and(sample_host::is) {
        return None;
    }
    let start = name.end + behind.len() - value.len();
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'`');
    let value = &value[..length(text, name, behind, value.len(), value.iter().position(ends))?];
    // The end of a line in a string.
    let value = value.strip_suffix(b"\\n").unwrap_or(value);
    Some(start..start + value.len())
}

/// `_password=VALUE`, also behind the address of a registry and a colon: the value is a password in base 64.
fn in_npmrc(text: &[u8], name: &Range<usize>) -> Option<Range<usize>> {
    let before = text[..name.start].strip_suffix(b"_")?;
    let rest = &text[name.end..];
    let value = rest.strip_prefix(b" ").unwrap_or(rest).strip_prefix(b"=")?;
    let value = value.strip_prefix(b" ").unwrap_or(value);
    let value = value.strip_prefix(b"\"").unwrap_or(value);
    let letters = alphabet::prefix(BASE64, &value[..value.len().min(LONGEST)]);
    let mut buffer = [0; LONGEST / 4 * 3];
    let length = base64::decode(&value[..letters], &mut buffer);
    let decoded = &buffer[..length];
    // The name of a variable decodes to something else.
    let is_text = decoded.len() >= SHORTEST && decoded.iter().all(|byte| matches!(byte, b' '..=b'~'));
    let is_entry = matches!(before.last(), None | Some(b':' | b'\n'));
    let start = text.len() - value.len();
    let is_password = is_text && letters < LONGEST && !placeholder::is_password(decoded);
    (is_entry && is_password).then(|| start..base64::padded(text, start + letters))
}

/// `Server=…;User Id=…;Password=VALUE;` in any order, on one line.
fn in_connection(text: &[u8], name: &Range<usize>) -> Option<Range<usize>> {
    let behind = &text[name.end..text.len().min(name.end + LONGEST + 8)];
    let value = behind.trim_ascii_start().strip_prefix(b"=")?;
    if value.starts_with(b"=") {
        return None;
    }
    let spaced = behind.starts_with(b" ") && value.starts_with(b" ");
    let value = value.trim_ascii_start();
    let quote = value.iter().take_while(|byte| matches!(byte, b'\\' | b'"' | b'\'' | b'`')).count();
    let value = &value[quote..];
    let whole_before = before(text, name.start);
    let is_line_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let before = whole_before.rsplit(is_line_end).next()?;
    let line = context::behind(&text[name.end..], REACH).split(is_line_end).next()?;
    let has_key = |key: &&[u8]| has_key(before, key) || has_key(line, key);
    let separated = before.contains(&b';') || line.contains(&b';');
    // In a query, and as PostgreSQL writes them, blanks are no part of a value.
    let in_words = match before.last() {
        Some(b'?' | b'&') => true,
        Some(b' ') => {
            let is_argument = matches!(before.trim_ascii_end().last(), Some(b',' | b'('));
            quote == 0 && !separated && !is_argument && has_key(&&b"host"[..])
        }
        _ => false,
    };
    let ends = |byte: &u8| match byte {
        b';' | b'"' | b'\'' | b'\\' | b'\n' | b'\r' | b'<' | b'&' => true,
        b'`' => quote > 0,
        _ => in_words && *byte == b' ',
    };
    let length = length(text, name, behind, value.len(), value.iter().position(ends))?;
    // Nothing between quotes, or a piece of a program.
    let is_program = match quote {
        0 => whole_before.ends_with(b".") || is_expression(&value[..length], spaced),
        1 => false,
        _ => matches!(value.first(), None | Some(b',' | b')' | b'}' | b']' | b' ')),
    };
    let connects = [&b"user"[..], b"uid", b"server", b"data source", b"initial catalog"].iter().any(has_key);
    // Of a database on the same machine the shorter forms are no secret.
    let is_local = || [before, line].iter().any(|part| has(part, b"localhost"));
    let is_connection = separated || in_words && !is_local();
    let is_word = in_words && length <= WORD && value[..length].iter().all(u8::is_ascii_lowercase);
    let is_sample = || is_word || [before, line].into_iter().any(sample_host::is_in);
    if length < SHORTEST || is_program || !is_connection || !connects || is_sample() {
        return None;
    }
    let start = name.end + behind.len() - value.len();
    Some(start..start + length)
}

/// The length of a value up to where it ends, or of all that is left. None if no end was found because no more was looked at: the text must
/// not be cut inside a character.
fn length(text: &[u8], name: &Range<usize>, behind: &[u8], left: usize, end: Option<usize>) -> Option<usize> {
    let is_all = name.end + behind.len() == text.len();
    end.or(is_all.then_some(left))
}

/// Whether the value is a piece of a program: a call, or, with blanks around the equals sign, what a name of several parts stands for.
fn is_expression(value: &[u8], spaced: bool) -> bool {
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.' | b'?');
    let (name, rest) = value.split_at(value.iter().take_while(is_part).count());
    match rest {
        [b'(' | b'[', .., last] => spaced || matches!(last, b')' | b']'),
        // The rest of it stands in quotes.
        [b'(' | b'['] => true,
        [b' ', b'?', ..] => spaced,
        [] | [b' ' | b',' | b')', ..] => spaced && name.contains(&b'.'),
        _ => false,
    }
}

fn before(text: &[u8], at: usize) -> &[u8] {
    context::before(&text[..at], REACH)
}

fn has(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|at| at == part)
}

/// Whether the key is assigned something: `User Id =`, `uid=`.
fn has_key(text: &[u8], key: &[u8]) -> bool {
    text.windows(key.len()).enumerate().any(|(at, part)| {
        if part[0] | 0x20 != key[0] || !part.eq_ignore_ascii_case(key) {
            return false;
        }
        let rest = &text[at + key.len()..];
        let goes_on = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'_');
        let name = rest.iter().take_while(goes_on).count();
        name < 12 && rest.get(name) == Some(&b'=')
    })
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use crate::scan;

    fn passwords(text: &str) -> Vec<&str> {
        scan(text).into_iter().map(|finding| &text[finding.range]).collect()
    }

    #[test]
    fn reads_the_known_shapes() {
        for text in [
            "Server=tcp:db.contoso.com;User Id=app;Password=hunter22;Encrypt=True",
            "uid=app;pwd=hunter22",
            "Password=hunter22;Server=db",
            "<add key=\"ClearTextPassword\" value=\"hunter22\" />",
            "machine dev.azure.com\n  login x\n  password hunter22\n",
            "<server><password>hunter22</password></server>",
            "Server=db;User Id=app;Password=\"\"hunter22\"\"",
            "jdbc:postgresql://db.contoso.com/app?user=app&password=hunter22&ssl=true",
            "Server=db;User Id=app;Password=hunter22;Comment=(x)",
            "grant_type=password&username=ada&password=hunter22 HTTP/1.1",
            "host=db.contoso.com user=app password=hunter22 dbname=app",
            "machine dev.azure.com login x password hunter22\\n",
            "machine example.contoso.com login anonymous2 password hunter22",
        ] {
            assert_eq!(passwords(text), ["hunter22"], "{text}");
        }
    }

    #[test]
    fn takes_what_npm_encodes() {
        for text in [
            "registry=https://npm.contoso.com/\r\n_password = aHVudGVyMjI=\r\nemail=a@b.c",
            "_password=aHVudGVyMjI=",
            "//npm.contoso.com/:_password=\"aHVudGVyMjI=\"",
        ] {
            assert_eq!(passwords(text), ["aHVudGVyMjI="], "{text}");
        }
    }

    #[test]
    fn takes_a_password_that_looks_like_a_call_or_ends_where_the_reach_does() {
        assert_eq!(passwords("Server=db;User Id=app;Password=Sommer24(x)!;Encrypt=True"), ["Sommer24(x)!"]);
        assert_eq!(passwords("machine h login x password hunter22\\secret99"), ["hunter22\\secret99"]);
        for blanks in 0..12 {
            let value = "\u{e9}\u{3b1}x".repeat(60);
            let text = alloc::format!("user=a;password={}x{value};b", " ".repeat(blanks));
            assert_eq!(passwords(&text), [""; 0]);
            assert_eq!(passwords(&text.replace("user=a;password=", "machine h login x password  ")), [""; 0]);
        }
    }

    #[test]
    fn passes_over_everything_else() {
        for text in [
            "password = hunter22",
            "_password=hunter22\n_password=password",
            "_password=cGFzc3dvcmQ=",
            "if (password == null) return; user = 1;",
            "Server=db;User Id=app;Password=$(password);",
            "Server=db;User Id=app;Password={0};",
            "<password>${env.PASSWORD}</password>",
            "forgot your password? login machine",
            "f({user=\"\", password=\"\", server=\"db\"}); next();",
            "s.user=r.user;s.password=r.password;s.server=r.server;",
            "server = db; user = app; password = readPassword(prompt);",
            "server = db; user = process.env.USER; password = process.env.PASSWORD;",
            "connect(hostkey=key, username=\"ada\", password=\"hunter22\")",
            "connect(host=db_host, user=db_user, password=db_password)",
            "server=cfg;user=cfg[\"user\"];password=cfg[\"password\"];",
            "the host=x has a password = hunter22",
            "host=localhost user=app password=hunter22 dbname=app",
            "user = user ? user : ''; password = password ? password : ''; server = db;",
            "host = user = password = None;",
            "machine ftp.contoso.com login anonymous password ada@contoso.com",
            "machine contoso.com\n  login guest\n  password hunter22\n",
            "machine api.example.org login ada password hunter22",
            "machine mymachine login myself password mypassword",
            "Server=db.example.com;User Id=app;Password=hunter22",
            "user=ada&password=secret&x=1",
            "https://contoso.com/login?user=ada&pwd=qwerty",
        ] {
            assert_eq!(passwords(text), [""; 0], "{text}");
        }
    }
}
