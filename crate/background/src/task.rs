use patrol_advise::{Boxes, Scope, Service, Task};
use patrol_webext::{Alternative, Reply, say};

/// What people make tokens for, with what each needs and the way without a token on this host.
pub(crate) fn tasks(host: &str) -> Reply {
    let tasks = Task::ALL.iter().map(|task| {
        let way = task.alternative(Service::of(host));
        patrol_webext::Task {
            name: say(&task.phrase()),
            way: Alternative { sentence: say(&way.phrase), link: way.link.to_owned() },
            scopes: task.scope_names().join(", "),
            ids: task.scopes.iter().map(|id| (*id).to_owned()).collect(),
            days: task.days,
        }
    });
    Reply::Tasks { tasks: tasks.collect() }
}

/// How the boxes of a form must stand for exactly these scopes.
pub(crate) fn boxes(ids: &[String], boxes: &str) -> Reply {
    let scopes: Option<Vec<Scope>> = ids.iter().map(|id| Scope::find(id)).collect();
    let boxes = Boxes::read(boxes).zip(scopes).and_then(|(boxes, scopes)| boxes.with_only(&scopes));
    Reply::Boxes { boxes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_told_for_known_scopes_only() {
        let form = "000/00000/00/000/00/000";
        let told = |id: &str| boxes(&[id.to_owned()], form);
        assert_eq!(told("vso.code"), Reply::Boxes { boxes: Some("000/10000/00/000/00/000".into()) });
        for id in ["vso.nothing", "app_token", "vso.wiki"] {
            assert_eq!(told(id), Reply::Boxes { boxes: None }, "{id}");
        }
        assert_eq!(boxes(&["vso.code".into()], "no boxes"), Reply::Boxes { boxes: None });
    }
}
