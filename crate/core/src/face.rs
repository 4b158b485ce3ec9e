//! The functions that the page script calls. Every argument and every result is a number; [`FACE`] describes them for TypeScript.

use crate::{address, body, memory, request, text};

/// One function of the face, for its TypeScript declaration.
#[derive(Clone, Copy, Debug)]
pub struct Function {
    /// The name under which JavaScript finds it.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// The names of its arguments.
    pub arguments: &'static [&'static str],
}

/// Makes the functions, and the list of them, from one text.
macro_rules! face {
    ($(#[doc = $about:literal] fn $name:ident($($argument:ident),*) $body:block)*) => {
        $(
            #[doc = $about]
            // Only there: elsewhere `read` would take the place of the C library's.
            #[cfg_attr(target_arch = "wasm32", allow(unsafe_code, reason = "the name under which JavaScript finds it"))]
            #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
            pub extern "C" fn $name($($argument: usize),*) -> usize $body
        )*

        /// Every function of the face.
        pub const FACE: &[Function] = &[
            $(Function { name: stringify!($name), about: $about, arguments: &[$(stringify!($argument)),*] },)*
        ];
    };
}

face! {
    #[doc = "Where to write a text of so many bytes, in UTF-8. The place may change with every call."]
    fn room(bytes) { memory::room(bytes) as usize }

    #[doc = "Where the last answer stands, in UTF-8; the function that made it says how many bytes it has."]
    fn answer() { memory::answer_address() as usize }

    #[doc = "Takes the rules of the person's and the company's own, and the patterns of exceptions, in the place of those before: the text has the lines rules, patterns, each in base 64, as the background has compiled them. Gives 1; 0 if one of them is damaged and there are none of it now."]
    fn own_rules(bytes) { memory::with_text(bytes, text::own_rules) }

    #[doc = "Begins a review. The text has the lines way in, kind of field, levels as the background tells them, the page's number for the field where it is known, and the time in seconds since 1970. Gives 1 if there is anything to read, else 0."]
    fn begin(bytes) { memory::with_text(bytes, text::begin) }

    #[doc = "Begins the next form of the text that is under review; the text is its name."]
    fn flavour(bytes) { memory::with_text(bytes, text::flavour) }

    #[doc = "Reads a piece; `is_last` is 1 or 0. Gives how many UTF-16 units of its end must come again at the beginning of the next one."]
    fn read(bytes, is_last) { memory::with_text(bytes, |piece| text::read(piece, is_last == 1)) }

    #[doc = "Ends the review: an answer `Review`, 0 bytes if nothing was found that may not enter the field."]
    fn finish() { text::finish() }

    #[doc = "Ends the review without one: the secrets of the text may enter the field from now on, up to the level at which it began; of a text that is in the field, they may stay there and be sent. For text that a person lets in, and at level block for text that they cut or copy from the field, or that stood in it before they came. Gives 0."]
    fn allow() { text::allow() }

    #[doc = "Begins with the body of a request. The text has the lines method (and ` *` where a header puts another in its place), address from the path on, levels as the background tells them, and the time in seconds since 1970. Gives how many bytes the body may have; 0 if it need not be read."]
    fn begin_request(bytes) { memory::with_text(bytes, body::begin_request) }

    #[doc = "Reads the next piece of the request's body, of any length. Gives 1 if something in it is no text and is not read, else 0."]
    fn request_body(bytes, is_last) { memory::with_text(bytes, |piece| body::request_body(piece, is_last == 1)) }

    #[doc = "Ends with the request: an answer `Sending`, 0 bytes if nothing was found that may not be sent."]
    fn finish_request() { body::finish_request() }

    #[doc = "Ends with the request without a review: from now on the document may send its secrets. Gives 0."]
    fn allow_request() { body::allow_request() }

    #[doc = "Begins with the answer to a request of the page, or with what the page was made with; the text is its address from the path on, or nothing. Gives 0."]
    fn begin_answer(bytes) { memory::with_text(bytes, body::begin_answer) }

    #[doc = "Reads the next piece of the answer, of any length. Behind the last one, the document may send the secrets that were in it. Gives 0."]
    fn answer_body(bytes, is_last) { memory::with_text(bytes, |piece| body::answer_body(piece, is_last == 1)) }

    #[doc = "Whether the text holds a token of Azure DevOps: 1 or 0."]
    fn holds_token(bytes) { memory::with_text(bytes, text::holds_token) }

    #[doc = "The identifier by which an administrator may find a secret without seeing it: an answer, 0 bytes if its kind has none. The text has the lines rule, digest."]
    fn c3id(bytes) { memory::with_text(bytes, text::c3id) }

    #[doc = "What a request asks of the token service: an answer `TokenFields`, 0 bytes if it is about something else. The text has the lines method (and ` *` where a header puts another in its place), address from the path on, body; the body may have more, and more than 256 KB of it need not be given."]
    fn request(bytes) { memory::with_text(bytes, request::read) }

    #[doc = "Where in Azure DevOps an address leads: an answer `Place`. The text has the lines host, path."]
    fn place(bytes) { memory::with_text(bytes, address::place) }

    #[doc = "Whether the text, a host, belongs to Microsoft's own service: 1 or 0."]
    fn is_cloud(bytes) { memory::with_text(bytes, address::is_cloud) }

    #[doc = "The page on which a secret is revoked: an answer, 0 bytes if none is known. The text has the lines rule, organization or nothing, host, path."]
    fn revoke_page(bytes) { memory::with_text(bytes, address::revoke_page) }

    #[doc = "The clone address that the text is: an answer `CloneAddress`, 0 bytes if it is none."]
    fn clone_address(bytes) { memory::with_text(bytes, address::clone_address) }
}
