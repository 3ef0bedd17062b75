//! What each command of the screen does, and the short words of the hint line.

use crate::messages::texts;

texts! {
    /// Command.
    move_up() { vi: "Lên một dòng", en: "Up" }
    /// Command.
    move_down() { vi: "Xuống một dòng", en: "Down" }
    /// Command.
    move_left() { vi: "Sang trái, gập", en: "Left, close" }
    /// Command.
    move_right() { vi: "Sang phải, mở", en: "Right, open" }
    /// Command.
    page_up() { vi: "Lên một trang", en: "Page up" }
    /// Command.
    page_down() { vi: "Xuống một trang", en: "Page down" }
    /// Command.
    go_start() { vi: "Về cột đầu, dòng đầu", en: "First column, first row" }
    /// Command.
    go_end() { vi: "Về cột cuối, dòng cuối", en: "Last column, last row" }
    /// Command.
    open_all() { vi: "Mở cả nhánh", en: "Open the whole branch" }
    /// Command.
    close_all() { vi: "Gập cả nhánh", en: "Close the whole branch" }
    /// Command.
    enter() { vi: "Sửa ô / vào trong", en: "Edit the cell or go in" }
    /// Command.
    edit_end() { vi: "Sửa tiếp ở cuối ô", en: "Edit, keep the value" }
    /// Command.
    add_officer() { vi: "Thêm cán bộ", en: "Add an officer" }
    /// Command.
    transfer() { vi: "Chuyển đơn vị", en: "Transfer to another unit" }
    /// Command.
    change_from() { vi: "Đổi từ ngày (giữ giá trị cũ cho trước đó)", en: "Change from a day on (the past keeps its value)" }
    /// Command.
    end_seat() { vi: "Kết thúc vị trí", en: "End the seat" }
    /// Command.
    delete_entry() { vi: "Xoá mục nhập nhầm", en: "Delete a wrong entry" }
    /// Command.
    clear_cell() { vi: "Xoá giá trị ô", en: "Clear the cell" }
    /// Command.
    next_finding() { vi: "Phát hiện kế", en: "Next finding" }
    /// Command.
    previous_finding() { vi: "Phát hiện trước", en: "Previous finding" }
    /// Command.
    go_to() { vi: "Tới đơn vị, cán bộ", en: "Go to a unit or a person" }
    /// Command.
    jump_back() { vi: "Quay lại chỗ đã đứng trước", en: "Back to where one was" }
    /// Command.
    jump_forward() { vi: "Tới lại chỗ vừa rời", en: "Forward again" }
    /// Command.
    search_earlier() { vi: "Lần tìm trước đó", en: "The search before" }
    /// Command.
    search_later() { vi: "Lần tìm sau đó", en: "The search after it" }
    /// Hint.
    hint_search_earlier() { vi: "lần tìm trước", en: "searches before" }
    /// Command.
    new_line() { vi: "Xuống dòng trong ghi chú", en: "New line in a note" }
    /// Hint.
    hint_new_line() { vi: "xuống dòng", en: "new line" }
    /// Command.
    copy() { vi: "Chép ô", en: "Copy the cell" }
    /// Command.
    undo() { vi: "Hoàn tác", en: "Undo" }
    /// Command.
    redo() { vi: "Làm lại", en: "Redo" }
    /// Command.
    redraw() { vi: "Vẽ lại màn hình", en: "Redraw the screen" }
    /// Command.
    back() { vi: "Về bảng trước", en: "Back to the sheet before" }
    /// Command.
    quit() { vi: "Thoát", en: "Quit" }
    /// Command.
    pick() { vi: "Chọn", en: "Pick" }
    /// Command.
    commit_down() { vi: "Lưu, xuống dòng", en: "Save, down" }
    /// Command.
    commit_right() { vi: "Lưu, sang phải", en: "Save, right" }
    /// Command.
    commit_left() { vi: "Lưu, sang trái", en: "Save, left" }
    /// Command.
    save_now() { vi: "Lưu ngay", en: "Save now" }
    /// Command.
    cancel_edit() { vi: "Bỏ, giữ giá trị cũ", en: "Leave, keep the old value" }
    /// Command.
    list() { vi: "Mở danh sách", en: "Open the list" }
    /// Command.
    list_up() { vi: "Lên trong danh sách", en: "Up in the list" }
    /// Command.
    delete_left() { vi: "Xoá chữ trước", en: "Delete the letter before" }
    /// Command.
    delete_word() { vi: "Xoá một từ", en: "Delete a word" }
    /// Command.
    clear_field() { vi: "Xoá cả ô", en: "Clear the field" }

    /// Hint.
    hint_move() { vi: "đi", en: "move" }
    /// Hint.
    hint_enter() { vi: "sửa", en: "edit" }
    /// Hint.
    hint_add() { vi: "thêm", en: "add" }
    /// Hint.
    hint_next_finding() { vi: "lỗi kế", en: "next finding" }
    /// Hint.
    hint_go_to() { vi: "tới", en: "go to" }
    /// Hint.
    hint_quit() { vi: "thoát", en: "quit" }
    /// Hint.
    hint_back() { vi: "về chỗ cũ", en: "back" }
    /// Hint.
    hint_pick() { vi: "chọn", en: "pick" }
    /// Hint.
    hint_commit_down() { vi: "lưu, xuống", en: "save, down" }
    /// Hint.
    hint_commit_right() { vi: "lưu, sang phải", en: "save, right" }
    /// Hint.
    hint_list() { vi: "danh sách", en: "list" }
    /// Hint.
    hint_cancel() { vi: "bỏ, giữ giá trị cũ", en: "leave, keep the old value" }

    /// Command.
    find() { vi: "Tìm trong bảng", en: "Find in the sheet" }
    /// Command.
    search_first() { vi: "Tới kết quả đầu", en: "To the first match" }
    /// Command.
    leave_search() { vi: "Thôi tìm", en: "End the search" }
    /// Command.
    next_match() { vi: "Kết quả kế", en: "Next match" }
    /// Command.
    previous_match() { vi: "Kết quả trước", en: "Match before" }
    /// Command.
    open_findings() { vi: "Bảng phát hiện", en: "Findings" }
    /// Command.
    go_to_finding() { vi: "Tới dòng của phát hiện", en: "To the row of the finding" }
    /// Command.
    as_of() { vi: "Xem theo ngày khác; về ngày hiện tại", en: "As of another day; back to the present one" }
    /// Command.
    open_history() { vi: "Lịch sử dòng này", en: "History of this row" }
    /// Command.
    open_changes() { vi: "Mọi thay đổi của danh sách", en: "All changes of the roster" }
    /// Command.
    open_entry() { vi: "Hồ sơ cán bộ, hoặc tới đơn vị", en: "Record of the officer, or to the unit" }
    /// Command.
    open_record() { vi: "Hồ sơ đầy đủ", en: "Full record" }
    /// Command.
    open_palette() { vi: "Tìm lệnh", en: "Find a command" }
    /// Command.
    open_help() { vi: "Giúp: các lệnh dùng được ở đây", en: "Help: the commands of this place" }
    /// Command.
    open_messages() { vi: "Các thông báo đã qua", en: "Past messages" }

    /// Hint.
    hint_find() { vi: "tìm", en: "find" }
    /// Hint.
    hint_search_first() { vi: "tới kết quả", en: "to the match" }
    /// Hint.
    hint_next_match() { vi: "kết quả kế", en: "next match" }
    /// Hint.
    hint_previous_match() { vi: "trước", en: "before" }
    /// Hint.
    hint_end_search() { vi: "thôi tìm", en: "end" }
    /// Hint.
    hint_findings() { vi: "phát hiện", en: "findings" }
    /// Hint.
    hint_go_there() { vi: "tới dòng", en: "go there" }
    /// Hint.
    hint_open_entry() { vi: "hồ sơ", en: "record" }
    /// Hint.
    hint_record() { vi: "hồ sơ", en: "record" }
    /// Hint.
    hint_return() { vi: "về", en: "back" }
    /// Hint.
    hint_palette() { vi: "lệnh", en: "commands" }
    /// Hint.
    hint_help() { vi: "giúp", en: "help" }
}
