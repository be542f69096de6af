# Each public header compiles alone.
add_test(NAME headers
  COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR} --target all_verify_interface_header_sets)

# The project in consumer/, configured, built and run as a user would.
set(prefix ${CMAKE_CURRENT_BINARY_DIR}/installed)
add_test(NAME consumer.install
  COMMAND ${CMAKE_COMMAND} --install ${PROJECT_BINARY_DIR} --prefix ${prefix})
set_tests_properties(consumer.install PROPERTIES FIXTURES_SETUP installed)

function(riskshare_consumer name)
  add_test(NAME consumer.${name}
    COMMAND ${CMAKE_CTEST_COMMAND}
      --build-and-test
        ${CMAKE_CURRENT_SOURCE_DIR}/consumer ${CMAKE_CURRENT_BINARY_DIR}/consumer/${name}
      --build-generator ${CMAKE_GENERATOR} --build-noclean
      --build-options
        -D CMAKE_BUILD_TYPE=Debug -D CMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER} ${ARGN}
      --test-command ${CMAKE_CTEST_COMMAND} --output-on-failure --no-tests=error)
endfunction()

foreach(way package pkg-config)
  riskshare_consumer(${way} -D FROM=${way} -D CMAKE_PREFIX_PATH=${prefix})
  set_tests_properties(consumer.${way} PROPERTIES FIXTURES_REQUIRED installed)
endforeach()
set(folder -D FROM=folder -D ROOT=${PROJECT_SOURCE_DIR})
riskshare_consumer(folder
  ${folder} -D HAS_JSON=ON -D BUILD_SHARED_LIBS=ON -D CMAKE_UNITY_BUILD=ON
    -D CMAKE_UNITY_BUILD_BATCH_SIZE=0)
add_test(NAME consumer.folder_without_json
  COMMAND ${CMAKE_COMMAND}
    -S ${CMAKE_CURRENT_SOURCE_DIR}/consumer -B ${CMAKE_CURRENT_BINARY_DIR}/consumer/without_json
    -G ${CMAKE_GENERATOR} -D CMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER} ${folder})
# The one that takes longest starts first.
set_tests_properties(consumer.folder PROPERTIES COST 100)
