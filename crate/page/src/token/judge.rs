use std::rc::Rc;

use patrol_azdo::Asked;
use patrol_webext::{ToBackground, runtime};

use super::verdict::Verdict;
use crate::page::Page;

/// Asks the background what is to be said about a token. `None` when no answer came that can be read.
pub(crate) async fn judge(page: &Rc<Page>, asked: Asked) -> Option<Verdict> {
    let asked = Asked { host: page.host().to_owned(), organization: page.place().organization, ..asked };
    Verdict::read(&runtime::ask_text(&ToBackground::Judge { asked }).await?)
}
