//! How much two rows of words have in common, and which word answers to which.
//!
//! The longest common subsequence, with a weight for each word, so that a rare word counts for more than a comma.

/// A word as it is compared.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// Words with one form are the same word.
    pub form: u32,
    /// Words with one form may still differ in their letters; those that do count for less.
    pub raw: u32,
    pub weight: f32,
}

/// What two rows have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Common {
    /// Positions in the first and the second row, both rising.
    pub pairs: Vec<(usize, usize)>,
    /// From 0 (nothing) to 1 (the same words).
    pub ratio: f32,
}

/// What is left of a word's weight when only its mask is the same.
const MASK_ONLY: f32 = 0.8;

/// Past this many cells the middle of two rows is not compared: a text without full stops may be one sentence of a
/// million words.
const MOST_CELLS: usize = 1 << 21;

/// Compares two rows.
#[must_use]
pub fn compare(a: &[Item], b: &[Item]) -> Common {
    let total: f32 = a.iter().chain(b).map(|item| item.weight).sum();
    let same = |(first, second): &(&Item, &Item)| first.raw == second.raw && first.form == second.form;
    let head = a.iter().zip(b).take_while(same).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(same).count();
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    let middle = subsequence(&a[head..a.len() - tail], &b[head..b.len() - tail]);
    pairs.extend(middle.into_iter().map(|(first, second)| (first + head, second + head)));
    pairs.extend((0..tail).rev().map(|back| (a.len() - 1 - back, b.len() - 1 - back)));
    let shared: f32 = pairs.iter().map(|&(first, second)| worth(a[first], b[second])).sum();
    Common { pairs, ratio: if total > 0.0 { 2.0 * shared / total } else { 1.0 } }
}

fn worth(a: Item, b: Item) -> f32 {
    let weight = a.weight.min(b.weight);
    if a.raw == b.raw { weight } else { weight * MASK_ONLY }
}

/// The heaviest common subsequence.
fn subsequence(a: &[Item], b: &[Item]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    if a.is_empty() || b.is_empty() || (a.len() + 1).saturating_mul(width) > MOST_CELLS {
        return Vec::new();
    }
    // best[i * width + j]: the weight common to a[i..] and b[j..].
    let mut best = vec![0.0_f32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let take = if a[i].form == b[j].form { best[(i + 1) * width + j + 1] + worth(a[i], b[j]) } else { 0.0 };
            best[i * width + j] = skip.max(take);
        }
    }
    trace(a, b, &best, width)
}

fn trace(a: &[Item], b: &[Item], best: &[f32], width: usize) -> Vec<(usize, usize)> {
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        let here = best[i * width + j];
        let take = best[(i + 1) * width + j + 1] + worth(a[i], b[j]);
        if a[i].form == b[j].form && take >= here {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(words: &str) -> Vec<Item> {
        let code = |text: &str| text.bytes().fold(7_u32, |code, byte| code.wrapping_mul(31) ^ u32::from(byte));
        let item = |word: &str| {
            let number = word.bytes().all(|byte| byte.is_ascii_digit());
            Item { form: if number { 0 } else { code(word) }, raw: code(word), weight: 1.0 }
        };
        words.split_whitespace().map(item).collect()
    }

    #[track_caller]
    fn case(a: &str, b: &str, pairs: &[(usize, usize)], ratio: f32) {
        let common = compare(&row(a), &row(b));
        assert_eq!(common.pairs, pairs, "{a} / {b}");
        assert!((common.ratio - ratio).abs() < 0.01, "{a} / {b}: {}", common.ratio);
    }

    #[test]
    fn common_words_in_order() {
        case("", "", &[], 1.0);
        case("a b c", "", &[], 0.0);
        case("a b c", "a b c", &[(0, 0), (1, 1), (2, 2)], 1.0);
        case("a b c d", "a x c d", &[(0, 0), (2, 2), (3, 3)], 0.75);
        case("a b", "b a", &[(1, 0)], 0.5);
        case("164 dead in b", "225 dead in b", &[(0, 0), (1, 1), (2, 2), (3, 3)], 0.95);
    }

    #[test]
    fn the_same_number_is_preferred() {
        case("12 dead", "15 dead 12 dead", &[(0, 2), (1, 3)], 0.667);
    }

    #[test]
    fn endless_rows_cost_no_more_than_their_ends() {
        let many = "a ".repeat(3000);
        let (first, second) = (format!("x {many}y z"), format!("x {many}b {many}z"));
        assert_eq!(compare(&row(&first), &row(&second)).pairs.len(), 3002);
    }
}
