//! The program, run and measured from outside: time on the clock, time on the cores, memory at its peak.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// One run. What this system does not tell is nothing.
#[derive(Clone, Copy)]
pub struct Run {
    pub success: bool,
    /// Seconds on the clock.
    wall: f64,
    /// Seconds on the cores, added up.
    cores: f64,
    /// Megabytes.
    memory: f64,
}

/// How often the memory of a run is looked at; its peak is kept by the system, so only what comes after the last look is
/// missed.
const LOOK: Duration = Duration::from_millis(2);

/// Runs `command` to its end. What it prints is read and dropped.
pub fn run(command: &mut Command) -> Option<Run> {
    let began = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let ended = AtomicBool::new(false);
    let (wall, memory) = thread::scope(|scope| {
        let (id, ended) = (child.id(), &ended);
        let peak = scope.spawn(move || peak(id, ended));
        drain(&mut child);
        let wall = began.elapsed().as_secs_f64();
        ended.store(true, Ordering::Relaxed);
        (wall, peak.join().unwrap_or_default())
    });
    // Until it is waited for, the system still tells what it used.
    let cores = cores(child.id());
    let success = child.wait().is_ok_and(|status| status.success());
    Some(Run { success, wall, cores, memory })
}

fn drain(child: &mut Child) {
    let mut told = Vec::new();
    if let Some(mut output) = child.stdout.take() {
        let _ = output.read_to_end(&mut told);
    }
}

fn peak(id: u32, ended: &AtomicBool) -> f64 {
    let mut peak = 0.0;
    while !ended.load(Ordering::Relaxed) {
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<f64>().ok());
        peak = kilobytes.map_or(peak, |kilobytes| kilobytes / 1024.0);
        thread::sleep(LOOK);
    }
    peak
}

/// Seconds in the program and in the system for it: fields 14 and 15 of `/proc/PID/stat`, in hundredths.
fn cores(id: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    // The name, in brackets, may hold anything.
    let fields = stat.rsplit_once(')').map(|(_, fields)| fields).unwrap_or_default();
    let ticks = fields.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

/// The medians of several runs of one kind.
pub struct Row {
    what: &'static str,
    pub wall: f64,
    cores: f64,
    memory: f64,
    least: f64,
    most: f64,
}

impl Row {
    pub const HEAD: &str =
        "                                         seconds (least   most)   on cores  documents/s  peak MB";

    pub fn of(what: &'static str, runs: &[Run]) -> Self {
        let in_order = |figure: fn(&Run) -> f64| {
            let mut figures: Vec<f64> = runs.iter().map(figure).collect();
            figures.sort_by(f64::total_cmp);
            figures
        };
        let median = |figures: Vec<f64>| figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN);
        let walls = in_order(|run| run.wall);
        let ends = [walls.first(), walls.last()].map(|end| end.copied().unwrap_or(f64::NAN));
        Self {
            what,
            wall: median(walls),
            cores: median(in_order(|run| run.cores)),
            memory: median(in_order(|run| run.memory)),
            least: ends[0],
            most: ends[1],
        }
    }

    /// One line; `beside` names another row and tells how much faster or slower this one is.
    pub fn print(&self, documents: u32, beside: Option<(&str, f64)>) {
        let Self { what, wall, cores, memory, least, most } = self;
        let beside = beside.map(|(other, times)| format!("  {times:.2} × {other}")).unwrap_or_default();
        let a_second = f64::from(documents) / wall;
        println!(
            "{what:<40} {wall:>7.3} ({least:>6.3} {most:>6.3}) {cores:>10.2} {a_second:>12.0} {memory:>8.0}{beside}"
        );
    }
}
