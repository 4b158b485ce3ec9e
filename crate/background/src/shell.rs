//! The shell for which commands are shown: what the person chose last, beside a clone address or in the guide.

use patrol_advise::Shell;
use patrol_webext::storage::Area;

use crate::queue::in_turn;

/// The shell that the person chose, or the likely one.
pub(crate) async fn chosen(is_windows: bool) -> Shell {
    let json = Area::Local.get(Shell::KEY).await.ok().flatten();
    json.as_deref().and_then(Shell::read).unwrap_or(Shell::of_system(is_windows))
}

/// Remembers a choice. Commands for it are right even if that fails.
pub(crate) async fn choose(shell: Shell) {
    let _ = in_turn(Area::Local.set(Shell::KEY, shell.to_json())).await;
}
