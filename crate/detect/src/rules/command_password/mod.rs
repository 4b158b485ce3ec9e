//! Passwords on command lines: `curl -u ada:…`, `docker login -p …`, `sqlcmd -P …`, `mysql -p…`, `cmdkey … /pass:…`, `net use … /user:…`.
//!
//! Sources: the manual pages of curl, docker, sshpass, mysql, smbclient, lftp, openssl, ldapsearch, redis-cli, gpg and plink;
//! learn.microsoft.com, "sqlcmd utility", "az login", "cmdkey", "net use", "Safe storage of app secrets in development".

mod command;
mod takers;

use core::ops::Range;

use self::command::LONGEST;
use self::command::REACH;
use self::command::argument;
use self::command::command;
use self::command::has;
use self::command::is_word;
use self::command::words;
use self::takers::BY_NAME;
use self::takers::Place;
use self::takers::TAKERS;
use self::takers::Taker;
use self::takers::VARIABLES;
use super::coded::AtNeedle;
#[cfg(any(test, feature = "generate"))]
use super::coded::Example;
use crate::Confidence;
use crate::Rule;
use crate::check::password;
use crate::context;
use crate::found::Match;
use crate::mask;
use crate::needle;
use crate::sample_host;

/// What the name of a password ends with, from the needle on.
const NAMES: [&[u8]; 3] = [b"ssword", b"sswd", b"pwd"];

pub(super) const RULE: AtNeedle = AtNeedle {
    needles: &[
        needle::OPTIONS[0],
        needle::OPTIONS[1],
        needle::OPTIONS[2],
        needle::OPTIONS[3],
        needle::OPTIONS[4],
        needle::OPTIONS[5],
        needle::PASSWORD,
        needle::PWD,
    ],
    find,
    #[cfg(any(test, feature = "generate"))]
    example: Some(Example {
        rule: Rule::COMMAND_PASSWORD,
        parts: |random| {
            ["docker login -u ada -p ".into(), random.letters(9) + "7!", " contoso.azurecr.io\n".into()]
        },
    }),
};

/// The password of the command in which the needle stands.
#[inline(never)]
fn find(text: &[u8], needle: &Range<usize>) -> Option<Match> {
    let range = match text.get(needle.clone())? {
        [b' ', b'-', _] => of_option(text, needle.start + 2),
        [b' ', b'/', _] => of_switch(text, needle.start + 2),
        _ => of_name(text, needle),
    }?;
    Some(Match::new(Rule::COMMAND_PASSWORD, range, Confidence::Medium))
}

/// `-p VALUE`, `-pVALUE`, `-u USER:VALUE`, where the name of the option begins at `at`.
fn of_option(text: &[u8], at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let fits = |taker: &&Taker| {
        rest.starts_with(taker.option) && {
            let is_apart = matches!(rest.get(taker.option.len()), Some(b' ' | b'\t' | b'='));
            taker.place != if is_apart { Place::Attached } else { Place::Apart }
        }
    };
    // `-pw` before `-p`.
    let length = TAKERS.iter().filter(fits).map(|taker| taker.option.len()).max()?;
    let value = argument(text, at + length)?;
    let letters = &text[value.clone()];
    if !may_be(letters) && !letters.ends_with(b":") {
        return None;
    }
    let command = command(text, at);
    let fits = |taker: &&Taker| taker.option.len() == length && fits(taker);
    // Nearly every word begins with another letter than those of the commands.
    let first = |word: &[u8]| 1u32 << (word[0] & 31);
    let firsts = TAKERS.iter().filter(fits).fold(0, |all, taker| all | first(taker.word));
    let takes = |word: &[u8]| TAKERS.iter().filter(fits).find(|taker| is_word(word, taker.word));
    let mark = words(command).filter(|word| firsts & first(word) != 0).find_map(takes)?.mark;
    if mark.is_empty() {
        return is_password(text, &value, command).then_some(value);
    }
    let user = letters.windows(mark.len()).position(|part| part == mark)?;
    let start = value.start + user + mark.len();
    // Only the password may stand in quotes.
    let password = if start == value.end { argument(text, start)? } else { start..value.end };
    // What a service is set up with, and documents show: `guest:guest`.
    let is_default = letters[..user] == text[password.clone()];
    (!is_default && is_password(text, &password, command)).then_some(password)
}

