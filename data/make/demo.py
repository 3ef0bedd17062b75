#!/usr/bin/env python3
"""Makes data/demo/officers.csv and data/demo/README.md: the demo roster of Lạng Sơn on 28/09/2021.

    python3 data/make/demo.py

Every person is invented: names are put together from lists of common Vietnamese, Tày and Nùng names, phone numbers
begin with the unassigned 000, mail addresses end in the reserved .example. The figures are the published ones (266
officers = 41 + 24 + 201, of the 201 in communes 181 at intermediate level or higher, Hữu Lũng 2 + 24); the faults are
planted by hand below and listed in the README. `check_demo.py` counts everything again from the files.

Needs Python 3.9, no other package. The same program gives the same bytes.
"""
import csv
import datetime as dt
import pathlib
import random
import unicodedata

DATA = pathlib.Path(__file__).resolve().parent.parent
DAY = "2021-09-28"
COLUMNS = ("key unit_code full_name sex birth_date service_start title qualification phone email role status seat_from "
           "seat_to decision_no decision_date decision_expiry trained retirement_date note").split()
PERSON = "key full_name sex birth_date service_start qualification phone email trained retirement_date".split()

FAMILY = ("Nông Nông Nông Hoàng Hoàng Hoàng Lý Lý Vi Vi Lương Lương Hứa Hứa Triệu Lộc Chu Bế Đinh Đàm Dương Lăng Lành "
          "Phùng Mã Liễu Lâm Hà Tô Bàn Nguyễn Nguyễn Nguyễn Trần Trần Lê Phạm Vũ Đỗ").split()
MIDDLE = {"nam": "Văn Văn Văn Văn Đức Minh Quang Xuân Thành Đình Công Quốc Ngọc Thế Trọng Viết Mạnh".split(),
          "nữ": "Thị Thị Thị Thị Thị Thu Thanh Kim Hồng Bích Phương Ánh Ngọc Thúy".split()}
GIVEN = {"nam": ("Hùng Dũng Cường Tuấn Nam Sơn Hải Long Phúc Thắng Trung Kiên Bình Hiếu Khánh Quân Tiến Đạt Vinh Lâm "
                 "Tùng Việt Huy Khoa Phong Toàn Nghĩa Lộc Thịnh Ước Đông Bảo Thọ Thức Điệp").split(),
         "nữ": ("Lan Hương Hoa Mai Trang Linh Hà Thảo Yến Nga Hằng Nhung Huyền Loan Oanh Phượng Tuyết Vân Xuân Dung "
                "Giang Hạnh Liên Ngân Nhi Thủy Trâm Uyên Đào Bích Niên Én").split()}
CLASSES = ["2020-06-18", "2020-09-24", "2021-04-15", "2021-05-20"]                      # of the province
CLASSES_186 = ["2019-10-10", "2020-07-09", "2021-03-18", "2021-06-10"]                  # of Hữu Lũng
DIVISION = ["Trưởng phòng", "Phó Trưởng phòng", "Chánh Văn phòng", "Phó Chánh Văn phòng", "Chuyên viên", "Chuyên viên chính"]

rng = random.Random(20210928)           # only .random() is used: the same numbers in every version of Python
rows, faults, people = [], [], []
used = {"Vi Văn Tài"}                   # kept free for the scenario in which a vacancy is filled


def pick(values):
    return values[int(rng.random() * len(values))]


def between(low, high):
    return low + int(rng.random() * (high - low + 1))


def fold(text):
    text = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in text if not unicodedata.combining(c)).lower()


def name(sex):
    while True:
        made = f"{pick(FAMILY)} {pick(MIDDLE[sex])} {pick(GIVEN[sex])}"
        words = made.split()
        if made not in used and len(set(words)) == 3:
            used.add(made)
            return made


def weekday(day):
    """The day, or the Monday after a weekend."""
    day = dt.date.fromisoformat(day)
    return str(day + dt.timedelta(days=8 - day.isoweekday() if day.isoweekday() > 5 else 0))


def blur(day):
    """Some dates are known only to the month or the year."""
    chance = rng.random()
    return day[:4] if chance < 0.08 else day[:7] if chance < 0.18 else day


