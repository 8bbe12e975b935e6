# SPDX-License-Identifier: EUPL-1.2
"""The yearly report to the council: how many of the trajectories meet each rule, of how many, and of how many it is not known.

python yearly_report.py CASELOAD.ndjson --on 2026-03-10 --into FOLDER

Writes report.csv, report.md and report.png. Compliance is no effect: nothing here says whether the programme works. What is
about fewer than ten trajectories is not shown, as in small groups people can be recognised.
"""

from __future__ import annotations

import argparse
import pathlib

import matplotlib
import pandas

import baken
from baken import Outcome, RuleClass

LEAST = 10  # counts below this are left out, as in `baken check --over`
HIDDEN = "·"
# What a council is shown, from left to right, with a colour and a pattern: never colour alone.
SHOWN = {
    "nagekomen": ([Outcome.SATISFIED, Outcome.WAIVED], "#00685e", ""),
    "hersteld": ([Outcome.REPAIRED], "#7fb7b0", "//"),
    "niet nagekomen": ([Outcome.VIOLATED], "#b3261e", "xx"),
    "niet te bepalen": ([Outcome.UNDETERMINED], "#bdbdbd", ".."),
}


def counted(rows: pandas.DataFrame, titles: dict[str, str]) -> pandas.DataFrame:
    """For each rule how many trajectories there are of each outcome; `van` is the base: those to which it applied and which
    were due, so that what is still pending or does not apply is not counted either way."""
    rules = rows[(rows["rule_class"] == RuleClass.MUST) | (rows["rule_class"] == RuleClass.SHOULD)]
    table = pandas.DataFrame({
        words: rules[rules["outcome"].isin(outcomes)].groupby("rule", observed=True)["record"].nunique()
        for words, (outcomes, _, _) in SHOWN.items()}).fillna(0).astype(int)
    classes = rules.drop_duplicates("rule").set_index("rule")["rule_class"].astype(str)
    table.insert(0, "soort", [RuleClass(classes[str(rule)]).label("nl") for rule in table.index])
    table.insert(0, "titel", [titles[str(rule)] for rule in table.index])
    table["van"] = table[list(SHOWN)].sum(axis="columns")
    return table.sort_index()


def suppressed(table: pandas.DataFrame) -> pandas.DataFrame:
    """The same with small counts hidden. What is hidden in a row could be worked out from the rest, so more is hidden until it
    is about ten trajectories together; of a base below ten nothing is shown."""
    shown = table.astype(object)
    for rule in table.index:
        counts = {name: int(table.loc[rule, name]) for name in SHOWN}
        hidden = [name for name in SHOWN if 0 < counts[name] < LEAST]
        rest = sorted((name for name in SHOWN if counts[name] >= LEAST), key=lambda name: counts[name], reverse=True)
        while hidden and rest and (len(hidden) == 1 or sum(counts[name] for name in hidden) < LEAST):
            hidden.append(rest.pop())
        if int(table.loc[rule, "van"]) < LEAST:
            hidden = [*SHOWN, "van"]
        shown.loc[rule, hidden] = HIDDEN
    return shown


def chart(shown: pandas.DataFrame, on: str, file: pathlib.Path) -> None:
    """A bar for each rule with its base; white is what may not be shown."""
    matplotlib.use("agg")
    from matplotlib import patches, pyplot
    drawn = shown[shown["van"] != HIDDEN]
    figure, axes = pyplot.subplots(figsize=(10, 1.5 + 0.32 * len(drawn)), layout="constrained")
    for place, (rule, row) in enumerate(drawn.iterrows()):
        at = 0.0
        for name, (_, colour, pattern) in SHOWN.items():
            if row[name] != HIDDEN:
                share = 100 * row[name] / row["van"]
                axes.barh(place, share, left=at, color=colour, hatch=pattern, edgecolor="white", label=name if place == 0 else None)
                at += share
        axes.barh(place, 100 - at, left=at, color="white", hatch="", edgecolor="#bdbdbd", linestyle=":")
        axes.text(101, place, f"van {row['van']}", va="center", fontsize=8)
    axes.set_yticks(range(len(drawn)), [f"{rule} {row['titel']}" for rule, row in drawn.iterrows()], fontsize=8)
    axes.set_ylim(len(drawn) - 0.4, -0.6)
    axes.set_xlim(0, 112)
    axes.set_xlabel("% van de trajecten waarvoor de regel gold en de termijn voorbij is; wit: te klein om te tonen")
    axes.set_title(f"Regels van Thuis in MVS, stand op {on}")
    keys = [patches.Patch(facecolor=colour, hatch=pattern, edgecolor="white") for _, colour, pattern in SHOWN.values()]
    figure.legend(keys, list(SHOWN), loc="outside lower center", ncols=len(SHOWN), fontsize=8)
    figure.savefig(file, dpi=110, metadata={"Title": f"Regels van Thuis in MVS, stand op {on}"})
    pyplot.close(figure)


def markdown(shown: pandas.DataFrame, on: str, records: int, unreadable: int) -> str:
    """The report as text; every number of the chart stands here too."""
    heads = ["regel", *shown.columns]
    lines = [f"# Trajecten en de regels van Thuis in MVS, stand op {on}", "",
             f"{records} trajecten; {unreadable} konden niet worden gelezen en tellen nergens mee.",
             f"Een punt ({HIDDEN}): niet getoond, want bij minder dan {LEAST} trajecten zijn mensen te herkennen. Wat niet is "
             "vastgelegd telt als \"niet te bepalen\", nooit als \"niet nagekomen\". Dit gaat over afspraken, niet over het "
             "effect ervan.", "",
             "| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(map(str, (rule, *row))) + " |" for rule, row in zip(shown.index, shown.itertuples(index=False))]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("caseload", type=pathlib.Path)
    parser.add_argument("--on", required=True)
    parser.add_argument("--into", type=pathlib.Path, default=pathlib.Path("."))
    arguments = parser.parse_args()
    programme = baken.Programme.builtin("thuis-in-mvs")
    rows = programme.check_many(arguments.caseload, on=arguments.on).to_pandas()
    unreadable = int(rows["problem"].notna().sum())
    shown = suppressed(counted(rows, programme.titles("nl")))
    arguments.into.mkdir(parents=True, exist_ok=True)
    shown.to_csv(arguments.into / "report.csv", index_label="regel")
    text = markdown(shown, arguments.on, rows["record"].nunique(), unreadable)
    (arguments.into / "report.md").write_text(text, encoding="utf-8")
    chart(shown, arguments.on, arguments.into / "report.png")
    print(text)


if __name__ == "__main__":
    main()