/// `cmdkey /pass:VALUE`, `net use X: \\\\HOST\\SHARE VALUE /user:USER`, also with the user before the password.
fn of_switch(text: &[u8], at: usize) -> Option<Range<usize>> {
    let name = text.get(at..at + 5)?;
    let is_direct = name.eq_ignore_ascii_case(b"pass:");
    if !is_direct && !name.eq_ignore_ascii_case(b"user:") {
        return None;
    }
    let command = command(text, at);
    let value = if is_direct {
        argument(text, at + name.len())
    } else if has(command, b"net") && has(command, b"use") {
        let share = command.windows(3).rposition(|part| part == b" \\\\")?;
        behind_share(text, at - command.len() + share + 3)
    } else {
        None
    };
    value.filter(|value| is_password(text, value, command))
}

/// The first argument behind the share at `start` that is no switch.
fn behind_share(text: &[u8], start: usize) -> Option<Range<usize>> {
    let line = context::behind(&text[start..], REACH).split(|byte| matches!(byte, b'\n' | b'\r')).next()?;
    let mut at = 0;
    loop {
        at += line[at..].iter().position(|byte| *byte == b' ')?;
        at += line[at..].iter().position(|byte| *byte != b' ')?;
        if line[at] != b'/' {
            return argument(text, start + at);
        }
    }
}

/// `--password VALUE`, `PGPASSWORD=VALUE`, `--from-literal=password=VALUE`, `user-secrets set NAME VALUE`, `echo VALUE | … --password-stdin`.
fn of_name(text: &[u8], needle: &Range<usize>) -> Option<Range<usize>> {
    let begins = |name: &&&[u8]| {
        text[needle.start..].get(..name.len()).is_some_and(|part| part.eq_ignore_ascii_case(name))
    };
    let end = needle.start + NAMES.iter().find(begins)?.len();
    let is_inside = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_:=.".contains(byte);
    let before = context::before(&text[..needle.start], REACH);
    let start = needle.start - before.iter().rev().take_while(is_inside).count();
    let (word, behind) = (&text[start..end], text.get(end)?);
    if word.starts_with(b"--") && text[end..].starts_with(b"-stdin") {
        return of_pipe(text, start);
    }
    let is_literal = || word.starts_with(b"--from-literal=") && *behind == b'=';
    let is_variable = || VARIABLES.contains(&word) && *behind == b'=';
    let takes_by_name = |word: &[u8]| BY_NAME.iter().any(|name| is_word(word, name));
    let is_option = || {
        word.starts_with(b"-")
            && matches!(behind, b' ' | b'=')
            && words(command(text, start)).any(takes_by_name)
    };
    let is_secret = || {
        let before = text[..start].strip_suffix(b"\"").unwrap_or(&text[..start]);
        matches!(behind, b' ' | b'"') && before.ends_with(b"user-secrets set ")
    };
    // The quote that ends the name.
    let value =
        argument(text, end + usize::from(*behind == b'"')).filter(|value| may_be(&text[value.clone()]))?;
    if mask::holds(text, needle.start) || !(is_literal() || is_variable() || is_option() || is_secret()) {
        return None;
    }
    is_password(text, &value, command(text, start)).then_some(value)
}

/// `echo VALUE | … --password-stdin`, where that option begins at `at`.
fn of_pipe(text: &[u8], at: usize) -> Option<Range<usize>> {
    let before = context::before(&text[..at], REACH);
    let line = &before[before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1)..];
    let pipe = line.iter().rposition(|byte| *byte == b'|')?;
    let echo = line[..pipe].windows(5).rposition(|part| part == b"echo ")? + 5;
    let flag = if line[echo..].starts_with(b"-n ") { 3 } else { 0 };
    let value = argument(text, at - line.len() + echo + flag)?;
    let behind = text.get(value.end..at - line.len() + pipe)?;
    let is_last = behind.iter().all(|byte| b" \"'\\".contains(byte));
    (is_last && is_password(text, &value, line)).then_some(value)
}

/// Whether a value is the password of the command.
fn is_password(text: &[u8], value: &Range<usize>, command: &[u8]) -> bool {
    let letters = &text[value.clone()];
    let is_sample = || {
        let line = context::behind(&text[value.end..], REACH).split(|byte| *byte == b'\n').next();
        [command, line.unwrap_or_default()].into_iter().any(sample_host::is_in)
            && !password::is_drawn(letters)
    };
    letters.len() <= LONGEST
        && may_be(letters)
        && !is_computed(text, value)
        && password::is_likely(letters)
        && !is_sample()
}

/// Whether a value is long enough, and neither letters alone nor numbers: most are not, and not looked at any further.
fn may_be(value: &[u8]) -> bool {
    let letters = value.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    value.len() >= password::SHORT && letters > 0 && letters < value.len()
}