def person(level, lead=False, **given):
    """A person who meets every rule of his level, but for what is given."""
    sex = given.get("sex") or pick(["nam", "nam", "nữ"] if lead else ["nam", "nữ", "nữ"])
    born = between(1968, 1978) if lead and sex == "nam" else between(1973, 1979) if lead else between(1974, 1992)
    start = min(born + between(22, 27), 2016)
    quality = (["Đại học", "Đại học", "Thạc sĩ"] if level == "agency" else
               ["Đại học", "Đại học", "Đại học", "Thạc sĩ"] if level == "district" else
               ["Đại học", "Đại học", "Đại học", "Cao đẳng", "Trung cấp", "Trung cấp"])
    made = {"sex": sex, "birth_date": blur(f"{born}-{between(1, 12):02}-{between(1, 28):02}"),
            "service_start": blur(f"{start}-{between(1, 12):02}-{between(1, 28):02}"), "qualification": pick(quality),
            "retirement_date": "", "trained": None}
    made["full_name"] = given.pop("full_name", None) or name(sex)
    made.update(given)
    used.add(made["full_name"])
    number = len(people) + 1
    made["key"] = f"LS{number:04}"
    words = fold(made["full_name"]).split()
    made.setdefault("phone", f"000{(number * 7919 + 1234567) % 10**7:07}")
    made.setdefault("email", f"{words[-1]}.{''.join(w[0] for w in words[:-1])}{number}@langson.example")
    people.append(made)
    return made


def decision(unit, level):
    number = between(11, 480) if level != "district" else between(900, 3900)
    body = {"VPUBND": "VP", "BQLKKTCK": "BQLKKTCK"}.get(unit, unit) if level == "agency" else "UBND"
    return f"{number}/QĐ-{body}"


def district_of(unit):
    return parent[unit] if level_of[unit] == "commune" else unit


def seat(who, unit, title, seat_from=None, seat_to="", role="official", status="serving", note="", **given):
    """One seat; without a day it began at some time between 2018 and early 2021, most often after QĐ 478."""
    level = level_of[unit]
    if seat_from is None:
        chance = rng.random()
        year, month = ((2020, between(4, 6)) if chance < 0.6 else (between(2018, 2019), between(1, 12))
                       if chance < 0.85 else (2020, between(7, 12)) if chance < 0.95 else (2021, between(1, 3)))
        seat_from = weekday(f"{year}-{month:02}-{between(1, 28):02}")
    row = {"unit_code": unit, "title": title, "role": role, "status": status, "seat_from": seat_from, "seat_to": seat_to,
           "decision_no": decision(unit, level), "decision_date": seat_from, "decision_expiry": "", "note": note}
    row.update(given)
    if row["decision_date"] > DAY:
        row["decision_date"] = "2021-09-20"
    if who["trained"] is None:
        open_to = [d for d in (CLASSES_186 if district_of(unit) == "186" else CLASSES) if d >= seat_from]
        late = [d for d in open_to if d >= "2020"]
        days = sorted({d for d in open_to if rng.random() < 0.55} | {late[-1] if rng.random() < 0.6 else pick(late)}) \
            if late else []
        who["trained"] = ";".join(f"{d}:KSTTHC" for d in days)
    rows.append((who, row))
    return row


def fault(rule, unit, who, words, cure):
    faults.append((rule, unit, who, words, cure))


# ---------------------------------------------------------------------------------------------- the units of 2021
level_of, parent, shown = {}, {}, {}
WORDS = {"huyen": "Huyện ", "thanh_pho": "Thành phố ", "xa": "Xã ", "phuong": "Phường ", "thi_tran": "Thị trấn "}
for unit in csv.DictReader(open(DATA / "units" / "20-lang-son.csv", encoding="utf-8", newline="")):
    if (unit["valid_from"] or "0") <= DAY <= (unit["valid_to"] or "9"):
        level_of[unit["code"]], parent[unit["code"]] = unit["level"], unit["parent_code"]
        shown[unit["code"]] = WORDS.get(unit["kind"], "") + unit["name"]


# ------------------------------------------------------------------------------------------------ units by hand
def vpubnd():
    seat(person("agency", True), "VPUBND", "Phó Chánh Văn phòng")
    seat(person("agency", full_name="Lương Minh Đức", sex="nam"), "VPUBND", "Trưởng phòng Kiểm soát TTHC")
    seat(person("agency"), "VPUBND", "Chuyên viên")
    seat(person("agency"), "VPUBND", "Chuyên viên", role="reserve")


def snv():
    seat(person("agency", True), "SNV", "Giám đốc")
    seat(person("agency", True), "SNV", "Phó Giám đốc")
    seat(person("agency"), "SNV", "Chuyên viên", role="reserve")
    fault("-", "SNV", None, "two agency leaders: the second one fills the working seat", "no finding: right as it is")


