//! The sheet of rules.

use std::collections::BTreeMap;
use std::sync::Arc;

use insta::assert_snapshot;

use crate::domain::facts::{Place, UnitFacts};
use crate::domain::finding::{Facet, State};
use crate::domain::id::UnitId;
use crate::domain::norms::{EditionRow, NormsPage, Standing};
use crate::domain::query::FindingsPage;
use crate::messages::{Lang, norm_rule};
use crate::rules::decode::decode;
use crate::rules::judge::Judge;
use crate::tui::message::Message;
use crate::tui::settings::Settings;
use crate::tui::tests::driver::{Driver, settings};
use crate::tui::tests::office::Office;

impl Office {
    pub(super) fn findings_of(&self, rule: &str, skip: usize, limit: usize) -> FindingsPage {
        let mut all = self.findings(self.units[0].id, 0, usize::MAX).rows;
        let ix = self.profile.rule_ix(rule);
        all.retain(|row| Some(row.finding.rule) == ix);
        let total = all.len();
        FindingsPage { rows: all.into_iter().skip(skip).take(limit).collect(), total }
    }

    pub(super) fn norms(&self) -> NormsPage {
        let edition = EditionRow {
            id: 1,
            name: self.profile.name.clone(),
            title: self.profile.title.clone(),
            days: self.profile.valid,
            in_force: true,
        };
        let mut judge = Judge::new(Arc::clone(&self.profile));
        let found = self.findings(self.units[0].id, 0, usize::MAX).rows;
        let standing = |ix| {
            let mut standing = Standing::default();
            let breaches = found.iter().map(|row| &row.finding).filter(|finding| finding.rule == ix);
            let breaches =
                breaches.filter(|one| one.state == State::Breach && !matches!(one.facet, Facet::Prefer(_)));
            standing.gravest = breaches.map(|one| one.severity).max();
            let mut worst: BTreeMap<UnitId, State> = BTreeMap::new();
            for finding in found.iter().map(|row| &row.finding) {
                if finding.rule == ix && !matches!(finding.facet, Facet::Prefer(_)) {
                    let state = worst.entry(finding.unit).or_insert(finding.state);
                    *state = (*state).min(finding.state);
                }
            }
            let count = |of| u64::try_from(worst.values().filter(|state| **state == of).count()).unwrap();
            (standing.broken, standing.unknown, standing.waived) =
                (count(State::Breach), count(State::Unknown), count(State::Waived));
            for unit in &self.units {
                let facts = UnitFacts::empty(unit, Place::of(unit));
                standing.units += u64::from(judge.applies(&self.profile.rule(ix).unwrap().id, &facts));
            }
            Some(standing)
        };
        let standings = self.profile.numbered().map(|(ix, _)| ix).map(standing).collect();
        let profile = Some(Arc::clone(&self.profile));
        NormsPage { editions: vec![edition], shown: Some(1), profile, standings }
    }
}

