//! The tabs of guarded sites, and whether Patrol is at work in them.

use std::rc::Rc;

use patrol_azdo::Server;
use patrol_protocol::{PageProblem, PageStatus, ToPage};
use patrol_webext::tabs;
use wasm_bindgen_futures::spawn_local;

use crate::popup::guarded_host;

/// Whether the page of a guarded site has to be loaded anew: it does not answer, or Patrol came after it.
pub(crate) fn is_late(status: Option<&PageStatus>) -> bool {
    status.is_none_or(|status| status.paused.is_empty() && status.problems.contains(&PageProblem::GateLate))
}

/// Asks every such tab, and calls `found` with it and its answer as soon as that comes. A page that hangs keeps no other waiting, and is not
/// told of. Returns how many were asked.
pub(crate) async fn ask(servers: Vec<Server>, found: impl Fn(i32, Option<PageStatus>) + 'static) -> usize {
    let found = Rc::new(found);
    let mut asked = 0;
    for tab in tabs::alive().await {
        if guarded_host(&tab, &servers).is_none() {
            continue;
        }
        asked += 1;
        let found = Rc::clone(&found);
        spawn_local(async move { found(tab.id, tabs::ask(tab.id, &ToPage::ReportStatus).await) });
    }
    asked
}

#[cfg(test)]
mod tests {
    use patrol_policy::{End, Guard, PausedGuard};

    use super::*;

    #[test]
    fn a_page_is_late_that_does_not_answer_or_was_there_before_the_gate() {
        let late = PageStatus { problems: vec![PageProblem::GateLate], ..PageStatus::default() };
        assert!(is_late(None) && is_late(Some(&late)));
        let other = PageStatus { problems: vec![PageProblem::WentUnchecked], ..PageStatus::default() };
        assert!(!is_late(Some(&other)) && !is_late(Some(&PageStatus::default())));
        let paused = vec![PausedGuard { guard: Guard::Tokens, end: End::Never }];
        assert!(!is_late(Some(&PageStatus { paused, ..late })), "nothing is held there anyway");
    }
}
