// What a pasted log is about: its words and identifiers, each once; what only says when, where and
// how often is set aside.
#pragma once

#include <string_view>

#include "carrel/query.h"

namespace carrel {

// The log as a query of plain words, at most limits::kQueryLogBytes of it: identifiers whole and in
// parts, words once each, in the order of their first appearance. Operators mean nothing in it.
// Times, dates, addresses, UUIDs, hexadecimal numbers, counters and sizes are set aside. Words that
// only say where stand aside; those of one message know it. Which words are kept in the end depends
// on how rare they are in the archive: see ranking::kLogWords.
[[gnu::noinline]] Query read_log(std::string_view text);

// Is this one line of a log? It has words beside a time of day or an address.
[[gnu::noinline]] bool is_log_line(std::string_view text);

}  // namespace carrel