def stp():
    who = person("agency")
    seat(who, "STP", "Chuyên viên", "2018-05-07", "2020-05-31")
    seat(person("agency", True), "STP", "Phó Giám đốc")
    seat(who, "STP", "Phó Trưởng phòng", "2020-06-01")
    seat(person("agency"), "STP", "Chuyên viên", role="reserve")
    fault("-", "STP", who, "promoted within the unit: an old seat ended, a new one opened", "no finding: history")


def stc():
    seat(person("agency", True, service_start="2001-09-01"), "STC", "Phó Giám đốc", "2019-03-04")
    who = person("agency", True, service_start="2020-03-02")
    seat(who, "STC", "Giám đốc", "2021-02-01")
    fault("-", "STC", who, "old deputy entered before the new director (under 2 years): only true matching fills both seats",
          "no finding: right as it is")


def sct():
    who = person("agency", True)
    seat(who, "SCT", "Phó Giám đốc", "2020-11-16", decision_expiry="2021-11-15")
    fault("E1", "SCT", who, "decision runs out on 15/11/2021 (warning)", "new decision, or another expiry day")
    who = person("agency")
    seat(who, "SCT", "Phụ trách phòng")
    fault("-", "SCT", who, "acting title that is in no class on purpose; fits by years of service", "no finding")


def snnptnt():
    seat(person("agency", True), "SNNPTNT", "Phó Giám đốc")
    seat(person("agency"), "SNNPTNT", "Chánh Văn phòng")
    who = person("agency", trained="2019-09-12:KSTTHC")
    seat(who, "SNNPTNT", "Chuyên viên", "2019-04-01", "2020-08-31")
    seat(who, "SNNPTNT", "Chuyên viên", "2020-09-01", "2022-08-31", status="study", note="Đi học cao học")
    fault("-", "SNNPTNT", who, "away for study: not counted", "no finding")


def sgtvt():
    lead = person("agency", True)
    seat(lead, "SGTVT", "Phó Giám đốc", "2019-06-03")
    seat(person("agency"), "SGTVT", "Phó Trưởng phòng", "2018-08-01", "2021-09-05", note="Chuyển công tác")
    who = person("agency", service_start="2020-12-01", birth_date="1997-02-11", trained="")
    seat(who, "SGTVT", "Chuyên viên", "2021-09-06")
    fault("P1", "SGTVT", lead, f"fits both seats alone; {who['full_name']} (since 01/12/2020) fits none: working seat empty "
          "since 06/09/2021 (error; critical from 06/10/2021; heals by time on 01/12/2022)",
          "appoint a division leader or somebody with 2 years")


def sxd():
    seat(person("agency", True), "SXD", "Phó Giám đốc")
    who = person("agency", service_start="")
    seat(who, "SXD", "Chánh Thanh tra")
    fault("-", "SXD", who, "no first working day, but a division leader: good, not unknown", "no finding")


def stnmt():
    seat(person("agency", True), "STNMT", "Phó Giám đốc")
    seat(person("agency"), "STNMT", "Trưởng phòng")
    seat(person("agency"), "STNMT", "Chuyên viên", role="reserve")


def stttt():
    seat(person("agency", True), "STTTT", "Phó Giám đốc")
    seat(person("agency"), "STTTT", "Trưởng phòng")
    seat(person("agency"), "STTTT", "Chuyên viên")
    fault("P1", "STTTT", None, "three officers, one too many (notice)", "end a seat, or a decision that allows three")


def sldtbxh():
    seat(person("agency", True), "SLDTBXH", "Phó Giám đốc")
    who = person("agency")
    seat(who, "SLDTBXH", "Chuyên viên", "2019-09-03", decision_expiry="2021-08-31")
    fault("E1", "SLDTBXH", who, "decision ran out on 31/08/2021 (error)", "new decision, or another expiry day")


def svhttdl():
    who = person("agency", True, sex="nữ", birth_date="1966-10-05", retirement_date="2023-06-30")
    seat(who, "SVHTTDL", "Phó Giám đốc", note="Kéo dài thời gian công tác")
    fault("-", "SVHTTDL", who, "retirement day entered by hand (30/06/2023) wins over the law's table", "no finding")
    seat(person("agency"), "SVHTTDL", "Phó Chánh Văn phòng")


