//! The program: hands the command line to [`recoupe::app`].

use std::process::ExitCode;

/// Reading and rules make and drop millions of small things on all cores: the system's allocator takes a tenth of that time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    recoupe::app::run()
}
