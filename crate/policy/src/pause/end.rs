use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// When a pause ends. Ordered: of two, the later one is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// At a moment, in ms since 1970-01-01 UTC.
    At(u64),
    /// When the browser is closed, or Patrol is loaded anew.
    Restart,
    /// When the person resumes.
    Never,
}

/// For how long a person can pause Patrol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Length {
    /// 15 minutes: enough for one task.
    QuarterHour,
    /// Until the browser restarts.
    Restart,
    /// Until the person resumes.
    Always,
}

/// ms in 15 minutes.
const QUARTER_HOUR: u64 = 15 * 60 * 1000;

impl Length {
    /// Every length, the shortest first.
    pub const ALL: [Length; 3] = [Length::QuarterHour, Length::Restart, Length::Always];

    /// Those that a person is offered, the shortest first. What lasts would be stored, and a private window leaves nothing behind.
    pub fn offered(private: bool) -> impl Iterator<Item = Length> {
        Length::ALL.into_iter().filter(move |length| !(private && length.lasts()))
    }

    /// Whether it is kept when the browser is closed.
    fn lasts(self) -> bool {
        self.end(0) == End::Never
    }

    /// The name that a form uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Length::QuarterHour => "quarter-hour",
            Length::Restart => "restart",
            Length::Always => "always",
        }
    }

    /// When a pause ends that begins at `now`, in ms since 1970-01-01 UTC.
    pub fn end(self, now: u64) -> End {
        match self {
            Length::QuarterHour => End::At(now.saturating_add(QUARTER_HOUR)),
            Length::Restart => End::Restart,
            Length::Always => End::Never,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_window_is_offered_only_what_ends_by_itself() {
        assert!(Length::offered(false).eq(Length::ALL));
        assert!(Length::offered(true).eq([Length::QuarterHour, Length::Restart]));
    }

    #[test]
    fn a_longer_pause_ends_later() {
        let ends = Length::ALL.map(|length| length.end(1_000));
        assert_eq!(ends, [End::At(901_000), End::Restart, End::Never]);
        assert!(ends.is_sorted());
        assert!(End::At(1) < End::At(2));
        assert!(End::At(u64::MAX) < End::Restart);
    }
}
