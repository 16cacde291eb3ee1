//! A few seeds that are read while the rules are loaded, and forgotten: the reader makes the tables of a language when a
//! text first needs them, and everybody would wait for that before the first document.

use rayon::ThreadPool;

use super::Workspace;
use super::seeds::Seed;
use crate::document::{self, Metadata};

/// Bytes of a seed that is read for nothing. A longer one shows no more.
const LONGEST: u64 = 64 << 10;

/// Has threads of `pool` read a few of `seeds`. Nobody waits for them, or is told of them.
pub fn begin(pool: &ThreadPool, workspace: &Workspace, seeds: &[Seed]) {
    for seed in chosen(seeds) {
        let (workspace, path) = (workspace.clone(), seed.path.clone());
        pool.spawn(move || {
            if let Ok(Some(bytes)) = workspace.read(&format!("seeds/{path}")) {
                // What goes wrong here goes wrong again where it is told.
                let _ = document::read(&path, &bytes, &Metadata::default());
            }
        });
    }
}

/// Neighbours and seeds far apart: where there are several languages, that nearly always shows them.
fn chosen(seeds: &[Seed]) -> impl Iterator<Item = &Seed> {
    let count = seeds.len();
    let places = [0, 1, count / 2, count.saturating_sub(1)];
    let first = move |(at, place): &(usize, usize)| !places[..*at].contains(place);
    let once = places.into_iter().enumerate().filter(first);
    once.filter_map(|(_, place)| seeds.get(place)).filter(|seed| seed.stamp.size <= LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::stamp::Stamp;

    fn places(sizes: &[usize]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let seed = |(place, size): (usize, &usize)| {
            let file = folder.path().join(place.to_string());
            std::fs::write(&file, vec![b'a'; *size]).unwrap();
            Seed { path: place.to_string(), stamp: Stamp::of(&std::fs::metadata(file).unwrap()) }
        };
        let seeds: Vec<Seed> = sizes.iter().enumerate().map(seed).collect();
        chosen(&seeds).map(|seed| seed.path.clone()).collect()
    }

    #[test]
    fn neighbours_and_those_far_apart_are_chosen_once() {
        assert_eq!(places(&[]), [""; 0]);
        assert_eq!(places(&[1]), ["0"]);
        assert_eq!(places(&[1, 1]), ["0", "1"]);
        assert_eq!(places(&[1; 9]), ["0", "1", "4", "8"]);
    }

    #[test]
    fn a_long_one_is_left_out() {
        assert_eq!(places(&[1 << 17, 1, 1]), ["1", "2"]);
    }
}
