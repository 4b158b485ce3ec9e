//! HMAC-SHA-256 under a key that nobody can read: the browser makes it, keeps it and uses it.

use js_sys::{Array, ArrayBuffer, Object, Uint8Array};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

use crate::object::global;
use crate::to_js;

/// The key's length in bits: that of a block of SHA-256, which is what the browser takes by itself.
const LENGTH: u32 = 512;

const NAME: &str = "HMAC";

/// The browser's cryptography refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HmacError;

/// A key of 64 bytes. A script can have it used, but not read it; [`crate::database`] keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HmacKey(CryptoKey);

#[derive(Serialize)]
struct Algorithm {
    name: &'static str,
    hash: &'static str,
    length: u32,
}

impl HmacKey {
    /// A new key.
    ///
    /// # Errors
    /// When the browser makes none.
    pub async fn generate() -> Result<HmacKey, HmacError> {
        let algorithm: Object =
            to_js(&Algorithm { name: NAME, hash: "SHA-256", length: LENGTH }).unchecked_into();
        let usages = Array::of1(&"sign".into());
        let made = subtle()?.generate_key_with_object(&algorithm, false, &usages).map_err(|_| HmacError)?;
        let made = JsFuture::from(made).await.map_err(|_| HmacError)?;
        HmacKey::from_js(made).ok_or(HmacError)
    }

    /// The HMAC of a message, as 64 hexadecimal digits.
    ///
    /// # Errors
    /// When the browser makes none.
    pub async fn sign(&self, message: &str) -> Result<String, HmacError> {
        let signed = subtle()?.sign_with_str_and_u8_array(NAME, &self.0, message.as_bytes());
        let signed = JsFuture::from(signed.map_err(|_| HmacError)?).await.map_err(|_| HmacError)?;
        let signed: ArrayBuffer = signed.dyn_into().map_err(|_| HmacError)?;
        Ok(Uint8Array::new(&signed).to_vec().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// What was stored, if it is such a key.
    pub(crate) fn from_js(value: JsValue) -> Option<HmacKey> {
        let key: CryptoKey = value.dyn_into().ok()?;
        let is_ours =
            !key.extractable() && key.type_() == "secret" && key.usages().includes(&"sign".into(), 0);
        is_ours.then_some(HmacKey(key))
    }
}

impl AsRef<JsValue> for HmacKey {
    fn as_ref(&self) -> &JsValue {
        self.0.as_ref()
    }
}

fn subtle() -> Result<SubtleCrypto, HmacError> {
    global("crypto").map(|crypto: Crypto| crypto.subtle()).ok_or(HmacError)
}
