//! Faults of rule files: what is wrong, and what to write instead.

use crate::domain::fault::rule_file::{Limit, Noun, RuleFileFault, Shape};
use crate::messages::fault::system::words as system;
use crate::messages::{Lang, texts};

/// Names of a circle that are told.
const ROUND: usize = 8;

texts! { private;
    unreadable(cause: &str) {
        vi: "Không đọc được tệp quy tắc ({cause}); xem lại đường dẫn và quyền đọc.",
        en: "The rule file cannot be read ({cause}); look at its path and at the rights to read it.",
    }
    syntax(cause: &str) {
        vi: "Sai cú pháp TOML: {cause}.",
        en: "This is no TOML: {cause}.",
    }
    unclosed(sign: char, end: char) {
        vi: "Dấu {sign} mở mà không đóng; thêm {end}.",
        en: "This {sign} is opened and never closed; add {end}.",
    }
    key_unknown(key: &str, hint: &str) {
        vi: "Không có khoá «{key}» ở đây{hint}",
        en: "There is no key “{key}” here{hint}",
    }
    key_missing(key: &str) {
        vi: "Thiếu khoá «{key}»; thêm {key} = … vào đây.",
        en: "The key “{key}” is missing; add {key} = … here.",
    }
    word_unknown(what: &str, word: &str, hint: &str) {
        vi: "Không có {what} nào tên là «{word}»{hint}",
        en: "There is no {what} “{word}”{hint}",
    }
    did_you_mean(word: &str) { vi: "; có phải «{word}»?", en: "; did you mean “{word}”?" }
    drop_it() { vi: "; sửa lại hoặc bỏ đi.", en: "; mend or remove it." }
    declare_it(section: &str) { vi: "; khai báo trong {section} hoặc sửa lại.", en: "; declare it in {section} or mend it." }
    one_of(words: &str) { vi: "; dùng {words}.", en: "; use {words}." }
    wanted(what: &str) { vi: "Ở đây cần {what}.", en: "Here {what} is wanted." }
    range(least: i64, most: i64) {
        vi: "Số phải từ {least} đến {most}; sửa lại.",
        en: "The number must lie between {least} and {most}; mend it.",
    }
    number_too_large() { vi: "Số quá lớn; sửa lại.", en: "The number is too large; mend it." }
    twice(name: &str) {
        vi: "«{name}» có hai lần; đổi tên hoặc bỏ một.",
        en: "“{name}” stands twice; rename or remove one.",
    }
    empty() {
        vi: "Không được để trống; ghi ít nhất một giá trị hoặc bỏ khoá này.",
        en: "This must not be empty; write at least one value or remove the key.",
    }
    character(code: &str) {
        vi: "Có ký tự điều khiển hoặc ẩn U+{code}; xoá ký tự đó.",
        en: "There is the control or invisible character U+{code}; delete it.",
    }
    not_one_atom() {
        vi: "Một điều kiện có đúng một khoá trong class, years, at_least, has, all, any, not; \
             ghép nhiều điều kiện bằng all = [ … ] hoặc any = [ … ].",
        en: "A condition has exactly one key of class, years, at_least, has, all, any, not; \
             join several by all = [ … ] or any = [ … ].",
    }
    cycle(names: &str) {
        vi: "Các tên dẫn vòng về chính nó: {names}; cắt vòng này ở một chỗ.",
        en: "The names lead back to themselves: {names}; cut the circle somewhere.",
    }
    other_kind(base: &str) {
        vi: "Quy tắc này khác kind với quy tắc «{base}» mà nó mở rộng; bỏ kind ở đây hoặc bỏ extends.",
        en: "This rule is of another kind than “{base}”, which it extends; leave out kind, or extends.",
    }
    term(text: &str) {
        vi: "«{text}» không phải thời hạn; viết một số rồi d (ngày), m (tháng) hoặc y (năm), ví dụ \"30d\", \"6m\", \"2y\".",
        en: "“{text}” is no term; write a number and d (days), m (months) or y (years), such as \"30d\", \"6m\", \"2y\".",
    }
    month_day(text: &str) {
        vi: "«{text}» không phải tháng-ngày; viết hai chữ số tháng, gạch nối, hai chữ số ngày, ví dụ \"10-01\".",
        en: "“{text}” is no month and day; write two digits each with a hyphen, such as \"10-01\".",
    }
    max_below_min() {
        vi: "max nhỏ hơn min; tăng max hoặc giảm min.",
        en: "max is less than min; raise max or lower min.",
    }
    bad_id(id: &str) {
        vi: "Không dùng được tên «{id}»: không được có dấu / và không được là *, short, over, prefer, need, share, \
             unique, due, recent; đặt tên khác.",
        en: "The name “{id}” cannot be used: no /, and none of *, short, over, prefer, need, share, unique, due, \
             recent; choose another.",
    }
    not_one_when() {
        vi: "Mỗi bước có đúng một trong hai khoá before, after; giữ lại một.",
        en: "Each step has exactly one of before and after; keep one.",
    }
    event_subject(event: &str, subject: &str) {
        vi: "Sự kiện «{event}» chỉ dùng với subject = \"{subject}\"; sửa subject hoặc event.",
        en: "The event “{event}” goes only with subject = \"{subject}\"; mend subject or event.",
    }
    nothing_below() {
        vi: "Các đơn vị trong of không thể nằm dưới cấp nào ghi ở at nên tỷ lệ này không bao giờ được xét; \
             sửa at hoặc of.",
        en: "No unit of `of` can lie below a level of `at`, so the share would never be judged; mend at or of.",
    }
    tie(a: &str, b: &str, unit: &str) {
        vi: "«{a}» và «{b}» cụ thể ngang nhau đối với đơn vị «{unit}»; thu hẹp một bên (code cụ thể hơn kind, kind \
             cụ thể hơn level).",
        en: "“{a}” and “{b}” are equally specific for the unit “{unit}”; narrow one of them (code is more specific \
             than kind, kind than level).",
    }
    overlap(profile: &str) {
        vi: "Thời gian hiệu lực trùng với bộ quy tắc «{profile}»; sửa valid để mỗi ngày chỉ có một bộ.",
        en: "The validity overlaps that of the profile “{profile}”; mend valid so that one holds on each day.",
    }
    too_long(most: usize) {
        vi: "Tệp dài quá {most} MB; bỏ bớt.",
        en: "The file is longer than {most} MB; shorten it.",
    }
    too_deep(most: usize) {
        vi: "Lồng nhau quá {most} tầng; đặt tên cho điều kiện bên trong trong [who] hoặc viết gọn lại.",
        en: "More than {most} levels inside one another; write it flatter.",
    }
    too_many_rules(most: usize) {
        vi: "Quá {most} quy tắc; quy tắc này là quy tắc đầu tiên vượt quá, bỏ bớt.",
        en: "More than {most} rules; this is the first beyond, remove some.",
    }
    condition_too_large(most: usize) {
        vi: "Viết đầy đủ các tên ra thì điều kiện này có quá {most} phần; viết gọn lại.",
        en: "With its names written out this condition has more than {most} parts; make it smaller.",
    }
    too_much(most: usize) {
        vi: "Viết đầy đủ các tên và extends ra thì bộ quy tắc có quá {most} phần; phần từ đây trở đi không đọc nữa, \
             viết gọn lại.",
        en: "With names and extends written out the rules have more than {most} parts; what follows is not read, \
             make them smaller.",
    }
    begins(day: &str) {
        vi: "Ngày {day} nằm ngoài hiệu lực ghi trong tệp (valid); chọn ngày khác hoặc sửa valid.",
        en: "The day {day} lies outside the validity that the file gives (valid); choose another or mend valid.",
    }
    reversed() {
        vi: "Hiệu lực kết thúc trước khi bắt đầu; sửa from hoặc to.",
        en: "The validity ends before it begins; mend from or to.",
    }
    scale() {
        vi: "Thang mức độ là cố định; viết [\"info\", \"notice\", \"warning\", \"error\", \"critical\"] hoặc bỏ khoá này.",
        en: "The scale of severities is fixed; write [\"info\", \"notice\", \"warning\", \"error\", \"critical\"] or \
             leave the key out.",
    }
    format(found: i64) {
        vi: "Tệp có format = {found}; chương trình này đọc format = 1. Dùng bản mới hơn của chương trình hoặc viết \
             tệp theo format 1.",
        en: "The file has format = {found}; this program reads format = 1. Use a newer program or write format 1.",
    }
}

