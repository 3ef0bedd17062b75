//! Every sheet and every prompt once: whatever is to hold in each of them is tried along this way.

use std::path::Path;

use crate::harness::terminal::Terminal;
use crate::jobs::go_to;

/// A place of the screen.
pub(super) struct Stop {
    /// The sheet that lies on top there, as the program's own list has it.
    pub(super) sheet: &'static str,
    /// The person at whom the way begins; none: the first row of the outline.
    pub(super) from: &'static str,
    /// The keys that lead there.
    pub(super) keys: &'static str,
    /// What is to be seen then.
    pub(super) seen: &'static str,
    /// What is typed there into a field whose text is kept as a draft.
    pub(super) draft: &'static str,
}

const fn stop(sheet: &'static str, keys: &'static str, seen: &'static str) -> Stop {
    Stop { sheet, from: "", keys, seen, draft: "" }
}

/// At a person.
const fn at_hoa(sheet: &'static str, keys: &'static str, seen: &'static str) -> Stop {
    Stop { from: "Nông Thị Hoa", ..stop(sheet, keys, seen) }
}

/// In a field of a person.
const fn typing(sheet: &'static str, keys: &'static str, seen: &'static str, draft: &'static str) -> Stop {
    Stop { draft, ..at_hoa(sheet, keys, seen) }
}

/// Three rows pasted as a terminal sends them.
const PASTED: &str = "\x1b[200~Vi Văn Tài\t06427\r\nLý Thị Mơ\t186\r\n\x1b[201~";

pub(super) const STOPS: &[Stop] = &[
    stop("Outline", "", "266 người"),
    stop("Outline", "+", "266 người"),
    stop("Outline", "q", "Thoát?"),
    stop("Outline", "/duc", "Tìm"),
    stop("Outline", "/duc<Enter>", "1/"),
    stop("Outline", "@1/1", "[1/1"),
    stop("Outline", "@1/1/2022<Enter>", "01/01/2022 · CHỈ XEM"),
    stop("Outline", "<F8>mQD 1", "[QD 1"),
    typing("Outline", "<Enter>Nông Thị L", "[Nông Thị L", "Nông Thị L"),
    typing("Outline", "<Right><Right><Enter>thac", "[thac", "thac"),
    typing("Outline", "<Right><Right><Right><Enter>20", "[20", "20"),
    typing("Outline", "tVi Van", "[Vi Van", "Vi Van"),
    typing("Outline", "x1/1", "[1/1", "1/1"),
    at_hoa("Outline", " ", "* "),
    at_hoa("Outline", "<F9>muc nhap nham<Enter>", "Xoá"),
    at_hoa("Picker", "c", "Chuyển"),
    typing("Outline", "ccai kinh<Enter>1/2", "[1/2", "1/2"),
    stop("Picker", "gcai", "Đi tới"),
    stop("Findings", "p", "Phát hiện · "),
    stop("Findings", "p/duc", "Tìm"),
    stop("History", "<F9>moi thay doi<Enter>", "Lịch sử · "),
    at_hoa("History", "r", "Lịch sử · "),
    at_hoa("Form", "v", "Hồ sơ · Nông Thị Hoa"),
    typing("Form", "v<End><Enter>ghi", "[ghi", "ghi"),
    stop("Commands", "b", "Các bảng khác"),
    stop("Commands", "<F9>chuyen", "Tìm lệnh"),
    stop("Commands", "<F1>", "Giúp · "),
    stop("Notices", "#", "Các thông báo đã qua"),
    stop("Roster", "s", "266 người"),
    stop("Roster", "f", "Lọc"),
    stop("Roster", "s/nong", "Lọc"),
    typing("Roster", "s<Home><Enter>Lý", "[Lý", "Lý"),
    stop("Groups", "s<F9>nhom va dem<Enter>", "Nhóm theo"),
    stop("Columns", "s<F9>chon va sap<Enter>", "Chọn cột"),
    stop("Paste", PASTED, "2 mới"),
    stop("Paste", "\x1b[200~Vi Văn Tài\t06427\r\nLý Thị Mơ\t186\r\n\x1b[201~<F2>Mai", "[Mai"),
    stop("Calendar", "<F9>lich thay doi<Enter>", "Lịch thay đổi"),
    stop("Waivers", "<F9>bang mien tru<Enter>", "Miễn trừ · "),
    stop("Statistics", "<F9>thong ke va cau<Enter>", "Thống kê · "),
    stop("Accounts", "<F9>tai khoan va khoa<Enter>", "Tài khoản dưới quyền"),
    stop("Accounts", "<F9>tai khoan va khoa<Enter>tcai", "Tài khoản mới"),
    stop("Outline", "<F8><F9>ghi dot<Enter>2", "[2"),
    at_hoa("Outline", "<F9>ghi lop<Enter>1/1", "[1/1"),
    stop("Cures", "<F8>!", "Cách chữa "),
    stop("Outline", "=", "THỬ 0 bước"),
    stop("Plan", "==", "Phương án thử"),
    stop("Norms", "L", "định mức"),
    stop("Norms", "Lt/dev", "Thử tệp quy tắc"),
    stop("Trial", "Lt/dev/null<Enter>", "bộ quy tắc đang dùng giữ nguyên"),
    stop("Drafts", "<F9>ban nhap<Enter>", "Bản nháp chưa lưu"),
];

impl Stop {
    /// The program on this roster, at this place.
    pub(super) fn reach(&self, roster: &Path) -> Terminal {
        let mut terminal = Terminal::open(roster);
        terminal.wait_for("266 người");
        if !self.from.is_empty() {
            go_to(&mut terminal, self.from, self.from);
        }
        // A paste comes in one read.
        match self.keys.split_once("\x1b[201~") {
            Some((pasted, keys)) => {
                terminal.bytes([pasted, "\x1b[201~"].concat().as_bytes());
                terminal.wait_for("2 mới");
                terminal.keys(keys);
            }
            None => terminal.keys(self.keys),
        }
        terminal.wait_for(self.seen);
        terminal
    }
}

/// A sheet that is added is to be added here, too.
#[test]
fn no_sheet_is_left_out() {
    let source = include_str!("../../../src/tui/sheet/mod.rs");
    let (_, list) = source.split_once("pub enum Sheet {").unwrap();
    let (list, _) = list.split_once("\n}").unwrap();
    let names = list.lines().map(str::trim).filter(|line| !line.starts_with("//") && !line.is_empty());
    for name in names.filter_map(|line| line.split('(').next()) {
        assert!(STOPS.iter().any(|stop| stop.sheet == name), "no stop in the sheet {name}");
    }
}
