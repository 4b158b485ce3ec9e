/// What happened to the company's policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompanyEvent {
    /// It is in force from now on.
    Began,
    /// It is another one now.
    Changed,
    /// It is not in force any more.
    Ended,
    /// A part of it cannot be used.
    Unusable,
}

impl CompanyEvent {
    /// Every event.
    pub const ALL: [CompanyEvent; 4] =
        [CompanyEvent::Began, CompanyEvent::Changed, CompanyEvent::Ended, CompanyEvent::Unusable];

    /// The stable name, which the log has in the place of a rule.
    pub fn as_str(self) -> &'static str {
        match self {
            CompanyEvent::Began => "policy-began",
            CompanyEvent::Changed => "policy-changed",
            CompanyEvent::Ended => "policy-ended",
            CompanyEvent::Unusable => "policy-unusable",
        }
    }
}
