use patrol_json::Part;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::kind::{Flag, Kind, MutedKinds, Number, RuleLevels, Scopes};
use crate::problem::{Complaints, Problem};
use crate::value::Parties;

/// Version of the stored record. A record with a higher one is left alone.
pub const VERSION: u32 = 1;

/// Makes everything that has a part for each setting from one row for each: its name here, its name in a record, its kind.
macro_rules! settings {
    ($($(#[$about:meta])* $name:ident = $key:literal: $kind:ty;)*) => {
        /// What is in force, for whoever need not know who has decided it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Settings {
            $($(#[$about])* pub $name: <$kind as Kind>::Plain,)*
        }

        /// What one party, the person or the company, has decided; by default nothing.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Decisions {
            $($(#[$about])* pub $name: <$kind as Kind>::Decision,)*
        }

        /// What is in force, and who has decided it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Effective {
            $($(#[$about])* pub $name: <$kind as Kind>::InForce,)*
        }

        impl Decisions {
            /// Reads a record. What cannot be used is left out and told: of a setting with several entries that entry only.
            pub(crate) fn read(record: Part<'_>) -> (Decisions, Vec<Problem>) {
                let (mut decisions, mut problems) = (Decisions::default(), Vec::new());
                for (key, value) in record.fields() {
                    let mut complaints = Complaints::about(key, &mut problems);
                    match key {
                        "version" => {}
                        $($key => decisions.$name = <$kind>::read(value, &mut complaints),)*
                        _ => complaints.unknown(&[]),
                    }
                }
                (decisions, problems)
            }
        }

        impl Serialize for Decisions {
            /// As it is stored: nothing but what has been decided, so that a better default can reach everybody else.
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut record = serializer.serialize_map(None)?;
                record.serialize_entry("version", &VERSION)?;
                $(if let Some(decision) = <$kind>::stored(&self.$name) {
                    record.serialize_entry($key, &decision)?;
                })*
                record.end()
            }
        }

        impl Effective {
            /// What is in force when each party has decided this.
            pub(crate) fn among(parties: Parties<'_, Decisions>) -> Effective {
                Effective { $($name: <$kind>::in_force(parties.part(|decisions| &decisions.$name)),)* }
            }

            /// The same for whoever need not know who has decided it.
            pub fn settings(&self) -> Settings {
                Settings { $($name: <$kind>::plain(&self.$name),)* }
            }
        }
    };
}

/// The lifetime limit; the form of Azure DevOps allows at most one year.
pub(crate) type LifetimeLimitDays = Number<30, 1, 365>;

settings! {
    /// A token that lives longer than this many days is questioned.
    lifetime_limit_days = "lifetimeLimitDays": LifetimeLimitDays;
    /// How firmly Patrol steps in, for each rule.
    levels = "levels": RuleLevels;
    /// What is paused for good, and where. Named after what earlier versions could pause: whole hosts.
    pauses = "pausedHosts": Scopes;
    /// A token request that could not be judged stops instead of going out.
    stop_unchecked = "stopUnchecked": Flag<false>;
    /// Kinds of secrets of which a note is enough, by the ids of their rules.
    muted_kinds = "mutedKinds": MutedKinds;
}