def skhcn():
    who = person("agency", True, sex="nam", birth_date="1961-04-12", service_start="1985-10-01")
    seat(who, "SKHCN", "Phó Giám đốc", "2018-03-05", "2021-07-31", note="Nghỉ hưu")
    seat(person("agency"), "SKHCN", "Chuyên viên chính")
    fault("P1", "SKHCN", who, "leader retired, his seat ended on 31/07/2021: empty since 01/08/2021, over 30 days (critical)",
          "appoint an agency leader")


def sgddt():
    who = person("agency", True, sex="nam", birth_date="1961-11-20", service_start="1984-09-01")
    seat(who, "SGDDT", "Phó Giám đốc")
    fault("R1", "SGDDT", who, "retires on 31/05/2022 (info; warning from 30/11/2021)", "think of a successor")
    seat(person("agency"), "SGDDT", "Chánh Văn phòng")


def syt():
    seat(person("agency", True, service_start="1998-08-01"), "SYT", "Phó Giám đốc")
    who = person("agency", service_start="2019", birth_date="1995-06-30")
    seat(who, "SYT", "Chuyên viên", "2020-06-08")
    fault("P1", "SYT", who, "first working day known only as 2019: 2 years cannot be told (unknown; good on 31/12/2021)",
          "enter the day")
    seat(person("agency"), "SYT", "Chuyên viên", role="reserve")


def ttra():
    seat(person("agency", True), "TTRA", "Phó Chánh Thanh tra")
    seat(person("agency"), "TTRA", "Trưởng phòng")


def sngv():
    seat(person("agency", True), "SNGV", "Phó Giám đốc phụ trách")
    seat(person("agency"), "SNGV", "Chuyên viên")


def board(unit):
    seat(person("agency", True), unit, "Phó Trưởng ban")
    seat(person("agency"), unit, "Trưởng phòng" if unit == "BDT" else "Chuyên viên chính")


def department(unit):
    seat(person("agency", True), unit, pick(["Giám đốc", "Phó Giám đốc", "Phó Giám đốc"]))
    seat(person("agency"), unit, pick(DIVISION))


def city():
    seat(person("district", True), "178", "Phó Chủ tịch UBND")
    seat(person("district"), "178", "Chánh Văn phòng HĐND-UBND")
    seat(person("district"), "178", "Chuyên viên", role="reserve")


def van_lang():
    seat(person("district", True), "182", "Phó Chủ tịch UBND")
    seat(person("district"), "182", "Phó Chánh Văn phòng HĐND-UBND", "2019-02-11", "2021-09-12", note="Chuyển công tác")
    who = person("district", full_name="Hứa Thị Én", sex="nữ", service_start="2019-11-09", birth_date="1996-03-15", trained="")
    seat(who, "182", "Chuyên viên", "2021-09-13")
    fault("D1", "182", who, "six weeks short of two years (since 09/11/2019): working seat empty since 13/09/2021 (error; "
          "critical from 13/10/2021; heals by time on 09/11/2021)", "wait, waive, or appoint somebody else")


def cao_loc():
    three("183")
    who = person("district")
    seat(who, "183", "Chuyên viên", "2019-05-06", "2021-03-31")
    seat(who, "183", "Chuyên viên", "2021-04-01", "2022-03-31", status="seconded", note="Biệt phái")
    fault("-", "183", who, "seconded elsewhere: not counted", "no finding")


def huu_lung():
    seat(person("district", True, full_name="Hoàng Văn Ba", sex="nam", birth_date="1968-02", service_start="2009",
                qualification="Đại học"), "186", "Phó Chủ tịch UBND", "2020-04-06")
    who = person("district", full_name="Nông Thị Hoa", sex="nữ", birth_date="1990-08-19", service_start="",
                 qualification="Đại học")
    seat(who, "186", "Chuyên viên", "2020-04-06")
    fault("D1", "186", who, "no first working day: 2 years cannot be told (unknown)", "enter the day")


def loc_binh():
    seat(person("district", True), "188", "Quyền Chủ tịch UBND", "2021-03-15")
    seat(person("district"), "188", "Phó Chánh Văn phòng HĐND-UBND")
    seat(person("district"), "188", "Chuyên viên", role="reserve")


