//! The flat roster and what stands beside it.

use crate::messages::texts;

texts! {
    /// A place of commands.
    place_roster() { vi: "danh sách phẳng", en: "flat roster" }
    /// A place of commands.
    place_groups() { vi: "bảng nhóm", en: "groups" }
    /// A place of commands.
    place_columns() { vi: "chọn cột", en: "columns" }
    /// A place of commands.
    place_filter() { vi: "dòng lọc", en: "filter line" }
    /// Title line.
    title_roster(unit: &str) { vi: "Danh sách · {unit}", en: "Roster · {unit}" }
    /// Title line.
    title_groups(field: &str) { vi: "Nhóm theo {field}", en: "Grouped by {field}" }
    /// Title line.
    title_columns() { vi: "Chọn cột của danh sách", en: "Columns of the roster" }
    /// Title line.
    title_sheets() { vi: "Các bảng khác", en: "Other sheets" }
    /// Title line: which row of how many.
    row_of(n: usize, all: usize) { vi: "{n}/{all} người", en: "{n}/{all} officers" }
    /// Title line.
    rows(all: usize) { vi: "{all} người", en: "{all} officers" }
    /// Title line.
    groups(n: usize) { vi: "{n} nhóm", en: "{n} groups" }
    /// Title line.
    columns_shown(n: usize) { vi: "{n} cột hiện", en: "{n} columns shown" }
    /// Column head.
    head_count() { vi: "Số người", en: "Officers" }
    /// Column head.
    head_column() { vi: "Cột", en: "Column" }
    /// There are no rows.
    nobody() { vi: "Không có ai. Esc bỏ lọc hoặc về.", en: "Nobody. Esc takes the filter off or goes back." }
    /// An empty value as a condition or a group.
    empty() { vi: "(trống)", en: "(empty)" }
    /// Strip of the groups.
    group_in_words(value: &str, n: usize) { vi: "{value}: {n} người. Enter xem danh sách.", en: "{value}: {n} officers. Enter lists them." }
    /// Strip of the columns.
    columns_help() {
        vi: "Space hiện hoặc ẩn cột, - và + chuyển sang trái, sang phải, Esc về. Giữ đến hết phiên này.",
        en: "Space shows or hides a column, - and + move it to the left or right, Esc goes back. Kept for this session.",
    }
    /// Filter line.
    filtering(field: &str) { vi: "Lọc {field}: ", en: "Filter {field}: " }
    /// Filter line: Enter takes the value of the cell.
    filter_equal() { vi: "Enter: đúng giá trị này", en: "Enter: exactly this" }
    /// Filter line: words are typed.
    filter_begins() { vi: "Enter: có từ bắt đầu như vậy", en: "Enter: words begin so" }
    /// Nothing in the column can be so.
    no_such_value(typed: &str) { vi: "Cột này không có «{typed}»", en: "The column knows no “{typed}”" }
    /// Message line: a long look at all officers.
    looking(looked: &str, about: &str) { vi: "Đang xem {looked}/{about} người · Ctrl+C dừng", en: "Looking at {looked}/{about} officers · Ctrl-C stops" }

    /// Command.
    open_roster() { vi: "Danh sách phẳng của đơn vị này", en: "Flat roster of this unit" }
    /// Command.
    open_roster_all() { vi: "Danh sách phẳng của toàn bộ", en: "Flat roster of everything" }
    /// Command.
    open_sheets() { vi: "Các bảng khác", en: "Other sheets" }
    /// Command.
    sort() { vi: "Sắp xếp theo cột, lần 2 ngược lại", en: "Sort by the column, again: reversed" }
    /// Command.
    roster_sorted() { vi: "Danh sách phẳng, xếp theo cột này", en: "Flat roster sorted by this column" }
    /// Command.
    roster_filtered() { vi: "Danh sách phẳng, lọc theo ô này", en: "Flat roster filtered by this cell" }
    /// Command.
    clear_sort() { vi: "Bỏ sắp xếp, về thứ tự cây", en: "Unsorted: the order of the tree" }
    /// Command.
    filter() { vi: "Lọc theo giá trị của ô hoặc từ gõ vào", en: "Filter by the cell's value or typed words" }
    /// Command.
    filter_by_name() { vi: "Lọc theo tên", en: "Filter by name" }
    /// Command.
    group() { vi: "Nhóm và đếm theo cột này", en: "Group and count by this column" }
    /// Command.
    choose_columns() { vi: "Chọn và sắp thứ tự các cột", en: "Choose and order the columns" }
    /// Command.
    apply_filter() { vi: "Lọc", en: "Filter" }
    /// Command.
    leave_filter() { vi: "Bỏ dòng lọc", en: "Leave the filter line" }
    /// Command.
    open_group() { vi: "Xem người của nhóm này", en: "List the officers of this group" }
    /// Command.
    toggle_column() { vi: "Hiện hoặc ẩn cột", en: "Show or hide the column" }
    /// Command.
    column_left() { vi: "Chuyển cột sang trái", en: "Move the column left" }
    /// Command.
    column_right() { vi: "Chuyển cột sang phải", en: "Move the column right" }
    /// Hint.
    hint_sort() { vi: "xếp", en: "sort" }
    /// Hint.
    hint_filter() { vi: "lọc", en: "filter" }
    /// Hint.
    hint_list_them() { vi: "xem", en: "list" }
    /// Hint.
    hint_toggle() { vi: "hiện/ẩn", en: "show/hide" }
    /// Hint.
    hint_sheets() { vi: "bảng khác", en: "sheets" }
}
