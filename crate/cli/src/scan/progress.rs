//! The progress bar.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar for so many files on standard error, if that is a terminal; otherwise nothing is drawn.
pub(super) fn bar(files: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr());
    // The default style does if this one is not understood.
    match ProgressStyle::with_template("{wide_bar} {human_pos}/{human_len} files, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
