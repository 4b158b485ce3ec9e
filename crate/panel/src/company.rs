//! What the company has decided, as the background keeps it.

use patrol_phrase::{Foreign, Phrase};
use patrol_policy::company::{Held, Identity, Managed};
use patrol_policy::{Origin, Problem};
use patrol_webext::storage::Area;

/// What the company has decided, and what of it cannot be read. What only tells itself when it is compiled is known to the background.
pub(crate) async fn read() -> Managed {
    of(Area::Local.get(Held::KEY).await.unwrap_or_default().as_deref())
}

/// Calls `changed` with it whenever it is another one.
pub(crate) fn on_change(mut changed: impl FnMut(Managed) + 'static) {
    Area::Local.on_change(Held::KEY, move |stored| changed(of(stored.as_deref()))).forget();
}

fn of(stored: Option<&str>) -> Managed {
    Held::read(stored).managed()
}

/// What is said beside a setting of this origin; nothing where the company has no part in it.
pub(crate) fn said(origin: Origin, company: &Identity) -> Option<Phrase> {
    match origin {
        Origin::Enforced => Some(company.set_by()),
        Origin::Recommended => Some(company.recommended_by()),
        Origin::Default | Origin::Person => None,
    }
}

/// What to tell the person of an entry that cannot be used.
pub(crate) fn problem(problem: &Problem) -> Phrase {
    match problem {
        Problem::Unreadable | Problem::Newer => Phrase::company_unreadable(),
        Problem::Field { field } => Phrase::company_field(Foreign::new(field)),
        Problem::Unknown { field } => Phrase::company_unknown(Foreign::new(field)),
    }
}
