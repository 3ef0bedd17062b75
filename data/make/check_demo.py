#!/usr/bin/env python3
"""Counts the demo roster again, by its own brute-force reading of the rule file, and compares with the figures wanted.

    python3 data/make/check_demo.py [--day 2021-09-28] [--list]

Independent of the program and of demo.py: it reads the three data files and nothing else, tries every seating instead
of matching, and walks back day by day for `since`. It knows what these two profiles use of the rule language, not
more. `--list` prints every finding of the day; with another day than 28/09/2021 the figures are printed, not compared.
Exit status 1 if a figure differs. Needs Python 3.11 (tomllib).
"""
import argparse
import calendar
import collections
import csv
import datetime as dt
import itertools
import pathlib
import sys
import tomllib

DATA = pathlib.Path(__file__).resolve().parent.parent
RANK = ["Chưa qua đào tạo", "Sơ cấp", "Trung cấp", "Cao đẳng", "Đại học", "Thạc sĩ", "Tiến sĩ"]
SEVERITY = ["info", "notice", "warning", "error", "critical"]
YES, UNKNOWN, NO = 2, 1, 0


def table(name):
    with open(DATA / name, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def plus(day, term, sign=1):
    """A day plus "30d", "6m" or "2y"; the last day of the month where the day is missing."""
    number, unit = sign * int(term[:-1]), term[-1]
    if unit == "d":
        return day + dt.timedelta(number)
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def span(text):
    """The first and the last day a date of any precision may mean."""
    parts = [int(p) for p in text.split("-")]
    first = dt.date(*(parts + [1, 1])[:3])
    if len(parts) == 3:
        return first, first
    return first, dt.date(first.year, 12 if len(parts) == 1 else first.month, 31 if len(parts) == 1 else
                          calendar.monthrange(first.year, first.month)[1])


def retires(birth, sex):
    """Decree 135/2020: the last day of the month in which the age of the year is reached."""
    born = int(birth[:4]) * 12 + (int(birth[5:7]) - 1 if len(birth) > 4 else 0)
    if born < (1961 if sex == "nam" else 1966) * 12:
        end = born + (720 if sex == "nam" else 660)
    else:
        age = (lambda y: min(744, 720 + 3 * (y - 2020))) if sex == "nam" else (lambda y: min(720, 660 + 4 * (y - 2020)))
        year = 2021
        while born + age(year) > year * 12 + 11:
            year += 1
        end = born + age(year)
    return dt.date(end // 12, end % 12 + 1, calendar.monthrange(end // 12, end % 12 + 1)[1])


class Roster:
    def __init__(self, profile, day):
        self.rules, self.day = profile, day
        self.units = [u for u in table("units/20-lang-son.csv")
                      if (u["valid_from"] or "0") <= str(day) <= (u["valid_to"] or "9")]
        self.by_code = {u["code"]: u for u in self.units}
        self.seats = table("demo/officers.csv")
        for seat in self.seats:     # which unit a code means on the seat's first day
            lives = sorted((u["valid_from"], u["valid_to"]) for u in ALL_UNITS if u["code"] == seat["unit_code"])
            seat["life"] = [x for x in lives if x[0] <= seat["seat_from"]][-1]
        self.first_seat = {}
        for seat in self.seats:
            key = seat["key"]
            self.first_seat[key] = min(self.first_seat.get(key, "9"), seat["seat_from"])

    def counted(self, unit, counts=None, day=None):
        """{person: seats} that count in the unit on the day."""
        counts, day = {**self.rules["counts"], **(counts or {})}, str(day or self.day)
        people = {}
        for s in self.seats:
            if (s["unit_code"] == unit["code"] and s["life"] == (unit["valid_from"], unit["valid_to"])
                    and s["seat_from"] <= day <= (s["seat_to"] or "9")
                    and s["role"] in counts["roles"] and s["status"] in counts["statuses"]):
                people.setdefault(s["key"], []).append(s)
        return people

    def is_kind(self, unit, name):
        if name == "*":
            return 1
        kind = self.rules["unit_kind"][name]
        fits = all(unit[k] == v or unit[k] in v for k, v in kind.items())
        return fits and (4 if "code" in kind else 3 if "kind" in kind else 2)

    def fit(self, unit, names):
        return max(self.is_kind(unit, n) for n in ([names] if isinstance(names, str) else names))

    def truth(self, need, unit, seats, day=None):
        if isinstance(need, str):
            return self.truth(self.rules["who"][need], unit, seats, day)
        (atom, arg), = need.items()
        if atom in ("all", "any"):
            return (min if atom == "all" else max)(self.truth(n, unit, seats, day) for n in arg)
        if atom == "class":
            entries = [(self.fit(unit, e["in"]), e["titles"]) for e in self.rules["class"][arg]]
            titles = max((e for e in entries if e[0]), default=(0, []))[1]
            return YES if {s["title"].lower() for s in seats} & {t.lower() for t in titles} else NO
        person = seats[0]
        if atom == "has":
            return YES if any(s[arg] for s in seats) else NO
        if atom == "at_least":
            scale = self.rules["scale"]["qualification"]
            have = person["qualification"]
            return UNKNOWN if not have else YES if RANK.index(have) >= scale.index(arg["value"]) else NO
        if atom == "years":
            if not person[arg["since"]]:
                return UNKNOWN
            first, last = (plus(d, f'{arg["min"]}y') <= (day or self.day) for d in span(person[arg["since"]]))
            return YES if first and last else UNKNOWN if first or last else NO
        raise SystemExit(f"unknown atom {atom}")

    def short(self, rule, unit, day=None):
        """(state, missing, number missing) of a slots rule: every seating is tried."""
        people = list(self.counted(unit, rule.get("counts"), day).values())
        slots, least = rule.get("slot", []), rule["count"].get("min", 0)

        def best(bound):
            can = [[self.truth(s["need"], unit, p, day) >= bound for s in slots] for p in people]
            found = [False] * len(slots)
            pool = list(range(len(people))) + [None] * len(slots)
            for seating in itertools.permutations(pool, len(slots)):
                filled = [p is not None and can[p][i] for i, p in enumerate(seating)]
                found = max(found, filled, key=lambda f: (sum(f), f))
            return found
        sure, perhaps = best(YES), best(UNKNOWN)
        if all(sure) and len(people) >= least:
            return None
        state = "breach" if len(people) < least or not all(perhaps) else "unknown"
        empty = [s["id"] for s, f in zip(slots, perhaps if state == "breach" else sure) if not f]
        return state, empty, max(len(empty), least - len(people))

    def findings(self):
        """(rule, unit, facet, person, state, severity) of the day."""
        rules = {r["id"]: r for r in self.rules["rule"]}
        rules = {i: {**rules.get(r.get("extends"), {}), **r} for i, r in rules.items()}
        for i, rule in rules.items():
            for unit in self.units:
                if "for" in rule:
                    fit = self.fit(unit, rule["for"])
                    family = [r for r in rules.values() if r.get("extends") == i]
                    if not fit or any(self.fit(unit, r["for"]) > fit for r in family) or rule.get("subject"):
                        continue
                    yield from getattr(self, rule["kind"])(rule, unit)
                elif rule["kind"] == "share":
                    yield from self.share(rule, unit)
                elif rule["kind"] == "unique" and unit["level"] == rule["scope"]:
                    yield from self.unique(rule, unit)

    def slots(self, rule, unit):
        people = self.counted(unit, rule.get("counts"))
        short = self.short(rule, unit)
        if short:
            severity = rule["severity"]
            if short[0] == "breach" and rule.get("escalate"):
                since = self.day        # the first day of the run; beyond the first seat it is not known
                while since > dt.date(2015, 1, 1) and (self.short(rule, unit, since - dt.timedelta(1)) or "-")[0] == "breach":
                    since -= dt.timedelta(1)
                for step in rule["escalate"]:
                    if since > dt.date(2015, 1, 1) and self.day >= plus(since, step["after"]):
                        severity = max(severity, step["severity"], key=SEVERITY.index)
            yield rule["id"], unit, "short", "", short[0], severity
        if len(people) > rule["count"].get("max", 99):
            yield rule["id"], unit, "over", "", "breach", rule["count"]["over"]
        for line in rule.get("prefer", []) if people else []:
            best = max(self.truth(line["need"], unit, seats) for seats in people.values())
            if best < YES:
                yield rule["id"], unit, "prefer", "", "unknown" if best else "breach", line["severity"]

    def each(self, rule, unit):
        for key, seats in self.counted(unit).items():
            truth = self.truth(rule["need"], unit, seats)
            if truth < YES:
                yield rule["id"], unit, "need", key, "unknown" if truth else "breach", rule["severity"]

    def due(self, rule, unit):
        for key, seats in self.counted(unit).items():
            person, steps = seats[0], rule["steps"]
            if rule["date"] == "retirement" and not person["retirement_date"]:
                ends = {retires(person["birth_date"], sex) for sex in ([person["sex"]] if person["sex"] else ["nam", "nữ"])} \
                    if person["birth_date"] else set()
            else:
                text = person["retirement_date"] if rule["date"] == "retirement" else seats[0][rule["date"]]
                ends = {dt.date.fromisoformat(text)} if text else set()
            if not ends:
                if not rule.get("optional"):
                    yield rule["id"], unit, "due", key, "unknown", min((s["severity"] for s in steps), key=SEVERITY.index)
                continue
            reached = [[s["severity"] for s in steps if ("before" in s and self.day >= plus(end, s["before"], -1))
                        or ("after" in s and self.day > plus(end, s["after"]))] for end in ends]
            worst = {max(r, key=SEVERITY.index) if r else "" for r in reached}
            if len(worst) > 1:
                yield rule["id"], unit, "due", key, "unknown", min((s["severity"] for s in steps), key=SEVERITY.index)
            elif worst != {""}:
                yield rule["id"], unit, "due", key, "breach", worst.pop()

    def recent(self, rule, unit):
        for key, seats in self.counted(unit).items():
            entries = [e.partition(":") for e in seats[0]["trained"].split(";") if e]
            years = {int(d[:4]) for d, _, topic in entries if d <= str(self.day) and (not topic or topic in rule["topic"])}

            def good(year):
                excused = plus(dt.date(year, 12, 31), rule["newcomer"], -1) < dt.date.fromisoformat(self.first_seat[key])
                return year in years or excused
            if good(self.day.year):
                continue
            if not good(self.day.year - 1):
                yield rule["id"], unit, "recent", key, "breach", rule["severity"]
            elif f"{self.day:%m-%d}" >= rule["warn_from"]:
                yield rule["id"], unit, "recent", key, "breach", SEVERITY[SEVERITY.index(rule["severity"]) - 1]

    def share(self, rule, at):
        if at["level"] not in rule["at"]:
            return
        low, high, den = self.tally(rule, at)
        if den and 100 * low < rule["min_percent"] * den:
            state = "breach" if 100 * high < rule["min_percent"] * den else "unknown"
            small = rule.get("small", {"below": 0})
            yield rule["id"], at, "share", "", state, small["severity"] if den < small["below"] else rule["severity"]

    def tally(self, rule, at):
        truths = [self.truth(rule["need"], unit, seats) for unit in self.units if self.below(unit, at)
                  and self.fit(unit, rule["of"]) for seats in self.counted(unit).values()]
        return truths.count(YES), len(truths) - truths.count(NO), len(truths)

    def below(self, unit, at):
        while unit and unit is not at:
            unit = self.by_code.get(unit["parent_code"])
        return unit is at

    def unique(self, rule, scope):
        seats = collections.defaultdict(list)
        for unit in self.units:
            if self.below(unit, scope):
                for key, own in self.counted(unit).items():
                    seats[key] += [unit] * len(own)
        for key, where in seats.items():
            if len(where) > 1:
                yield rule["id"], where[0], "unique", key, "breach", rule["severity"]


def figures(roster):
    """Name -> number, all that demo/README.md states."""
    level = {name: [(u, s) for u in roster.units if u["level"] == name for s in roster.counted(u).values()]
             for name in ("agency", "district", "commune")}

    def share(people, word):
        rank = roster.rules["scale"]["qualification"].index(word)
        return sum(bool(s[0]["qualification"]) and RANK.index(s[0]["qualification"]) >= rank for _, s in people)
    huu_lung = [(u, s) for u, s in level["commune"] if u["parent_code"] == "186"]
    found = list(roster.findings())

    def number(words, findings=found):
        return sum(f[4] == "breach" and f[5] in words for f in findings)

    def unknown(findings=found):
        return sum(f[4] == "unknown" for f in findings)
    first = [f for f in found if roster_kind(roster, f[0]) in ("slots", "each", "share")]
    local = [f for f in found if f[1]["code"] == "186" or f[1]["parent_code"] == "186"]
    return {
        "officers": sum(map(len, level.values())),
        "agencies": len(level["agency"]), "agencies at university or higher": share(level["agency"], "university"),
        "districts": len(level["district"]), "districts at university or higher": share(level["district"], "university"),
        "communes": len(level["commune"]), "communes at intermediate or higher": share(level["commune"], "intermediate"),
        "Hữu Lũng itself": sum(u["code"] == "186" for u, _ in level["district"]),
        "Hữu Lũng communes": len(huu_lung), "of them at intermediate or higher": share(huu_lung, "intermediate"),
        "critical": number(["critical"]), "error": number(["error"]), "warning": number(["warning"]),
        "notice": number(["notice"]), "unknown": unknown(),
        "slots, each, share: critical, error": number(["critical", "error"], first),
        "slots, each, share: warning, notice": number(["warning", "notice"], first),
        "slots, each, share: unknown": unknown(first),
        "Hữu Lũng: critical, error": number(["critical", "error"], local),
        "Hữu Lũng: warning, notice": number(["warning", "notice"], local), "Hữu Lũng: unknown": unknown(local),
        "info": number(["info"]),
    }, found


def roster_kind(roster, rule):
    rules = {r["id"]: r for r in roster.rules["rule"]}
    return rules[rule].get("kind") or rules[rules[rule]["extends"]]["kind"]


WANTED = {"officers": 266, "agencies": 41, "agencies at university or higher": 41, "districts": 24,
          "districts at university or higher": 24, "communes": 201, "communes at intermediate or higher": 181,
          "Hữu Lũng itself": 2, "Hữu Lũng communes": 24, "of them at intermediate or higher": 24,
          "critical": 1, "error": 11, "warning": 24, "notice": 9, "unknown": 6,
          "slots, each, share: critical, error": 9, "slots, each, share: warning, notice": 27,
          "slots, each, share: unknown": 5,
          "Hữu Lũng: critical, error": 1, "Hữu Lũng: warning, notice": 1, "Hữu Lũng: unknown": 1}
ALL_UNITS = table("units/20-lang-son.csv")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--day", type=dt.date.fromisoformat, default=dt.date(2021, 9, 28))
    args.add_argument("--list", action="store_true")
    args = args.parse_args()
    profiles = [tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted((DATA / "rules").glob("*.toml"))]
    profile = [p for p in profiles if p["valid"]["from"] <= args.day <= p["valid"].get("to", dt.date.max)][0]
    roster = Roster(profile, args.day)
    found, findings = figures(roster)
    if args.list:
        names = {s["key"]: s["full_name"] for s in roster.seats}
        for rule, unit, facet, person, state, severity in findings:
            print(f"{state:8}{severity:9}{rule:6}{facet:7}{unit['code']:10}{unit['name']:26.26} {person} {names.get(person, '')}")
    wrong = 0
    for name, number in found.items():
        differs = str(args.day) == "2021-09-28" and WANTED.get(name, number) != number
        wrong += differs
        print(f"{name:40}{number:5}" + (f"   WANTED {WANTED[name]}" if differs else ""))
    if str(args.day) == "2021-09-28":       # what the README lists is what there is
        listed = [line.split(" | ") for line in (DATA / "demo" / "README.md").read_text(encoding="utf-8").splitlines()
                  if line.startswith("| ") and line.count(" | ") == 4 and not line.startswith(("| -", "| rule"))]
        listed = collections.Counter((line[0][2:], line[1].split()[0]) for line in listed if len(line[0]) == 4)
        really = collections.Counter((rule, unit["code"]) for rule, unit, *_ in findings if rule != "B1")
        for what, other, words in ((listed, really, "listed, not found"), (really, listed, "found, not listed")):
            for rule, unit in (what - other).elements():
                wrong += 1
                print(f"README.md: {rule} at {unit} {words}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
