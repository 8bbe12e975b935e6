# SPDX-License-Identifier: EUPL-1.2
#
# The README's C example is examples/c/check.c to the letter, and does what the README says: a request made with
# protoc goes in, a report that protoc can read comes out, and bytes that are no request give a sentence.
cmake_minimum_required(VERSION 3.25)

file(READ ${README} readme)
file(READ ${EXAMPLE} example)
string(FIND "${readme}" "```c\n${example}```" at)
if(at EQUAL -1)
  message(SEND_ERROR "README.md does not show ${EXAMPLE} as it is")
endif()

file(MAKE_DIRECTORY ${FOLDER})
execute_process(COMMAND ${PROTOC} --proto_path=${PROTOS} --encode=baken.v1.CheckRequest baken/v1/check.proto
  INPUT_FILE ${REQUEST} OUTPUT_FILE ${FOLDER}/request.binpb COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${PROGRAM} ${FOLDER}/request.binpb
  OUTPUT_FILE ${FOLDER}/report.binpb COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${PROTOC} --proto_path=${PROTOS} --decode=baken.v1.Report baken/v1/check.proto
  INPUT_FILE ${FOLDER}/report.binpb OUTPUT_VARIABLE report COMMAND_ERROR_IS_FATAL ANY)
foreach(expected "subject_id: \"example-1\"" "rule_id: \"MVS-15a\"" "outcome: OUTCOME_VIOLATED" "failures: 1")
  string(FIND "${report}" "${expected}" at)
  if(at EQUAL -1)
    message(SEND_ERROR "the report does not say ${expected}:\n${report}")
  endif()
endforeach()

# The reason that the README shows is this report's own.
string(FIND "${readme}" "```\nfindings {" at)
string(SUBSTRING "${readme}" ${at} -1 shown)
string(SUBSTRING "${shown}" 4 -1 shown)
string(FIND "${shown}" "```" end)
string(SUBSTRING "${shown}" 0 ${end} shown)
string(FIND "${report}" "${shown}" at)
if(at EQUAL -1)
  message(SEND_ERROR "README.md shows a reason that this report does not have:\n${report}")
endif()

file(WRITE ${FOLDER}/foreign.binpb "this is not a request")
execute_process(COMMAND ${PROGRAM} ${FOLDER}/foreign.binpb
  RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE sentence)
if(NOT code EQUAL 1 OR NOT out STREQUAL "" OR sentence STREQUAL "")
  message(SEND_ERROR "foreign bytes: exit ${code}, said \"${sentence}\"")
endif()