/// A word for people of each language.
type Both = (&'static str, &'static str);

fn pick(lang: Lang, (vi, en): Both) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// What the word should name.
fn noun(what: Noun) -> Both {
    match what {
        Noun::Class => ("loại chức vụ", "position class"),
        Noun::Condition => ("điều kiện", "condition"),
        Noun::UnitKind => ("loại đơn vị", "unit kind"),
        Noun::UnitWord => ("kiểu đơn vị (kind)", "kind of unit"),
        Noun::Level => ("cấp", "level"),
        Noun::Severity => ("mức độ", "severity"),
        Noun::Qualification => ("trình độ", "qualification"),
        Noun::Field => ("trường dùng được ở đây", "field for this place"),
        Noun::Rule => ("quy tắc", "rule"),
        Noun::RuleKind => ("kiểu quy tắc (kind)", "kind of rule"),
        Noun::DueDate => ("ngày theo dõi", "date to watch"),
        Noun::Event => ("sự kiện", "event"),
        Noun::Period => ("chu kỳ (period)", "period"),
        Noun::Subject => ("đối tượng (subject)", "subject"),
        Noun::UniqueOf => ("đối tượng duy nhất (of)", "thing to be unique"),
        Noun::Role => ("vai trò", "role"),
        Noun::Status => ("trạng thái", "status"),
        Noun::Missing => ("cách hiểu khi thiếu dữ liệu (missing)", "meaning of absent data (missing)"),
        Noun::WaiverKind => ("kiểu miễn trừ", "kind of waiver"),
        Noun::WaiverColumn => ("nội dung bắt buộc của miễn trừ", "requirement of a waiver"),
        Noun::Unit => ("đơn vị", "unit"),
        Noun::Officer => ("cán bộ", "officer"),
        Noun::State => ("kết luận (state)", "state"),
        Noun::Facet => ("khía cạnh (facet)", "facet"),
    }
}

