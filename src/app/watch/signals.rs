//! What the system asks of a watch that has a terminal: to end, to stand aside, to come back. The terminal is in a mode of
//! its own while nothing is printed, and whoever ends or stops the program is to find it as it was.

use std::sync::mpsc::Sender;

use crate::engine::watch::Heard;

/// Passes on to `sender` what signals ask for. One that asks to end does so at once when it comes a second time.
#[cfg(unix)]
pub fn listen(sender: Sender<Heard>) {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    use signal_hook::{flag, iterator::Signals};

    // Where signals cannot be heard they do as they always do.
    let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGCONT]) else { return };
    let asked = Arc::new(AtomicBool::new(false));
    for signal in [SIGHUP, SIGINT, SIGTERM] {
        // In this order: the first time it is not set yet.
        let _ = flag::register_conditional_default(signal, Arc::clone(&asked));
        let _ = flag::register(signal, Arc::clone(&asked));
    }
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let heard = match signal {
                SIGTSTP => Heard::Aside,
                SIGCONT => Heard::Back,
                _ => Heard::End,
            };
            if sender.send(heard).is_err() {
                return;
            }
        }
    });
}

/// Stops the program, as Ctrl-Z does elsewhere, until somebody has it go on.
#[cfg(unix)]
pub fn stand_aside() {
    // Where it cannot be stopped it goes on.
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

/// There are no such signals here.
#[cfg(not(unix))]
pub fn listen(_sender: Sender<Heard>) {}

/// Programs are not stopped here.
#[cfg(not(unix))]
pub fn stand_aside() {}
