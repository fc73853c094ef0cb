// Is the rest of the engine here? See reader.h.
#include "archive/reader.h"

namespace carrel {

namespace {

bool is_joined = true;   // one for the program, as its code is

}  // namespace

bool reader_is_here() { return is_joined; }
void set_reader(bool is_here) { is_joined = is_here; }

}  // namespace carrel
