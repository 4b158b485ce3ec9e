use patrol_azdo::Whereabouts;

/// What the guide shows, as its address says: `#scenario/ssh?org=contoso`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Address {
    /// The id of an element of the page. The address names it, so it may be any text.
    pub(crate) place: String,
    /// The names for commands and links.
    pub(crate) names: Whereabouts,
}

impl Address {
    /// Reads what stands behind the file, with `#`, and which of its parameters are no such names. A link within the page carries no names;
    /// `before` stays then.
    pub(crate) fn read(hash: &str, before: &Whereabouts) -> (Self, Vec<&'static str>) {
        let hash = hash.trim_start_matches('#');
        let (place, query) = hash.split_once('?').map_or((hash, None), |(place, query)| (place, Some(query)));
        let (names, refused) = query.map_or((before.clone(), Vec::new()), Whereabouts::of_query);
        (Self { place: place.to_owned(), names }, refused)
    }

    /// It, with `#`.
    pub(crate) fn hash(&self) -> String {
        match self.names.to_query() {
            query if query.is_empty() => format!("#{}", self.place),
            query => format!("#{}?{query}", self.place),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_within_the_page_keeps_the_names_of_before() {
        let (first, refused) =
            Address::read("#scenario/ssh?org=contoso&project=a%2Fb", &Whereabouts::default());
        assert_eq!((first.place.as_str(), first.names.to_query().as_str()), ("scenario/ssh", "org=contoso"));
        assert_eq!(refused, ["project"]);
        assert_eq!(first.hash(), "#scenario/ssh?org=contoso");
        let (next, refused) = Address::read("#playbook/kill", &first.names);
        assert_eq!((next.hash().as_str(), refused.len()), ("#playbook/kill?org=contoso", 0));
        let (empty, _) = Address::read("", &Whereabouts::default());
        assert_eq!(empty.hash(), "#");
    }
}