/// Where such words are declared, or which they are.
fn known(lang: Lang, what: Noun) -> String {
    let declared = |section: &str| declare_it(lang, section);
    let fixed = |words: &str| one_of(lang, words);
    match what {
        Noun::Class => declared("[class]"),
        Noun::Condition => declared("[who]"),
        Noun::UnitKind => declared("[unit_kind]"),
        Noun::Qualification => declared("[scale]"),
        Noun::UnitWord => fixed(&crate::domain::unit::UNIT_KINDS.join(", ")),
        Noun::Level => fixed("nation, province, agency, district, commune"),
        Noun::Severity => fixed("info, notice, warning, error, critical"),
        Noun::Rule | Noun::Field => drop_it(lang),
        Noun::RuleKind => fixed("slots, each, share, unique, due, recent"),
        Noun::DueDate => fixed(
            "retirement, decision_expiry, decision_date, seat_from, seat_to (subject = \"finding\": deadline)",
        ),
        Noun::Event => fixed("training, inspection"),
        Noun::Period => fixed("calendar_year, rolling"),
        Noun::Subject => fixed("person, unit (recent), finding (due)"),
        Noun::UniqueOf => fixed("person"),
        Noun::Role => fixed("official, reserve"),
        Noun::Status => fixed("serving, leave, study, seconded"),
        Noun::Missing => fixed("unknown, breach, ignore"),
        Noun::WaiverKind => fixed("waive, accept_person, change_count"),
        Noun::Unit => declare_it(lang, "units"),
        Noun::Officer => declare_it(lang, "officers"),
        Noun::State => fixed("breach, unknown, waived"),
        Noun::Facet => fixed("short, over, prefer, prefer2, need, share, unique, due, recent"),
        Noun::WaiverColumn => fixed("decision_no, decision_date, reason, from, expires"),
    }
}

