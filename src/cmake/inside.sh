#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# inside.sh FOLDER: makes FOLDER/*.a, the libraries that go inside the self-contained shared library, from the source
# packages of this Debian, so that they are what its headers describe. Compiled for a shared library (Debian's own
# archives are not) and hidden. Done once; remove FOLDER to do it again.
set -euo pipefail
folder=$1
mkdir -p "$folder/source/lists/partial"
folder=$(cd "$folder" && pwd)
cd "$folder/source"
# shellcheck source=/dev/null
. /etc/os-release
flags=(-O2 -fPIC -fvisibility=hidden -ffunction-sections -fdata-sections)
# The sources come through a list of their own: the machine's own lists stay as they are.
apt=(-qq -o "Dir::Etc::sourcelist=$PWD/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$PWD/lists"
  -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=)

unpack() {
  local package=$1
  # A mirror may lack the sources of security updates: then what the release came with.
  compgen -G "$package-*/" >/dev/null || apt-get "${apt[@]}" source "$package" >/dev/null 2>&1 ||
    apt-get "${apt[@]}" source "$package/$VERSION_CODENAME" >/dev/null
  compgen -G "$package-*/" | head -n 1
}

with_cmake() {
  local build=$1
  shift
  cmake -G Ninja -S "$1" -B "$build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS="${flags[*]} -fvisibility-inlines-hidden" \
    -DCMAKE_CXX_STANDARD=17 -DBUILD_SHARED_LIBS=OFF "${@:3}" >/dev/null
  cmake --build "$build" --target "$2" >/dev/null
  find "$build" -name '*.a' -exec cp {} "$folder/" \;
}

# From wherever this machine gets Debian's packages, security updates too.
# shellcheck disable=SC2016
apt-get indextargets --format 'deb-src $(REPO_URI) $(CODENAME) $(COMPONENT)' 'Identifier: Packages' 'Origin: Debian' |
  sort -u >sources.list
[ -s sources.list ] || { printf 'No lists of Debian packages here: run apt-get update\n' >&2; exit 1; }
[ -e lists/lock ] || apt-get "${apt[@]}" update

[ -e "$folder/libprotobuf-lite.a" ] ||
  with_cmake protobuf-build "$(unpack protobuf)" libprotobuf-lite -Dprotobuf_BUILD_TESTS=OFF \
    -Dprotobuf_BUILD_PROTOC_BINARIES=OFF -Dprotobuf_WITH_ZLIB=OFF
[ -e "$folder/libabsl_strings.a" ] || with_cmake abseil-build "$(unpack abseil)" statusor -DBUILD_TESTING=OFF -DABSL_PROPAGATE_CXX_STD=ON
if [ ! -e "$folder/libsodium.a" ]; then
  (cd "$(unpack libsodium)" && autoreconf --force --install >/dev/null 2>&1 && ./configure --disable-shared --with-pic --enable-minimal CFLAGS="${flags[*]}" >/dev/null &&
    make -s -j"$(nproc)" >/dev/null && cp src/libsodium/.libs/libsodium.a "$folder/")
fi
if [ ! -e "$folder/libsimdjson.a" ]; then
  "${CXX:-c++}" -std=c++17 "${flags[@]}" -I "$(unpack simdjson)/include" -I "$(unpack simdjson)/src" \
    -c "$(unpack simdjson)/src/simdjson.cpp" -o simdjson.o
  ar rcs "$folder/libsimdjson.a" simdjson.o
fi
