// The days that "2021", "2021-03" or "2021-03-05" covers.
#include "carrel/query.h"

namespace carrel {

bool parse_period(std::string_view text, Day& first, Day& last) {
  std::string begin(text), end(text);
  if (text.size() == 4) {
    begin += "-01-01";
    end += "-12-31";
  } else if (text.size() == 7) {
    begin += "-01";
    end += "-31";
  }
  const std::optional<Day> from = parse_day(begin);
  std::optional<Day> to = parse_day(end);
  // A month's last day, by trying.
  while (!to && text.size() == 7 && end.substr(8) > "27") {
    end[9] == '0' ? end = end.substr(0, 8) + "29" : (--end[9], end);
    to = parse_day(end);
  }
  if (!from || !to || begin.size() != 10) return false;
  first = *from;
  last = *to;
  return true;
}

}  // namespace carrel
