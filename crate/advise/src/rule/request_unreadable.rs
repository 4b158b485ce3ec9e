use patrol_azdo::Field;
use patrol_policy::{Phrase, Rule};

use super::Remark;

/// A request that goes where tokens are made, but whose body says nothing that can be read.
pub(crate) fn request_unreadable() -> Remark {
    Remark::new(
        Rule::RequestUnreadable,
        Field::Whole,
        Phrase::new("adviceRequestUnreadable"),
        Phrase::new("adviceRequestUnreadableSafer"),
    )
}
