use patrol_advise::{Alternative, Verdict};
use patrol_azdo::{Intent, ReadFrom, TokenFields};
use patrol_phrase::Phrase;
use patrol_protocol::AboutToken;

/// The words of the question: what is about to happen to a token. `way` was taken out of the verdict. What a company says about it is added
/// where its decisions are known.
pub(crate) fn about_token(fields: &TokenFields, verdict: &Verdict, way: Option<Alternative>) -> AboutToken {
    let (title, about, cancel, go_on) = match fields.intent {
        _ if fields.read_from == ReadFrom::Unreadable => (
            Phrase::token_title_unreadable(),
            Phrase::token_about_unreadable(),
            Phrase::token_back(),
            Phrase::token_go_on_unreadable(),
        ),
        Intent::Create => {
            (Phrase::token_title(), Phrase::token_about(), Phrase::token_cancel(), Phrase::token_go_on())
        }
        Intent::Edit => (
            Phrase::token_title_edit(),
            Phrase::token_about_edit(),
            Phrase::token_cancel(),
            Phrase::token_go_on_edit(),
        ),
        Intent::Regenerate => (
            Phrase::token_title_regenerate(),
            Phrase::token_about_regenerate(),
            Phrase::token_back(),
            Phrase::token_go_on_regenerate(),
        ),
    };
    AboutToken { title, about, topic: verdict.topic(way.as_ref()), way, company: None, cancel, go_on }
}

#[cfg(test)]
mod tests {
    use patrol_phrase::Key;

    use super::*;

    #[test]
    fn the_words_are_those_of_what_happens() {
        let words = |intent, read_from| {
            let fields = TokenFields { intent, read_from, ..TokenFields::default() };
            let about = about_token(&fields, &Verdict::default(), None);
            (about.title.key(), about.go_on.key())
        };
        let read = ReadFrom::Request;
        assert_eq!(words(Intent::Create, read), (Key::TokenTitle, Key::TokenGoOn));
        assert_eq!(words(Intent::Edit, read), (Key::TokenTitleEdit, Key::TokenGoOnEdit));
        assert_eq!(words(Intent::Regenerate, read), (Key::TokenTitleRegenerate, Key::TokenGoOnRegenerate));
        let unreadable = words(Intent::Create, ReadFrom::Unreadable);
        assert_eq!(unreadable, (Key::TokenTitleUnreadable, Key::TokenGoOnUnreadable));
    }
}
