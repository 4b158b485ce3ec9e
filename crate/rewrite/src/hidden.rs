//! Rewriting a text without its secrets: whoever has them does not hand them out.

use std::collections::BTreeSet;
use std::ops::Range;

use patrol_detect::{Carrier, Confidence, Finding, Rule, mask, rules};

use crate::change::{Change, changes};
use crate::draft::Draft;
use crate::kind;
use crate::rewrite::{Edit, Outcome, Rewritten};
use crate::setup::{Place, Setup};

/// A secret in a text that does not hold it: in its place stands one letter again and again, another one for another secret. Blanks stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden<'t> {
    /// Where it stood, in UTF-16 units, as JavaScript and the DOM count.
    pub utf16: Range<usize>,
    /// Its mask, as of [`patrol_detect::mask`]: it names the kind of secret.
    pub mask: &'t str,
    /// What stood there was an encoded form of it.
    pub is_encoded: bool,
}

/// What a person is offered in the place of a text with secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What kind of text it is, by its stable name.
    pub kind: &'static str,
    /// What changes, in order and apart. No secret is left outside.
    pub edits: Vec<Edit>,
    /// The same as a person sees it, line by line.
    pub changes: Vec<Change>,
    /// What the person has to do so that the references lead somewhere; each once.
    pub setup: Vec<Setup>,
}

/// Puts what belongs there in the place of each hidden secret. The hints are names of files or of languages: the first that names a kind of
/// text counts, without one the text decides. A text that is to stand between others gets no line of its own, such as one that imports
/// something; the person is told to write it.
///
/// None where no kind of text fits, where only a mask could take the place of a secret, or where it was encoded: what a person has at hand
/// would be another value. Nothing is searched for here: whoever has the secrets looks whether one is found in the result.
#[must_use]
pub fn rewrite_hidden(text: &str, secrets: &[Hidden<'_>], hints: &[&str], is_whole: bool) -> Option<Offer> {
    let kind = kind::sure_of(text, hints)?;
    let findings = findings(text, secrets)?;
    if findings.is_empty() {
        return None;
    }
    let refused = BTreeSet::new();
    let mut draft = Draft::new(text, &findings, &refused);
    (kind.rewrite)(&mut draft);
    let Rewritten { edits, mut setup, .. } = draft.finish(Some(kind))?;
    if edits.iter().any(|edit| matches!(edit.outcome, Outcome::Redacted(_))) {
        return None;
    }
    let (edits, beside): (Vec<Edit>, Vec<Edit>) =
        edits.into_iter().partition(|edit| is_whole || edit.outcome != Outcome::Beside);
    for edit in beside {
        let command = edit.text.trim().to_owned();
        setup.insert(0, Setup { place: Place::File, name: String::new(), command });
    }
    let changes = changes(text, &findings, &edits);
    Some(Offer { kind: kind.id, edits, changes, setup })
}

/// The secrets as if they had been found; None if they do not stand there hidden, in order and apart.
fn findings(text: &str, secrets: &[Hidden<'_>]) -> Option<Vec<Finding>> {
    let mut places = Places { text, bytes: 0, units: 0 };
    let mut findings = Vec::with_capacity(secrets.len());
    for Hidden { utf16, mask, is_encoded } in secrets {
        let range = places.reach(utf16.start)?..places.reach(utf16.end)?;
        if *is_encoded || !is_one_letter(text.get(range.clone())?) {
            return None;
        }
        findings.push(finding(rule(mask)?, range, utf16.clone()));
    }
    Some(findings)
}

fn finding(rule: Rule, range: Range<usize>, utf16: Range<usize>) -> Finding {
    Finding {
        rule,
        range,
        utf16,
        confidence: Confidence::High,
        carrier: Carrier::Bare,
        issued: None,
        expires: None,
        organization: None,
    }
}

/// The rule that a mask names.
fn rule(text: &str) -> Option<Rule> {
    rules().find(|rule| {
        let plain = mask(&finding(*rule, 0..0, 0..0));
        let start = plain.trim_end_matches(']');
        text == plain || text.strip_prefix(start).is_some_and(|month| month.starts_with(':'))
    })
}

fn is_one_letter(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| !letter.is_whitespace());
    letters.next().is_some_and(|first| first.is_ascii_alphabetic() && letters.all(|letter| letter == first))
}

/// Goes through a text, in UTF-16 units.
struct Places<'t> {
    text: &'t str,
    bytes: usize,
    units: usize,
}

