#include "loaded/second_file.h"

namespace carrel {

namespace {

bool is_joined = true;

}  // namespace

bool reader_is_here() { return is_joined; }
void set_reader(bool is_here) { is_joined = is_here; }

}  // namespace carrel
