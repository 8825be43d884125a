# No mutable global state: the release objects of gen/ have no symbol in
# writable data.  (Constant tables of pointers sit in .data.rel.ro; that is
# why objdump is asked, not nm.)  Functions' own libraries are not looked at.
# usage: cmake -DOBJDUMP=... -DLIBS=a;b -P globals.cmake
cmake_minimum_required(VERSION 3.25)
set(bad "")
foreach(lib ${LIBS})
  execute_process(COMMAND ${OBJDUMP} -t ${lib} OUTPUT_VARIABLE table RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "cannot read ${lib}")
  endif()
  string(REGEX MATCHALL "[^\n]* O \\.(data|bss)[\t ][^\n]*" hits "${table}")
  # The sanitizers put their own records there.
  list(FILTER hits EXCLUDE REGEX "__asan|__odr_asan|\\.Lubsan|Lubsan|ubsan")
  foreach(hit ${hits})
    string(APPEND bad "${lib}: ${hit}\n")
  endforeach()
endforeach()
if(bad)
  message(FATAL_ERROR "writable globals:\n${bad}")
endif()
