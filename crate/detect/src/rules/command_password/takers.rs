//! The commands that take a password, and how.

use self::Place::Apart;
use self::Place::Attached;
use self::Place::Both;

/// Where the value of an option stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Behind a blank or an equals sign.
    Apart,
    /// Directly behind the option: what stands behind a blank is something else.
    Attached,
    Both,
}

/// A command that takes a password by an option.
pub(super) struct Taker {
    /// A word of it; a star stands for the rest of one.
    pub(super) word: &'static [u8],
    /// The option, behind its dash.
    pub(super) option: &'static [u8],
    pub(super) place: Place,
    /// Behind what the password stands in the value, if not all of it is one.
    pub(super) mark: &'static [u8],
}

const fn taker(word: &'static [u8], option: &'static [u8], place: Place, mark: &'static [u8]) -> Taker {
    Taker { word, option, place, mark }
}

/// The commands that take a password by an option.
pub(super) static TAKERS: [Taker; 29] = [
    // `docker login`, `az login`, `helm registry login`, and many more.
    taker(b"login", b"p", Apart, b""),
    taker(b"mongo*", b"p", Both, b""),
    taker(b"mysql*", b"p", Attached, b""),
    taker(b"mariadb*", b"p", Attached, b""),
    taker(b"sshpass", b"p", Both, b""),
    taker(b"7z*", b"p", Attached, b""),
    taker(b"rabbitmqadmin", b"p", Both, b""),
    taker(b"mosquitto*", b"P", Apart, b""),
    taker(b"sqlcmd", b"P", Both, b""),
    taker(b"osql", b"P", Both, b""),
    taker(b"bcp", b"P", Both, b""),
    taker(b"zip", b"P", Both, b""),
    taker(b"unzip", b"P", Both, b""),
    taker(b"plink", b"pw", Apart, b""),
    taker(b"pscp", b"pw", Apart, b""),
    taker(b"psftp", b"pw", Apart, b""),
    taker(b"putty", b"pw", Apart, b""),
    taker(b"openssl", b"passin", Apart, b"pass:"),
    taker(b"openssl", b"passout", Apart, b"pass:"),
    taker(b"openssl", b"pass", Apart, b"pass:"),
    taker(b"redis", b"-pass", Apart, b""),
    taker(b"gpg*", b"-passphrase", Apart, b""),
    taker(b"ldap*", b"w", Both, b""),
    taker(b"curl", b"u", Both, b":"),
    taker(b"curl", b"-user", Apart, b":"),
    taker(b"curl", b"-proxy-user", Apart, b":"),
    taker(b"lftp", b"u", Apart, b","),
    taker(b"smbclient", b"U", Both, b"%"),
    taker(b"rpcclient", b"U", Both, b"%"),
];

/// Those that take it by an option whose name ends with `password`.
pub(super) const BY_NAME: [&[u8]; 8] =
    [b"login", b"kubectl", b"mariadb*", b"mongo*", b"mysql*", b"rabbitmqadmin", b"svn", b"wget"];

/// The variables that clients read it from.
pub(super) const VARIABLES: [&[u8]; 2] = [b"PGPASSWORD", b"MYSQL_PWD"];
