use patrol_azdo::Whereabouts;

use crate::file;

/// The address of a place in the guide, within the extension, for people who read a language (BCP 47), with the names filled in.
pub fn link(language: &str, place: &str, names: &Whereabouts) -> String {
    let mut link = [&file(language), "#", place].concat();
    let query = names.to_query();
    if !query.is_empty() {
        link.push('?');
        link.push_str(&query);
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_names_the_place_and_where_the_person_works() {
        let names = Whereabouts::of_page("dev.azure.com", "/contoso/Web%20Site/_git/shop");
        assert_eq!(
            link("en-GB", "scenario/git-once", &names),
            "guide.html#scenario/git-once?org=contoso&project=Web%20Site&repo=shop"
        );
        assert_eq!(link("de", "playbook", &Whereabouts::default()), "guide.de.html#playbook");
    }
}
