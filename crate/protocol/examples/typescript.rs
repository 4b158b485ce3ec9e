//! Writes the contracts between Rust and TypeScript as TypeScript declarations.

use std::fs;
use std::io;

use patrol_advise::{Advice, Alternative, CloneWay, GuideTopic, Shell};
use patrol_azdo::{
    Adapter, Field, Fix, Found, Intent, LeftOut, Place, Reach, ReadFrom, Sign, Surface, TokenFields, Written,
};
use patrol_core::face::FACE;
use patrol_core::{CloneAddress, Sending};
use patrol_phrase::Phrase;
use patrol_policy::{
    End, Guard, Length, Level, Outcome, OwnAction, OwnRule, OwnToken, PausedGuard, Problem, RememberedSecret,
    Rule, Scope,
};
use patrol_protocol::{
    AboutToken, Button, CheckedText, Choice, CompanyWords, FormAdvice, FormVerdict, FoundSecret,
    HiddenSecret, HiddenText, Line, NewToken, OpenForm, PagePolicy, PageProblem, PageStatus, Part,
    RefusedRule, Replacement, Reply, Rewriting, SecretDigest, SetUp, ShownChange, Step, TaskAdvice,
    ToBackground, ToPage, Tone, Topic, Verdict,
};
use patrol_review::{Edit, FieldKind, Flavour, Group, Occurrence, Review, Source};
use ts_rs::{Config, TS};

/// Each file, and what belongs into it.
pub(crate) fn files() -> [(&'static str, String); 2] {
    [("extension/protocol.d.ts", protocol()), ("extension/page/face.d.ts", face())]
}

fn main() -> io::Result<()> {
    files().into_iter().try_for_each(|(path, content)| fs::write(path, content))
}

const HEADER: &str =
    "// Written by `cargo run -p patrol-protocol --example typescript`; a test fails when it is stale.\n";

/// Every type that crosses.
fn protocol() -> String {
    macro_rules! declarations {
        ($($type:ty),* $(,)?) => { [$(declaration::<$type>()),*] };
    }
    let declarations = declarations![
        Phrase,
        Level,
        Outcome,
        Rule,
        Guard,
        End,
        PausedGuard,
        Scope,
        Length,
        Problem,
        Source,
        FieldKind,
        Flavour,
        Edit,
        Occurrence,
        Group,
        Review,
        Surface,
        Place,
        Adapter,
        Sign,
        Found,
        CloneAddress,
        LeftOut,
        Written,
        Sending,
        Intent,
        Reach,
        ReadFrom,
        TokenFields,
        Field,
        Fix,
        Alternative,
        Advice,
        Verdict,
        Button,
        Topic,
        FormAdvice,
        CompanyWords,
        AboutToken,
        Tone,
        Line,
        TaskAdvice,
        FormVerdict,
        OpenForm,
        Step,
        CloneWay,
        GuideTopic,
        Shell,
        PageProblem,
        PageStatus,
        PagePolicy,
        Part,
        SecretDigest,
        RememberedSecret,
        FoundSecret,
        NewToken,
        OwnToken,
        OwnAction,
        OwnRule,
        RefusedRule,
        HiddenSecret,
        HiddenText,
        Replacement,
        ShownChange,
        SetUp,
        Rewriting,
        Choice,
        ToBackground,
        CheckedText,
        ToPage,
        Reply,
    ];
    [HEADER, &declarations.concat()].concat()
}

fn declaration<T: TS>() -> String {
    let config = Config::new().with_large_int("number");
    let docs = T::docs().unwrap_or_default();
    format!("\n{docs}export {}\n", T::decl(&config))
}

/// The core's functions.
fn face() -> String {
    let mut text = String::from(HEADER);
    text.push_str("\ndeclare module \"patrol:core\" {\n");
    text.push_str("  /** The core's memory: texts and answers stand in it. */\n  export const memory: { readonly buffer: ArrayBuffer };\n");
    for function in FACE {
        let arguments: Vec<String> =
            function.arguments.iter().map(|name| format!("{name}: number")).collect();
        text.push_str(&format!("  /** {} */\n", function.about));
        text.push_str(&format!("  export function {}({}): number;\n", function.name, arguments.join(", ")));
    }
    text.push_str("}\n");
    text
}
