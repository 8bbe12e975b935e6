# SPDX-License-Identifier: EUPL-1.2
#
# The Python package as its users get it: a wheel over the library that was just built, in an environment of its own. The
# environment is filled from the package index; where that cannot be reached the tests are left out (77), and say so. PySpark
# is large, so it has an environment and a test of its own. Not under sanitizers: a Python without them cannot load the library.
if(NOT Python3_FOUND OR NOT BUILD_SHARED_LIBS OR NOT TARGET baken_command)
  return()
endif()
# Questions and answers by the C ABI itself, which the package has to give back to the byte.
add_executable(binding_vectors python/vectors.cc)
baken_own_code(binding_vectors)
target_link_libraries(binding_vectors PRIVATE baken_test_support baken_tests)

foreach(part python spark)
  add_test(NAME ${part} COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/run.py ${part} --source ${PROJECT_SOURCE_DIR}
    --library $<TARGET_FILE:baken> --descriptors ${PROJECT_BINARY_DIR}/proto/baken.binpb
    --command $<TARGET_FILE:baken_command> --vectors $<TARGET_FILE:binding_vectors>
    --folder ${CMAKE_CURRENT_BINARY_DIR}/${part})
  set_tests_properties(${part} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 900)
endforeach()
