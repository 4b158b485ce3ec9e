use patrol_json::Part;
use serde::Serialize;

use super::{Complaints, Kind, Parties};
use crate::value::Value;

/// Names of hosts, without port. Those of every party count, each once whatever its letter case.
pub enum Hosts {}

impl Kind for Hosts {
    type Plain = Vec<String>;
    type Decision = Vec<String>;
    type InForce = Vec<Value<String>>;

    fn read(stored: Part<'_>, complaints: &mut Complaints<'_>) -> Vec<String> {
        let mut hosts = Vec::new();
        let elements = complaints.unless(stored.elements());
        for (index, host) in elements.into_iter().flatten().enumerate() {
            match host.as_str() {
                Some(host) => hosts.push(host.to_owned()),
                None => complaints.entry(&["[", &index.to_string(), "]"]),
            }
        }
        hosts
    }

    fn stored(decision: &Vec<String>) -> Option<impl Serialize> {
        Some(decision).filter(|hosts| !hosts.is_empty())
    }

    fn in_force(parties: Parties<'_, Vec<String>>) -> Vec<Value<String>> {
        let mut in_force: Vec<Value<String>> = Vec::new();
        for (origin, hosts) in parties.strongest_first() {
            for host in hosts {
                if !in_force.iter().any(|known| known.value.eq_ignore_ascii_case(host)) {
                    in_force.push(Value { value: host.clone(), origin });
                }
            }
        }
        in_force
    }

    fn plain(in_force: &Vec<Value<String>>) -> Vec<String> {
        in_force.iter().map(|host| host.value.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Origin;

    #[test]
    fn a_host_of_several_parties_is_that_of_the_strongest() {
        let hosts = |hosts: &[&str]| hosts.iter().map(|host| String::from(*host)).collect::<Vec<_>>();
        let (recommended, person, enforced) = (hosts(&["a", "b"]), hosts(&["A", "c", "C"]), hosts(&["c"]));
        let parties = Parties { recommended: &recommended, person: &person, enforced: &enforced };
        let in_force = Hosts::in_force(parties);
        let found: Vec<_> = in_force.iter().map(|host| (&host.value[..], host.origin)).collect();
        assert_eq!(found, [("c", Origin::Enforced), ("A", Origin::Person), ("b", Origin::Recommended)]);
        assert_eq!(Hosts::plain(&in_force), ["c", "A", "b"]);
    }
}
