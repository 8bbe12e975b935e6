# SPDX-License-Identifier: EUPL-1.2
#
# baken as it is installed, found and linked by others: see install.py.
if(TARGET baken_command AND BAKEN_INSTALL)
  add_test(NAME install COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/install.py
    --source ${PROJECT_SOURCE_DIR} --build ${PROJECT_BINARY_DIR} --folder ${CMAKE_CURRENT_BINARY_DIR}/install)
endif()