fn shape(wanted: Shape) -> Both {
    match wanted {
        Shape::Text => ("chữ trong dấu nháy, ví dụ \"so\"", "text in quotes, such as \"so\","),
        Shape::Number => ("một số nguyên không có dấu nháy", "a whole number without quotes"),
        Shape::Flag => ("true hoặc false, không có dấu nháy", "true or false, without quotes,"),
        Shape::Date => (
            "một ngày có thật không có dấu nháy, ví dụ 2021-09-28",
            "a day of the calendar without quotes, such as 2021-09-28,",
        ),
        Shape::List => ("một danh sách trong ngoặc vuông [ … ]", "a list in brackets [ … ]"),
        Shape::TextOrList => (
            "chữ trong dấu nháy hoặc danh sách, ví dụ [\"so\", \"ban\"]",
            "text in quotes or a list, such as [\"so\", \"ban\"],",
        ),
        Shape::Table => ("một bảng trong ngoặc nhọn { khoá = giá trị }", "a table in braces { key = value }"),
        Shape::Condition => (
            "một điều kiện: tên trong [who] có dấu nháy, hoặc { class = … } và các loại khác",
            "a condition, a name of [who] in quotes or { class = … } and the like,",
        ),
        Shape::Rules => {
            ("từng quy tắc dưới [[rule]] (hai lần ngoặc vuông)", "each rule under [[rule]] (two brackets)")
        }
        Shape::Examples => (
            "từng ví dụ dưới [[example]] (hai lần ngoặc vuông)",
            "each example under [[example]] (two brackets)",
        ),
    }
}

/// The TOML reader's own words, for people; what is not known here is handed on as it is.
fn cause(lang: Lang, words: &str) -> &str {
    const CAUSES: [(&str, &str); 17] = [
        ("string values must be quoted", "chữ phải đặt trong dấu nháy thẳng, ví dụ \"so\""),
        ("missing value", "thiếu giá trị sau dấu ="),
        ("key with no value", "khoá không có giá trị; thêm = và giá trị"),
        ("missing assignment", "thiếu dấu ="),
        ("extra assignment", "thừa dấu ="),
        ("extra `=`", "thừa dấu ="),
        ("missing comma", "thiếu dấu phẩy giữa hai phần tử"),
        ("missing key", "thiếu tên khoá hoặc thừa dấu phẩy"),
        ("extra comma", "thừa dấu phẩy"),
        ("unclosed", "ngoặc mở mà không đóng"),
        ("invalid basic string", "chữ trong dấu nháy kép không hợp lệ"),
        ("invalid literal string", "chữ trong dấu nháy đơn không hợp lệ"),
        ("missing escaped value", "sau dấu \\ phải là một ký tự đặc biệt; viết \\\\ nếu cần chính dấu \\"),
        ("invalid unquoted key", "tên khoá không dấu nháy chỉ gồm chữ không dấu, số, - và _"),
        ("unexpected leading zero", "số không được có số 0 ở đầu"),
        ("unexpected key or value", "thừa nội dung sau giá trị; mỗi khoá một dòng"),
        ("unexpected", "có nội dung không hợp lệ ở đây"),
    ];
    let translated = || CAUSES.iter().find(|(start, _)| words.starts_with(start)).map(|(_, vi)| *vi);
    match lang {
        Lang::Vi => translated().unwrap_or(words),
        Lang::En => words,
    }
}

fn closing(sign: char) -> char {
    match sign {
        '[' => ']',
        '{' => '}',
        quote => quote,
    }
}

fn limit(lang: Lang, what: Limit, most: usize) -> String {
    match what {
        Limit::Bytes => too_long(lang, most >> 20),
        Limit::Nesting => too_deep(lang, most),
        Limit::Rules => too_many_rules(lang, most),
        Limit::Condition => condition_too_large(lang, most),
        Limit::Size => too_much(lang, most),
    }
}

/// The names of a circle with the first one again at the end.
fn round(names: &[String]) -> String {
    let mut told: Vec<&str> = names.iter().take(ROUND).map(String::as_str).collect();
    if names.len() > ROUND {
        told.push("…");
    }
    told.extend(names.first().map(String::as_str));
    told.join(" → ")
}