def dinh_lap():
    who = person("district", True)
    seat(who, "189", "Phó Chủ tịch UBND", "2019-01-07", "2021-09-10", note="Luân chuyển")
    seat(person("district"), "189", "Chánh Văn phòng HĐND-UBND")
    fault("D1", "189", who, "leader moved away, seat ended on 10/09/2021: empty since 11/09/2021 (error; critical from "
          "11/10/2021)", "appoint a leader of the district's UBND")


def three(unit):
    seat(person("district", True), unit, "Phó Chủ tịch UBND")
    seat(person("district"), unit, "Phó Chánh Văn phòng HĐND-UBND")
    seat(person("district"), unit, "Chuyên viên")
    fault("D1", unit, None, "three officers, one too many (notice)", "end a seat, or a decision that allows three")


def two(unit):
    seat(person("district", True), unit, pick(["Phó Chủ tịch UBND", "Phó Chủ tịch UBND", "Chủ tịch UBND"]))
    seat(person("district"), unit, pick(["Chánh Văn phòng HĐND-UBND", "Phó Chánh Văn phòng HĐND-UBND", "Chuyên viên"]))
    if unit == "187":
        seat(person("district"), unit, "Chuyên viên", role="reserve")


# --------------------------------------------------------------------------------------------- communes by hand
VPTK = "Văn phòng - Thống kê"


def tam_thanh():
    who = person("commune", full_name="Chu Thị Niên", sex="nữ")
    people_of["05986"] = who
    seat(who, "05974", VPTK, "2019-07-01")
    fault("U1", "05974", who, "serves Phường Tam Thanh and Xã Hoàng Đồng at the same time, counted in both (error)",
          "end one of the two seats and appoint another person there")


def hoang_dong():
    seat(people_of["05986"], "05986", VPTK, "2021-01-04")


def quang_trung():
    who = person("commune", sex="nữ", birth_date="1992-05-04")
    seat(who, "06088", VPTK, "2019-08-01", "2021-06-30")
    seat(who, "06088", VPTK, "2021-07-01", "2021-12-31", status="leave", note="Nghỉ thai sản")
    seat(who, "06088", VPTK, "2022-01-01")
    fault("C1", "06088", who, "only officer on leave since 01/07/2021: nobody counted (error; heals on 01/01/2022)",
          "appoint a stand-in as official")


def xuat_le():
    who = people_of["06202"] = person("commune", trained="2020-09-24:KSTTHC;2021-04-15:KSTTHC")
    seat(who, "06202", VPTK, "2021-11-01")
    fault("C1", "06202", who, "nobody until the transfer of 01/11/2021 (error)", "heals on 01/11/2021")


def hop_thanh():
    seat(person("commune"), "06226", VPTK)
    who = people_of["06202"]
    seat(who, "06226", "Tư pháp - Hộ tịch", "2019-10-07", "2021-10-31", note="Chuyển xã Xuất Lễ từ 01/11/2021")
    fault("C1", "06226", who, "two officers, one too many until he moves to Xã Xuất Lễ on 01/11/2021 (notice)",
          "heals on 01/11/2021")


def cai_kinh():
    who = person("commune", full_name="Lý Thị Mơ", sex="nữ", birth_date="1966-04-08", service_start="1990-03-01",
                 qualification="Trung cấp")
    seat(who, "06427", VPTK, "2018-06-04", "2021-08-31", note="Nghỉ hưu")
    fault("C1", "06427", who, "retired, her seat ended on 31/08/2021: nobody since 01/09/2021 (error)",
          "appoint somebody, e.g. the invented Vi Văn Tài of the scenarios")


def dong_tan():
    seat(person("commune"), "06424", VPTK)
    who = person("commune", trained="")
    seat(who, "06424", "Tư pháp - Hộ tịch", "2021-07-15")
    fault("C1", "06424", who, "two officers since 15/07/2021, one too many (notice); a newcomer, excused from training",
          "end a seat, or a decision that allows two")


def gia_loc():
    who = person("commune")
    seat(who, "06475", VPTK, role="reserve")
    fault("C1", "06475", who, "only a reserve person, who never fills a seat: nobody counted (error)",
          "appoint her or him as official")


def double(unit):
    seat(person("commune"), unit, VPTK)
    seat(person("commune"), unit, pick(["Văn hóa - Xã hội", "Tư pháp - Hộ tịch"]))
    fault("C1", unit, None, "two officers, one too many (notice)", "end a seat, or a decision that allows two")


def dong_dang():
    seat(person("commune", full_name="Hoàng Văn Đức", sex="nam"), "06184", VPTK)


