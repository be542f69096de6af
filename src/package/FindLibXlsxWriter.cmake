# libxlsxwriter has no CMake package. Makes LibXlsxWriter::LibXlsxWriter of it.
include(FindPackageHandleStandardArgs)
find_path(LibXlsxWriter_INCLUDE_DIR xlsxwriter.h)
find_library(LibXlsxWriter_LIBRARY xlsxwriter)
mark_as_advanced(LibXlsxWriter_INCLUDE_DIR LibXlsxWriter_LIBRARY)
find_package_handle_standard_args(LibXlsxWriter REQUIRED_VARS LibXlsxWriter_LIBRARY LibXlsxWriter_INCLUDE_DIR)
if(LibXlsxWriter_FOUND AND NOT TARGET LibXlsxWriter::LibXlsxWriter)
  add_library(LibXlsxWriter::LibXlsxWriter UNKNOWN IMPORTED)
  set_target_properties(LibXlsxWriter::LibXlsxWriter PROPERTIES
    IMPORTED_LOCATION "${LibXlsxWriter_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${LibXlsxWriter_INCLUDE_DIR}")
endif()
