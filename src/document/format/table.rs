//! Tables: what heads each cell.

use crate::document::Cell;

/// Where a cell stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Number of the table in its file.
    pub table: usize,
    pub row: usize,
    pub column: usize,
    /// Whether the markup calls it a heading.
    pub head: bool,
}

/// The heads of the table that is being read.
#[derive(Debug, Default)]
pub(super) struct Table {
    number: usize,
    row: usize,
    columns: Vec<Option<usize>>,
    row_head: Option<usize>,
}

/// No honest table has more columns.
const WIDEST: usize = 1_000;

impl Table {
    /// What heads the cell at `place`, which is the paragraph numbered `index`.
    pub fn cell(&mut self, place: Place, index: usize) -> Cell {
        if place.table != self.number {
            *self = Self { number: place.table, row: place.row, ..Self::default() };
        }
        if place.row != self.row {
            (self.row, self.row_head) = (place.row, None);
        }
        if place.head && place.row == 0 && place.column < WIDEST {
            self.columns.resize(self.columns.len().max(place.column + 1), None);
            self.columns[place.column] = Some(index);
            return Cell::default();
        }
        let column = self.columns.get(place.column).copied().flatten();
        if place.column == 0 {
            self.row_head = Some(index);
            return Cell { column, row: None };
        }
        Cell { column, row: self.row_head }
    }
}
