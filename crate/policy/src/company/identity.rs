use patrol_json::Part;
use patrol_phrase::{Foreign, Phrase};

use crate::host::is_host;
use crate::problem::Complaints;

/// The longest name, in characters.
const NAME: usize = 60;

/// The longest text, in characters.
const TEXT: usize = 300;

/// The longest way to reach somebody, in characters.
const CONTACT: usize = 100;

/// The longest address, in bytes.
const LINK: usize = 400;

/// What the schema and the reader call its fields.
pub(super) const FIELDS: [&str; 4] = ["name", "text", "contact", "link"];

/// Who the company is, in its own words; what it does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// Its name.
    pub name: String,
    /// What it wants to say, in a sentence or two.
    pub text: String,
    /// Whom to ask: an address, a room, a telephone number.
    pub contact: String,
    /// Where more is told: an address of https.
    pub link: String,
}

impl Identity {
    /// Reads it. What cannot be used is left out, and told.
    pub(super) fn read(stored: Part<'_>, complaints: &mut Complaints<'_>) -> Identity {
        let mut identity = Identity::default();
        complaints.unless(stored.is_object().then_some(()));
        for (key, value) in stored.fields() {
            let (field, is_fit): (_, fn(&str) -> bool) = match key {
                "name" => (&mut identity.name, |name| is_text(name, NAME)),
                "text" => (&mut identity.text, |text| is_text(text, TEXT)),
                "contact" => (&mut identity.contact, |contact| is_text(contact, CONTACT)),
                "link" => (&mut identity.link, is_link),
                _ => {
                    complaints.unknown(&[".", key]);
                    continue;
                }
            };
            match value.as_str().filter(|text| is_fit(text)) {
                Some(text) => *field = text.to_owned(),
                None => complaints.entry(&[".", key]),
            }
        }
        identity
    }

    /// Says whose decision it is.
    pub fn set_by(&self) -> Phrase {
        match self.name.is_empty() {
            true => Phrase::company_set(),
            false => Phrase::company_set_by(Foreign::new(&self.name)),
        }
    }

    /// Says whose recommendation it is.
    pub fn recommended_by(&self) -> Phrase {
        match self.name.is_empty() {
            true => Phrase::company_recommended(),
            false => Phrase::company_recommended_by(Foreign::new(&self.name)),
        }
    }

    /// Whose decision it is, what the company says about it, and whom to ask. Without the link.
    pub fn words(&self) -> Vec<Phrase> {
        let text = (!self.text.is_empty()).then(|| Phrase::company_says(Foreign::long(&self.text)));
        let contact =
            (!self.contact.is_empty()).then(|| Phrase::company_contact(Foreign::new(&self.contact)));
        [Some(self.set_by()), text, contact].into_iter().flatten().collect()
    }
}

/// What its fields can be, in English, for whoever writes a company's policy.
pub(super) fn accepts() -> String {
    format!(
        "an object with texts: a name (at most {NAME} characters), a text ({TEXT}), a contact ({CONTACT}) and a link that begins with https://"
    )
}

fn is_text(text: &str, longest: usize) -> bool {
    !Foreign::new(text).is_empty() && text.chars().count() <= longest
}

/// Whether a link may lead there: nothing but https, and a host without a user before it.
fn is_link(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else { return false };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest[..end].split(':').next().unwrap_or_default();
    let port = &rest[host.len()..end];
    text.len() <= LINK
        && is_host(host)
        && port.strip_prefix(':').unwrap_or("0").bytes().all(|digit| digit.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
}

#[cfg(test)]
mod tests {
    use patrol_json::Json;
    use patrol_phrase::Key;

    use super::*;
    use crate::Problem;

    fn read(json: &str) -> (Identity, Vec<Problem>) {
        let json = Json::parse(json).unwrap();
        let mut problems = Vec::new();
        let identity = Identity::read(json.root(), &mut Complaints::about("company", &mut problems));
        (identity, problems)
    }

    #[test]
    fn what_a_company_says_of_itself_is_read() {
        let (identity, problems) = read(
            r#"{"name":"Contoso","text":"Ask us.","contact":"tokens@contoso.example","link":"https://contoso.example/t?a=1#b"}"#,
        );
        assert_eq!(problems, []);
        let keys: Vec<Key> = identity.words().iter().map(Phrase::key).collect();
        assert_eq!(keys, [Key::CompanySetBy, Key::CompanySays, Key::CompanyContact]);
        assert_eq!(identity.link, "https://contoso.example/t?a=1#b");
        assert_eq!(Identity::default().words(), [Phrase::company_set()]);
    }

    #[test]
    fn a_field_that_cannot_be_used_costs_that_field_only() {
        let (identity, problems) = read(&format!(
            r#"{{"name":"Contoso","text":"{}","contact":7,"fax":"1","link":"x"}}"#,
            "a".repeat(301)
        ));
        assert_eq!(identity, Identity { name: "Contoso".into(), ..Identity::default() });
        let field = |field: &str| Problem::Field { field: field.into() };
        let unknown = Problem::Unknown { field: "company.fax".into() };
        let expected = [field("company.text"), field("company.contact"), unknown, field("company.link")];
        assert_eq!(problems, expected);
        assert_eq!(read("7").1, [field("company")]);
    }

    #[test]
    fn a_link_leads_to_a_host_by_https_and_nowhere_else() {
        for good in ["https://contoso.example", "https://contoso.example:8443/a/b", "https://a.example?q"] {
            assert!(is_link(good), "{good}");
        }
        for bad in [
            "",
            "https://",
            "https:///x",
            "http://contoso.example",
            "HTTPS://contoso.example",
            "javascript:alert(1)",
            "https://user@contoso.example/",
            "https://contoso.example@evil.example/",
            "https://contoso.example:8x/",
            "https://contoso.example/ a",
            "https://contoso.example/\u{202e}",
            "https://contoso.example\\@evil.example",
        ] {
            assert!(!is_link(bad), "{bad}");
        }
        assert!(!is_link(&format!("https://contoso.example/{}", "a".repeat(LINK))));
    }
}