impl Places<'_> {
    /// Goes on to a place. Gives it in bytes; None if it lies behind, outside, or in the middle of a character.
    fn reach(&mut self, unit: usize) -> Option<usize> {
        let rest = self.text.get(self.bytes..)?;
        for letter in rest.chars() {
            if self.units >= unit {
                break;
            }
            self.units += letter.len_utf16();
            self.bytes += letter.len_utf8();
        }
        (self.units == unit).then_some(self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAT: &str = "[redacted:azure-devops-pat:2026-03]";

    /// Hides what stands between `‹` and `›`, which count as one secret for each letter.
    fn hidden(text: &str, hints: &[&str], is_whole: bool) -> Option<Offer> {
        let mut plain = String::new();
        let mut secrets: Vec<Hidden<'_>> = Vec::new();
        let units = |text: &str| text.encode_utf16().count();
        for part in text.split_inclusive(['‹', '›']) {
            let start = units(&plain);
            let Some(secret) = part.strip_suffix('›') else {
                plain += part.trim_end_matches('‹');
                continue;
            };
            plain += secret;
            secrets.push(Hidden { utf16: start..units(&plain), mask: PAT, is_encoded: false });
        }
        rewrite_hidden(&plain, &secrets, hints, is_whole)
    }

    fn result(text: &str, offer: &Offer) -> String {
        let units: Vec<u16> = text.replace(['‹', '›'], "").encode_utf16().collect();
        let (mut result, mut done) = (Vec::new(), 0);
        for edit in &offer.edits {
            result.extend(&units[done..edit.utf16.start]);
            result.extend(edit.text.encode_utf16());
            done = edit.utf16.end;
        }
        result.extend(&units[done..]);
        String::from_utf16(&result).unwrap()
    }

    #[track_caller]
    fn becomes(text: &str, hints: &[&str], expected: &str) {
        let offer = hidden(text, hints, true).unwrap();
        assert_eq!(result(text, &offer), expected);
    }

    #[test]
    fn places_are_those_of_javascript() {
        becomes("A=\"😀 é\"\r\nPAT=‹aaaaaaaa›\r\nB=1\r\n", &[".env"], "A=\"😀 é\"\r\nPAT=${PAT}\r\nB=1\r\n");
    }

    #[test]
    fn what_is_as_long_is_not_the_same_and_the_same_letter_is() {
        becomes(
            "a = [\"‹aaaaaaaa›\", \"‹bbbbbbbb›\", \"‹aaaaaaaa›\"]\n",
            &["a.ts"],
            "a = [process.env.AZURE_DEVOPS_EXT_PAT!, process.env.AZURE_DEVOPS_EXT_PAT_2!, process.env.AZURE_DEVOPS_EXT_PAT!]\n",
        );
    }

    #[test]
    fn the_first_hint_that_names_a_kind_counts() {
        for hints in [&["notes.md", "python"][..], &["a.py", "powershell"], &["python"]] {
            let offer = hidden("pat = \"‹aaaaaaaa›\"", hints, false).unwrap();
            assert_eq!(offer.kind, "python");
        }
        assert_eq!(hidden("pat = \"‹aaaaaaaa›\"", &["notes.md"], false), None);
    }

    #[test]
    fn prose_is_no_program() {
        for text in [
            "My token is \"‹aaaaaaaa›\". None of them works",
            "use the password '‹aaaaaaaa›' ? \n#4 and ${x}",
            "‹aaaaaaaa›",
            "\"‹aaaaaaaa›\" is what I use",
        ] {
            assert_eq!(hidden(text, &[], true), None, "{text}");
        }
    }

    #[test]
    fn a_secret_that_could_only_be_masked_is_not_rewritten_nor_the_others() {
        assert_eq!(hidden("PAT=‹aaaaaaaa›\n# was ‹bbbbbbbb›\n", &[".env"], true), None);
    }

    #[test]
    fn an_encoded_secret_is_not_rewritten() {
        let text = "curl -H 'Authorization: Basic aaaaaaaa' https://dev.azure.com/o";
        let secret = |is_encoded| Hidden { utf16: 30..38, mask: PAT, is_encoded };
        assert!(rewrite_hidden(text, &[secret(false)], &[], true).is_some());
        assert_eq!(rewrite_hidden(text, &[secret(true)], &[], true), None);
    }

    #[test]
    fn a_mask_names_its_rule() {
        for one in rules() {
            let plain = mask(&finding(one, 0..0, 0..0));
            assert_eq!(rule(&plain), Some(one), "{plain}");
            assert_eq!(rule(&plain.replace(']', ":2026-03]")), Some(one), "{plain}");
        }
        for text in ["", "jwt", "[redacted:]", "[redacted:nothing]", "[redacted:jwt"] {
            assert_eq!(rule(text), None, "{text}");
        }
    }

    #[test]
    fn a_secret_that_is_not_hidden_is_refused() {
        let pat = patrol_detect::generate::azure_devops_pat(1);
        assert_eq!(hidden(&format!("A=‹{pat}›\n"), &[".env"], true), None);
        assert_eq!(hidden("A=‹aaaaaaab›\n", &[".env"], true), None);
        assert_eq!(hidden("A=‹1111›\n", &[".env"], true), None);
    }

    #[test]
    fn places_that_there_are_not_are_refused() {
        let text = "# 😀\nA=aaaa\nB=bbbb\n";
        let offer = |places: &[(usize, usize)], mask| {
            let hidden =
                |(start, end): &(usize, usize)| Hidden { utf16: *start..*end, mask, is_encoded: false };
            let secrets: Vec<Hidden<'_>> = places.iter().map(hidden).collect();
            rewrite_hidden(text, &secrets, &[".env"], true)
        };
        assert!(offer(&[(7, 11), (14, 18)], PAT).is_some());
        for places in [
            &[][..],
            &[(7, 99)],
            &[(99, 100)],
            &[(11, 7)],
            &[(7, 7)],
            &[(3, 11)],
            &[(14, 18), (7, 11)],
            &[(7, 10), (9, 11)],
        ] {
            assert_eq!(offer(places, PAT), None, "{places:?}");
        }
        assert_eq!(offer(&[(7, 11)], "[redacted:nothing]"), None);
    }

    #[test]
    fn between_other_texts_nothing_is_imported() {
        let text = "pat = \"‹aaaaaaaa›\"\nprint(pat)\n";
        let whole = hidden(text, &["a.py"], true).unwrap();
        assert_eq!(
            result(text, &whole),
            "import os\n\npat = os.environ[\"AZURE_DEVOPS_EXT_PAT\"]\nprint(pat)\n"
        );
        let piece = hidden(text, &["a.py"], false).unwrap();
        assert_eq!(result(text, &piece), "pat = os.environ[\"AZURE_DEVOPS_EXT_PAT\"]\nprint(pat)\n");
        let first = &piece.setup[0];
        assert_eq!((first.place, first.command.as_str()), (Place::File, "import os"));
        assert_eq!(piece.setup[1..], whole.setup);
    }
}
