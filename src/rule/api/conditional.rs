//! A verb in the press conditional: told, not vouched for. It has what every span has.

use super::Field;

pub(super) const FIELDS: &[Field] = &[];
