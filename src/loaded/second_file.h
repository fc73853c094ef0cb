// Whether the engine's second file is joined.
//
// As WebAssembly the engine is two files: what the first answers of a visit take, and the rest:
// reading posts, excerpts, exact phrases, suggestions, pasted logs, alternatives (wasm/README.md).
// A call into the second before it is joined ends in the loader, which joins it and calls again.
// Where an answer stands without it, the answer names it among its `wants`, as if it were a part of
// the archive. The functions by which the first file calls the second are listed as CARREL_LATER in
// wasm/flags.cmake, and must not be inlined.
#pragma once

namespace carrel {

// Its name among `wants`. No part is called so: their names have endings.
inline constexpr const char* kReaderNeed = "reader";

// True unless the loader has said that the second file is not joined. One for the program, as its
// code is.
bool reader_is_here();
void set_reader(bool is_here);

}  // namespace carrel
