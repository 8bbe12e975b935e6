#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""facts.py SOURCE FOLDER COUNT: the same made-up trajectories three times over, one a line.

records.ndjson  Trajectory with its day judged, dates as text: what baken and the hand-written Python read
rows.ndjson     the same facts for CEL, OPA and zen: dates as day numbers, an end that is not there as 9999999, and what
                those languages cannot work out, calculated beforehand: the last days of terms in months
sets.ndjson     the same for Cedar, which has no lists of records to walk over: sets of words and yes or no
and for baken requests, in both formats and both details, and the programme with only the rules compared.
Nothing is dated after the day judged, and nothing after a stop, so that no peer needs to leave facts out."""
import datetime
import json
import pathlib
import random
import subprocess
import sys

from by_hand import BASIS, BASIS_GROUP, LAYER1, plus_months

RULES = ("MVS-01 MVS-02 MVS-06a MVS-06b MVS-10a MVS-10b MVS-11 MVS-12a MVS-12b MVS-14 MVS-15a MVS-16 MVS-17a MVS-22 "
         "MVS-24 MVS-25 MVS-28").split()
NEVER = 9999999


class Life:
    """One trajectory. Chances are such that each rule is broken in some records and kept in most."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.intake = datetime.date(2024, 11, 1) + datetime.timedelta(self.random.randrange(500))
        self.judged = self.intake + datetime.timedelta(self.random.choice((20, 80, 95, 150, 250, 330, 380)))
        stops = self.random.random() < 0.15
        self.stop = self.after(30, 320) if stops else None
        self.last = min(self.judged, self.stop - datetime.timedelta(1) if stops else self.judged)
        self.record = {"id": f"t-{seed}", "events": [], "activities": [], "layers": [], "memberships": [],
                       "involvements": [], "circumstances": [], "plans": []}

    def likely(self, chance):
        return self.random.random() < chance

    def after(self, first, last):
        return self.intake + datetime.timedelta(self.random.randint(first, last))

    def add(self, list_of, dates, **more):
        """The record, if its first day has come; its other days only as far as they have."""
        first, *others = dates.items()
        if first[1] > self.last:
            return
        kept = {name: day.isoformat() for name, day in [first, *others] if day <= self.last}
        self.record[list_of].append({**more, **kept})

    def event(self, kind, day, *by):
        self.add("events", {"date": day}, kind=kind, by=list(by))

    def happened(self):
        with_coach = self.random.choice(["coach", "coach", "coach", "cover_coach"])
        if self.likely(0.97):
            self.event("intake", self.intake, "participant", *([with_coach] if self.likely(0.96) else []))
        if self.likely(0.85):
            self.event("overview", self.after(3, 110), *(["participant", "coach"] if self.likely(0.85) else ["coach"]))
        for day in range(14, 300, self.random.choice((21, 30, 45))):
            self.event("contact", self.after(day, day + 10), "coach")
        for kind, chance, first, last in (("form_team_contact", 0.7, 10, 100), ("form_team_not_needed", 0.1, 10, 100),
                                          ("pip_linked", 0.8, 20, 110), ("infopoint_visit", 0.5, 10, 300),
                                          ("extension", 0.4, 300, 364)):
            if self.likely(chance):
                self.event(kind, self.after(first, last))
        if self.stop and self.stop <= self.judged:
            self.record["events"].append({"kind": self.random.choice(("ended", "moved")), "by": [],
                                          "date": self.stop.isoformat()})

    def worked_on(self):
        for ids, chance, first in ((BASIS, 0.95, -1 if self.likely(0.1) else 1), (LAYER1, 0.9, 100)):
            for activity in ids:
                if not self.likely(chance):
                    continue
                if self.likely(0.08):
                    self.add("activities", {"not_applicable_on": self.after(1, 20)}, activity=activity, reason="no_children")
                else:
                    started = self.after(first, first + self.random.choice((5, 40, 90)))
                    done = {"done_on": started + datetime.timedelta(self.random.randint(5, 80))} if self.likely(0.9) else {}
                    self.add("activities", {"started_on": started, **done}, activity=activity)
        for activity in BASIS_GROUP:
            if self.likely(0.92):
                self.add("activities", {"offered_on": self.after(5, 90)}, activity=activity)
        day = self.after(80, 130)
        for layer in ("layer1", "layer2"):
            if self.likely(0.8):
                self.add("layers", {"entered_on": day}, layer=layer)
            day += datetime.timedelta(self.random.randint(60, 120))

    def held(self):
        joined = self.after(2, 100)
        if self.likely(0.9):
            left = {"until": joined + datetime.timedelta(self.random.randint(20, 200))} if self.likely(0.3) else {}
            self.add("memberships", {"since": joined, **left}, group="g-1")
            if self.likely(0.3):
                self.add("memberships", {"since": joined + datetime.timedelta(100)}, group="g-2")
        since = self.intake + datetime.timedelta(self.random.choice((-9, -5, -2, 0, 3)))
        self.add("involvements", {"since": since}, role="coach", party="c-1")
        if self.likely(0.75):
            self.add("involvements", {"since": self.after(5, 120)}, role="partner", party="p-1")
        if self.likely(0.95):
            code = self.random.choice(("0606", "0622", "0556", "0606", "0622", "0599"))
            self.add("circumstances", {"since": self.intake}, name="municipality", value=code)
        if self.likely(0.85):
            makers = ["participant", self.random.choice(("network", "partner", "coach"))]
            self.add("plans", {"drawn_up_on": self.after(10, 100)}, kind="offer", makers=makers, owner="participant")

    def live(self):
        self.happened()
        self.worked_on()
        self.held()
        return {name: value for name, value in self.record.items() if value}


