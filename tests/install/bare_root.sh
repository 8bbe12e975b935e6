#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# bare_root.sh PACKAGES ROOT [MIRROR]: the packages of the folder PACKAGES, used where nothing was ever built. Makes a
# bare Debian in ROOT (as root, with debootstrap; from MIRROR or the one debootstrap knows), installs them by apt from
# the folder and uses them as a stranger would: the command on a record, a C program from baken.h and pkg-config alone,
# one with CMake, and the self-contained library. ROOT is kept, so that the next time takes less.
# shellcheck disable=SC2016  # what stands in single quotes is for the shell of the root
set -euo pipefail
packages=$(cd "$1" && pwd)
root=$2
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
suite=bookworm

wrong() { printf 'bare_root.sh: %s\n' "$*" >&2; exit 1; }
say() { printf '  %s\n' "$*"; }
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C DEBIAN_FRONTEND=noninteractive "$@"; }
# install PATTERN…: names of packages, and of files as the root sees them
install() {
  inside sh -c "apt-get -qq -y --no-install-recommends install $*" >/dev/null 2>"$root/apt.log" ||
    wrong "apt: $(cat "$root/apt.log")"
}

[ "$(id -u)" -eq 0 ] || wrong "making a root needs root"
if [ ! -e "$root/made" ]; then
  mkdir -p "$(dirname "$root")"
  debootstrap --variant=minbase "$suite" "$root" ${3:+"$3"} >"$root.log" 2>&1 || wrong "debootstrap failed, see $root.log"
  touch "$root/made"
fi
rm -rf "$root/try"
mkdir "$root/try"
cp "$packages"/*.deb "$packages"/*.tar.gz "$root/try/"
cp "$source/examples/data/late_basis.json" "$source/examples/data/smooth.json" "$root/try/"
# What an earlier time put there goes, so that nothing but the packages asks for what they need.
inside apt-get -qq -y purge 'libbaken*' baken gcc pkg-config cmake make >/dev/null 2>&1 || true
inside apt-get -qq -y --purge autoremove >/dev/null 2>&1
inside apt-get -qq update

# ---- the command alone ----
install /try/libbaken1_*.deb /try/baken_*.deb
brought=$(inside dpkg-query -W -f '${Package}\n' | grep -E -- '-dev$|^gcc$|^protobuf-compiler$' || true)
[ -z "$brought" ] || wrong "the command brings what only builders need: $brought"
judge() { inside baken check "/try/$1" --on 2026-03-10 --language en; }
code=0
judge late_basis.json >"$root/try/late_basis.txt" || code=$?
[ "$code" -eq 1 ] || wrong "baken check of late_basis.json ended with $code, not 1"
grep -q MVS-15a "$root/try/late_basis.txt" || wrong "late_basis.json: MVS-15a is not in the answer"
code=0
judge smooth.json >/dev/null || code=$?
[ "$code" -eq 0 ] || wrong "baken check of smooth.json ended with $code, not 0"
for file in man/man1/baken.1 bash-completion/completions/baken zsh/site-functions/_baken doc/baken/copyright; do
  compgen -G "$root/usr/share/$file*" >/dev/null || wrong "the package baken has no $file"
done
say "baken: checks two records; brings $(inside apt-cache depends --installed baken libbaken1 | grep -c Depends:) packages, none for builders"

# ---- a C program, from the header's own example, with pkg-config ----
install /try/libbaken-dev_*.deb gcc libc6-dev pkg-config
inside sh -euc '
  cd /try
  sed -n "/^ \*   #include <baken\/baken.h>/,/^ \*   }/s/^ \* \{0,3\}//p" /usr/include/baken/baken.h >first.c
  cc -std=c90 -Wall -Wextra -pedantic -Werror first.c -o first $(pkg-config --cflags --libs baken)
  ./first | grep -q "\"subject_id\":\"t-1\""' || wrong "the program at the top of baken.h does not do"
say "libbaken-dev: the program at the top of baken.h compiles with pkg-config and runs"

# ---- the same with CMake, in C alone ----
install cmake make
cat >"$root/try/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.16)
project(stranger C)
find_package(baken 1 REQUIRED)
if(NOT EXISTS ${baken_PROTO_DIR}/baken/v1/check.proto OR NOT EXISTS ${baken_DESCRIPTORS})
  message(FATAL_ERROR "the messages are not where the package says")
endif()
add_executable(stranger first.c)
target_link_libraries(stranger PRIVATE baken::baken)
END
inside sh -euc 'cd /try && cmake -S . -B out >cmake.log && cmake --build out >>cmake.log && out/stranger | grep -q t-1' ||
  wrong "find_package(baken) does not do: $(cat "$root/try/cmake.log")"
say "libbaken-dev: find_package(baken 1) and baken::baken do the same"

# ---- the self-contained library, once the packages are gone ----
inside apt-get -qq -y purge libbaken1 libbaken-dev baken >/dev/null 2>&1
inside apt-get -qq -y --purge autoremove >/dev/null 2>&1
inside sh -euc '
  cd /try
  tar -xzf baken-*.tar.gz
  there=$(echo /try/baken-*-linux-*/)
  cc first.c -o portable -I"$there/include" -L"$there/lib" -lbaken -Wl,-rpath,"$there/lib"
  ./portable | grep -q "\"subject_id\":\"t-1\""
  ! ldd portable | grep -E "stdc|gcc_s|protobuf|absl|sodium|simdjson"' || wrong "the self-contained library does not do"
say "the tarball: the same program with our packages gone, needing the C library alone"
