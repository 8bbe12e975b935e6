#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# gate.sh PROGRAM gate|baseline: counts the instructions of the operations in bench/baseline.txt and fails when
# one takes more than 3 percent above its baseline; `baseline` puts the counts of now in its place.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
baseline=baseline.txt
mapfile -t names < <(sed -n 's/^\([a-z_]*\/[a-z_]*\) .*/\1/p' "$baseline")
counts=$(./instructions.sh "$1" "${names[@]}")
if [ "$2" = baseline ]; then
  { sed -n '/^#/p' "$baseline"; printf '%s\n' "$counts"; } >"$baseline.new"
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
    ++seen
    printf "%-24s %10d  of %10d  %+6.1f %%  %s\n", $1, $2, allowed[$1], (ratio - 1) * 100, over ? "over" : "ok"
  }
  END { if (!seen) { print "nothing was counted"; exit 2 } exit wrong > 0 }' "$baseline" - <<<"$counts"