def number(text):
    return NEVER if text is None else datetime.date.fromisoformat(text).toordinal()


def row(record, judged):
    """Dates as numbers. 0 for "did not happen"; last days worked out."""
    day_of = {event["kind"]: event["date"] for event in record.get("events", [])}
    intake, stop = day_of.get("intake"), day_of.get("ended") or day_of.get("moved")
    due = lambda months: plus_months(datetime.date.fromisoformat(intake), months).toordinal() - 1 if intake else NEVER
    spans = lambda kind, name: [{name: span[name], "since": number(span["since"]), "until": number(span.get("until"))}
                                for span in record.get(kind, [])]
    statuses = ("offered_on", "started_on", "done_on", "declined_on", "not_applicable_on")
    return {
        "judged": number(judged), "intake": number(intake), "stop": number(stop), "basis_due": due(3), "length_due": due(12),
        "events": [{"kind": e["kind"], "day": number(e["date"]), "by": e["by"]} for e in record.get("events", [])],
        "activities": [{"activity": a["activity"], **{s[:-3]: number(a[s]) if s in a else 0 for s in statuses}}
                       for a in record.get("activities", [])],
        "layers": [{"layer": l["layer"], "day": number(l["entered_on"])} for l in record.get("layers", [])],
        "groups": spans("memberships", "group"), "involved": spans("involvements", "role"),
        "municipality": spans("circumstances", "value"),
        "plans": [{"kind": p["kind"], "day": number(p["drawn_up_on"]), "makers": p["makers"]} for p in record.get("plans", [])],
    }


def sets(facts):
    """What is left of a row when records of lists may not be walked over: worked out here, outside every clock."""
    acts, judged, intake = facts["activities"], facts["judged"], facts["intake"]
    running = lambda spans: [s for s in spans if s["until"] > judged]
    since_intake = lambda spans: [s for s in spans if s["until"] > intake]
    shared = [e["by"] for e in facts["events"] if e["kind"] == "overview" and "participant" in e["by"]]
    coaches = {"coach", "cover_coach"}
    return {
        **{name: facts[name] for name in ("judged", "intake", "stop", "basis_due", "length_due")},
        "events": sorted({e["kind"] for e in facts["events"]}), "layers": [l["layer"] for l in facts["layers"]],
        "started": [a["activity"] for a in acts if a["started"] or a["done"]],
        "settled": [a["activity"] for a in acts if a["done"] or a["not_applicable"]],
        "offered": [a["activity"] for a in acts if any(v for k, v in a.items() if k != "activity")],
        "groups_now": len({s["group"] for s in running(facts["groups"])}),
        "roles_since_intake": sorted({s["role"] for s in since_intake(facts["involved"])}),
        "in_group": bool(since_intake(facts["groups"])),
        "intake_by_coach": any(e["kind"] == "intake" and coaches & set(e["by"]) for e in facts["events"]),
        "overview_shared": any(coaches & set(by) for by in shared),
        "municipality_known": bool(facts["municipality"]),
        "municipality": [s["value"] for s in running(facts["municipality"])],
        "offer_shared": any(p["kind"] == "offer" and "participant" in p["makers"] and {"network", "partner"} & set(p["makers"])
                            for p in facts["plans"]),
    }


def for_baken(source, folder, records):
    """Requests as bytes and as JSON, and the programme, with protobuf's own Python."""
    protos = sorted((source / "proto/baken/v1").glob("*.proto"))
    subprocess.run(["protoc", f"-I{source / 'proto'}", f"--python_out={folder}", *map(str, protos)], check=True)
    sys.path.insert(0, str(folder))
    from baken.v1 import check_pb2, programme_pb2
    from google.protobuf import json_format, text_format
    programme = text_format.Parse((source / "src/programmes/thuis_in_mvs.txtpb").read_text(), programme_pb2.Programme())
    kept = [rule for rule in programme.rules if rule.id in RULES]
    del programme.rules[:]
    programme.rules.extend(kept)
    assert sorted(rule.id for rule in kept) == RULES, "a rule of the comparison is gone from Thuis in MVS"
    (folder / "programme.binpb").write_bytes(programme.SerializeToString())
    for detail in ("SUMMARY", "FINDINGS"):
        with open(folder / f"requests_{detail.lower()}.ndjson", "w") as text, \
                open(folder / f"requests_{detail.lower()}.bin", "wb") as binary:
            for judged, record in records:
                request = {"judged_on": judged, "detail": f"DETAIL_{detail}", "trajectory": record}
                text.write(json.dumps(request, separators=(",", ":")) + "\n")
                message = json_format.ParseDict(request, check_pb2.CheckRequest()).SerializeToString()
                binary.write(len(message).to_bytes(4, "little") + message)


def main():
    source, folder, count = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    lives = [Life(seed) for seed in range(count)]
    records = [(life.judged.isoformat(), life.live()) for life in lives]
    rows = [row(record, judged) for judged, record in records]
    write = lambda name, lines: (folder / name).write_text("".join(json.dumps(l, separators=(",", ":")) + "\n" for l in lines))
    write("records.ndjson", [{"judged_on": judged, "trajectory": record} for judged, record in records])
    write("rows.ndjson", rows)
    write("sets.ndjson", [sets(facts) for facts in rows])
    for_baken(source, folder, records)


if __name__ == "__main__":
    main()
