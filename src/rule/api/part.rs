//! A part of another object, or words a rule put together. It has what every span has.

use super::Field;

pub(super) const FIELDS: &[Field] = &[];
