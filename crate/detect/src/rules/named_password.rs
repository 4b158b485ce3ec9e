//! Passwords by the name that they are assigned to: `DB_PASSWORD=…`, `"Password": "…"`, `<add key="SmtpPassword" value="…" />`.
//!
//! The value has the three kinds of characters that most systems want in a password. In 418 MB of published packages that alone left two
//! values, both of them passwords (2026-12).

use core::ops::Range;

use super::assigned;
use super::assigned::Value;
use super::coded::AtNeedle;
#[cfg(any(test, feature = "generate"))]
use super::coded::Example;
use crate::Confidence;
use crate::Rule;
use crate::check::password;
use crate::found::Match;
use crate::mask;
use crate::needle;

const LONGEST: usize = 128;

/// What the name of a password ends with, from the needle on.
const NAMES: [&[u8]; 4] = [b"ssword", b"sswd", b"sswort", b"pwd"];

pub(super) const RULE: AtNeedle = AtNeedle {
    needles: &[needle::PASSWORD, needle::PWD],
    find,
    #[cfg(any(test, feature = "generate"))]
    example: Some(Example {
        rule: Rule::NAMED_PASSWORD,
        parts: |random| ["DB_PASSWORD=".into(), random.letters(9) + "!aB3", "\n".into()],
    }),
};

/// The password whose name holds the needle.
#[inline(never)]
fn find(text: &[u8], needle: &Range<usize>) -> Option<Match> {
    let begins = |name: &&&[u8]| {
        text[needle.start..].get(..name.len()).is_some_and(|part| part.eq_ignore_ascii_case(name))
    };
    if mask::holds(text, needle.start) {
        return None;
    }
    let end = needle.start + NAMES.iter().find(begins)?.len();
    let is_password = |value: &Value| {
        let letters = &text[value.range.clone()];
        let is_strong = || password::is_strong(letters) && (value.quoted || stands_alone(text, value));
        letters.len() <= LONGEST && (is_strong() || password::is_encoded(letters))
    };
    let value = assigned::values(text, &(needle.start..end)).find(is_password)?;
    Some(Match::new(Rule::NAMED_PASSWORD, value.range, Confidence::Medium))
}

/// Whether a value without quotes is no piece of a program or template: a name that goes on, or that blanks around the equals sign show to
/// be one.
fn stands_alone(text: &[u8], value: &Value) -> bool {
    let letters = &text[value.range.clone()];
    let is_name = letters.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    if letters.contains(&b'{') && text.get(value.range.end) == Some(&b'}') {
        return false;
    }
    let goes_on = matches!(text.get(value.range.end), Some(b',' | b';' | b'}' | b'|' | b'>'));
    let is_name_or_number = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.');
    let behind_name = &letters[letters.iter().take_while(is_name_or_number).count()..];
    // A call that goes on, a flag, a number. Behind random letters an equals sign is the padding of base 64.
    let is_flag = behind_name == b"=" && digits_apart(letters) < 2;
    let is_program = is_flag
        || behind_name.starts_with(b"(")
        || letters.starts_with(b"0x")
        || matches!(letters.last(), Some(b')' | b'(' | b'[' | b']' | b'{' | b':'));
    let is_random =
        digits_apart(letters) > 1 && matches!(text.get(value.range.end), None | Some(b'\n' | b'\r' | b' '));
    !is_program && !(is_name && (goes_on || value.spaced && !is_random || names_one(letters)))
}

/// How many groups of digits there are: names of things mostly have one at most.
fn digits_apart(letters: &[u8]) -> usize {
    letters.split(|byte| !byte.is_ascii_digit()).filter(|digits| !digits.is_empty()).count()
}