#[test]
fn each_norm_stands_in_words_with_its_numbers() {
    let mut screen = Driver::new();
    screen.at("L");
    assert_snapshot!(screen.screen(), @r#"
 Quy tắc · Hệ thống công chức đầu mối KSTTHC tỉnh Lạng Sơn           9 định mức
   Mã       Định mức                                    Đạt  Không      ?   Miễn
 √ langson-2020 · từ 21/03/2020 đến 30/06/2025 · đang có hiệu lực
>√ P1       sở, ban, ngành, văn phòng (trừ nơi the…       1      0      0      0
   P1-VP    đơn vị mã VPUBND: đúng 03 người, trong…       0      0      0      0
 ? D1       cấp huyện: đúng 02 người, trong đó 01 …       1      0      1      0
 × C1       cấp xã: đúng 01 người; nên có người gi…      30      2      0      0
 √ Q1       sở, ban, ngành, văn phòng, cấp huyện: …       3      0      0      0
 √ Q2       cấp xã: mỗi cán bộ có trình độ từ Trun…      32      0      0      0
 √ K1       mọi đơn vị: mỗi cán bộ có điện thoại v…      36      0      0      0
 √ S1       cấp tỉnh, cấp huyện: ít nhất 90% cán b…       3      0      0      0
 √ S2       cấp tỉnh: mọi cán bộ (sở, ban, ngành, …       1      0      0      0






 P1  sở, ban, ngành, văn phòng (trừ nơi theo P1-VP): đúng 02 người, trong đó 01
 lãnh đạo cơ quan và 01 lãnh đạo cấp phòng hoặc công chức ≥ 2 năm; thiếu quá 30…
 1 đơn vị: đạt 1 · không đạt 0 · chưa rõ 0 · được miễn trừ 0
 mức vi phạm · Căn cứ: QĐ 478/QĐ-UBND ngày 21/3/2020 của UBND tỉnh Lạng Sơn

 ↑↓←→ đi  Enter phát hiện  t thử tệp  F8 lỗi kế  g tới  F9 lệnh  F1 giúp  Esc về
"#);
    screen.at("Down");
    assert_snapshot!(screen.screen(), @r#"
 Quy tắc · Hệ thống công chức đầu mối KSTTHC tỉnh Lạng Sơn           9 định mức
   Mã       Định mức                                    Đạt  Không      ?   Miễn
 √ langson-2020 · từ 21/03/2020 đến 30/06/2025 · đang có hiệu lực
 √ P1       sở, ban, ngành, văn phòng (trừ nơi the…       1      0      0      0
>  P1-VP    đơn vị mã VPUBND: đúng 03 người, trong…       0      0      0      0
 ? D1       cấp huyện: đúng 02 người, trong đó 01 …       1      0      1      0
 × C1       cấp xã: đúng 01 người; nên có người gi…      30      2      0      0
 √ Q1       sở, ban, ngành, văn phòng, cấp huyện: …       3      0      0      0
 √ Q2       cấp xã: mỗi cán bộ có trình độ từ Trun…      32      0      0      0
 √ K1       mọi đơn vị: mỗi cán bộ có điện thoại v…      36      0      0      0
 √ S1       cấp tỉnh, cấp huyện: ít nhất 90% cán b…       3      0      0      0
 √ S2       cấp tỉnh: mọi cán bộ (sở, ban, ngành, …       1      0      0      0






 P1-VP  đơn vị mã VPUBND: đúng 03 người, trong đó 01 lãnh đạo cơ quan và 01 lãnh
 đạo cấp phòng hoặc công chức ≥ 2 năm; thiếu quá 30 ngày: nghiêm trọng
 0 đơn vị: đạt 0 · không đạt 0 · chưa rõ 0 · được miễn trừ 0
 mức vi phạm · Căn cứ: QĐ 478/QĐ-UBND ngày 21/3/2020 của UBND tỉnh Lạng Sơn

 ↑↓←→ đi  Enter phát hiện  t thử tệp  F8 lỗi kế  g tới  F9 lệnh  F1 giúp  Esc về
"#);
}

#[test]
fn enter_leads_to_the_findings_of_a_norm_and_esc_back_to_it() {
    let mut screen = Driver::new();
    screen.at("F9 'dinh muc' Enter");
    assert!(screen.title().contains("Quy tắc"), "{}", screen.screen());
    while !screen.cursor_row().contains(" C1 ") {
        screen.at("Down");
    }
    screen.at("Enter");
    assert_snapshot!(screen.screen(), @r#"
 Phát hiện · định mức C1 · 2 phát hiện
 Mức  Mã   Đơn vị          Vì sao                             Từ         Chữa
>×    C1   Xã Cai Kinh     thiếu 01, chưa có ai               –          t · c
 ▲    C1   Xã Đồng Tân     thừa 01 so với định mức 1          –          x · c














 × C1  Xã Cai Kinh: thiếu 01, chưa có ai
       từ trước mọi số liệu · Căn cứ: QĐ 478/QĐ-UBND ngày 21/3/2020 của UBND
       tỉnh Lạng Sơn
       Chữa: Lý Thị Mơ (Xã Đồng Tân) thay được ngay · ! cả 5 cách

 ↑↓←→ đi  Enter tới dòng  F8 lỗi kế  / tìm  g tới  F9 lệnh  F1 giúp  Esc về
"#);
    screen.at("Down Enter");
    assert!(screen.cursor_row().contains("Xã Đồng Tân"), "{}", screen.screen());
    screen.at("Esc");
    assert!(screen.title().contains("định mức C1"), "{}", screen.screen());
    assert!(screen.cursor_row().contains("Xã Đồng Tân"), "{}", screen.screen());
    screen.at("Esc");
    assert!(screen.cursor_row().contains(" C1 "), "{}", screen.screen());
    // The numbers follow what others do.
    let unit = screen.office.id("Xã Cai Kinh");
    screen.office.officer(unit, "Vi Văn Tài", "Văn phòng - Thống kê", ("college", "2015"));
    screen.tell(Message::Changed);
    assert!(screen.cursor_row().contains(" C1 "), "{}", screen.screen());
}

#[test]
fn in_english_and_on_a_narrow_screen() {
    let english = Settings { lang: Lang::En, ..settings() };
    let mut screen = Driver::with(Office::new(), english, (60, 15));
    screen.at("L Down Down Down");
    assert_snapshot!(screen.screen(), @r#"
 Rules · Hệ thống công chức đầu mối KSTTHC tỉ…      9 norms
   Rule     Norm                    Met    Not      ? Waived
 √ langson-2020 · from 21/03/2020 to 30/06/2025 · in force
 √ P1       departments, board…       1      0      0      0
   P1-VP    unit VPUBND: exact…       0      0      0      0
 ? D1       districts: exactly…       1      0      1      0
>× C1       communes: exactly …      30      2      0      0
 √ Q1       departments, board…       3      0      0      0
 √ Q2       communes: each off…      32      0      0      0
 √ K1       every unit: each o…      36      0      0      0
 √ S1       province, district…       3      0      0      0
 C1  communes: exactly 1; rather one who holds the title Vă…
 32 units: met in 30 · not met in 2 · cannot tell in 0 · wa…

 Enter findings  t try a file  F1 help  Esc back  p findings
"#);
}

/// Each norm of a rule text in words.
fn said(source: &str, lang: Lang) -> String {
    let profile = decode(source, "").profile.unwrap();
    let one = |rule| norm_rule::rule(lang, &profile, rule);
    profile.rules.iter().map(|rule| [&rule.id, "  ", &one(rule)].concat()).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_shipped_norm_is_a_sentence() {
    let rules = include_str!("../../../data/rules/lang-son-2020.toml");
    assert_snapshot!(said(rules, Lang::Vi), @r#"
P1  sở, ban, ngành, văn phòng (trừ nơi theo P1-VP): đúng 02 người, trong đó 01 lãnh đạo cơ quan và 01 lãnh đạo cấp phòng hoặc công chức ≥ 2 năm; thiếu quá 30 ngày: nghiêm trọng
P1-VP  đơn vị mã VPUBND: đúng 03 người, trong đó 01 lãnh đạo cơ quan và 01 lãnh đạo cấp phòng hoặc công chức ≥ 2 năm; thiếu quá 30 ngày: nghiêm trọng
D1  cấp huyện: đúng 02 người, trong đó 01 lãnh đạo UBND huyện và 01 lãnh đạo VP HĐND-UBND hoặc công chức ≥ 2 năm; thiếu quá 30 ngày: nghiêm trọng
C1  cấp xã: đúng 01 người; nên có người giữ chức vụ Văn phòng - Thống kê, Công chức Văn phòng - Thống kê
Q1  sở, ban, ngành, văn phòng, cấp huyện: mỗi cán bộ có trình độ từ Đại học trở lên
Q2  cấp xã: mỗi cán bộ có trình độ từ Trung cấp trở lên
K1  mọi đơn vị: mỗi cán bộ có điện thoại và có thư điện tử
S1  cấp tỉnh, cấp huyện: ít nhất 90% cán bộ (cấp xã) có trình độ từ Trung cấp trở lên; dưới 20 người: ghi nhận
S2  cấp tỉnh: mọi cán bộ (sở, ban, ngành, văn phòng, cấp huyện) có trình độ từ Đại học trở lên
T1  mọi đơn vị: mỗi cán bộ được tập huấn KSTTHC hằng năm
R1  mọi đơn vị: ngày nghỉ hưu: trước 12 tháng ghi nhận, trước 6 tháng cảnh báo, quá ngày vi phạm
E1  mọi đơn vị: ngày hết nhiệm kỳ: trước 60 ngày cảnh báo, quá ngày vi phạm
E2  mọi đơn vị: mỗi cán bộ có số quyết định và có ngày quyết định
I1  sở, ban, ngành, văn phòng, cấp huyện, cấp xã: được kiểm tra trong 36 tháng gần nhất
I2  mọi đơn vị: hạn khắc phục: trước 14 ngày lưu ý, quá ngày vi phạm
U1  mỗi người chỉ giữ một vị trí trong phạm vi một tỉnh
B1  sở, ban, ngành, văn phòng, cấp huyện: ít nhất 01 người (dự bị)
"#);
    assert_snapshot!(said(rules, Lang::En), @r#"
P1  departments, boards, branches, offices (except by P1-VP): exactly 2, among them 1 × lãnh đạo cơ quan and 1 × lãnh đạo cấp phòng hoặc công chức ≥ 2 năm; missing for 30 days: critical
P1-VP  unit VPUBND: exactly 3, among them 1 × lãnh đạo cơ quan and 1 × lãnh đạo cấp phòng hoặc công chức ≥ 2 năm; missing for 30 days: critical
D1  districts: exactly 2, among them 1 × lãnh đạo UBND huyện and 1 × lãnh đạo VP HĐND-UBND hoặc công chức ≥ 2 năm; missing for 30 days: critical
C1  communes: exactly 1; rather one who holds the title Văn phòng - Thống kê, Công chức Văn phòng - Thống kê
Q1  departments, boards, branches, offices, districts: each officer has University or higher
Q2  communes: each officer has Intermediate or higher
K1  every unit: each officer has phone and has e-mail
S1  province, districts: of at least 90% of the officers (communes) it holds: has Intermediate or higher; fewer than 20: info
S2  province: of all officers (departments, boards, branches, offices, districts) it holds: has University or higher
T1  every unit: each officer is trained (KSTTHC) every year
R1  every unit: retirement: 12 months before: info, 6 months before: warning, passed: error
E1  every unit: end of term: 60 days before: warning, passed: error
E2  every unit: each officer has decision number and has decision date
I1  departments, boards, branches, offices, districts, communes: is inspected within 36 months
I2  every unit: deadline: 14 days before: notice, passed: error
U1  one seat each within: one province
B1  departments, boards, branches, offices, districts: at least 1 (reserve)
"#);
}

#[test]
fn those_of_the_later_profile_are_sentences_too() {
    let later = include_str!("../../../data/rules/lang-son-2025.toml");
    assert_snapshot!(said(later, Lang::Vi), @r#"
P1  sở, ban, ngành, văn phòng (trừ nơi theo P1-VP): đúng 02 người, trong đó 01 lãnh đạo cơ quan và 01 lãnh đạo cấp phòng hoặc công chức ≥ 2 năm; thiếu quá 30 ngày: nghiêm trọng
P1-VP  đơn vị mã VPUBND: đúng 03 người, trong đó 01 lãnh đạo cơ quan và 01 lãnh đạo cấp phòng hoặc công chức ≥ 2 năm; thiếu quá 30 ngày: nghiêm trọng
C1  cấp xã: đúng 02 người, trong đó 01 lãnh đạo UBND xã, phường và 01 VP HĐND-UBND, Trung tâm PVHCC hoặc công chức ≥ 2 năm
Q1  sở, ban, ngành, văn phòng: mỗi cán bộ có trình độ từ Đại học trở lên
Q2  cấp xã: mỗi cán bộ có trình độ từ Đại học trở lên
K1  mọi đơn vị: mỗi cán bộ có điện thoại và có thư điện tử
S1  cấp tỉnh: ít nhất 90% cán bộ (cấp xã) có trình độ từ Đại học trở lên
S2  cấp tỉnh: mọi cán bộ (sở, ban, ngành, văn phòng) có trình độ từ Đại học trở lên
T1  mọi đơn vị: mỗi cán bộ được tập huấn KSTTHC hằng năm
R1  mọi đơn vị: ngày nghỉ hưu: trước 12 tháng ghi nhận, trước 6 tháng cảnh báo, quá ngày vi phạm
E1  mọi đơn vị: ngày hết nhiệm kỳ: trước 60 ngày cảnh báo, quá ngày vi phạm
E2  mọi đơn vị: mỗi cán bộ có số quyết định và có ngày quyết định
I1  sở, ban, ngành, văn phòng, cấp xã: được kiểm tra trong 36 tháng gần nhất
I2  mọi đơn vị: hạn khắc phục: trước 14 ngày lưu ý, quá ngày vi phạm
U1  mỗi người chỉ giữ một vị trí trong phạm vi một tỉnh
B1  sở, ban, ngành, văn phòng: ít nhất 01 người (dự bị)
"#);
}
