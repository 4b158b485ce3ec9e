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
    /// Every risk, the highest first.
    pub const ALL: [Risk; 5] = [Risk::Critical, Risk::High, Risk::Medium, Risk::Low, Risk::Ended];

    /// The stable name; exports and the page use it.
    pub fn as_str(self) -> &'static str {
        match self {
            Risk::Ended => "ended",
            Risk::Low => "low",
            Risk::Medium => "medium",
            Risk::High => "high",
            Risk::Critical => "critical",
        }
    }

    /// The risk with this name.
    pub fn from_name(name: &str) -> Option<Risk> {
        Risk::ALL.into_iter().find(|risk| risk.as_str() == name)
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

#[cfg(test)]
mod tests {
    use super::Risk;

    #[test]
    fn names_are_found_again() {
        for risk in Risk::ALL {
            assert_eq!(Risk::from_name(risk.as_str()), Some(risk));
        }
        assert_eq!(Risk::from_name("any"), None);
    }
}