/// Whether a value is called a password itself, as variables are.
fn names_one(letters: &[u8]) -> bool {
    [&b"pass"[..], b"pwd", b"secret", b"token", b"value", b"text", b"field"]
        .iter()
        .any(|word| letters.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word)))
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use crate::base64::encode;
    use crate::scan;

    fn passwords(text: &str) -> Vec<&str> {
        scan(text).into_iter().map(|finding| &text[finding.range]).collect()
    }

    /// In each shape, `~` stands for the password.
    fn takes(shapes: &[&str]) {
        for shape in shapes {
            for password in ["qT7!mzPa2w", "Wint3r#Kx81"] {
                assert_eq!(passwords(&shape.replace('~', password)), [password], "{shape}");
            }
        }
    }

    #[test]
    fn takes_what_configurations_assign() {
        takes(&[
            "DB_PASSWORD=~",
            "export PGPASSWORD='~'\nX=1",
            "set DB_PWD=~\r\n",
            "setx DB_PASSWORD ~\n",
            "ENV MYSQL_PASSWORD ~\n",
            "environment:\n  - POSTGRES_PASSWORD=~\n  - X=1",
            "MYSQL_ROOT_PASSWORD: ~\n",
            "auth: {username: app, password: ~}\n",
            "password: >-\n  ~\n",
            "spring.datasource.password=~\n",
            "password = ~\nport = 1\n",
            "helm upgrade x --set auth.rootPassword=~ --wait",
            "  administrator_login_password = \"~\"\n",
            "variable \"db_password\" {\n  type    = string\n  default = \"~\"\n}",
            "param adminPassword string = '~'\n",
            "<password>~</password>",
            "<password><![CDATA[~]]></password>",
            "<network host=\"smtp.contoso.com\" password=\"~\" />",
        ]);
    }

    #[test]
    fn takes_the_value_of_a_pair() {
        takes(&[
            "{\"name\":\"RABBITMQ_PASSWORD\",\"value\":\"~\"}",
            "- name: dbPassword\n  value: ~\n",
            "\"adminPassword\":{\"value\":\"~\"}",
            "{\"adminPassword\":{\"type\":\"securestring\",\"defaultValue\":\"~\"}}",
            "{\"ParameterKey\":\"DBPassword\",\"ParameterValue\":\"~\"}",
            "<add key=\"SmtpPassword\" value=\"~\"/>",
            "<setting name=\"Password\" serializeAs=\"String\">\n  <value>~</value>\n</setting>",
        ]);
        assert_eq!(passwords("password=[redacted:named-password]\":qT7!mzPa2w"), [""; 0]);
        assert_eq!(passwords("{\"name\":\"password\"},{\"name\":\"x\",\"value\":\"qT7!mzPa2w\"}"), [""; 0]);
    }

    #[test]
    fn takes_what_programs_assign() {
        takes(&[
            "$password = '~'\n",
            "string password = \"~\";",
            "let password: &str = \"~\";",
            "Dim password As String = \"~\"",
            "props.setProperty(\"db.password\", \"~\");",
            "define( 'DB_PASSWORD', '~' );",
            "config[\"Password\"] = \"~\";",
            "process.env.DB_PASSWORD || '~'",
            "os.environ.get('DB_PASSWORD', '~')",
            "connect(host='x', password='~')",
            "'password' => '~',",
            "CREATE LOGIN app WITH PASSWORD = N'~';",
            "if user.password == \"~\" {",
        ]);
    }

    #[test]
    fn takes_what_people_write_down() {
        takes(&[
            "Password: ~\n",
            "**Password:** `~`",
            "| Password | ~ |",
            "Passwort: ~.\n",
            "Password:\n~\n",
        ]);
    }

    #[test]
    fn takes_the_whole_of_it() {
        for password in ["Tr0ub4dor&3", "Wint3r,Kx81", "Kx81-Wint3r", "Wint3r%23Kx81"] {
            assert_eq!(passwords(&format!("db:\n  password: {password}\n")), [password]);
        }
        for password in ["Wint3r;Kx81", "Wint3r|#Kx81", "Wint3r#<Kx81", "**Wint3r#Kx81", "|-Wint3r#Kx81"] {
            for text in [format!("DB_PASSWORD={password}\n"), format!("db:\n  password: {password}\nx: 1\n")]
            {
                assert_eq!(passwords(&text), [password], "{text}");
            }
        }
        for (text, password) in [
            ("PASSWORD=Wint3r#Kx81;export PASSWORD\n", "Wint3r#Kx81"),
            ("PASSWORD=Wint3r#Kx81|tee x\n", "Wint3r#Kx81"),
            ("<td>Password: Wint3r#Kx81</td>\n", "Wint3r#Kx81"),
            ("Password: Wint3r#Kx81<br\n", "Wint3r#Kx81<br"),
            ("password: |\n  Wint3r#Kx81\n", "Wint3r#Kx81"),
            ("password: >+\r\n  Wint3r#Kx81\r\n", "Wint3r#Kx81"),
            ("**Password:** Wint3r#Kx81\n", "Wint3r#Kx81"),
            ("the **DB password:**Wint3r#Kx81\n", "Wint3r#Kx81"),
            ("password: >Wint3r#Kx81\n", ">Wint3r#Kx81"),
        ] {
            assert_eq!(passwords(text), [password], "{text}");
        }
        let list = format!("PASSWORD=Wint3r#Kx81{}\n", ",a1b2".repeat(30));
        assert_eq!(passwords(&list), ["Wint3r#Kx81"]);
        for text in ["?password=Wint3r%23Kx81&ssl=1", "password=Wint3r%23Kx81,user=app"] {
            assert_eq!(passwords(text), ["Wint3r%23Kx81"], "{text}");
        }
        for password in [r#"Wint3r#Kx81\"more9Z"#, "Wint3r'Kx81", "Wint3r%5EKx81"] {
            assert_eq!(passwords(&format!("{{\"password\": \"{password}\"}}")), [password]);
        }
        let text = "password=&quot;Wint3r#Kx81&amp;Zz9&quot;";
        assert_eq!(passwords(text), ["Wint3r#Kx81&amp;Zz9"]);
        let padded = "k7QwYpHsNfGjA0oi82ZkQ9dLmXvTbRz7WcB3xT4mLs9=";
        assert_eq!(passwords(&format!("POSTGRES_PASSWORD={padded}\n")), [padded]);
        let reach = "x".repeat(300);
        assert_eq!(passwords(&format!("password: Wint3r#Kx81{reach}")), [""; 0]);
        // A piece of it is no password either, wherever what was looked at ends.
        for length in 200..260 {
            let text = format!("password: Wint3r#Kx81{}.{}", "x".repeat(length), "y".repeat(80));
            assert_eq!(passwords(&text), [""; 0], "{length}");
        }
    }

    #[test]
    fn ends_in_the_same_place_whether_or_not_what_follows_is_masked() {
        for line in ["password=S7VE=app;Passwp;Password=~", "password=S7VE=app;Wint3r;x;Password=~ x"] {
            let found = |password: &str| {
                let text = line.replace('~', password);
                scan(&text).first().map(|finding| finding.range.clone()).filter(|range| range.start == 9)
            };
            assert_eq!(found("S7VEPNvc3Zkh"), found("[redacted:named-password]"), "{line}");
        }
    }

    #[test]
    fn takes_what_kubernetes_encodes() {
        let encoded = encode("hunter22");
        assert_eq!(passwords(&format!("kind: Secret\ndata:\n  password: {encoded}\n")), [encoded]);
        for text in ["changeme", "${PASSWORD}", "password"] {
            assert_eq!(passwords(&format!("data:\n  password: {}\n", encode(text))), [""; 0], "{text}");
        }
    }

    #[test]
    fn passes_over_everything_else() {
        let values = [
            // Templates, and words that somebody has to replace.
            "$(DB_PASSWORD)",
            "${{ secrets.DB_PASSWORD }}",
            "<your-Password1>",
            "CHANGE_ME_123",
            "Ch4ngeM3!",
            "v2/users/{id}",
            "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/Db1)",
            // What documents show.
            "P@ssw0rd",
            "Password123!",
            "Sup3rS3cret",
            "VeryStrongPasswordHere!",
            "dot1xPassword",
            // Programs.
            "config.Database.Password2",
            "getPassword(\"Db1\")",
            "passwords[0].Value",
            "t?Rn(t):null",
            // Names and numbers of other things.
            "https://contoso.com/Reset1?x=2",
            "auth/resetPassword1",
            "3f2504e0-4F89-11D3-9A0C-0305E82C3301",
            "CORP\\\\Alice",
            "Ada@Contoso1.com",
            "$2b$12$abcdefghijklmnopqrstuvwxyzABCDEF0123456789abcdefghijklm",
            // Words, also in other alphabets.
            "hunter22",
            "correct-horse-battery",
            "Contrase\\u00f1a",
            "\\u7ba1\\u7406(Ad1)\\u30d1\\u30b9\\u30ef",
        ];
        for value in values {
            for text in [format!("password: {value}\n"), format!("\"password\": \"{value}\"")] {
                assert_eq!(passwords(&text), [""; 0], "{text}");
            }
        }
        for text in [
            "password = DatabasePassword1\n",
            "login(password=Wint3rKx81, user)",
            "{identification:e,password:t})}finally{this.Skip1=void 0}",
            "password=\nOTHER_VALUE=Wint3rKx81",
            "const isPassword = /[A-Z]+[0-9]!/",
        ] {
            assert_eq!(passwords(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn knows_the_names_of_a_password() {
        let all = ["password", "PassWord", "passwd", "PWD", "Kennwort"];
        let found = |name: &&str| passwords(&format!("{name}=qT7!mzPa2w")).len();
        assert_eq!(all.iter().map(found).collect::<Vec<_>>(), [1, 1, 1, 1, 0]);
        let text = String::from("password2 = \"qT7!mzPa2w\"");
        assert_eq!(passwords(&text), ["qT7!mzPa2w"]);
    }
}
