# Runs `program` and fails unless it exits with 0 and prints exactly what the file `expected` holds.
execute_process(COMMAND ${program} OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
file(READ ${expected} wanted)
if(NOT printed STREQUAL wanted)
  message("It prints\n\n${printed}\nand should print\n\n${wanted}")
  message(FATAL_ERROR "${program} does not print what ${expected} holds")
endif()