def bac_quynh():
    who = person("commune", full_name="Hoàng Văn Đức", sex="nam")
    seat(who, "06343", VPTK)
    fault("-", "06343", who, "another Hoàng Văn Đức serves TT Đồng Đăng: two people of one name", "no finding")


def yen_phuc():
    who = person("commune", sex="nam", birth_date="1961-05-17", service_start="1990-07-01")
    seat(who, "06319", VPTK)
    fault("R1", "06319", who, "reached the retirement day on 31/08/2021 and is still in the seat (error)",
          "end the seat, or enter the decision's retirement day")


def y_tich():
    who = person("commune", sex="nữ", birth_date="1966-08", service_start="1992-01-01")
    seat(who, "06520", VPTK)
    fault("R1", "06520", who, "retires on 31/12/2021 (warning)", "think of a successor")


def khuat_xa():
    who = person("commune", sex="nữ", birth_date="1991-12-02")
    seat(who, "06565", VPTK, "2018-09-03", "2021-05-31")
    seat(who, "06565", VPTK, "2021-06-01", "2021-11-30", status="leave", note="Nghỉ thai sản")
    seat(person("commune", trained="2021-06-10:KSTTHC"), "06565", VPTK, "2021-06-01", "2021-11-30", note="Thay người nghỉ thai sản")
    fault("-", "06565", who, "on leave and replaced, both until 30/11/2021", "no finding today; short from 01/12/2021")


def moved(old, new):
    """Moved from one commune to the other on 1 March 2020, where he or she sits today."""
    who = people_of[new] = person("commune")
    seat(who, old, VPTK, "2017-04-03", "2020-02-29", note=f"Chuyển {shown[new]}")
    fault("-", old, who, f"moved to {shown[new]} on 01/03/2020: an old seat ended, a new one opened", "no finding: history")


def commune(unit, title=VPTK, **given):
    if unit in people_of:
        seat(people_of[unit], unit, title, "2020-03-01", decision_date="2020-02-26")
    else:
        seat(person("commune", **given), unit, title)


def retired(unit, last):
    """A predecessor who retired, and the present officer from the next day on."""
    who = person("commune", sex="nam", birth_date=f"1960-{last[5:7]}-10", service_start="1988-01-01")
    seat(who, unit, VPTK, "2016-02-01", last, note="Nghỉ hưu")
    seat(person("commune"), unit, VPTK, str(dt.date.fromisoformat(last) + dt.timedelta(days=1)))


people_of = {}
AT = {"VPUBND": vpubnd, "SNV": snv, "STP": stp, "STC": stc, "SCT": sct, "SNNPTNT": snnptnt, "SGTVT": sgtvt, "SXD": sxd,
      "STNMT": stnmt, "STTTT": stttt, "SLDTBXH": sldtbxh, "SVHTTDL": svhttdl, "SKHCN": skhcn, "SGDDT": sgddt, "SYT": syt,
      "TTRA": ttra, "SNGV": sngv, "BDT": lambda: board("BDT"), "BQLKKTCK": lambda: board("BQLKKTCK"),
      "178": city, "180": lambda: three("180"), "182": van_lang, "183": cao_loc, "185": lambda: three("185"),
      "186": huu_lung, "188": loc_binh, "189": dinh_lap,
      "05974": tam_thanh, "05986": hoang_dong, "06040": lambda: double("06040"), "06088": quang_trung,
      "06202": xuat_le, "06226": hop_thanh, "06325": lambda: double("06325"), "06427": cai_kinh, "06424": dong_tan,
      "06463": lambda: double("06463"), "06475": gia_loc, "06184": dong_dang, "06343": bac_quynh, "06319": yen_phuc,
      "06520": y_tich, "06565": khuat_xa,
      "06010": lambda: retired("06010", "2020-06-30"), "06268": lambda: retired("06268", "2020-12-31"),
      "06412": lambda: retired("06412", "2020-06-30")}
OTHER_TITLES = {"05989": "Tư pháp - Hộ tịch", "06022": "Phó Chủ tịch UBND", "06109": "Văn hóa - Xã hội",
                "06163": "Trưởng Công an", "06283": "Văn hóa - Xã hội", "06490": "Tài chính - Kế toán",
                "06610": "Chỉ huy trưởng Quân sự", "06643": "Địa chính - Xây dựng"}
