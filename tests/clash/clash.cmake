# SPDX-License-Identifier: EUPL-1.2
#
# Hosts that compiled our protos themselves, with full protobuf: generated code that is registered twice under one
# name ends the process before main, and symbols that meet give wrong answers. Neither may happen.
function(baken_clash_host name protobuf)
  add_executable(${name} clash/host.cc)
  baken_own_code(${name})
  target_link_libraries(${name} PRIVATE baken_protos ${protobuf} ${CMAKE_DL_LIBS})
  # A host that shows all its names, as programs with plugins do: the library must still use its own.
  set_target_properties(${name} PROPERTIES ENABLE_EXPORTS ON)
endfunction()

baken_clash_host(clash_linked protobuf::libprotobuf)
target_compile_definitions(clash_linked PRIVATE HOST_LINKS)
target_link_libraries(clash_linked PRIVATE baken)
add_test(NAME clash_linked COMMAND clash_linked)

set(copy ${CMAKE_CURRENT_BINARY_DIR}/clash/another_libbaken.so)
add_custom_target(baken_copy ALL COMMAND ${CMAKE_COMMAND} -E copy_if_different $<TARGET_FILE:baken> ${copy}
  DEPENDS baken BYPRODUCTS ${copy} VERBATIM)
find_library(BAKEN_STATIC_PROTOBUF NAMES libprotobuf.a REQUIRED)
add_executable(clash_loads_static clash/host.cc)
baken_own_code(clash_loads_static)
target_include_directories(clash_loads_static SYSTEM PRIVATE $<TARGET_PROPERTY:baken_protos,INTERFACE_INCLUDE_DIRECTORIES>)
target_link_libraries(clash_loads_static PRIVATE $<TARGET_FILE:baken_protos> ${BAKEN_STATIC_PROTOBUF} Threads::Threads
  ${CMAKE_DL_LIBS})
add_dependencies(clash_loads_static baken_protos)
set_target_properties(clash_loads_static PROPERTIES ENABLE_EXPORTS ON)
baken_clash_host(clash_loads protobuf::libprotobuf)
foreach(host clash_loads clash_loads_static)
  add_dependencies(${host} baken baken_copy)
  foreach(visible local global)
    add_test(NAME ${host}_${visible} COMMAND ${host} ${visible} $<TARGET_FILE:baken>)
    add_test(NAME ${host}_two_copies_${visible} COMMAND ${host} ${visible} $<TARGET_FILE:baken> ${copy})
  endforeach()
endforeach()

# Debian's Python, which Debian's google.protobuf is for; another Python on the path may not have it.
find_program(BAKEN_PYTHON_WITH_PROTOBUF NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
set(python_protos ${CMAKE_CURRENT_BINARY_DIR}/clash/python)
set(made ${python_protos}/baken/v1/check_pb2.py)
file(MAKE_DIRECTORY ${python_protos})
add_custom_command(OUTPUT ${made}
  COMMAND protobuf::protoc --proto_path=${PROJECT_SOURCE_DIR}/proto --python_out=${python_protos} ${published}
  DEPENDS ${published} VERBATIM COMMENT "protoc for Python")
add_custom_target(clash_python_protos ALL DEPENDS ${made})
add_test(NAME clash_python COMMAND ${BAKEN_PYTHON_WITH_PROTOBUF} ${CMAKE_CURRENT_SOURCE_DIR}/clash/host.py
  $<TARGET_FILE:baken> ${python_protos})
