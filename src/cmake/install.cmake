# SPDX-License-Identifier: EUPL-1.2
#
# What a packager gets: library, headers, command, protos with a descriptor set, CMake package, pkg-config.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/baken)
install(TARGETS baken EXPORT baken)
if(TARGET baken_command)
  install(TARGETS baken_command)
endif()
install(DIRECTORY include/baken DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY proto/baken DESTINATION ${CMAKE_INSTALL_DATADIR}/baken/proto FILES_MATCHING PATTERN "*.proto")
install(FILES ${PROJECT_BINARY_DIR}/proto/baken.binpb DESTINATION ${CMAKE_INSTALL_DATADIR}/baken)

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/bakenConfig.cmake.in
  ${PROJECT_BINARY_DIR}/bakenConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/bakenConfigVersion.cmake COMPATIBILITY SameMajorVersion)
install(FILES ${PROJECT_BINARY_DIR}/bakenConfig.cmake ${PROJECT_BINARY_DIR}/bakenConfigVersion.cmake
  DESTINATION ${package_dir})
install(EXPORT baken NAMESPACE baken:: DESTINATION ${package_dir} FILE bakenTargets.cmake)

# From the folder of baken.pc up to the prefix, so that the installed tree may be moved.
file(RELATIVE_PATH BAKEN_PREFIX_FROM_PC /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${CMAKE_CURRENT_LIST_DIR}/baken.pc.in ${PROJECT_BINARY_DIR}/baken.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/baken.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
