//! Since when a finding is so, when time alone will change it, and by which decision it is excused.

use crate::domain::day::{DateForm, Day};
use crate::domain::finding::{Finding, Severity, Span, State};
use crate::domain::report::CheckedRow;
use crate::messages::{Lang, names, texts, waivers};

texts! { private;
    since(day: &str, days: i32) { vi: "từ {day} ({days} ngày)", en: "since {day} ({days} days)" }
    since_today(day: &str) { vi: "từ {day}", en: "since {day}" }
    since_ever() { vi: "từ trước mọi số liệu", en: "as far back as the records go" }
    heals(day: &str) { vi: "tự hết ngày {day}", en: "heals by itself on {day}" }
    worse(day: &str, severity: &str) { vi: "nặng thêm ngày {day} ({severity})", en: "grows worse on {day} ({severity})" }
    milder(day: &str, severity: &str) { vi: "nhẹ đi ngày {day} ({severity})", en: "grows milder on {day} ({severity})" }
    breaks(day: &str) { vi: "thành vi phạm ngày {day}", en: "becomes a breach on {day}" }
    unwaived(day: &str) { vi: "hết miễn trừ, thành vi phạm ngày {day}", en: "waived no more from {day} on" }
    excused(day: &str) { vi: "được miễn trừ từ {day}", en: "waived from {day} on" }
    unclear(day: &str) { vi: "từ {day} chưa đủ dữ liệu để biết", en: "cannot be told from {day} on" }
}

/// Since when, by which decision, until when: `từ 01/09/2021 (28 ngày) · tự hết ngày 28/11/2022`.
pub fn time(lang: Lang, dates: DateForm, today: Day, told: &CheckedRow) -> String {
    let finding = &told.row.finding;
    let show = |day: Day| dates.show(day);
    let begun = match told.span.since {
        Some(day) if day < today => since(lang, &show(day), day.days_until(today)),
        Some(day) => since_today(lang, &show(day)),
        None => since_ever(lang),
    };
    let excuse = told.waiver.as_ref().map(|(waiver, _)| {
        waivers::by_decision(lang, &waiver.decision_no, &waivers::holds_until(lang, dates, waiver.period))
    });
    let change = change(lang, finding, &told.span, show);
    [Some(begun), excuse, change].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What time alone will do to it, and on which day.
fn change(lang: Lang, finding: &Finding, span: &Span, show: impl Fn(Day) -> String) -> Option<String> {
    let day = show(span.changes_on?);
    let graver = |severity: Severity| severity > finding.severity;
    Some(match (finding.state, span.becomes) {
        (_, None) => heals(lang, &day),
        (State::Waived, Some((State::Breach, _))) => unwaived(lang, &day),
        (State::Unknown, Some((State::Breach, _))) => breaks(lang, &day),
        (State::Breach | State::Unknown, Some((State::Waived, _))) => excused(lang, &day),
        (State::Breach | State::Waived, Some((State::Unknown, _))) => unclear(lang, &day),
        (_, Some((_, severity))) if graver(severity) => worse(lang, &day, names::severity(lang, severity)),
        (_, Some((_, severity))) => milder(lang, &day, names::severity(lang, severity)),
    })
}
