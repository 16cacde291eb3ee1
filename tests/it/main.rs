//! Everything that is tested from outside the library, in one binary.

mod attacks;
mod bad_input;
mod cache;
mod carry;
mod check;
mod commands;
mod examples;
mod faults;
mod figures;
mod folder;
mod git_setup;
mod history;
mod house;
mod init;
mod inspect;
mod merges;
mod page;
mod preview;
mod profile;
mod rename;
mod reruns;
mod review;
mod rules;
mod rules_page;
mod trace;
mod watch;
