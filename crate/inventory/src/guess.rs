use patrol_azdo::{Instant, ListEntry};

use crate::{Inventory, Organization, Seen};

/// More than so many are no guess.
const CANDIDATES: usize = 3;

/// A list that was seen longer ago says too little, in ms.
const STALE: i64 = 7 * Instant::DAY;

/// A token that expired longer ago is none that turns up now, in ms.
const LONG_EXPIRED: i64 = 30 * Instant::DAY;

/// What is known of a token that was found somewhere.
#[derive(Clone, Copy, Debug)]
pub struct Clue<'a> {
    /// The month of issue that is written in it, as `2026-03`.
    pub issued: &'a str,
    /// The organization that the text around it names.
    pub organization: Option<&'a str>,
    /// The organization of the page. The text may be about another one.
    pub here: Option<&'a str>,
}

/// A listed token that a found one may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its name.
    pub name: String,
    /// The organization on whose page it was listed.
    pub organization: String,
    /// The address of that page.
    pub page: String,
    /// When it was made.
    pub created: Instant,
    /// When the list was seen.
    pub seen: Instant,
}

impl Inventory {
    /// Which of the listed tokens may be the found one, at most three: those of its month that work in the organization. Empty where there is
    /// none, or more than anybody wants to read. `is_other` tells of which it is known that they are not it.
    pub fn guess(&self, clue: Clue, is_other: impl Fn(&Candidate) -> bool, now: Instant) -> Vec<Candidate> {
        let mut found: Vec<(String, Candidate)> = Vec::new();
        for seen in self.lists.iter().filter(|seen| now.0 - seen.at <= STALE) {
            for entry in seen.entries().filter(|entry| self.fits(seen, entry, clue, now)) {
                let ListEntry { token, .. } = entry;
                let Some(created) = token.valid_from else { continue };
                let Organization { name: organization, page, .. } = seen.organization.clone();
                let candidate =
                    Candidate { name: token.name, organization, page, created, seen: Instant(seen.at) };
                let is_known = found.iter().any(|(id, _)| *id == token.authorization_id);
                if !is_known && !is_other(&candidate) {
                    found.push((token.authorization_id, candidate));
                }
            }
        }
        let mut found: Vec<Candidate> = found.into_iter().map(|(_, candidate)| candidate).collect();
        if found.len() > CANDIDATES {
            found.retain(|one| clue.here.is_some_and(|here| one.organization.eq_ignore_ascii_case(here)));
        }
        if found.len() > CANDIDATES { Vec::new() } else { found }
    }

    fn fits(&self, seen: &Seen, entry: &ListEntry, clue: Clue, now: Instant) -> bool {
        let is_of_month =
            entry.token.valid_from.is_some_and(|created| created.date().starts_with(clue.issued));
        let is_over = entry.token.valid_to.is_some_and(|end| now.0 - end.0 > LONG_EXPIRED);
        is_of_month && !is_over && clue.organization.is_none_or(|name| self.works_in(name, seen, entry))
    }

    /// Whether a token works in the organization with this name, as far as the lists tell.
    fn works_in(&self, name: &str, seen: &Seen, entry: &ListEntry) -> bool {
        let is_it = |seen: &Seen| seen.organization.name.eq_ignore_ascii_case(name);
        let is_named = |seen: &Seen| {
            let id = seen.organization.id.as_deref();
            id.is_some_and(|id| entry.organizations.iter().any(|one| one.eq_ignore_ascii_case(id)))
        };
        is_it(seen)
            || entry.organizations.is_empty()
            || self.lists.iter().any(|seen| is_it(seen) && is_named(seen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::testing::{NOW, contoso, organization, seen};

    const CLUE: Clue = Clue { issued: "2026-11", organization: None, here: None };

    /// A token that was made on this day and works in these organizations.
    fn made(day: &str, organizations: &str) -> String {
        format!(r#","validFrom":"{day}","validTo":"2027-02-01","targetAccounts":[{organizations}]"#)
    }

    fn inventory(lists: Vec<Seen>) -> Inventory {
        Inventory { lists, more: false }
    }

    fn names(inventory: &Inventory, clue: Clue) -> Vec<String> {
        inventory.guess(clue, |_| false, NOW).into_iter().map(|one| one.name).collect()
    }

    #[test]
    fn only_tokens_of_the_month_are_candidates() {
        let days = ["2026-10-31T23:59:59Z", "2026-11-01T00:00:00Z", "2026-11-19", "2025-11-10"];
        let fields = days.map(|day| made(day, r#""g-contoso""#));
        let tokens: Vec<_> = ["before", "first", "last", "a year ago"]
            .into_iter()
            .zip(fields.iter().map(String::as_str))
            .collect();
        let inventory = inventory(vec![seen(contoso(), &[&tokens[..], &[("no day", "")]].concat())]);
        assert_eq!(names(&inventory, CLUE), ["first", "last"]);
        let guess = inventory.guess(CLUE, |one| one.name == "last", NOW);
        let [Candidate { organization, page, created, seen, .. }] = &guess[..] else { panic!("{guess:?}") };
        assert_eq!((&**organization, *seen), ("contoso", NOW));
        assert_eq!(*page, contoso().page);
        assert_eq!(Some(*created), Instant::parse("2026-11-01"));
    }

    #[test]
    fn the_organization_in_the_text_decides_and_that_of_the_page_only_among_many() {
        let (here, there, both) = (
            made("2026-11-02", r#""g-contoso""#),
            made("2026-11-02", r#""g-fabrikam""#),
            made("2026-11-02", r#""g-contoso","g-fabrikam""#),
        );
        let everywhere = made("2026-11-02", "");
        let mut all = inventory(vec![
            seen(contoso(), &[("here", &here), ("both", &both)]),
            seen(organization("fabrikam"), &[("there", &there)]),
        ]);
        assert_eq!(names(&all, Clue { organization: Some("Fabrikam"), ..CLUE }), ["both", "there"]);
        assert_eq!(names(&all, Clue { organization: Some("contoso"), ..CLUE }), ["here", "both"]);
        assert!(names(&all, Clue { organization: Some("adatum"), ..CLUE }).is_empty());
        assert_eq!(names(&all, Clue { here: Some("fabrikam"), ..CLUE }).len(), 3, "the page proves nothing");
        all.lists.push(seen(organization("adatum"), &[("everywhere", &everywhere)]));
        assert_eq!(
            names(&all, Clue { organization: Some("fabrikam"), ..CLUE }),
            ["both", "there", "everywhere"]
        );
        assert!(names(&all, CLUE).is_empty(), "four are no guess");
        assert_eq!(names(&all, Clue { here: Some("contoso"), ..CLUE }), ["here", "both"]);
    }

    #[test]
    fn what_expired_long_ago_and_what_an_old_list_says_is_no_candidate() {
        let ends = |day: &str| format!(r#","validFrom":"2026-11-02","validTo":"{day}","isValid":false"#);
        let (long, lately) = (ends("2026-10-20"), ends("2026-11-19"));
        let mut all = inventory(vec![seen(contoso(), &[("long ago", &long), ("lately", &lately)])]);
        assert_eq!(names(&all, CLUE), ["lately"]);
        all.lists[0].at = NOW.0 - STALE - 1;
        assert!(names(&all, CLUE).is_empty());
    }

    #[test]
    fn a_token_on_two_pages_is_one_candidate() {
        let fields = made("2026-11-02", "");
        let both = [contoso(), organization("fabrikam")].map(|of| seen(of, &[("a", &fields)]));
        assert_eq!(names(&inventory(both.into()), CLUE), ["a"]);
    }
}
