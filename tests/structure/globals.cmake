# No mutable global state: no object of gen/ has a symbol in writable data.
# The files are compiled anew, without sanitizers, which register every global
# in writable data of their own.  (Constant tables of pointers sit in
# .data.rel.ro; that is why objdump is asked, not nm.)
# usage: cmake -DROOT=... -DCC=... -DOBJDUMP=... -DFLAGS=... -DWORK=... -P globals.cmake
cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE sources ${ROOT}/gen/*.c)
file(MAKE_DIRECTORY ${WORK})
set(bad "")
foreach(source ${sources})
  execute_process(COMMAND ${CC} -std=c17 -D_GNU_SOURCE -DGONGKAI_HOME="" -DGONGKAI_VERSION="" -w
                          -O0 -c -I${ROOT}/gen ${FLAGS} ${source} -o ${WORK}/object.o
                  RESULT_VARIABLE status ERROR_VARIABLE text)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${source}:\n${text}")
  endif()
  execute_process(COMMAND ${OBJDUMP} -t ${WORK}/object.o OUTPUT_VARIABLE table
                  RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "cannot read the object of ${source}")
  endif()
  string(REGEX MATCHALL "[^\n]* O \\.(data|bss)[\t ][^\n]*" hits "${table}")
  foreach(hit ${hits})
    string(APPEND bad "${source}: ${hit}\n")
  endforeach()
endforeach()
if(bad OR NOT sources)
  message(FATAL_ERROR "writable globals:\n${bad}")
endif()
