// Days as people and tools write them.
#pragma once

#include <optional>
#include <string_view>

#include "carrel/post.h"

namespace carrel {

struct WrittenDay {
  // What was decided about a text that could be read otherwise.
  enum class Doubt : std::uint8_t { None, MonthFirst, DayFirst, MonthOnly };
  Day day = kNoDay;
  Doubt doubt = Doubt::None;
};

// 2024-03-05, 2024/03/05, 20240305, seconds or milliseconds since 1970, 5 March 2024, March 5,
// 2024, Tuesday, March 5th 2024, 05.03.2024 (with full stops the day stands first everywhere),
// 03/05/2024 (by `day_first`), and of a month alone (2024-03, March 2024) its first day. Nothing
// else is read.
std::optional<WrittenDay> read_written_day(std::string_view text, bool day_first);

// The day that nothing but digits tell, as above.
std::optional<Day> day_of_digits(std::string_view digits);

// Whether those who write in the language put the day before the month between slashes.
bool writes_day_first(std::string_view language);

}  // namespace carrel
