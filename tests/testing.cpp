// Holds nothing: see riskshare_testing in CMakeLists.txt.
