//! What is remembered, as bytes: the number of its form, a hash of what follows, and what follows.

use postcard::ser_flavors::Flavor;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::FORM;
use crate::engine::hash::Hash;
use crate::error::{Location, Problem};

/// Bytes of what stands before what is kept: the number of its form and its hash.
const HEAD: usize = size_of::<u32>() + size_of::<Hash>();

/// Room that nearly all that is kept of a document fits in, in bytes.
pub(super) const USUAL: usize = 16 << 10;

/// `value` as it is kept, for which `room` is made at first, in bytes.
///
/// # Errors
/// When it cannot be put into bytes.
pub(super) fn encode(value: &impl Serialize, room: usize) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::with_capacity(room);
    bytes.extend_from_slice(&FORM.to_le_bytes());
    bytes.resize(HEAD, 0);
    let mut bytes = postcard::serialize_with_flavor(value, Behind(bytes)).map_err(|error| {
        Problem::new("store", format!("cannot be remembered: {error}")).at(Location::file(".recoupe"))
    })?;
    let hash = Hash::of(&bytes[HEAD..]);
    bytes[HEAD - size_of::<Hash>()..HEAD].copy_from_slice(hash.bytes());
    Ok(bytes)
}

/// Puts what is serialised behind bytes that are there.
struct Behind(Vec<u8>);

impl Flavor for Behind {
    type Output = Vec<u8>;

    fn try_extend(&mut self, data: &[u8]) -> postcard::Result<()> {
        self.0.extend_from_slice(data);
        Ok(())
    }

    fn try_push(&mut self, data: u8) -> postcard::Result<()> {
        self.0.push(data);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<Vec<u8>> {
        Ok(self.0)
    }
}

/// What was kept as `bytes`; nothing when that is not whole, or of another form.
pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (form, rest) = bytes.split_at_checked(size_of::<u32>())?;
    let (hash, body) = rest.split_at_checked(size_of::<Hash>())?;
    (form == FORM.to_le_bytes() && hash == Hash::of(body).bytes()).then(|| postcard::from_bytes(body).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_can_be_had_again_and_is_as_one_would_put_it_together() {
        let value = (vec!["words".to_owned(); 5_000], 7_u64);
        let bytes = encode(&value, USUAL).unwrap();
        let body = postcard::to_stdvec(&value).unwrap();
        assert_eq!(bytes, [&FORM.to_le_bytes()[..], Hash::of(&body).bytes(), &body].concat());
        assert_eq!(decode(&bytes), Some(value));
    }

    #[test]
    fn what_is_damaged_or_of_another_form_counts_as_nothing() {
        let bytes = encode(&"words", 0).unwrap();
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert_eq!(decode::<String>(&damaged), None, "byte {at}");
            assert_eq!(decode::<String>(&bytes[..at]), None, "the first {at} bytes");
        }
    }
}
