use crate::Inventory;

/// Where a token works, in names where they are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// In every organization that its owner can reach.
    All,
    /// In these.
    Some {
        /// The organizations whose names are known, because the person has opened their token pages.
        known: Vec<String>,
        /// The ids of the others.
        others: Vec<String>,
    },
}

impl Reach {
    pub(crate) fn of(inventory: &Inventory, ids: &[String]) -> Reach {
        if ids.is_empty() {
            return Reach::All;
        }
        let name = |id: &String| {
            let organizations = inventory.lists.iter().map(|seen| &seen.organization);
            organizations
                .filter(|organization| {
                    organization.id.as_ref().is_some_and(|known| known.eq_ignore_ascii_case(id))
                })
                .map(|organization| organization.name.clone())
                .next()
        };
        Reach::Some {
            known: ids.iter().filter_map(name).collect(),
            others: ids.iter().filter(|id| name(id).is_none()).cloned().collect(),
        }
    }

    /// How many organizations; `None` for all.
    pub fn count(&self) -> Option<usize> {
        match self {
            Reach::All => None,
            Reach::Some { known, others } => Some(known.len() + others.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::testing::{contoso, seen};

    #[test]
    fn names_are_told_where_they_are_known() {
        let inventory = Inventory { lists: vec![seen(contoso(), &[])], more: false };
        let ids = ["G-CONTOSO".to_owned(), "g-2".to_owned()];
        let reach = Reach::of(&inventory, &ids);
        assert_eq!(reach, Reach::Some { known: vec!["contoso".into()], others: vec!["g-2".into()] });
        assert_eq!(reach.count(), Some(2));
        assert_eq!(Reach::of(&inventory, &[]), Reach::All);
        assert_eq!(Reach::All.count(), None);
    }
}
