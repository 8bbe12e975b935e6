# SPDX-License-Identifier: EUPL-1.2
#
# cmake -DSOURCE=<repository> -DCOMMAND=<baken> -DFOLDER=<to work in> -P pages.cmake: every page of the repository is linked from
# the README, every link of a page leads somewhere, and every command of `build/bin/baken` on a page runs: exit code 0, or 1 where
# a hard rule is in breach.
cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND find . ( -path ./build -o -path ./.git -o -path "*/node_modules" ) -prune -o -name "*.md" -print
  WORKING_DIRECTORY ${SOURCE} OUTPUT_VARIABLE pages OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE "\n" ";" pages "${pages}")
file(READ ${SOURCE}/README.md readme)
file(MAKE_DIRECTORY ${FOLDER})
set(commands 0)

foreach(page IN LISTS pages)
  string(REGEX REPLACE "^\\./" "" page "${page}")
  if(NOT page STREQUAL "README.md")
    string(FIND "${readme}" "](${page})" at)
    if(at EQUAL -1)
      message(SEND_ERROR "README.md has no link to ${page}")
    endif()
  endif()
  get_filename_component(folder ${SOURCE}/${page} DIRECTORY)
  # A square bracket would join the entries of a list, so links are looked for without theirs.
  file(READ ${SOURCE}/${page} text)
  string(REGEX MATCHALL "\\([A-Za-z0-9_/.-]+\\.md\\)" links "${text}")
  foreach(link IN LISTS links)
    string(REGEX REPLACE "^.(.*).$" "\\1" link "${link}")
    if(NOT EXISTS ${folder}/${link})
      message(SEND_ERROR "${page}: the link ${link} leads nowhere")
    endif()
  endforeach()
  file(STRINGS ${SOURCE}/${page} lines REGEX "^ *build/bin/baken ")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "^ *build/bin/baken " "" arguments "${line}")
    string(REGEX REPLACE " *> *[^ ]+ *$" "" arguments "${arguments}")
    execute_process(COMMAND sh -c "'${COMMAND}' ${arguments} > '${FOLDER}/output'" WORKING_DIRECTORY ${SOURCE}
      RESULT_VARIABLE code ERROR_VARIABLE said)
    if(NOT code EQUAL 0 AND NOT code EQUAL 1)
      message(SEND_ERROR "${page}: exit ${code} of: build/bin/baken ${arguments}\n${said}")
    endif()
    math(EXPR commands "${commands} + 1")
  endforeach()
endforeach()
if(commands LESS 5)
  message(SEND_ERROR "only ${commands} commands were found on the pages; is their form another one now?")
endif()
