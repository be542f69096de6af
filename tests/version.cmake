# Fails unless version.hpp and vcpkg.json have the version of CMakeLists.txt.
file(READ ${root}/include/riskshare/version.hpp header)
file(READ ${root}/vcpkg.json vcpkg)

string(REGEX MATCHALL "RISKSHARE_VERSION_[A-Z]+ [0-9]+" parts "${header}")
list(TRANSFORM parts REPLACE "^.* " "")
list(JOIN parts "." in_parts)
string(REGEX MATCH "version = \"([0-9.]+)\"" found "${header}")
set(in_text ${CMAKE_MATCH_1})
string(JSON in_vcpkg GET "${vcpkg}" version-semver)

foreach(stated IN ITEMS in_parts in_text in_vcpkg)
  if(NOT ${stated} STREQUAL version)
    message(FATAL_ERROR "CMakeLists.txt is of version ${version}, and ${stated} is ${${stated}}")
  endif()
endforeach()
