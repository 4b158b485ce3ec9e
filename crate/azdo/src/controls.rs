/// A control of the token form, as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// What it is.
    pub kind: Kind,
    /// Checked, selected, or marked as wrong by the page.
    pub on: bool,
    /// What stands in it or on it, without line breaks.
    pub text: String,
}

/// A kind of control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A field to write into.
    Field,
    /// A field for a date.
    Date,
    /// A closed drop-down.
    Dropdown,
    /// The radio "custom defined".
    Custom,
    /// Another radio.
    Radio,
    /// The title of an area of scopes.
    Area,
    /// A scope box.
    Box,
    /// A link without address.
    Link,
    /// Something to choose in the drop-down that is open.
    Choice,
}

impl Kind {
    /// Every kind, with the letter that stands for it.
    pub const ALL: [(u8, Kind); 9] = [
        (b'f', Kind::Field),
        (b'd', Kind::Date),
        (b'm', Kind::Dropdown),
        (b'c', Kind::Custom),
        (b'r', Kind::Radio),
        (b'a', Kind::Area),
        (b'b', Kind::Box),
        (b'l', Kind::Link),
        (b'o', Kind::Choice),
    ];
}

/// The controls of the form in the order of the page. A control's place in this list is how page and background speak of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Controls(pub Vec<Control>);

impl Controls {
    /// Reads what the page wrote: a line for each control, with a letter for its kind, `1` or `0` for on or off, and its text. A line that
    /// is none of ours is dropped with all others: the places would be wrong.
    pub fn read(lines: &str) -> Option<Controls> {
        lines.lines().map(Control::read).collect::<Option<_>>().map(Controls)
    }

    /// The controls of a kind, with their places.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = (usize, &Control)> {
        self.0.iter().enumerate().filter(move |(_, control)| control.kind == kind)
    }

    /// The place of the first control of a kind.
    pub fn first(&self, kind: Kind) -> Option<usize> {
        self.of(kind).next().map(|(place, _)| place)
    }

    /// The text of the control at a place; empty without one.
    pub fn text(&self, place: Option<usize>) -> &str {
        place.and_then(|place| self.0.get(place)).map(|control| control.text.trim()).unwrap_or_default()
    }

    /// Where the display name is written.
    pub fn name(&self) -> Option<usize> {
        self.first(Kind::Field)
    }

    /// Whether the text at a place is the name of an organization; names are not translated.
    pub fn names(&self, place: Option<usize>, organization: &str) -> bool {
        !organization.is_empty() && self.text(place).eq_ignore_ascii_case(organization)
    }

    /// Which of the drop-downs is the organization's, counted from 0: the one that shows the name of the address.
    pub fn organization(&self, organization: &str) -> Option<usize> {
        self.of(Kind::Dropdown).position(|(place, _)| self.names(Some(place), organization))
    }

    /// The place of a drop-down, counted from 0.
    pub fn dropdown(&self, index: usize) -> Option<usize> {
        self.of(Kind::Dropdown).nth(index).map(|(place, _)| place)
    }

    /// Whether full access is chosen: a radio that is not "custom defined".
    pub fn full_access(&self) -> bool {
        self.of(Kind::Radio).any(|(_, radio)| radio.on)
    }

    /// Whether the boxes count: "custom defined" is chosen, or there is no such choice.
    pub fn custom_scopes(&self) -> bool {
        self.of(Kind::Custom).all(|(_, custom)| custom.on) && !self.full_access()
    }

    /// The page's own words for what is checked.
    pub fn checked(&self) -> Vec<String> {
        let mut area = "";
        let mut words = Vec::new();
        for control in &self.0 {
            match control.kind {
                Kind::Area => area = control.text.trim(),
                Kind::Box if control.on => words.push([area, " (", control.text.trim(), ")"].concat()),
                _ => {}
            }
        }
        words
    }

    /// The link behind the boxes that shows all of them.
    pub fn show_all(&self) -> Option<usize> {
        let (last, _) = self.of(Kind::Box).last()?;
        self.of(Kind::Link).map(|(place, _)| place).find(|place| *place > last)
    }
}

impl Control {
    fn read(line: &str) -> Option<Control> {
        let (&letter, rest) = line.as_bytes().split_first()?;
        let on = match rest.first()? {
            b'0' => false,
            b'1' => true,
            _ => return None,
        };
        let (_, kind) = Kind::ALL.into_iter().find(|(known, _)| *known == letter)?;
        Some(Control { kind, on, text: line.get(2..)?.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str =
        "f0ci\nm0contoso\nm030 days\nr0Full\nc1Custom\na0Work\nb0Read\nb0Write\na0Code\nb1Read\nl0More";

    #[test]
    fn a_form_is_read_in_its_order() {
        let form = Controls::read(FORM).unwrap();
        assert_eq!(form.name(), Some(0));
        assert_eq!(form.organization("Contoso"), Some(0));
        assert_eq!(form.text(form.dropdown(1)), "30 days");
        assert!(!form.full_access());
        assert_eq!(form.checked(), ["Code (Read)"]);
        assert_eq!(form.show_all(), Some(10));
    }

    #[test]
    fn a_date_is_no_name() {
        assert_eq!(Controls::read("d0\nf0ci").unwrap().name(), Some(1));
    }

    #[test]
    fn the_other_radio_is_full_access() {
        assert!(Controls::read("r1Full\nc0Custom").unwrap().full_access());
        assert!(!Controls::read("b0Read").unwrap().full_access());
    }

    #[test]
    fn boxes_count_only_where_they_are_what_is_chosen() {
        for (form, count) in
            [("c1Custom", true), ("b1Read", true), ("c0Custom", false), ("r1Full\nc1Custom", false)]
        {
            assert_eq!(Controls::read(form).unwrap().custom_scopes(), count, "{form}");
        }
    }

    #[test]
    fn what_the_page_did_not_write_is_refused_whole() {
        for lines in ["x0", "f2", "f", "f0ci\n\nm0", "é0"] {
            assert_eq!(Controls::read(lines), None, "{lines}");
        }
        assert_eq!(Controls::read(""), Some(Controls::default()));
    }
}
