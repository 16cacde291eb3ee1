//! `recoupe.toml` as values.
