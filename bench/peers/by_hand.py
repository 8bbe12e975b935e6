# SPDX-License-Identifier: EUPL-1.2
"""The rules of the comparison as one would write them in a case system of Python: dates as text in the record, one
function, ids of the rules in breach on the day judged."""
import calendar
import datetime

BASIS = ["basis.housing", "basis.insurance", "basis.income", "basis.children"]
BASIS_GROUP = ["basis.self_portrait", "basis.poverty_circle", "basis.society"]
LAYER1 = ["layer1.labour_market", "layer1.insurance_options", "layer1.diploma", "layer1.job_application",
          "layer1.leisure"]
COACHES = {"coach", "cover_coach"}
date = datetime.date.fromisoformat


def plus_months(day, months):
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))


def running(span, day):
    return "until" not in span or span["until"] > day


def reached(record, activities, *dates):
    found = {a["activity"] for a in record.get("activities", ()) if any(d in a for d in dates)}
    return [activity for activity in activities if activity in found]


def in_breach(record, judged):
    events = record.get("events", ())
    kinds = {event["kind"] for event in events}
    layers = {entry["layer"] for entry in record.get("layers", ())}
    intake = min((e["date"] for e in events if e["kind"] == "intake"), default=None)
    stop = min((e["date"] for e in events if e["kind"] in ("ended", "moved")), default="9999")
    started = reached(record, BASIS, "started_on", "done_on")
    settled = len(reached(record, BASIS, "done_on", "not_applicable_on")) == len(BASIS)
    found = []

    def late(rule, months, met, days=0):
        if intake is None or met:
            return
        anchor = date(intake)
        last = (plus_months(anchor, months) - datetime.timedelta(1) if months else anchor + datetime.timedelta(days)).isoformat()
        if judged > last and stop > last:
            found.append(rule)

    def breach(rule, broken):
        if broken:
            found.append(rule)

    late("MVS-01", 12, kinds & {"ended", "moved", "extension"})
    late("MVS-02", 3, "overview" in kinds and started)
    in_window = intake is not None and judged < stop
    groups = record.get("memberships", ())
    breach("MVS-06a", in_window and len({g["group"] for g in groups if running(g, judged)}) > 1)
    late("MVS-06b", 3, any(running(g, intake or "") for g in groups))
    breach("MVS-10a", started and intake is None)
    late("MVS-10b", 0, started, days=7)
    coached = any(i["role"] in COACHES and running(i, intake or "") for i in record.get("involvements", ()))
    by_coach = any(e["kind"] == "intake" and COACHES & set(e["by"]) for e in events)
    breach("MVS-11", intake is not None and not (coached and by_coach))
    late("MVS-12a", 3, "overview" in kinds)
    shared = any(e["kind"] == "overview" and "participant" in e["by"] and COACHES & set(e["by"]) for e in events)
    breach("MVS-12b", "overview" in kinds and not shared)
    breach("MVS-14", "layer1" in layers and not kinds & {"form_team_contact", "form_team_not_needed"})
    breach("MVS-15a", "layer1" in layers and not settled)
    anything = ("offered_on", "started_on", "done_on", "declined_on", "not_applicable_on")
    breach("MVS-16", "layer1" in layers and len(reached(record, BASIS_GROUP, *anything)) < len(BASIS_GROUP))
    breach("MVS-17a", "layer2" in layers and len(reached(record, LAYER1, *anything)) < len(LAYER1))
    late("MVS-22", 3, any(p["kind"] == "offer" and "participant" in p["makers"] and {"network", "partner"} & set(p["makers"])
                          for p in record.get("plans", ())))
    late("MVS-24", 3, any(i["role"] == "partner" and running(i, intake or "") for i in record.get("involvements", ())))
    late("MVS-25", 3, "pip_linked" in kinds)
    lived = record.get("circumstances", ())
    breach("MVS-28", in_window and lived and not any(
        running(c, judged) and c["value"] in ("0606", "0622", "0556") for c in lived))
    return found
