#include "pack/written_dates.h"

#include <algorithm>

#include "base/ascii.h"
#include "post/front_matter_keys.h"
#include "post/written_day.h"

namespace carrel {

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), ascii::is_digit);
}

std::size_t parted_off(std::string_view name, std::size_t size) {
  while (size < name.size() && std::string_view("-_ ").find(name[size]) != std::string_view::npos)
    ++size;
  return size;
}

bool ends_at(std::string_view name, std::size_t size) {
  return name.size() == size || !ascii::is_alphanumeric(name[size]);
}

std::string_view trimmed_of(std::string_view text, std::string_view marks) {
  const std::size_t begin = text.find_first_not_of(marks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(marks) + 1 - begin);
}

}  // namespace

std::optional<NamedDay> day_of_name(std::string_view name) {
  if (name.size() >= 10) {
    std::string date(name.substr(0, 10));
    std::replace(date.begin(), date.end(), '_', '-');
    if (const std::optional<Day> day = parse_day(date))
      return NamedDay{*day, false, parted_off(name, 10)};
  }
  const bool is_year = name.size() >= 4 && all_digits(name.substr(0, 4)) && name[0] <= '2' &&
                       (name[0] == '2' || name[1] == '9');
  if (!is_year) return std::nullopt;
  if (name.size() >= 8 && all_digits(name.substr(0, 8)) && ends_at(name, 8)) {
    if (const std::optional<Day> day = day_of_digits(name.substr(0, 8)))
      return NamedDay{*day, false, parted_off(name, 8)};
  }
  if (name.size() >= 7 && (name[4] == '-' || name[4] == '_') && all_digits(name.substr(5, 2)) &&
      ends_at(name, 7))
    if (const std::optional<Day> day = parse_day(std::string(name.substr(0, 4)) + "-" +
                                                 std::string(name.substr(5, 2)) + "-01"))
      return NamedDay{*day, true, parted_off(name, 7)};
  return std::nullopt;
}

std::optional<Day> day_of_folders(std::string_view path) {
  for (std::size_t at = 0; at + 10 <= path.size(); ++at) {
    if (at > 0 && path[at - 1] != '/') continue;
    if (path[at + 4] != '/' || path[at + 7] != '/' ||
        (at + 10 < path.size() && path[at + 10] != '/'))
      continue;
    std::string date(path.substr(at, 10));
    std::replace(date.begin(), date.end(), '/', '-');
    if (const std::optional<Day> day = parse_day(date)) return day;
  }
  return std::nullopt;
}

HeadDays days_of_head(std::string_view markdown, bool day_first) {
  constexpr std::size_t kHeadLines = 40;
  HeadDays days;
  std::size_t headings = 0, lines = 0;
  for (std::size_t at = 0; at < markdown.size() && lines < kHeadLines; ++lines) {
    const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
    std::string_view line = trimmed_of(markdown.substr(at, end - at), " \t");
    at = end + 1;
    if (line.substr(0, 3) == "```" || line.substr(0, 3) == "~~~") break;
    if (line.substr(0, 1) == "#" && ++headings > 1) break;
    if (line.substr(0, 2) == "* " || line.substr(0, 2) == "- ") line.remove_prefix(2);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 30) continue;
    const DayKey key = day_key(trimmed_of(line.substr(0, colon), "*_ "));
    if (key == DayKey::None) continue;
    const std::optional<WrittenDay> read =
        read_written_day(trimmed_of(line.substr(colon + 1), "*_ `"), day_first);
    if (!read || read->doubt == WrittenDay::Doubt::MonthOnly) continue;
    Day& into = key == DayKey::Written ? days.day : days.updated;
    if (into == kNoDay) into = read->day;
  }
  return days;
}

}  // namespace carrel
