# SPDX-License-Identifier: EUPL-1.2
"""Three CSV files of a case system in, a spreadsheet out: python spreadsheet.py FOLDER SPREADSHEET.xlsx"""
import sys
import pandas
import baken
from columns import COLUMNS

files = {name: f"{sys.argv[1]}/{name}.csv" for name in ("events", "periods", "activities")}
programme = baken.Programme.builtin("thuis-in-mvs")
rows = programme.check_many(baken.tables.records(**files, columns=COLUMNS), on="2026-03-10").to_pandas()
rows = rows[rows["rule_class"] != baken.RuleClass.INDICATOR].assign(titel=rows["rule"].map(programme.titles("nl")))
for column, words in (("outcome", baken.Outcome), ("rule_class", baken.RuleClass)):
    rows[column] = rows[column].map({word.value: word.label("nl") for word in words})
late = rows[rows["outcome"] == "niet nagekomen"].sort_values("since")
with pandas.ExcelWriter(sys.argv[2], datetime_format="DD-MM-YYYY") as book:
    late[["id", "rule", "titel", "rule_class", "since", "days_in_breach"]].to_excel(book, sheet_name="Niet nagekomen", index=False)
    pandas.crosstab([rows["rule"], rows["titel"]], rows["outcome"]).to_excel(book, sheet_name="Per regel")
