# The four kinds of target in this house.

set(LINLI_GENERATED ${CMAKE_BINARY_DIR}/generated)
set(LINLI_PROTO_ROOT ${CMAKE_SOURCE_DIR}/proto)

# linli_proto(<name> FILES a.proto … DEPS <other proto targets> [ROOT <folder>])
# Messages go into proto_<name>; files named *_service.proto or feed.proto also give stubs, in
# proto_<name>_grpc, so that a file that needs only messages never pays for gRPC's headers.
function(linli_proto name)
  cmake_parse_arguments(arg "" "ROOT" "FILES;DEPS" ${ARGN})
  if(NOT arg_ROOT)
    set(arg_ROOT ${LINLI_PROTO_ROOT})
  endif()
  set(messages)
  set(stubs)
  foreach(file ${arg_FILES})
    string(REGEX REPLACE "\\.proto$" "" stem ${file})
    set(outputs ${LINLI_GENERATED}/${stem}.pb.cc ${LINLI_GENERATED}/${stem}.pb.h)
    set(command ${PROTOC} -I${arg_ROOT} -I${LINLI_PROTO_ROOT} --cpp_out=${LINLI_GENERATED})
    list(APPEND messages ${LINLI_GENERATED}/${stem}.pb.cc)
    if(file MATCHES "_service\\.proto$" OR file MATCHES "feed\\.proto$")
      list(APPEND command --plugin=protoc-gen-grpc=${GRPC_CPP_PLUGIN} --grpc_out=${LINLI_GENERATED})
      list(APPEND outputs ${LINLI_GENERATED}/${stem}.grpc.pb.cc ${LINLI_GENERATED}/${stem}.grpc.pb.h)
      list(APPEND stubs ${LINLI_GENERATED}/${stem}.grpc.pb.cc)
    endif()
    add_custom_command(
      OUTPUT ${outputs}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${LINLI_GENERATED}
      COMMAND ${command} ${file}
      DEPENDS ${arg_ROOT}/${file}
      COMMENT "protoc ${file}")
  endforeach()
  add_library(proto_${name} STATIC ${messages})
  target_include_directories(proto_${name} SYSTEM PUBLIC ${LINLI_GENERATED})
  target_link_libraries(proto_${name} PUBLIC protobuf::libprotobuf)
  foreach(dep ${arg_DEPS})
    target_link_libraries(proto_${name} PUBLIC proto_${dep})
  endforeach()
  if(stubs)
    add_library(proto_${name}_grpc STATIC ${stubs})
    # gRPC's headers are dear, and all stubs begin with the same ones.
    set_target_properties(proto_${name}_grpc PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 10)
    target_link_libraries(proto_${name}_grpc PUBLIC proto_${name} gRPC::grpc++)
  endif()
endfunction()

# linli_room(<name> [DEPS …] [TEST_DEPS …])
# One room of the house: a library of the .cc files of this folder, and a test program for each
# suffix that is present: *_test.cc needs nothing, *_pgtest.cc Postgres, *_redistest.cc Redis. A
# folder of headers alone becomes an interface library.
function(linli_room name)
  cmake_parse_arguments(arg "" "" "DEPS;TEST_DEPS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "(_test|_pgtest|_redistest|main)\\.cc$")
  if(sources)
    add_library(${name} STATIC ${sources})
    target_compile_options(${name} PRIVATE ${LINLI_WARNINGS})
    set(scope PUBLIC)
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${name} ${scope} ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} ${scope} ${arg_DEPS})
  foreach(suffix test pgtest redistest)
    set(of_suffix ${tests})
    list(FILTER of_suffix INCLUDE REGEX "_${suffix}\\.cc$")
    if(of_suffix)
      linli_test(${name}_${suffix} SOURCES ${of_suffix} DEPS ${name} ${arg_TEST_DEPS})
    endif()
  endforeach()
endfunction()

# linli_test(<name>_<suffix> SOURCES … DEPS …)
function(linli_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  # What a test spends, it spends in the libraries: its own code is worth no time of the optimiser.
  target_compile_options(${name} PRIVATE ${LINLI_WARNINGS} -O0)
  target_link_libraries(${name} PRIVATE ${arg_DEPS} tests_support GTest::gmock_main)
  target_precompile_headers(${name} REUSE_FROM tests_pch)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  if(name MATCHES "_pgtest$")
    set(label pg)
  elseif(name MATCHES "_redistest$")
    set(label redis)
  elseif(name MATCHES "_e2etest$")
    set(label e2e)
  else()
    set(label unit)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS ${label} TIMEOUT 300)
endfunction()

# linli_test_at_full_speed(<test>…): for tests that spend their time in templates of their own.
function(linli_test_at_full_speed)
  foreach(name ${ARGN})
    # The precompiled header is of other flags.
    set_target_properties(${name} PROPERTIES DISABLE_PRECOMPILE_HEADERS ON)
    target_compile_options(${name} PRIVATE -O2)
  endforeach()
endfunction()

# linli_queries(<name> NAMESPACE linli::registration::queries)
# Embeds queries/*.sql of this folder as db::Query constants, kVolunteerGet for volunteer_get.sql,
# in the generated header "<this folder>/queries.h".
function(linli_queries name)
  cmake_parse_arguments(arg "" "NAMESPACE" "" ${ARGN})
  file(RELATIVE_PATH here ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/queries/*.sql)
  set(out ${LINLI_GENERATED}/${here}/queries)
  add_custom_command(
    OUTPUT ${out}.h ${out}.cc
    COMMAND ${CMAKE_COMMAND} "-DFILES=${files}" -DOUT=${out} -DHEADER=${here}/queries.h
            -DNAMESPACE=${arg_NAMESPACE} -P ${CMAKE_SOURCE_DIR}/deploy/cmake/embed_queries.cmake
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/deploy/cmake/embed_queries.cmake
    VERBATIM COMMENT "queries of ${here}")
  add_library(${name} STATIC ${out}.cc)
  target_include_directories(${name} PUBLIC ${LINLI_GENERATED} ${CMAKE_SOURCE_DIR})
endfunction()

# linli_program(<program> DEPS …): main.cc of this folder. The target "programs" builds all of them.
add_custom_target(programs)
function(linli_program name)
  cmake_parse_arguments(arg "" "" "DEPS" ${ARGN})
  add_executable(${name} ${CMAKE_CURRENT_SOURCE_DIR}/main.cc)
  target_compile_options(${name} PRIVATE ${LINLI_WARNINGS})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE ${arg_DEPS})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
  add_dependencies(programs ${name})
endfunction()
