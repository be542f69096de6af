# Fails unless the program and the output that README.md shows are those of the example:
#
#   <!-- from examples/NAME.cpp [MARK] -->       the lines between `// [MARK]` and `// [MARK]`
#   <!-- output of examples/NAME.cpp -->         examples/expected/NAME.txt
#
# Each of the two lines stands right above its fenced block.
file(READ ${root}/README.md readme)

function(expect_block heading language text)
  string(FIND "${readme}" "${heading}\n```${language}\n${text}```\n" place)
  if(place EQUAL -1)
    message("Missing\n\n${heading}\n```${language}\n${text}```\n")
    message(FATAL_ERROR "README.md shows another program or output than the example has")
  endif()
endfunction()

file(READ ${root}/examples/whole_engine.cpp program)
string(REGEX MATCH "// \\[readme\\]\n(.*)// \\[readme\\]\n" marked "${program}")
expect_block("<!-- from examples/whole_engine.cpp [readme] -->" cpp "${CMAKE_MATCH_1}")

file(READ ${root}/examples/expected/whole_engine.txt output)
expect_block("<!-- output of examples/whole_engine.cpp -->" text "${output}")
