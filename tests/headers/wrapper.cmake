# SPDX-License-Identifier: EUPL-1.2
#
# baken.hpp in each standard that it promises (the matrix of headers.py only looks at it; this runs it).
set(standards 17 20 23)
if(BAKEN_SANITIZE)  # what the sanitizers look for is the same in each
  set(standards 20)
endif()
foreach(standard IN LISTS standards)
  add_executable(wrapper${standard}_test headers/wrapper.cc)
  baken_own_code(wrapper${standard}_test)
  set_target_properties(wrapper${standard}_test PROPERTIES CXX_STANDARD ${standard})
  target_link_libraries(wrapper${standard}_test PRIVATE baken baken_protos GTest::gtest GTest::gtest_main)
  add_test(NAME wrapper${standard} COMMAND wrapper${standard}_test --gtest_brief=1)
endforeach()
