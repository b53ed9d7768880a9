# Compiler flags for every target. Warnings are errors; generated code is exempt (linli_rooms.cmake).
set(LINLI_SANITIZE "" CACHE STRING "Sanitizers for -fsanitize=, for example address,undefined")

set(LINLI_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wno-missing-field-initializers -Werror)

# Asserts stay on in what ships: a broken invariant must stop the call, not corrupt an account.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1")
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")
# Everywhere, or a precompiled header made without it is refused by whoever has it.
add_compile_options(-pthread)
if(LINLI_SANITIZE)
  add_compile_options(-fsanitize=${LINLI_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${LINLI_SANITIZE})
  if(LINLI_SANITIZE MATCHES "thread")
    # Protobuf's map fields have two more members under this macro, which Debian's library has not.
    add_compile_options(-U__SANITIZE_THREAD__)
  endif()
endif()

# Headers of the libraries and of generated code are system headers: their warnings are not ours.
find_program(LINLI_CCACHE ccache)
if(LINLI_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}
      CCACHE_NOHASHDIR=1 ${LINLI_CCACHE})
endif()
find_program(LINLI_MOLD mold)
if(LINLI_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
