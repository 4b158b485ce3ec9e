use patrol_json::Part;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::kind::{
    Exceptions, Flag, Kind, MutedKinds, Number, OwnRules, RuleLevels, Scopes, SecretLevels, SiteLevels, Sites,
};
use crate::problem::{Complaints, Problem};
use crate::value::Parties;

/// Version of the stored record. A record with a higher one is left alone.
pub const VERSION: u32 = 1;

/// A setting as a company has to know it.
pub(crate) struct Described {
    /// Its name in a record.
    pub(crate) key: &'static str,
    /// What it is.
    pub(crate) about: &'static str,
    /// What it can be.
    pub(crate) accepts: String,
    /// The type of one party's decision, as JSON Schema.
    pub(crate) schema: serde_json::Value,
    /// Whether it is a list, which a company can replace.
    pub(crate) is_list: bool,
}

/// Makes everything that has a part for each setting from one row for each: its name here, its name in a record, its kind.
macro_rules! settings {
    ($($(#[doc = $about:literal])* $name:ident = $key:literal: $kind:ty;)*) => {
        /// What is in force, for whoever need not know who has decided it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Settings {
            $($(#[doc = $about])* pub $name: <$kind as Kind>::Plain,)*
        }

        /// What one party, the person or the company, has decided; by default nothing.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Decisions {
            $($(#[doc = $about])* pub $name: <$kind as Kind>::Decision,)*
        }

        /// What is in force, and who has decided it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Effective {
            $($(#[doc = $about])* pub $name: <$kind as Kind>::InForce,)*
        }

        /// The lists of the person that do not count, because the company's replace them. Of a setting that is no list it is always false.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Replaced {
            $($(#[doc = $about])* pub $name: bool,)*
        }

        impl Replaced {
            /// That of a setting. `None` where it is no list.
            pub(crate) fn of_list(&mut self, key: &str) -> Option<&mut bool> {
                match key {
                    $($key => <$kind>::IS_LIST.then_some(&mut self.$name),)*
                    _ => None,
                }
            }
        }

        impl Decisions {
            /// What is left of it when these lists do not count.
            pub(crate) fn without(&self, replaced: &Replaced) -> Decisions {
                let mut decisions = self.clone();
                $(if replaced.$name {
                    decisions.$name = Default::default();
                })*
                decisions
            }

            /// Reads a record. What cannot be used is left out and told: of a setting with several entries that entry only.
            pub(crate) fn read(record: Part<'_>) -> (Decisions, Vec<Problem>) {
                let (mut decisions, mut problems) = (Decisions::default(), Vec::new());
                for (key, value) in record.fields() {
                    let mut complaints = Complaints::about(key, &mut problems);
                    if key != "version" && !decisions.read_setting(key, value, &mut complaints) {
                        complaints.unknown(&[]);
                    }
                }
                (decisions, problems)
            }

            /// Reads what is decided on one setting. Returns whether there is such a setting.
            pub(crate) fn read_setting(
                &mut self,
                key: &str,
                value: Part<'_>,
                complaints: &mut Complaints<'_>,
            ) -> bool {
                match key {
                    $($key => self.$name = <$kind>::read(value, complaints),)*
                    _ => return false,
                }
                true
            }

            /// What may be decided of this where a company enforces or replaces something: that stays as it was before.
            pub(crate) fn yielding(self, before: &Decisions, enforced: &Decisions, replaced: &Replaced) -> Decisions {
                Decisions {
                    $($name: if replaced.$name {
                        before.$name.clone()
                    } else {
                        <$kind>::yielding(self.$name, &before.$name, &enforced.$name)
                    },)*
                }
            }

            /// What is decided, setting by setting: the name in the record, and the value as it is stored.
            pub fn decided(&self) -> Vec<(&'static str, serde_json::Value)> {
                let mut decided = Vec::new();
                $(if let Some(decision) = <$kind>::stored(&self.$name)
                    && let Ok(value) = serde_json::to_value(decision)
                {
                    decided.push(($key, value));
                })*
                decided
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

        /// The names of the settings in a record.
        pub(crate) const KEYS: &[&str] = &[$($key),*];

        /// Every setting, for a company.
        pub(crate) fn described() -> Vec<Described> {
            vec![$(Described {
                key: $key,
                about: concat!($($about),*).trim(),
                accepts: <$kind>::accepts(),
                schema: <$kind>::schema(),
                is_list: <$kind>::IS_LIST,
            },)*]
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
    /// How firmly Patrol steps in for single kinds of secrets in a text, by the ids of their rules.
    secret_levels = "secretLevels": SecretLevels;
    /// How firmly Patrol steps in where a text has secrets, on single sites.
    site_levels = "siteLevels": SiteLevels;
    /// What is paused for good, and where. Named after what earlier versions could pause: whole hosts.
    pauses = "pausedHosts": Scopes;
    /// A token request that could not be judged stops instead of going out.
    stop_unchecked = "stopUnchecked": Flag<false>;
    /// Kinds of secrets of which a note is enough, by the ids of their rules.
    muted_kinds = "mutedKinds": MutedKinds;
    /// Findings that nobody is asked about: of a kind, on some pages, for a reason, until a day.
    exceptions = "exceptions": Exceptions;
    /// A question about a token names it, if the person made it in this browser: for that, Patrol keeps fingerprints of new tokens.
    name_own_tokens = "nameOwnTokens": Flag<true>;
    /// Sites besides Azure DevOps on which texts are checked for secrets, each once a person has let Patrol in there.
    sites = "sites": Sites;
    /// Rules for secrets that Patrol does not know, by their names.
    own_rules = "rules": OwnRules;
}
