use web_sys::{Document, Element};

/// The page's look, told from the colour behind its text: themes of Azure DevOps have no name that could be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Theme {
    Light,
    Dark,
}

impl Theme {
    pub(super) fn of(document: &Document) -> Theme {
        let body = document.body().map(Element::from);
        [body, document.document_element()]
            .into_iter()
            .flatten()
            .find_map(|element| luminance(&background(&element)?))
            .map_or(Theme::Light, |light| if light < 128 { Theme::Dark } else { Theme::Light })
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

fn background(element: &Element) -> Option<String> {
    let style = web_sys::window()?.get_computed_style(element).ok()??;
    style.get_property_value("background-color").ok()
}

/// How light a computed colour is, 0 to 255. `None` for transparent ones.
fn luminance(colour: &str) -> Option<u32> {
    let (_, numbers) = colour.trim_end_matches(')').split_once('(')?;
    // Whole parts are enough: a colour channel has up to 255 of them, and an alpha below one is none.
    let mut whole = numbers.split([',', ' ', '/']).filter(|number| !number.is_empty()).map(|number| {
        let whole = number.split('.').next().unwrap_or_default();
        whole.parse::<u32>().ok()
    });
    let (red, green, blue) = (whole.next()??, whole.next()??, whole.next()??);
    let opaque = whole.next().flatten() != Some(0);
    opaque.then_some((red * 54 + green * 183 + blue * 19) / 256)
}

#[cfg(test)]
mod tests {
    use super::luminance;

    #[test]
    fn colours_are_told_light_or_dark() {
        for (colour, dark) in [
            ("rgb(255, 255, 255)", false),
            ("rgb(32, 31, 30)", true),
            ("rgba(0, 0, 0, 1)", true),
            ("rgb(0 0 0 / 1)", true),
            ("rgb(250.5, 249, 248)", false),
        ] {
            assert_eq!(luminance(colour).map(|light| light < 128), Some(dark), "{colour}");
        }
    }

    #[test]
    fn a_transparent_or_unknown_colour_tells_nothing() {
        for colour in ["rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0.3)", "transparent", "", "rgb()"] {
            assert_eq!(luminance(colour), None, "{colour}");
        }
    }
}
