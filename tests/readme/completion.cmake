# SPDX-License-Identifier: EUPL-1.2
#
# cmake -DSHARE=<src/cli/share> -DCOMMAND=<baken> -P completion.cmake: completion in bash offers what the command takes, and the page
# for `man` names every command that there is.
cmake_minimum_required(VERSION 3.25)
get_filename_component(folder ${COMMAND} DIRECTORY)

# expect(OFFERED WORD…): the words that bash would offer after these, the last one perhaps not finished.
function(expect offered)
  execute_process(COMMAND bash -c "PATH=$1:$PATH; source $2/baken.bash; shift 2; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _baken; echo \"\${COMPREPLY[*]}\""
    bash ${folder} ${SHARE} baken ${ARGN} OUTPUT_VARIABLE answer OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  if(NOT answer MATCHES "${offered}")
    message(SEND_ERROR "after \"baken ${ARGN}\" bash offers \"${answer}\", not ${offered}")
  endif()
endfunction()
expect("^transition$" "tra")
expect("^show$" "programme" "sh")
expect("thuis-in-mvs" "programme" "show" "thu")
expect("^witness$" "programme" "wit")
expect("^--violate$" "programme" "witness" "--vio")
expect("^json$" "programme" "analyse" "--format" "js")
expect("^markdown$" "programme" "fields" "--format" "mark")
expect("^--format$" "check" "--form")
expect("^participant$" "check" "--register" "part")
expect("^en$" "agenda" "--language" "e")

execute_process(COMMAND ${COMMAND} --help OUTPUT_VARIABLE help COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCH "Subcommands:\n(.*)\n\nExamples" found "${help}")
string(REGEX MATCHALL "  [a-z]+  " commands "${CMAKE_MATCH_1}")
if(NOT commands)
  message(SEND_ERROR "no commands were found in: baken --help")
endif()
file(READ ${SHARE}/baken.1 page)
foreach(command IN LISTS commands)
  string(STRIP "${command}" command)
  if(NOT page MATCHES "\n\\.B ${command}\n")
    message(SEND_ERROR "the page for man does not tell of baken ${command}")
  endif()
endforeach()
