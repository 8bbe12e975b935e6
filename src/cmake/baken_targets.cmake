# SPDX-License-Identifier: EUPL-1.2
#
# How a target of ours is made: warnings on our own code, sanitizers, one OBJECT library per room.

# What is undefined ends the program by a trap where it stands: the messages would take longer to compile than the code.
if(BAKEN_SANITIZE)
  add_compile_options(-fsanitize=${BAKEN_SANITIZE} -fno-omit-frame-pointer)
  if(BAKEN_SANITIZE MATCHES "undefined")
    add_compile_options(-fsanitize-undefined-trap-on-error)
    # A handle of the C ABI is a type without members to its host: the two never agree on the type of a function over it.
    add_compile_options($<$<COMPILE_LANG_AND_ID:CXX,Clang>:-fno-sanitize=function>)
  endif()
  add_link_options(-fsanitize=${BAKEN_SANITIZE})
endif()

# Generated code is not ours to keep free of warnings, so this is asked per target.
function(baken_own_code target)
  if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow
      $<$<COMPILE_LANGUAGE:CXX>:-Wconversion> $<$<BOOL:${BAKEN_WERROR}>:-Werror>)
    # gcc 12 sees an overlap in std::string's operator+ where it inlines most; there is none (its bug 105651).
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
      target_compile_options(${target} PRIVATE $<$<AND:$<CONFIG:Release>,$<COMPILE_LANGUAGE:CXX>>:-Wno-restrict>)
    endif()
  endif()
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
endfunction()

# baken_room(name [libraries…]): src/<name>/**.cc as OBJECT library baken_<name>. A room may still be empty.
# The libraries give include paths and the order of building; what is linked is said once, at the library itself.
function(baken_room name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cc)
  if(NOT sources)
    add_library(baken_${name} INTERFACE)
    return()
  endif()
  add_library(baken_${name} OBJECT ${sources})
  baken_own_code(baken_${name})
  target_compile_definitions(baken_${name} PRIVATE BAKEN_BUILDING)
  if(BAKEN_FUZZ)  # the fuzzer sees which branches an input reaches
    target_compile_options(baken_${name} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  if(name STREQUAL "capi")  # abidiff reads the types of the C ABI from the debug information (tests/abi)
    target_compile_options(baken_${name} PRIVATE $<$<CXX_COMPILER_ID:GNU,Clang>:-g>)
  endif()
  target_link_libraries(baken_${name} PRIVATE ${ARGN})
  set_property(GLOBAL APPEND PROPERTY BAKEN_OBJECTS $<TARGET_OBJECTS:baken_${name}>)
endfunction()