/// Whether a shell or a program puts a part of the value in: `pre$name`, `'+name+'`.
fn is_computed(text: &[u8], value: &Range<usize>) -> bool {
    let is_literal = value.start.checked_sub(1).is_some_and(|before| text[before] == b'\'');
    let is_variable =
        |pair: &[u8]| pair[0] == b'$' && (pair[1].is_ascii_alphabetic() || b"_{(".contains(&pair[1]));
    let letters = &text[value.clone()];
    !is_literal && letters.windows(2).any(is_variable)
        || matches!(letters, [b'+', .., b'+'] | [b'.', .., b'.'] | [b'\'', .., b'\''])
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use crate::generate;
    use crate::scan;

    fn passwords(text: &str) -> Vec<&str> {
        scan(text).into_iter().map(|finding| &text[finding.range]).collect()
    }

    /// In each shape, `~` stands for the password.
    fn takes(shapes: &[&str], all: &[&str]) {
        for shape in shapes {
            for password in all {
                assert_eq!(passwords(&shape.replace('~', password)), [*password], "{shape}");
            }
        }
    }

    #[test]
    fn takes_the_password_of_an_option() {
        let shapes = [
            "curl -u ada:~ https://fabrikam.contoso.com/x",
            "curl -sS \\\n  --user 'ada:~' \\\n  https://contoso.com",
            "curl --user=\"ada:~\" https://contoso.com",
            "curl -H 'Accept: text/html; q=1' -uada:~ https://contoso.com",
            "docker login -u ada -p ~ contoso.azurecr.io",
            "run: docker login contoso.azurecr.io -u ada -p \"~\"\n",
            "podman login -u ada -p=~ quay.contoso.com",
            "helm registry login contoso.azurecr.io -u ada -p ~",
            "az login --service-principal -u 3f2504e0 -p '~' --tenant contoso",
            "oc login https://api.contoso.com:6443 -u ada -p ~",
            "sqlcmd -S db.contoso.com -U sa -P ~ -Q \"select 1\"",
            "sqlcmd -S db -U sa -P~",
            "bcp db.dbo.t out t.dat -S db -U sa -P ~",
            "sshpass -p ~ ssh ada@contoso.com",
            "sshpass -p'~' scp x ada@contoso.com:",
            "mysql -u root -p~ db",
            "cd /tmp && mysqldump -h db -u root -p'~' shop > shop.sql",
            "mongosh -u ada -p ~ --host db",
            "7z a -p~ x.7z x",
            "zip -P ~ x.zip x",
            "plink -ssh ada@contoso.com -pw ~ ls",
            "openssl rsa -in key.pem -passin pass:~ -out plain.pem",
            "curl -u ada:'~' https://contoso.com",
            "openssl enc -aes-256-cbc -pass pass:'~' -in x",
            "redis-cli -h cache.contoso.com --pass ~ ping",
            "ldapsearch -x -D cn=ada,dc=contoso,dc=com -w ~ -b dc=contoso",
            "gpg --batch --passphrase ~ -d x.gpg",
            "curl -x proxy:8080 --proxy-user 'ada:~' https://contoso.com",
            "lftp -u ada,~ ftp.contoso.com",
            "smbclient //srv/share -U 'CORP\\ada%~' -c ls",
            "mosquitto_pub -h mq -u ada -P ~ -t x -m y",
            "{\"run\": \"docker login -u ada -p \\\"~\\\" contoso.azurecr.io\"}",
        ];
        takes(&shapes, &["qT7!mzPa2w", "Wint3r#Kx81", "hunter22"]);
    }

    #[test]
    fn takes_the_password_of_a_name() {
        let shapes = [
            "PGPASSWORD=~ psql -h db -U ada",
            "MYSQL_PWD='~' mysqldump shop",
            "cmdkey /add:srv.contoso.com /user:CORP\\ada /pass:~",
            "net use Z: \\\\srv\\share ~ /user:CORP\\ada /persistent:no",
            "net use \\\\srv\\share /user:ada \"~\"",
            "kubectl create secret generic db --from-literal=user=ada --from-literal=password=~",
            "kubectl create secret docker-registry r --docker-password=~",
            "docker login -u ada --password ~ contoso.azurecr.io",
            "wget --user=ada --password=~ https://contoso.com",
            "svn checkout --username ada --password ~ https://svn.contoso.com",
            "dotnet user-secrets set \"Db:Password\" \"~\"",
            "dotnet user-secrets set Db:Password ~",
            "echo ~ | docker login -u ada --password-stdin contoso.azurecr.io",
            "echo -n \"~\" | helm registry login -u ada --password-stdin contoso.azurecr.io",
        ];
        takes(&shapes, &["qT7!mzPa2w", "Wint3r#Kx81", "hunter22"]);
    }

    #[test]
    fn leaves_a_token_to_its_rule() {
        let (new, legacy) = (generate::azure_devops_pat(1), generate::azure_devops_pat_legacy(2));
        let mut shapes = Vec::new();
        for token in [new, legacy] {
            for shape in [
                "./config.sh --unattended --url https://dev.azure.com/fabrikam --auth pat --token ~ --pool default",
                ".\\config.cmd --deploymentgroup --deploymentgroupname web --auth PAT --token ~",
                "./config.sh --environment --environmentname web --auth PAT --token '~' --runasservice",
                "vsce publish -p ~",
                "docker login -u ada -p ~",
                "curl -u ada:~ https://contoso.com",
            ] {
                shapes.push((shape, token.clone(), "azure-devops-pat"));
            }
        }
        let runner = "./config.sh --url https://github.com/fabrikam/web --token ~ --unattended";
        shapes.push((runner, "ABZQWKJHGV5NMPLRTY3DSFCA2U7IO".into(), "github-runner-token"));
        for (shape, token, rule) in shapes {
            let text = shape.replace('~', &token);
            let [finding] = &scan(&text)[..] else { panic!("{text}") };
            assert_eq!(&text[finding.range.clone()], token, "{text}");
            assert!(finding.rule.id().starts_with(rule), "{text}");
        }
    }

    #[test]
    fn passes_over_what_stands_for_a_password() {
        for value in [
            "$PASSWORD1",
            "\"$PASSWORD1\"",
            "\"pre${PW}1\"",
            "${{ secrets.PW_1 }}",
            "$(PW_1)",
            "$(cat pw1.txt)",
            "`cat pw1.txt`",
            "$env:PW1",
            "%PW1%",
            "!PW1!",
            "{{ pw1 }}",
            "{pw1}",
            "#{pw1}",
            "<password1>",
            "\"<your password 1>\"",
            "password1",
            "YOUR_PASSWORD_1",
            "MyP@ssw0rd",
            "changeme1",
            "[redacted:command-password]",
            "'+pw1+'",
            "/home/ada/pw1.txt",
            "pw1.txt",
        ] {
            for shape in [
                "docker login -u ada -p ~ contoso.azurecr.io",
                "docker login -u ada --password ~ contoso.azurecr.io",
                "curl -u ada:~ https://contoso.com",
                "curl -u \"ada:~\" https://contoso.com",
                "mysql -u root -p~ db",
                "PGPASSWORD=~ psql",
                "cmdkey /add:srv /user:ada /pass:~",
                "net use Z: \\\\srv\\share ~ /user:ada",
                "dotnet user-secrets set Db:Password ~",
                "echo ~ | docker login -u ada --password-stdin x",
            ] {
                let text = shape.replace('~', value);
                assert_eq!(passwords(&text), [""; 0], "{text}");
            }
        }
    }

    #[test]
    fn passes_over_everything_else() {
        for text in [
            "docker login -u ada --password-stdin",
            "docker run -p 8080:8081/tcp contoso/login-app1",
            "loginctl show-session -p Remote=1",
            "az login --service-principal -u x -p cert1.pem",
            "psql -p 5432 -U ada1",
            "mysql -p db_2026",
            "mysql -P 33061a -u root",
            "mkdir -p /opt/Data1/x2",
            "ssh -p 2222a1 ada@contoso.com; mysql",
            "mysql shop; ssh -p 2222a1 ada@contoso.com",
            "curl -u ada:hunter22 https://example.com/x",
            "curl -u ada https://contoso.com:8443/a1",
            "curl -u a1b2c3d4:a1b2c3d4 https://contoso.com",
            "docker -u ada:hunter22 x",
            "net use Z: \\\\srv\\share * /user:ada",
            "net use Z: \\\\srv\\share /user:ada /persistent:no1",
            "robocopy \\\\srv\\share hunter22 /mir",
            "the class:hunter22 of a bypass:hunter22",
            "openssl rsa -passin env:hunter22",
            "openssl rsa -passin file:hunter22",
            "a tool --password hunter22",
            "echo \"hunter22 | docker login --password-stdin\"",
            "echo hunter22 | sort | docker login --password-stdin",
            "ldapsearch -x -s sub1 -z 100x",
        ] {
            assert_eq!(passwords(text), [""; 0], "{text}");
        }
    }
}
