#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# usage: run.sh PROGRAM TARGET FOLDER LIMIT…
#
# One target of tests/fuzz/targets.txt by libFuzzer, from the corpus and everything that once went wrong. LIMIT is
# libFuzzer's: -max_total_time=SECONDS, or -seed=N -runs=N for a run that is the same each time. In FOLDER come new
# inputs that reached more (corpus/TARGET), the log and what was found. Fails when something was, and says how to see it again.
set -euo pipefail
program=$1 target=$2 folder=$3
shift 3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
grown=$folder/corpus/$target found=$folder/found log=$folder/$target.log
mkdir -p "$grown" "$found"
# A run by number is only the same again from the same start, and if it takes up no inputs at moments that vary.
case " $* " in *" -runs="*) rm -f "$grown"/* && set -- "$@" -reload=0 ;; esac
starts=("$grown" "$here/corpus/$target")
if [ -d "$here/regressions/$target" ]; then starts+=("$here/regressions/$target"); fi

BAKEN_FUZZ_TARGET=$target "$program" -max_len=4096 -timeout=25 -rss_limit_mb=3000 -print_final_stats=1 \
  -artifact_prefix="$found/$target-" "$@" "${starts[@]}" >"$log" 2>&1 || {
  tail -n 60 "$log"
  input=$(sed -n 's/^.*Test unit written to //p' "$log" | tail -n 1)
  printf '\n%s: fuzzing found something. The input: %s\n' "$target" "${input:-none was written; see $log}"
  printf 'Again:  ./dev fuzz %s --input %s\n' "$target" "$input"
  printf 'Mend it, and keep the input in tests/fuzz/regressions/%s: fuzz_test runs it from then on.\n' "$target"
  exit 1
}
printf '%s: %s inputs tried, %s of them new; nothing found\n' "$target" \
  "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" "$(sed -n 's/^stat::new_units_added: *//p' "$log")"
