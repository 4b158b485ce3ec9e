use patrol_azdo::Field;
use patrol_phrase::Phrase;
use patrol_policy::Rule;

use super::Remark;

/// A request that goes where tokens are made, but whose body says nothing that can be read.
pub(crate) fn request_unreadable() -> Remark {
    Remark::new(
        Rule::RequestUnreadable,
        Field::Whole,
        Phrase::advice_request_unreadable(),
        Phrase::advice_request_unreadable_safer(),
    )
}
