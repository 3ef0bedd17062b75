//! The office server: what OpenSSH calls, what sets it up, what is wrong with it.

use crate::messages::texts;

texts! {
    /// Verb.
    ssh_keys_verb() { vi: "Dành cho OpenSSH: dòng authorized_keys của một khoá", en: "For OpenSSH: the authorized_keys line of a key" }
    /// Verb.
    session_verb() { vi: "Dành cho OpenSSH: phiên làm việc của một khoá", en: "For OpenSSH: the session of a key" }
    /// Option.
    leave_after_option() {
        vi: "Tự đóng phiên khi không có phím nào trong chừng này giây (0: không bao giờ; mặc định 3600)",
        en: "End the session when no key was pressed for so many seconds (0: never; 3600 unless given)",
    }
    /// Argument.
    from_openssh() { vi: "OpenSSH cho biết", en: "Told by OpenSSH" }
    /// Verb.
    server_verb() { vi: "Máy chủ của cơ quan: nhiều quản trị qua SSH", en: "The office server: several admins over SSH" }
    /// Verb.
    install_verb() { vi: "In các bước cài đặt, giải thích và cách gỡ từng bước", en: "Print the steps of the set-up, each explained, with what takes it back" }
    /// Verb.
    doctor_verb() { vi: "Kiểm tra máy chủ đã cài đặt: còn gì sai, chữa thế nào", en: "Look at a finished set-up: what is wrong, what cures it" }
    /// Option.
    write_option() { vi: "Thực hiện các bước (cần quyền root)", en: "Carry the steps out (as root)" }
    /// Option.
    user_option() { vi: "Tên tài khoản máy [mặc định: daumoi]", en: "Name of the service account [default: daumoi]" }
    /// Option.
    home_option() { vi: "Thư mục của tài khoản [mặc định: /var/lib/daumoi]", en: "Its home [default: /var/lib/daumoi]" }
    /// Option.
    root_option() { vi: "Thư mục thay cho / (để thử)", en: "A folder that stands for / (to try it)" }
    /// Step.
    step_account(user: &str) {
        vi: "Tài khoản máy «{user}», không mật khẩu; vỏ đăng nhập là chính chương trình này, nên không ai có được dòng lệnh.",
        en: "The service account “{user}” without a password; its login shell is this program, so that nobody gets a shell.",
    }
    /// Step.
    step_folders(home: &str) {
        vi: "Thư mục {home} và chỗ sao lưu, chỉ tài khoản đó đọc được.",
        en: "The folder {home} and that of the backups, for that account alone.",
    }
    /// Step.
    step_sshd() {
        vi: "OpenSSH hỏi danh sách xem khoá nào được vào; chặn chuyển tiếp cổng, tệp và mọi lối khác.",
        en: "OpenSSH asks the roster which keys come in; forwarding, files and every other way are shut.",
    }
    /// Step.
    step_timer(folder: &str) {
        vi: "Mỗi giờ một bản sao đã kiểm tra trong {folder}.",
        en: "Each hour a verified copy in {folder}.",
    }
    /// Before what takes a step back.
    undo() { vi: "gỡ", en: "take back" }
    /// Beside the removal of the folder.
    all_data() { vi: "mất mọi dữ liệu", en: "all data are gone" }
    /// What comes after the steps.
    then() { vi: "Sau đó: tạo danh sách, thêm khoá của quản trị đầu tiên, kiểm tra.", en: "Then: make the roster, add the first administrator's key, look whether all is well." }
    /// Nothing was done.
    only_shown() { vi: "Mới chỉ in ra; thực hiện bằng --write.", en: "Only shown; --write carries it out." }
    /// Done.
    installed() { vi: "Đã cài đặt; kiểm tra bằng daumoi server doctor.", en: "Installed; daumoi server doctor looks whether all is well." }
    /// Found.
    all_well() { vi: "Máy chủ cài đặt đúng.", en: "The server is set up well." }
    /// Found.
    no_account(user: &str) { vi: "Không có tài khoản máy «{user}»; tạo theo bước 1 của daumoi server install.", en: "There is no account “{user}”; make it by step 1 of daumoi server install." }
    /// Found.
    wrong_shell(shell: &str, wanted: &str) {
        vi: "Vỏ đăng nhập là «{shell}», phải là «{wanted}»: usermod -s.",
        en: "The login shell is “{shell}”, it must be “{wanted}”: usermod -s.",
    }
    /// Found.
    wrong_home(home: &str, wanted: &str) {
        vi: "Thư mục của tài khoản là «{home}», phải là «{wanted}»: usermod -d.",
        en: "The account's home is “{home}”, it must be “{wanted}”: usermod -d.",
    }
    /// Found.
    locked_account(user: &str) {
        vi: "Tài khoản «{user}» bị khoá, OpenSSH sẽ từ chối: usermod -p '*' {user}",
        en: "The account “{user}” is locked and OpenSSH will refuse it: usermod -p '*' {user}",
    }
    /// Found.
    unsafe_program(path: &str) {
        vi: "«{path}» phải của root và không ai khác ghi được, nếu không OpenSSH không chạy: chown root, chmod go-w.",
        en: "“{path}” must be root's and not writable by others, or OpenSSH does not run it: chown root, chmod go-w.",
    }
    /// Found.
    not_there(path: &str) { vi: "Không có «{path}»; tạo theo daumoi server install.", en: "There is no “{path}”; make it by daumoi server install." }
    /// Found.
    is_link(path: &str) { vi: "«{path}» là liên kết; phải là tệp thật.", en: "“{path}” is a link; it must be the thing itself." }
    /// Found.
    other_owner(path: &str, user: &str) { vi: "«{path}» không phải của tài khoản «{user}»: chown.", en: "“{path}” does not belong to the account “{user}”: chown." }
    /// Found.
    open_to_others(path: &str) { vi: "«{path}» để người khác đọc được: chmod go-rwx.", en: "“{path}” is open to others: chmod go-rwx." }
    /// Found.
    no_sshd_part(path: &str) { vi: "OpenSSH chưa có phần Match User trong «{path}»; xem bước 3 của daumoi server install.", en: "OpenSSH has no Match User part in “{path}”; see step 3 of daumoi server install." }
    /// Found.
    no_sshd_line(line: &str, path: &str) { vi: "Cấu hình OpenSSH thiếu «{line}» trong «{path}».", en: "OpenSSH's configuration lacks “{line}” in “{path}”." }
    /// Found.
    not_included(path: &str) { vi: "sshd_config không đọc «{path}»: thêm dòng Include /etc/ssh/sshd_config.d/*.conf ở đầu.", en: "sshd_config does not read “{path}”: add Include /etc/ssh/sshd_config.d/*.conf at its top." }
    /// Found.
    foreign_keys(path: &str) {
        vi: "«{path}» có khoá không qua danh sách: xoá tệp, thêm khoá bằng daumoi admin key add.",
        en: "“{path}” has keys that do not go through the roster: remove it, add keys with daumoi admin key add.",
    }
    /// Found.
    unit_has_ended(name: &str, unit: &str) {
        vi: "Tài khoản {name} chỉ được sửa trong {unit}, đơn vị đã hết hiệu lực: daumoi admin set {name} --under MÃ đơn vị mới.",
        en: "Account {name} may edit only in {unit}, which has ended: daumoi admin set {name} --under CODE of the new unit.",
    }
    /// Found.
    no_administrator() {
        vi: "Chưa có quản trị nào có khoá dùng được: daumoi admin key add --role administrator.",
        en: "No administrator has a key that opens: daumoi admin key add --role administrator.",
    }
    /// Found.
    no_timer(path: &str) { vi: "Sao lưu mỗi giờ chưa được đặt: thiếu hoặc khác «{path}»; xem bước 4 của daumoi server install.", en: "The hourly copy is not set up: “{path}” is missing or differs; see step 4 of daumoi server install." }
}
