use patrol_advise::{Advice, Form, Names, Scope, Service};
use patrol_azdo::{Field, Fix, TokenFields};
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_protocol::{Button, FormAdvice, Topic};

/// Advice beside the control of the open form that it is about.
pub(crate) fn beside(form: Option<&Form>, fields: &TokenFields, names: &Names, advice: Advice) -> FormAdvice {
    let button = |form: &Form| advice.fix.as_ref().map(|fix| button(form, fields, names, fix));
    FormAdvice {
        topics: topics(fields, names, &advice),
        at: form.and_then(|form| form.place(advice.field)),
        button: form.and_then(button),
        advice,
    }
}

/// What it is about: scopes by their names, or a part of the form.
fn topics(fields: &TokenFields, names: &Names, advice: &Advice) -> Vec<Topic> {
    let part = match advice.field {
        Field::Name => Phrase::topic_name(),
        Field::Organization if Service::of(&fields.host) == Service::Server => Phrase::topic_collection(),
        Field::Organization => Phrase::topic_organization(),
        Field::Expiry => Phrase::topic_lifetime(),
        Field::Scopes if advice.scopes.is_empty() => Phrase::topic_scopes(),
        Field::Scopes => {
            return advice.scopes.iter().map(|id| Topic::Named(names.of_id(id).to_string())).collect();
        }
        Field::Whole => Phrase::topic_token(),
    };
    vec![Topic::Said(part)]
}

fn button(form: &Form, fields: &TokenFields, names: &Names, fix: &Fix) -> Button {
    let label = match fix {
        Fix::Days { days } => Phrase::form_fix_days(days),
        Fix::CurrentOrganization => Phrase::form_fix_organization(Foreign::new(&form.organization)),
        Fix::CustomScopes => Phrase::form_fix_custom(),
        Fix::Scopes { ids } => scopes_label(&fields.scopes, names, ids),
    };
    Button { label, order: order(std::slice::from_ref(fix)) }
}

/// What the change of scopes does, in few words: it puts some in the place of others, or leaves some out.
fn scopes_label(chosen: &[String], names: &Names, wanted: &[String]) -> Phrase {
    let known = |ids: &[String]| Scope::maximal(&Scope::known(ids));
    let (chosen, wanted) = (known(chosen), known(wanted));
    let list = |scopes: &[&Scope]| Word::list(scopes.iter().map(|scope| names.of_scope(scope)));
    let new: Vec<&Scope> = wanted.iter().filter(|scope| !chosen.contains(scope)).collect();
    let gone: Vec<&Scope> = chosen.iter().filter(|scope| !wanted.contains(scope)).collect();
    match (new.is_empty(), gone.is_empty()) {
        (true, false) => Phrase::form_fix_leave_out(list(&gone)),
        (true, true) => Phrase::form_fix_use(list(&wanted.iter().collect::<Vec<_>>())),
        (false, _) => Phrase::form_fix_use(list(&new)),
    }
}

/// What the page hands back when a button is pressed: it cannot read it and has no need to.
pub(crate) fn order(fixes: &[Fix]) -> String {
    // Names and numbers always become JSON; what is empty is no order.
    serde_json::to_string(fixes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(chosen: &[&str], wanted: &[&str]) -> String {
        let ids = |ids: &[&str]| -> Vec<String> { ids.iter().map(|id| (*id).to_owned()).collect() };
        let phrase = scopes_label(&ids(chosen), Names::english(), &ids(wanted));
        format!("{} {}", phrase.key(), phrase.args().join(", "))
    }

    #[test]
    fn a_change_of_scopes_is_called_by_what_it_does() {
        assert_eq!(label(&["vso.code_write"], &["vso.code"]), "formFixUse Code (Read)");
        assert_eq!(label(&["vso.code", "vso.work"], &["vso.work"]), "formFixLeaveOut Code (Read)");
        assert_eq!(
            label(&["vso.code_full", "vso.work"], &["vso.code", "vso.work"]),
            "formFixUse Code (Read)"
        );
        assert_eq!(
            label(&["vso.code", "vso.code_write"], &["vso.code_write"]),
            "formFixUse Code (Read & write)"
        );
    }
}
