//! Everything that is tested from outside the library, in one binary.

mod attacks;
mod carry;
mod house;
mod rules;
mod rules_page;