DUC = {"05980": "Trần Minh Đức", "06073": "Nông Văn Đức", "06388": "Vi Anh Đức", "06562": "Phạm Hữu Đức"}
RESERVES = ["06112", "06124"]
MOVES = {"06256": "06280", "06349": "06364"}        # from -> to, on 1 March 2020; somebody else sits in the first since

for unit in level_of:
    if unit in MOVES:
        moved(unit, MOVES[unit])
    if unit in AT:
        AT[unit]()
    elif level_of[unit] == "agency":
        department(unit)
    elif level_of[unit] == "district":
        two(unit)
    elif level_of[unit] == "commune":
        given = {"full_name": DUC[unit], "sex": "nam"} if unit in DUC else {}
        commune(unit, OTHER_TITLES.get(unit, VPTK), **given)
        if unit in RESERVES:
            seat(person("commune"), unit, "Văn hóa - Xã hội", role="reserve")
for unit in OTHER_TITLES:
    fault("C1", unit, None, f"title {OTHER_TITLES[unit]}, not Văn phòng - Thống kê (info, facet prefer)", "no harm")

# -------------------------------------------------------------------------------- faults spread over ordinary people
marked = {id(who) for _, _, who, _, _ in faults if who}
seats_of = {}
for who, row in rows:
    seats_of.setdefault(id(who), []).append(row)
plain = [(who, row) for who, row in rows               # one seat, held today, nothing planted, not in Hữu Lũng
         if len(seats_of[id(who)]) == 1 and id(who) not in marked and row["role"] == "official" and not row["seat_to"]
         and row["status"] == "serving" and district_of(row["unit_code"]) != "186"]
plain_communes = [(who, row) for who, row in plain if level_of[row["unit_code"]] == "commune"]


def take(pool, want=lambda who, row: True):
    """One of the pool that nothing has been done to yet."""
    free = [(who, row) for who, row in pool if id(who) not in marked and want(who, row)]
    who, row = pick(free)
    marked.add(id(who))
    return who, row


def in_district(code):
    return lambda who, row: parent[row["unit_code"]] == code


# 181 of 201 in communes at intermediate level or higher: 18 below, 2 not known
BELOW = {"178": 1, "180": 3, "181": 2, "183": 2, "184": 3, "185": 1, "187": 2, "188": 2, "189": 2}
for code, number in BELOW.items():
    for nth in range(number):
        who, row = take(plain_communes, in_district(code))
        who["qualification"] = "Chưa qua đào tạo" if (code, nth) == ("184", 0) else "Sơ cấp"
        fault("Q2", row["unit_code"], who, f"{who['qualification']}: below intermediate (info)", "a course of study")
for code in ("182", "188"):
    who, row = take(plain_communes, in_district(code))
    who["qualification"] = ""
    fault("Q2", row["unit_code"], who, "qualification not known (unknown)", "enter it")
fault("S1", "180", None, "20 of 23 at intermediate level or higher = 86,9 % (error), one more needed", "cure one Q2 of the district")
fault("S1", "188", None, "18 of 21, one not known: 85,7 % or 90,4 % (unknown)", "enter the qualification")
fault("-", "187", None, "18 of 20 at intermediate level or higher = 90,0 % exactly", "no finding: S1 is met")
for code, words in (("178", "7 of 8 = 87,5 %"), ("181", "16 of 18 = 88,8 %"), ("184", "14 of 17 = 82,3 %"),
                    ("189", "10 of 12 = 83,3 %")):
    fault("S1", code, None, words + ", a small group (info)", "cure one or two Q2 of the district")

for nth in range(14):
    who, row = take(plain)
    what = "phone and e-mail" if nth == 0 else "phone" if nth < 9 else "e-mail"
    for field in ("phone", "email"):
        if field.replace("email", "e-mail") in what:
            who[field] = ""
    fault("K1", row["unit_code"], who, f"no {what} (warning)", "enter it")
for fields in (["decision_no"], ["decision_no"], ["decision_date"], ["decision_no", "decision_date"]):
    who, row = take(plain)
    for field in fields:
        row[field] = ""
    words = " and ".join("number" if f == "decision_no" else "day" for f in fields)
    fault("E2", row["unit_code"], who, f"{words} of the decision not entered (warning)", "enter it")
for trained, words in (("", "never trained"), ("", "never trained"), ("2019-05-16:KSTTHC", "last trained in 2019"),
                       ("2021-04-22:Phản ánh kiến nghị", "trained this year, but on another topic")):
    who, row = take(plain, lambda who, row: row["seat_from"] < "2020-07")        # later ones are newcomers
    if trained.startswith("2019"):
        row["seat_from"] = row["decision_date"] = "2018-10-15"
    who["trained"] = trained
    fault("T1", row["unit_code"], who, words + " (warning)", "the next class; enter the attendance")
