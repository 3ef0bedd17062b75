//! What can be done about a finding, in words.

use crate::domain::cure::{Cure, Effect, Near, Remedy, Who};
use crate::domain::day::{DateForm, Day};
use crate::domain::profile::Profile;
use crate::domain::query::FindingRow;
use crate::domain::seat::{Role, Status};
use crate::messages::{Lang, finding, names, norm, texts};
use crate::vietnamese::fold::lower;

texts! { private;
    wait(who: &str) { vi: "chờ: {who} đủ điều kiện", en: "wait: {who} will meet it" }
    wait_only() { vi: "chờ: tự hết", en: "wait: it heals by itself" }
    call(who: &str) { vi: "đưa {who} vào chính thức", en: "make {who} one of the official ones" }
    call_back(who: &str) { vi: "gọi {who} trở lại làm việc", en: "call {who} back to work" }
    bring(who: &str, from: &str) { vi: "chuyển {who} từ {from} sang", en: "transfer {who} from {from}" }
    send(who: &str, to: &str) { vi: "chuyển {who} sang {to}", en: "transfer {who} to {to}" }
    reserve(who: &str) { vi: "chuyển {who} sang dự bị", en: "put {who} into the reserve" }
    end(who: &str, unit: &str) { vi: "kết thúc vị trí của {who} ở {unit}", en: "end the seat of {who} in {unit}" }
    attend(who: &str) { vi: "nhập lớp tập huấn của {who}", en: "enter a class that {who} attended" }
    visit() { vi: "nhập một đợt kiểm tra đơn vị", en: "enter a visit of an inspection" }
    fill(field: &str, who: &str) { vi: "hỏi và nhập {field} của {who}", en: "ask for and enter {field} of {who}" }
    fill_any(field: &str) { vi: "hỏi và nhập {field}", en: "ask for and enter {field}" }
    add() { vi: "thêm cán bộ mới đủ điều kiện", en: "add somebody new who meets it" }
    heals_now() { vi: "hết ngay", en: "heals at once" }
    heals_from(day: &str) { vi: "hết từ {day}", en: "heals on {day}" }
    lessens_now() { vi: "bớt ngay", en: "less at once" }
    lessens_from(day: &str) { vi: "bớt từ {day}", en: "less from {day} on" }
    perhaps() { vi: "tuỳ dữ liệu", en: "depends" }
    opens(what: &str) { vi: "mở ra {what}", en: "opens {what}" }
    opened(rule: &str, unit: &str, what: &str) { vi: "{rule} {unit}: {what}", en: "{rule} {unit}: {what}" }
    from_unit(name: &str, unit: &str) { vi: "{name} ({unit})", en: "{name} ({unit})" }
    with_role(name: &str, role: &str) { vi: "{name} ({role})", en: "{name} ({role})" }
    best_now(who: &str) { vi: "{who} thay được ngay", en: "{who} could, at once" }
    best_from(who: &str, day: &str) { vi: "{who} từ {day}", en: "{who} from {day} on" }
}

texts! {
    /// Column head.
    head_cure() { vi: "Cách chữa", en: "Cure" }
    /// Column head.
    head_effect() { vi: "Kết quả", en: "Effect" }
    /// Column head.
    head_opens() { vi: "Mở ra", en: "Opens" }
    /// The title.
    title(rule: &str, unit: &str) { vi: "Cách chữa {rule} · {unit}", en: "Cures of {rule} · {unit}" }
    /// The title's right end.
    count(n: usize) { vi: "{n} cách", en: "{n} cures" }
    /// An empty list.
    none() { vi: "Không có ai ở đơn vị hay các đơn vị kề chữa được.", en: "Nobody of the unit or its neighbours would cure it." }
    /// The finding is gone.
    gone() { vi: "Phát hiện này không còn.", en: "The finding is gone." }
    /// An empty list that is not there yet.
    looking() { vi: "Đang tìm …", en: "Looking …" }
    /// Neighbours were left out.
    cut() { vi: "chỉ xét 100 đơn vị kề mỗi phía", en: "only the nearest 100 units each way" }
    /// Nothing else comes with it.
    opens_nothing() { vi: "không mở thêm phát hiện nào", en: "opens nothing" }
    /// The one who asks may not do it.
    not_yours() { vi: "ngoài phạm vi của bạn", en: "outside what you may edit" }
    /// The command.
    cures() { vi: "Các cách chữa", en: "What would cure it" }
    /// The command.
    take() { vi: "Chọn cách này, mở sẵn để lưu", en: "Take this one, ready to be saved" }
    /// A place.
    place() { vi: "các cách chữa", en: "the cures" }
    /// A hint.
    hint_take() { vi: "chọn", en: "take it" }
    /// How many more ways there are, after the best.
    more_ways(key: &str, n: usize) { vi: "{key} cả {n} cách", en: "{key} all {n} cures" }
    /// No finding at the cursor.
    no_finding() { vi: "ở đây không có phát hiện nào để chữa", en: "there is no finding to cure here" }
    /// A cure that has no change to open.
    only_waiting() { vi: "không cần làm gì: tự hết theo thời gian", en: "nothing to be done: time heals it" }
    /// Somebody new is added with this key.
    add_there(key: &str) { vi: "{key} thêm cán bộ ở đây", en: "{key} adds an officer here" }
    /// On the command line.
    nothing_to_cure(unit: &str) { vi: "{unit}: không có phát hiện nào", en: "{unit}: no findings" }
}

