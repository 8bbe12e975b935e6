# SPDX-License-Identifier: EUPL-1.2
#
# cmake -DFROM=proto/baken/v1 -DTO=<build>/baken/wire/v1 -P private_copy.cmake
# Copies the protos with package and path changed. Both: with only the package changed the include guards
# of the generated headers would still collide with a host's own.
file(GLOB protos RELATIVE ${FROM} ${FROM}/*.proto)
foreach(proto IN LISTS protos)
  file(READ ${FROM}/${proto} text)
  string(REPLACE "package baken.v1;" "package baken.wire.v1;" text "${text}")
  string(REPLACE "import \"baken/v1/" "import \"baken/wire/v1/" text "${text}")
  file(WRITE ${TO}/${proto} "${text}")
endforeach()