who, row = take(plain_communes)
who["birth_date"] = ""
fault("R1", row["unit_code"], who, "no date of birth: the retirement day cannot be told (unknown)", "enter the date")
who, row = take(plain_communes, lambda who, row: len(who["birth_date"]) > 4)
who["sex"] = ""
fault("-", row["unit_code"], who, "sex not entered; far from retirement either way", "no finding")
who, row = take(plain, lambda who, row: ";" in who["trained"])
who["trained"] = who["trained"].replace(":KSTTHC", "", 1)
fault("-", row["unit_code"], who, "a class without a topic counts for every topic", "no finding")

# ----------------------------------------------------------------------------------------------------- writing
order = {unit: n for n, unit in enumerate(level_of)}
rows.sort(key=lambda item: order[item[1]["unit_code"]])         # stable: within a unit as entered
keys = {}                                                       # keys in the order of the file
for who, _ in rows:
    keys.setdefault(id(who), f"LS{len(keys) + 1:04}")
for who in people:
    who["key"] = keys[id(who)]
(DATA / "demo").mkdir(exist_ok=True)
with open(DATA / "demo" / "officers.csv", "w", encoding="utf-8", newline="") as f:
    out = csv.DictWriter(f, COLUMNS, lineterminator="\n")
    out.writeheader()
    out.writerows({**row, **{c: who[c] for c in PERSON}} for who, row in rows)

faults.sort(key=lambda item: (item[0] == "-", order[item[1]]))
table = [(rule, f"{unit} {shown[unit]}", f"{who['key']} {who['full_name']}" if who else "", words, cure)
         for rule, unit, who, words, cure in faults]
README = f"""# The demo roster

Lạng Sơn on 28/09/2021, invented people only, made by `data/make/demo.py` (which also writes this page; do not edit it).
`python3 data/make/check_demo.py` counts everything below again from the files, by its own reading of the rules.

{len(rows)} seats of {len(keys)} people. On 28/09/2021, judged by `rules/lang-son-2020.toml`:

| | officers | standard | reached |
|---|---|---|---|
| agencies (20) | 41 | university, 100 % | 41 = 100 % |
| districts (11) | 24 | university, 100 % | 24 = 100 % |
| communes (200) | 201 | intermediate, 90 % | 181 = 90,0 % (18 below, 2 not known) |
| all | 266 | | |
| of these Hữu Lũng | 2 + 24 | | 100 %, 100 % |

Findings: × 12 (1 critical, 11 error), ▲ 33 (24 warning, 9 notice), ? 6, and notes (info) beside.
Of the kinds slots, each and share alone: × 9, ▲ 27, ? 5. In Hữu Lũng: × 1, ▲ 1, ? 1.

## What is planted
`-` in the first column: a trap in which there must be **no** finding.

| rule | unit | person | what | cure |
|---|---|---|---|---|
""" + "".join("| " + " | ".join(line) + " |\n" for line in table) + """
## What time alone will do
| day | change |
|---|---|
| 01/10/2021 | T1: people whose last class was in 2020 are reminded (notice) |
| 06/10/2021 | P1 of SGTVT becomes critical |
| 11/10/2021 | D1 of Đình Lập becomes critical |
| 13/10/2021 | D1 of Văn Lãng becomes critical |
| 01/11/2021 | the transfer: Hợp Thành has one officer again, Xuất Lễ its first |
| 09/11/2021 | D1 of Văn Lãng heals: two years reached |
| 16/11/2021 | E1 of SCT: the decision has run out |
| 30/11/2021 | R1 of SGDDT becomes a warning |
| 01/12/2021 | C1 of Khuất Xá: the stand-in's seat has ended, the officer's leave too: nobody |
| 31/12/2021 | P1 of SYT heals: whoever began in 2019 has two years |
| 01/01/2022 | C1 of Quang Trung heals: back from leave; T1 turns for the year; R1 of Y Tịch: past the retirement day |
"""
(DATA / "demo" / "README.md").write_text(README, encoding="utf-8")
print(f"officers.csv: {len(rows)} seats, {len(keys)} people\n")
for line in table:
    print(f"{line[0]:3} {line[1]:38.38} {line[2]:28.28} {line[3]}")
