# SPDX-License-Identifier: EUPL-1.2
#
# cmake -DSOURCE=<repository> -P arrows.cmake: which room may include which, and which libraries a room may see.
cmake_minimum_required(VERSION 3.25)
set(rooms time truth wire programme facts check report json capi cli)
set(time_sees "")
set(truth_sees time)
set(wire_sees "")
set(programme_sees time truth wire)
set(facts_sees time truth wire programme)
set(check_sees time truth wire programme facts)
set(report_sees time truth wire programme facts check)
set(json_sees wire)
set(capi_sees time truth wire programme facts check report json)
set(cli_sees "")
# Rooms that may include Abseil, protobuf or other libraries; the rest see the standard library alone.
set(libraries_for programme capi json cli)

foreach(room IN LISTS rooms)
  file(GLOB_RECURSE files ${SOURCE}/src/${room}/*.cc ${SOURCE}/src/${room}/*.h)
  foreach(file IN LISTS files)
    file(STRINGS ${file} lines REGEX "^ *# *include ")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "^ *# *include *[<\"]([^>\"]+)[>\"].*" "\\1" included "${line}")
      string(REGEX REPLACE "/.*" "" first "${included}")
      if(first IN_LIST rooms AND NOT first STREQUAL room AND NOT first IN_LIST ${room}_sees)
        message(SEND_ERROR "${file}: ${room} must not include ${included}")
      elseif(NOT room IN_LIST libraries_for
          AND included MATCHES "^(absl|google|baken/wire|baken/v1|sodium|CLI)")
        message(SEND_ERROR "${file}: ${room} uses the standard library alone, not ${included}")
      endif()
    endforeach()
  endforeach()
endforeach()
