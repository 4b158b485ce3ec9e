use patrol_advise::Grade;

/// How much a stolen token could do, in the names of the grades.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// It does not work any more.
    Ended,
    /// Reads metadata.
    Low,
    /// Reads much, or tampers with records.
    Medium,
    /// Changes code, artifacts or deployments, or reveals secrets.
    High,
    /// Takes over the organization, or ships code to others.
    Critical,
}

impl Risk {
    /// The stable name; exports use it.
    pub fn as_str(self) -> &'static str {
        match self {
            Risk::Ended => "ended",
            Risk::Low => "low",
            Risk::Medium => "medium",
            Risk::High => "high",
            Risk::Critical => "critical",
        }
    }
}

impl From<Grade> for Risk {
    fn from(grade: Grade) -> Risk {
        match grade {
            Grade::Low => Risk::Low,
            Grade::Medium => Risk::Medium,
            Grade::High => Risk::High,
            Grade::Critical => Risk::Critical,
        }
    }
}
