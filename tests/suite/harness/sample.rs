//! A small office: a province with one agency and one district of three communes.

/// Its units.
pub(crate) const UNITS: &str = "\
code,parent_code,level,kind,name,valid_from,valid_to
20,,province,tinh,Lạng Sơn,,
SNV,20,agency,so,Sở Nội vụ,,
186,20,district,huyen,Hữu Lũng,,
06424,186,commune,xa,Đồng Tân,,
06427,186,commune,xa,Cai Kinh,,
06430,186,commune,xa,Hòa Lạc,,
";

/// Its rules: one of each kind that is judged.
pub(crate) const RULES: &str = r#"
format = 1
profile = "mau"
title = "Mẫu"
valid = { from = 2020-01-01 }

[scale]
qualification = ["none", "elementary", "intermediate", "college", "university", "master", "doctor"]

[unit_kind]
agency = { level = "agency" }
commune = { level = "commune" }

[class]
leader = [ { in = "agency", titles = ["Giám đốc", "Phó Giám đốc"] } ]
clerk = [ { in = "commune", titles = ["Văn phòng - Thống kê"] } ]

[who]
experienced = { years = { since = "service_start", min = 2 } }

[[rule]]
id = "P1"
kind = "slots"
for = "agency"
severity = "error"
basis = "QĐ 478"
count = { min = 2, max = 2, over = "notice" }
slot = [ { id = "lead", text = "lãnh đạo", need = { class = "leader" } },
         { id = "work", need = "experienced" } ]
escalate = [ { after = "30d", severity = "critical" } ]

[[rule]]
id = "C1"
kind = "slots"
for = "commune"
severity = "error"
count = { min = 1, max = 1, over = "notice" }
prefer = [ { need = { class = "clerk" } } ]

[[rule]]
id = "Q1"
kind = "each"
for = "commune"
severity = "info"
need = { at_least = { field = "qualification", value = "intermediate" } }

[[rule]]
id = "K1"
kind = "each"
for = "*"
severity = "warning"
need = { all = [ { has = "phone" }, { has = "email" } ] }

[[rule]]
id = "S1"
kind = "share"
of = "commune"
at = "district"
need = { at_least = { field = "qualification", value = "intermediate" } }
min_percent = 90
severity = "error"
"#;

/// The columns of an officers file that these tests use most.
pub(crate) const HEADER: &str =
    "key,unit_code,full_name,title,qualification,phone,email,service_start,seat_from\n";
