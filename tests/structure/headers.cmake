# Compiles every header of gen/ alone: each can be understood by itself.
# usage: cmake -DROOT=... -DCC=... -DFLAGS=... -P headers.cmake
cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE headers ${ROOT}/gen/*.h)
set(bad 0)
foreach(header ${headers})
  execute_process(COMMAND ${CC} -std=c17 -D_GNU_SOURCE -Wall -Wextra -Werror -fsyntax-only
                          -I${ROOT}/gen ${FLAGS} -x c ${header}
                  RESULT_VARIABLE status ERROR_VARIABLE text)
  if(NOT status EQUAL 0)
    message("${header}:\n${text}")
    set(bad 1)
  endif()
endforeach()
if(bad OR NOT headers)
  message(FATAL_ERROR "headers that do not stand alone")
endif()
