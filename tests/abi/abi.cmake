# SPDX-License-Identifier: EUPL-1.2
#
# What a released baken never takes back: each gate prints a sentence that says what broke and what to do. And a
# program made with the first released header keeps running. The library as users get it, so not under the sanitizers.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(gates ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/gates.py)
set(on_what --source ${PROJECT_SOURCE_DIR} --library $<TARGET_FILE:baken> --folder ${CMAKE_CURRENT_BINARY_DIR}/abi)
foreach(gate exports constants types covered)
  add_test(NAME abi_${gate} COMMAND ${gates} ${gate} ${on_what})
endforeach()
add_custom_target(accept_abi COMMAND ${gates} accept ${on_what} DEPENDS baken VERBATIM)

add_test(NAME headers COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/headers/headers.py
  ${PROJECT_SOURCE_DIR}/include ${CMAKE_CURRENT_BINARY_DIR}/headers)

# The first header stands alone in its folder, and only that folder is searched.
add_executable(abi_first_client abi/first/client.c)
target_compile_options(abi_first_client PRIVATE -std=c99 -Wall -Wextra -pedantic-errors)
target_include_directories(abi_first_client PRIVATE abi/first)
target_link_libraries(abi_first_client PRIVATE $<TARGET_LINKER_FILE:baken>)
add_dependencies(abi_first_client baken)
set_target_properties(abi_first_client PROPERTIES BUILD_RPATH $<TARGET_FILE_DIR:baken>)
add_test(NAME abi_first_client COMMAND abi_first_client)

# The host's own operator new, so a program of its own.
add_executable(abi_out_of_memory abi/out_of_memory.cc)
baken_own_code(abi_out_of_memory)
target_link_libraries(abi_out_of_memory PRIVATE baken)
add_test(NAME abi_out_of_memory COMMAND abi_out_of_memory)
