//! recoupe: a workbench for people who check texts.
//!
//! Source documents go into `seeds/`, rules in Lua into `rules/`; every run reads the documents, runs the rules, compares
//! what the sources of one story say, and keeps the result as TOML in `annotations/`, made to be read in a git diff.
//!
//! # The house
//!
//! Dependencies point one way only, from the bottom of this list to its top; `tests/it/house.rs` keeps it so.
//!
//! | room | what it is for | what it never does |
//! |---|---|---|
//! | [`error`] | problems as values | print |
//! | [`text`] | spans, tokens, folding, lines, the map back to the file | know a language |
//! | [`language`] | tables of each language, and the types they are read into | find anything |
//! | [`document`] | the reader: bytes → text → sentences, figures, dates, quotations, names, attributions | touch files, fail |
//! | [`finding`] | finding, fact, rule id, severity | |
//! | [`config`] | `recoupe.toml` and `sources.toml` as values | read them from disk |
//! | [`ledger`] | facts of a story → relations → table | |
//! | [`rule`] | load, sandbox, run, examples; the only user of mlua | read files, know annotations |
//! | [`annotation`] | carry, change, write, verdict | read files, know rules |
//! | [`report`] | events → terminal, JSON, diff; the only room that prints | decide anything |
//! | [`engine`] | workspace (the only one that touches files), cache, pass, watch | |
//! | [`app`], [`cli`] | commands; the command line as typed | |
//!
//! A run is: discover → read → run rules → carry → write → tell. Everything up to "write" is a pure function of content.

pub mod annotation;
pub mod app;
pub mod cli;
pub mod config;
pub mod document;
pub mod engine;
pub mod error;
pub mod finding;
pub mod language;
pub mod ledger;
pub mod report;
pub mod rule;
pub mod text;
