#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# instructions.sh PROGRAM [NAME…]: the instructions of each operation, one "NAME COUNT" a line, by
# callgrind. PROGRAM is baken_instructions.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# The C library copies memory in the way that suits the processor at hand; here it shall always be the same way.
export GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX512F,-AVX2,-AVX,-ERMS,-FSRM
valgrind --tool=callgrind --instr-atstart=no --callgrind-out-file="$folder/out" "$@" \
  >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 2; }
awk '/^desc: Trigger: Client Request: /{name = $5} /^totals: |^summary: /{ if (name != "") print name, $2; name = "" }' \
  "$folder"/out.*
