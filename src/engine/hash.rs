use serde::{Deserialize, Serialize};

/// What some bytes are, in 32 bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The hash of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The hash of several things in order, none running into the next.
    #[must_use]
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        // Parts are short: to put them behind one another is sooner done than to hash each by itself.
        let mut whole = Vec::with_capacity(256);
        for part in parts {
            whole.extend_from_slice(&(part.len() as u64).to_le_bytes());
            whole.extend_from_slice(part);
        }
        Self::of(&whole)
    }

    /// The hash of this one and `other`, in this order.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        let mut both = [0; 64];
        both[..32].copy_from_slice(&self.0);
        both[32..].copy_from_slice(&other.0);
        Self::of(&both)
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Sixteen bytes of it as a file name.
    #[must_use]
    pub fn name(&self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex()[..32].to_owned()
    }
}
