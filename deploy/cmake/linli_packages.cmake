# The Debian packages that the suite stands on; deploy/local/install installs them.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Protobuf REQUIRED)
find_package(absl REQUIRED)
find_package(gRPC CONFIG REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(spdlog REQUIRED)
find_package(prometheus-cpp REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(GTest REQUIRED)
pkg_check_modules(PQXX REQUIRED IMPORTED_TARGET libpqxx)
pkg_check_modules(JWT REQUIRED IMPORTED_TARGET libjwt)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
# Its -pthread, here and behind gRPC, would compile users into another dialect than the precompiled
# header of the tests.
set_target_properties(PkgConfig::RE2 PROPERTIES INTERFACE_COMPILE_OPTIONS "")
if(TARGET re2::re2)
  set_target_properties(re2::re2 PROPERTIES INTERFACE_COMPILE_OPTIONS "" INTERFACE_COMPILE_FEATURES "")
endif()
find_library(HIREDIS_LIBRARY hiredis REQUIRED)

find_program(PROTOC protoc REQUIRED)
find_program(GRPC_CPP_PLUGIN grpc_cpp_plugin REQUIRED)
