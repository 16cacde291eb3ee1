//! The program: hands the command line to [`recoupe::app`].

use std::process::ExitCode;

fn main() -> ExitCode {
    recoupe::app::run()
}
