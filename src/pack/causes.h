// Why the report has a line: one record a cause. Whoever emits a note names its cause; a note
// without one has the general cause of its kind.
#pragma once

#include <span>
#include <string_view>

#include "carrel/pack.h"

namespace carrel {

struct CauseRecord {
  std::string_view id;
  PackNote::Kind kind;
  std::string_view heading;  // for people, before the number of notes
  // what to do about it, as "Next: …" in the report's last line; empty: nothing has to be done
  std::string_view next = {};
  bool has_examples = true;  // false: their number says it all
};

// The most harmful first, which is their order in the report.
std::span<const CauseRecord> causes();

// The record of a note's cause, else the general one of its kind, which every kind has.
const CauseRecord& cause_of(const PackNote& note);

// "dead-link": a kind as programs read it, and the kind of a name; LeftOut for a name that is none.
std::string_view name_of(PackNote::Kind kind);
PackNote::Kind kind_of(std::string_view name);

}  // namespace carrel
