#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# gate.sh PROGRAM gate|baseline: counts the instructions of the operations in bench/baseline.txt and fails when
# one takes more than 3 percent above its baseline; `baseline` puts the counts of now in its place. Made with another
# compiler than the baseline, or run on another C library or kind of processor, nothing is compared: exit 77, which
# ctest calls skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
baseline=baseline.txt
made_with="# $("$1" --made-with), $(uname -m)"
if [ "$2" = gate ] && ! grep -qxF "$made_with" "$baseline"; then
  printf '%s\n' "Not compared: here it is ${made_with#\# }, and the baseline is of" "$(sed -n 's/^# \(gcc .*\)/\1/p' "$baseline")"
  exit 77
fi
mapfile -t names < <(sed -n 's/^\([a-z_]*\/[a-z_]*\) .*/\1/p' "$baseline")
counts=$(./instructions.sh "$1" "${names[@]}")
if [ "$2" = baseline ]; then
  { sed -n '/^# gcc /d; /^#/p' "$baseline"; printf '%s\n' "$made_with" "$counts"; } >"$baseline.new"
  mv "$baseline.new" "$baseline"
  exit 0
fi
awk -v limit=1.03 '
  /^#/ { next }
  NR == FNR { allowed[$1] = $2; next }
  {
    ratio = $2 / allowed[$1]
    over = ratio > limit
    wrong += over
    gained += ratio < 2 - limit
    ++seen
    printf "%-24s %10d  of %10d  %+6.1f %%  %s\n", $1, $2, allowed[$1], (ratio - 1) * 100, over ? "over" : "ok"
  }
  END {
    if (!seen) { print "nothing was counted"; exit 2 }
    if (gained) print "Some take fewer now: ./dev bench baseline keeps what was gained."
    exit wrong > 0
  }' "$baseline" - <<<"$counts"
