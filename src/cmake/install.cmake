# SPDX-License-Identifier: EUPL-1.2
#
# What a packager gets, in three components: the library, what one needs to build with it (headers, protos with a
# descriptor set, CMake package, pkg-config), and the command.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/baken)
set(BAKEN_PROTO_DIR ${CMAKE_INSTALL_DATADIR}/baken/proto)
set(BAKEN_DESCRIPTORS ${CMAKE_INSTALL_DATADIR}/baken/baken.binpb)
install(TARGETS baken EXPORT baken
  RUNTIME COMPONENT library
  LIBRARY COMPONENT library NAMELINK_COMPONENT development
  ARCHIVE COMPONENT development)
if(TARGET baken_command)
  install(TARGETS baken_command RUNTIME COMPONENT command)
  set(share ${PROJECT_SOURCE_DIR}/src/cli/share)
  install(FILES ${share}/baken.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT command)
  install(FILES ${share}/baken.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
    RENAME baken COMPONENT command)
  install(FILES ${share}/_baken DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT command)
endif()
install(DIRECTORY include/baken DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
install(DIRECTORY proto/baken DESTINATION ${BAKEN_PROTO_DIR} COMPONENT development
  FILES_MATCHING PATTERN "*.proto")
install(FILES ${PROJECT_BINARY_DIR}/proto/baken.binpb DESTINATION ${CMAKE_INSTALL_DATADIR}/baken
  COMPONENT development)

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/bakenConfig.cmake.in
  ${PROJECT_BINARY_DIR}/bakenConfig.cmake INSTALL_DESTINATION ${package_dir}
  PATH_VARS BAKEN_PROTO_DIR BAKEN_DESCRIPTORS)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/bakenConfigVersion.cmake COMPATIBILITY SameMajorVersion)
install(FILES ${PROJECT_BINARY_DIR}/bakenConfig.cmake ${PROJECT_BINARY_DIR}/bakenConfigVersion.cmake
  DESTINATION ${package_dir} COMPONENT development)
install(EXPORT baken NAMESPACE baken:: DESTINATION ${package_dir} FILE bakenTargets.cmake COMPONENT development)

# From the folder of baken.pc up to the prefix, so that the installed tree may be moved.
file(RELATIVE_PATH BAKEN_PREFIX_FROM_PC /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
# A shared library brings what it needs; pkg-config would ask for their headers all the same.
set(BAKEN_PC_REQUIRES)
if(NOT BUILD_SHARED_LIBS)
  set(BAKEN_PC_REQUIRES
    "Requires.private: protobuf-lite absl_status absl_statusor absl_strings libsodium simdjson\nLibs.private: -lstdc++\n")
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/baken.pc.in ${PROJECT_BINARY_DIR}/baken.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/baken.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

# ---- Debian packages: cpack -G DEB, or ./dev package ----
foreach(pair "library libbaken${PROJECT_VERSION_MAJOR}" "development libbaken-dev" "command baken")
  string(REPLACE " " ";" pair ${pair})
  list(GET pair 0 component)
  list(GET pair 1 package)
  install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} RENAME copyright COMPONENT ${component})
  string(TOUPPER ${component} upper)
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${package})
endforeach()
set(library_package libbaken${PROJECT_VERSION_MAJOR})
set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL library development command)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_CONTACT "The baken developers <baken@example.org>")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# The command finds the library in the build folder while its own needs are worked out.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR}/lib)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${library_package} (= ${PROJECT_VERSION}-1)")
set(CPACK_DEBIAN_COMMAND_PACKAGE_DEPENDS "${library_package} (>= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "rules of integration trajectories - shared library
${PROJECT_DESCRIPTION}.")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "rules of integration trajectories - headers and messages
${PROJECT_DESCRIPTION}. With files for CMake and pkg-config.")
set(CPACK_DEBIAN_COMMAND_DESCRIPTION "rules of integration trajectories - command
${PROJECT_DESCRIPTION}. With a page for man and completion for bash and zsh.")
include(CPack)
