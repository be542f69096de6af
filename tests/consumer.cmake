include(GNUInstallDirs)

# Each public header compiles alone.
add_test(NAME headers
  COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR} --target all_verify_interface_header_sets)

# The project in consumer/, configured, built and run as a user would.
set(consumers ${CMAKE_CURRENT_BINARY_DIR}/consumer)
function(riskshare_consumer name)
  add_test(NAME consumer.${name}
    COMMAND ${CMAKE_CTEST_COMMAND}
      --build-and-test ${CMAKE_CURRENT_SOURCE_DIR}/consumer ${consumers}/${name}
      --build-generator ${CMAKE_GENERATOR} --build-noclean
      --build-options
        -D CMAKE_BUILD_TYPE=None -D CMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}
        -D EXAMPLES=${PROJECT_SOURCE_DIR}/examples ${ARGN}
      --test-command ${CMAKE_CTEST_COMMAND} --output-on-failure --no-tests=error)
endfunction()
set(folder -D FROM=folder -D ROOT=${PROJECT_SOURCE_DIR} -D RISKSHARE_INSTALL=ON
  -D CMAKE_UNITY_BUILD=ON -D CMAKE_UNITY_BUILD_BATCH_SIZE=0)
set(all core,json,month_end,report,workbook,import,replay)

# Who adds the folder for the arithmetic needs no other library, not even to install it.
riskshare_consumer(folder_of_core
  ${folder} -D COMPONENTS=core -D WITHOUT=nlohmann_json,LibCSV,LibXlsxWriter,CLI11)
# Who adds it for all has shared libraries, which are installed as others' are.
riskshare_consumer(folder ${folder} -D COMPONENTS=${all} -D WITHOUT=CLI11 -D BUILD_SHARED_LIBS=ON)
# The one that takes longest starts first.
set_tests_properties(consumer.folder PROPERTIES FIXTURES_SETUP shared_built COST 100)

# From an installed package, with static libraries and with shared ones.
function(riskshare_installed kind build)
  set(prefix ${CMAKE_CURRENT_BINARY_DIR}/installed/${kind})
  add_test(NAME consumer.install_${kind}
    COMMAND ${CMAKE_COMMAND} --install ${build} --prefix ${prefix})
  set_tests_properties(consumer.install_${kind} PROPERTIES
    FIXTURES_SETUP ${kind} FIXTURES_REQUIRED ${kind}_built)
  foreach(way package pkg-config)
    riskshare_consumer(${kind}_${way}
      -D FROM=${way} -D COMPONENTS=${all} -D WITHOUT=Boost,nlohmann_json,CLI11
      -D CMAKE_PREFIX_PATH=${prefix})
    set_tests_properties(consumer.${kind}_${way} PROPERTIES FIXTURES_REQUIRED ${kind})
  endforeach()
endfunction()
riskshare_installed(static ${PROJECT_BINARY_DIR})
riskshare_installed(shared ${consumers}/folder)

# The shared libraries give others what is riskshare's, and nothing of Boost, nlohmann/json or fmt.
add_test(NAME consumer.symbols
  COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/consumer/symbols
    ${CMAKE_CURRENT_BINARY_DIR}/installed/shared/${CMAKE_INSTALL_LIBDIR})
set_tests_properties(consumer.symbols PROPERTIES FIXTURES_REQUIRED shared)
