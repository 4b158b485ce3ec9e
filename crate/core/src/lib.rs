#![doc = include_str!("../README.md")]

mod address;
mod body;
pub mod face;
mod memory;
mod request;
mod text;

pub use address::CloneAddress;
pub use body::Sending;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
