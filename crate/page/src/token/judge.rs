use std::rc::Rc;

use patrol_azdo::TokenFields;
use patrol_webext::{ToBackground, runtime};

use super::verdict::Verdict;
use crate::page::Page;

/// How long a verdict may take, in ms. The background answers within a few; a browser that has stopped it starts it again in less than
/// one second, and a person who has pressed a button believes after some seconds that nothing happens.
pub(super) const LIMIT: u32 = 5_000;

/// Asks the background what is to be said about a token. `None` when no answer came in time, or none that can be read.
pub(crate) async fn judge(page: &Rc<Page>, asked: &TokenFields) -> Option<Verdict> {
    let asked = TokenFields {
        host: page.host().to_owned(),
        organization: page.place().organization,
        ..asked.clone()
    };
    Verdict::read(&runtime::ask_within(LIMIT, &ToBackground::Judge { asked }).await?)
}
