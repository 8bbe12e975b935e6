# SPDX-License-Identifier: EUPL-1.2
"""The check over Parquet files with SQL: DuckDB makes a record of each trajectory, baken judges it, SQL asks on.

python duckdb_parquet.py FOLDER      FOLDER has events.parquet, periods.parquet and activities.parquet; made when they are not there.
"""

from __future__ import annotations

import pathlib
import sys

import duckdb

import baken
from columns import COLUMNS

HERE = pathlib.Path(__file__).resolve().parent

# One row for each trajectory: its facts as a JSON text with the names of facts.proto. Words in one cell are split at ";".
RECORDS = """
with
  happened as (
    select dossier, list({kind: gebeurtenis, date: datum, "by": string_split(door, ';'), place: plaats} order by line) as events
    from read_parquet($events) group by dossier),
  worked_on as (
    select dossier, list({activity: activiteit, offered_on: aangeboden_op, started_on: begonnen_op, done_on: afgerond_op,
                          mode: vorm, host: aanbieder, tags: string_split(kenmerken, ';')} order by line) as activities
    from read_parquet($activities) group by dossier),
  held as (
    select dossier,
      list({layer: naam, entered_on: van} order by line) filter (soort = 'layer') as layers,
      list({"group": groep, since: van} order by line) filter (soort = 'membership') as memberships,
      list({role: naam, party: relatie, since: van, tags: string_split(kenmerken, ';')} order by line)
        filter (soort = 'involvement') as involvements,
      list({kind: naam, drawn_up_on: van, makers: string_split(makers, ';'), owner: eigenaar, signed_on: getekend_op} order by line)
        filter (soort = 'plan') as plans,
      list({name: naam, value: waarde, since: van} order by line) filter (soort = 'circumstance') as circumstances
    from read_parquet($periods) group by dossier)
select dossier, to_json({id: dossier, events: events, activities: activities, layers: layers, memberships: memberships,
                         involvements: involvements, plans: plans, circumstances: circumstances}) as record
from happened left join held using (dossier) left join worked_on using (dossier)
order by dossier
"""

# Of the rows: which rules are in breach or cannot be decided, of how many trajectories.
WHAT_IS_WRONG = """
select rule, rule_class, count(*) filter (outcome = 'OUTCOME_VIOLATED') as in_breach,
       count(*) filter (outcome = 'OUTCOME_UNDETERMINED') as undetermined, count(*) as trajectories, max(days_in_breach) as longest
from rows where problem is null
group by all having in_breach + undetermined > 0 order by in_breach desc, rule
"""


def make_parquet(folder: pathlib.Path) -> None:
    """The exports in data/ as Parquet; `line` keeps the order in which they were written."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in COLUMNS:
        target = folder / f"{name}.parquet"
        if not target.exists():
            table = duckdb.read_csv(str(HERE / f"data/{name}.csv"), delimiter=";", all_varchar=True)
            table.project("row_number() over () as line, *").write_parquet(str(target))


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    make_parquet(folder)
    files = {name: str(folder / f"{name}.parquet") for name in COLUMNS}
    found = duckdb.execute(RECORDS, files)
    # DuckDB gives a thousand records at a time, and the rows go back as Arrow: nothing is held whole.
    records = (record for chunk in iter(lambda: found.fetchmany(1000), []) for _, record in chunk)
    rows = baken.Programme.builtin("thuis-in-mvs").check_many(records, on="2026-03-10").to_arrow()
    answer = duckdb.execute(WHAT_IS_WRONG)
    print(", ".join(column[0] for column in answer.description or ()))
    for line in answer.fetchall():
        print(", ".join(map(str, line)))
    assert len(rows) > 0


if __name__ == "__main__":
    main()
