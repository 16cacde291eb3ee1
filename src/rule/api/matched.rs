//! What a term list or a pattern found.
//!
//! Two of its fields are not here because they live on the side of Lua: `term`, the entry of the list, and the
//! captures of a pattern by number and by name.

use super::Field;

pub(super) const FIELDS: &[Field] = &[];
