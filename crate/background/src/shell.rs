//! The shell for which commands are shown: what the person chose last, in any page.

use patrol_advise::Shell;
use patrol_webext::storage::Area;

use crate::queue::in_turn;

/// The shell for which commands are shown; `chosen` is what the person has just chosen, and is remembered if it may be `kept`.
pub(crate) async fn shell(chosen: Option<Shell>, is_windows: bool, kept: bool) -> Shell {
    let Some(shell) = chosen else {
        let json = Area::Local.get(Shell::KEY).await.ok().flatten();
        return json.as_deref().and_then(Shell::read).unwrap_or(Shell::of_system(is_windows));
    };
    if kept {
        // Commands for the chosen shell are right even if the choice cannot be remembered.
        let _ = in_turn(Area::Local.set(Shell::KEY, shell.to_json())).await;
    }
    shell
}
