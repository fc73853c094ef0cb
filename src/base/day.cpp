// Days as numbers, read from and written as ISO dates; Howard Hinnant's civil-day arithmetic, as in
// C++20's chrono.
#include <chrono>

#include "carrel/post.h"

namespace carrel {

namespace {

// Exactly `count` digits at `from`, or -1.
int read_digits(std::string_view text, std::size_t from, std::size_t count) {
  if (text.size() < from + count) return -1;
  int value = 0;
  for (std::size_t i = from; i < from + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

void append_padded(std::string& text, unsigned value, std::size_t width) {
  char digits[10];
  std::size_t at = sizeof digits;
  do digits[--at] = static_cast<char>('0' + value % 10);
  while ((value /= 10) > 0 || sizeof digits - at < width);
  text.append(digits + at, sizeof digits - at);
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  const int year = read_digits(text, 0, 4);
  const int month = read_digits(text, 5, 2);
  const int day = read_digits(text, 8, 2);
  if (year < 0 || month < 0 || day < 0 || text[4] != '-' || text[7] != '-') return std::nullopt;
  // What follows a date must be a time, not more of a word: "2024-03-05T10:00Z", "2024-03-05
  // 10:00".
  if (text.size() > 10 && text[10] != 'T' && text[10] != 't' && text[10] != ' ')
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count());
}

std::string to_text(Day day) {
  if (day == kNoDay) return {};
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  const int year = static_cast<int>(date.year());
  std::string text = year < 0 ? "-" : "";
  append_padded(text, static_cast<unsigned>(year < 0 ? -year : year), 4);
  text += '-';
  append_padded(text, static_cast<unsigned>(date.month()), 2);
  text += '-';
  append_padded(text, static_cast<unsigned>(date.day()), 2);
  return text;
}

}  // namespace carrel
