//! Work on many things abreast, where there are no threads of a pool to wait for: who loads rules may be one of them.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder};

/// Fewer things are made one after the other: a thread takes longer to begin than most of them.
const FEW: usize = 4;

/// What `make` makes of each of `items`, in their order. The threads have `stack` bytes of stack, as the one that calls.
pub(super) fn each<T: Sync, U: Send>(items: &[T], stack: usize, make: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let threads = rayon::current_num_threads().min(items.len());
    if items.len() < FEW || threads < 2 {
        return items.iter().map(make).collect();
    }
    let made: Vec<Mutex<Option<U>>> = items.iter().map(|_| Mutex::new(None)).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(place) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|place| *place < items.len()) {
            *made[place].lock().unwrap_or_else(PoisonError::into_inner) = Some(make(&items[place]));
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            // Where there is no thread to be had, those that are there do it all.
            let _ = Builder::new().stack_size(stack).spawn_scoped(scope, work);
        }
        work();
    });
    made.into_iter().filter_map(|one| one.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_made_in_order() {
        for count in [0, 1, FEW - 1, FEW, 100] {
            let items: Vec<usize> = (0..count).collect();
            assert_eq!(each(&items, 1 << 20, |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }
}