fn named(lang: Lang, who: &Who) -> String {
    let word = match (who.seat.role, who.seat.status) {
        (Role::Reserve, _) => who.seat.role.word(),
        (Role::Official, Status::Serving) => return who.person.full_name.clone(),
        (Role::Official, status) => status.word(),
    };
    with_role(lang, &who.person.full_name, &lower(names::role_or_status(lang, word)))
}

/// What is done, with whom.
pub fn action(lang: Lang, cure: &Cure) -> String {
    let Some(who) = &cure.who else {
        return match cure.remedy {
            Remedy::Visit => visit(lang),
            Remedy::Fill(field) => fill_any(lang, &norm::field(lang, field)),
            Remedy::Wait => wait_only(lang),
            _ => add(lang),
        };
    };
    let (name, unit) = (named(lang, who), who.unit.full_name());
    let bare = &who.person.full_name;
    match cure.remedy {
        Remedy::Wait => wait(lang, &name),
        Remedy::Call if who.seat.role == Role::Official => call_back(lang, &name),
        Remedy::Call => call(lang, &name),
        Remedy::Send => send(lang, bare, &cure.to.as_ref().map(|unit| unit.full_name()).unwrap_or_default()),
        Remedy::Transfer => bring(lang, &name, &unit),
        Remedy::Reserve => reserve(lang, bare),
        Remedy::End => end(lang, bare, &unit),
        Remedy::Attend => attend(lang, bare),
        Remedy::Fill(field) => fill(lang, &norm::field(lang, field), bare),
        Remedy::Visit => visit(lang),
        Remedy::Add => add(lang),
    }
}

/// What it does to the finding, and from when on.
pub fn effect(lang: Lang, dates: DateForm, today: Day, cure: &Cure) -> String {
    let is_now = cure.from <= today;
    let day = dates.show(cure.from);
    match (cure.effect, is_now) {
        (Effect::Heals, true) => heals_now(lang),
        (Effect::Heals, false) => heals_from(lang, &day),
        (Effect::Lessens, true) => lessens_now(lang),
        (Effect::Lessens, false) => lessens_from(lang, &day),
        (Effect::Perhaps, _) => perhaps(lang),
    }
}

/// What stands then that would not stand without it; nothing if it opens nothing.
pub fn opened_by(lang: Lang, profile: &Profile, cure: &Cure) -> Option<String> {
    let one = |row: &FindingRow| {
        let rule = profile.rule(row.finding.rule).map_or("", |rule| rule.id.as_str());
        opened(lang, rule, &row.unit.full_name(), &finding::text(lang, profile, row))
    };
    let all: Vec<String> = cure.opens.iter().map(one).collect();
    (!all.is_empty()).then(|| opens(lang, &all.join("; ")))
}

/// The person who would cure it best, where he comes from, and from when on: `Lý Thị Mơ (Xã Đồng Tân) thay được ngay`.
pub fn best(lang: Lang, dates: DateForm, today: Day, cure: &Cure) -> String {
    let comes = matches!(cure.remedy, Remedy::Transfer | Remedy::Call);
    match cure.who.as_ref().filter(|_| comes) {
        Some(who) => {
            let unit = who.unit.full_name();
            let name = if cure.near == Near::Here {
                named(lang, who)
            } else {
                from_unit(lang, &named(lang, who), &unit)
            };
            if cure.from <= today {
                best_now(lang, &name)
            } else {
                best_from(lang, &name, &dates.show(cure.from))
            }
        }
        None => action(lang, cure),
    }
}