/// What happened and what to do.
pub fn sentence(lang: Lang, fault: &RuleFileFault) -> String {
    let meant = |suggestion: &Option<String>| suggestion.as_deref().map(|word| did_you_mean(lang, word));
    match fault {
        RuleFileFault::Unreadable { cause } => unreadable(lang, system(lang, cause)),
        RuleFileFault::Syntax { cause: words } => syntax(lang, cause(lang, words)),
        RuleFileFault::Unclosed { sign } => unclosed(lang, *sign, closing(*sign)),
        RuleFileFault::KeyUnknown { key, suggestion } => {
            key_unknown(lang, key, &meant(suggestion).unwrap_or_else(|| drop_it(lang)))
        }
        RuleFileFault::KeyMissing { key } => key_missing(lang, key),
        RuleFileFault::Type { wanted: what } => wanted(lang, pick(lang, shape(*what))),
        RuleFileFault::WordUnknown { what, word, suggestion } => {
            let hint = meant(suggestion).unwrap_or_else(|| known(lang, *what));
            word_unknown(lang, pick(lang, noun(*what)), word, &hint)
        }
        RuleFileFault::Range { most: i64::MAX, .. } => number_too_large(lang),
        RuleFileFault::Range { least, most } => range(lang, *least, *most),
        RuleFileFault::Twice { name } => twice(lang, name),
        RuleFileFault::Empty => empty(lang),
        RuleFileFault::Character { code } => character(lang, &format!("{code:04X}")),
        RuleFileFault::NotOneAtom => not_one_atom(lang),
        RuleFileFault::Cycle { names } => cycle(lang, &round(names)),
        RuleFileFault::OtherKind { base } => other_kind(lang, base),
        RuleFileFault::Term { text } => term(lang, text),
        RuleFileFault::MonthDay { text } => month_day(lang, text),
        RuleFileFault::MaxBelowMin => max_below_min(lang),
        RuleFileFault::BadId { id } => bad_id(lang, id),
        RuleFileFault::NotOneWhen => not_one_when(lang),
        RuleFileFault::EventSubject { event, subject } => event_subject(lang, event, subject),
        RuleFileFault::NothingBelow => nothing_below(lang),
        RuleFileFault::Tie { names: [a, b], unit } => tie(lang, a, b, unit),
        RuleFileFault::Overlap { profile } => overlap(lang, profile),
        RuleFileFault::Limit { what, most } => limit(lang, *what, *most),
        RuleFileFault::Reversed => reversed(lang),
        RuleFileFault::Scale => scale(lang),
        RuleFileFault::Begins { day } => begins(lang, &day.vietnamese()),
        RuleFileFault::Value(fault) => super::fault::edit::sentence(lang, fault),
        RuleFileFault::Waiver(fault) => super::fault::waiver::sentence(lang, fault),
        RuleFileFault::Format { found } => format(lang, *found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_word_is_told_with_the_one_that_was_meant() {
        let fault = |suggestion: Option<&str>| RuleFileFault::WordUnknown {
            what: Noun::Severity,
            word: "eror".to_owned(),
            suggestion: suggestion.map(ToOwned::to_owned),
        };
        assert_eq!(
            sentence(Lang::Vi, &fault(Some("error"))),
            "Không có mức độ nào tên là «eror»; có phải «error»?"
        );
        assert_eq!(
            sentence(Lang::En, &fault(None)),
            "There is no severity “eror”; use info, notice, warning, error, critical."
        );
    }

    #[test]
    fn a_long_circle_is_cut() {
        let names = (0..20).map(|name| format!("n{name}")).collect();
        let told = sentence(Lang::En, &RuleFileFault::Cycle { names });
        assert!(told.contains("n0 → n1 → n2 → n3 → n4 → n5 → n6 → n7 → … → n0;"), "{told}");
    }

    #[test]
    fn the_readers_words_are_put_into_vietnamese() {
        let fault = RuleFileFault::Syntax { cause: "extra comma in array, expected value".to_owned() };
        assert_eq!(sentence(Lang::Vi, &fault), "Sai cú pháp TOML: thừa dấu phẩy.");
        assert_eq!(sentence(Lang::En, &fault), "This is no TOML: extra comma in array, expected value.");
    }
}
