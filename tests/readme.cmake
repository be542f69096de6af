# Fails unless the programs and outputs that README.md and docs/guide.md show are those of the files
# that they name:
#
#   <!-- from FILE [MARK] -->                    the lines between `// [MARK]` and `// [MARK]`
#   <!-- output of examples/NAME.cpp -->         examples/expected/NAME.txt
#
# Each of the two lines stands right above its fenced block.
function(expect_block page heading language text)
  file(READ ${root}/${page} shown)
  string(FIND "${shown}" "${heading}\n```${language}\n${text}```\n" place)
  if(place EQUAL -1)
    message("Missing\n\n${heading}\n```${language}\n${text}```\n")
    message(FATAL_ERROR "${page} shows another program or output than the example has")
  endif()
endfunction()

function(expect_program page file mark)
  file(READ ${root}/${file} program)
  string(FIND "${program}" "// [${mark}]\n" start)
  string(FIND "${program}" "// [${mark}]\n" end REVERSE)
  string(LENGTH "// [${mark}]\n" length)
  math(EXPR start "${start} + ${length}")
  math(EXPR length "${end} - ${start}")
  string(SUBSTRING "${program}" ${start} ${length} text)
  expect_block(${page} "<!-- from ${file} [${mark}] -->" cpp "${text}")
endfunction()

expect_program(README.md examples/whole_engine.cpp readme)
foreach(mark IN ITEMS read what-if explain refuse catch threads)
  expect_program(docs/guide.md examples/budget_script.cpp ${mark})
endforeach()
expect_program(docs/guide.md tests/engine/guide_test.cpp catch2)

file(READ ${root}/examples/expected/whole_engine.txt output)
expect_block(README.md "<!-- output of examples/whole_engine.cpp -->" text "${output}")
