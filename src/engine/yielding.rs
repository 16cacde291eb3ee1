//! Threads that let others go first: a run over the whole corpus takes all cores, and whoever saves meanwhile, in an editor
//! on the same machine, is not to feel it.

/// Has the thread that calls this give way to all others for as long as it lives. Where the system knows no such thing it
/// goes on as before.
#[cfg(target_os = "linux")]
pub fn give_way() {
    // A core that is free is taken as before. Threads that others wait for must not starve where many programs are at
    // work, so this is far from the least that there is.
    let _ = rustix::process::nice(NICE);
}

/// A third of the share of others.
#[cfg(target_os = "linux")]
const NICE: i32 = 5;

#[cfg(not(target_os = "linux"))]
pub fn give_way() {}
