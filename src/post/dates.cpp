// Dates as people and site generators write them.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "carrel/front_matter.h"
#include "post/written_day.h"

namespace carrel {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};

// Pieces of digits or letters, in lower case.
std::vector<std::string> cut_pieces(std::string_view text) {
  std::vector<std::string> pieces;
  char before = ' ';
  for (const char c : text) {
    const char lower = ascii::lower(c);
    const bool digit = ascii::is_digit(lower);
    const bool letter = ascii::is_lower(lower);
    if (digit || letter) {
      const bool before_digit = ascii::is_digit(before);
      const bool before_letter = ascii::is_lower(before);
      if (pieces.empty() || (digit && !before_digit) || (letter && !before_letter))
        pieces.emplace_back();
      pieces.back() += lower;
    }
    before = lower;
  }
  return pieces;
}

int to_number(const std::string& piece) {
  if (piece.empty() || piece.size() > 4) return -1;
  int number = 0;
  for (const char c : piece) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

int to_month(const std::string& piece) {
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (piece.size() >= 3 && piece.compare(0, 3, kMonths[i]) == 0) return static_cast<int>(i) + 1;
  return -1;
}

std::optional<Day> make_day(int year, int month, int day) {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return std::nullopt;
  std::string iso = std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) +
                    (day < 10 ? "-0" : "-") + std::to_string(day);
  return parse_day(iso);
}

bool is_ordinal_ending(const std::string& piece) {
  return piece == "th" || piece == "st" || piece == "nd" || piece == "rd";
}

std::optional<WrittenDay> certain(std::optional<Day> day) {
  return day ? std::optional(WrittenDay{*day, WrittenDay::Doubt::None}) : std::nullopt;
}

}  // namespace

bool writes_day_first(std::string_view language) {
  static constexpr std::string_view kMonthFirst[] = {"", "en", "en-us", "en-ca", "en-ph", "fil"};
  return std::find(std::begin(kMonthFirst), std::end(kMonthFirst), language) ==
         std::end(kMonthFirst);
}

std::optional<Day> day_of_digits(std::string_view digits) {
  if (digits.size() == 8)
    return parse_day(std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2)) +
                     "-" + std::string(digits.substr(6)));
  if (digits.size() < 9 || digits.size() > 14) return std::nullopt;
  std::int64_t number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  if (digits.size() > 11) number /= 1000;
  return static_cast<Day>(number / 86'400);
}

std::optional<WrittenDay> read_written_day(std::string_view text, bool day_first) {
  using Doubt = WrittenDay::Doubt;
  if (const std::optional<Day> day = parse_day(text)) return certain(day);
  if (!text.empty() && std::all_of(text.begin(), text.end(), ascii::is_digit))
    return certain(day_of_digits(text));
  std::vector<std::string> pieces = cut_pieces(text);
  if (!pieces.empty() && pieces[0].size() == 8 && to_number(pieces[0].substr(0, 4)) > 0)
    return certain(day_of_digits(pieces[0]));  // 20240305T1000
  // "5th", "1st": the ending is a piece of its own by now.
  pieces.erase(std::remove_if(pieces.begin(), pieces.end(), is_ordinal_ending), pieces.end());
  // A weekday in front: "Tue, 5 Mar 2024".
  if (pieces.size() > 3 && to_number(pieces[0]) < 0 && to_month(pieces[0]) < 0)
    pieces.erase(pieces.begin());
  if (pieces.size() < 2) return std::nullopt;
  const int first = to_number(pieces[0]), second = to_number(pieces[1]),
            third = pieces.size() > 2 ? to_number(pieces[2]) : -1;
  if (pieces.size() == 2) {
    const bool is_year_first = pieces[0].size() == 4 && first > 0;
    const std::optional<Day> day =
        is_year_first           ? make_day(first, second > 0 ? second : to_month(pieces[1]), 1)
        : pieces[1].size() == 4 ? make_day(second, first > 0 ? first : to_month(pieces[0]), 1)
                                : std::nullopt;
    return day ? std::optional(WrittenDay{*day, Doubt::MonthOnly}) : std::nullopt;
  }
  if (pieces[0].size() == 4 && first > 0)
    return certain(make_day(first, second > 0 ? second : to_month(pieces[1]), third));
  if (second < 0 && first > 0)
    return certain(make_day(third, to_month(pieces[1]), first));  // 5 March 2024
  if (first < 0 && second > 0)
    return certain(make_day(third, to_month(pieces[0]), second));  // March 5, 2024
  const std::size_t mark = text.find_first_not_of("0123456789 ");
  const bool has_stops = mark != std::string_view::npos && text[mark] == '.';
  const bool takes_day_first = first > 12 || has_stops || (day_first && second <= 12);
  const std::optional<Day> day =
      takes_day_first ? make_day(third, second, first) : make_day(third, first, second);
  if (!day) return std::nullopt;
  const bool is_certain = has_stops || first > 12 || second > 12 || first == second;
  return WrittenDay{*day, is_certain        ? Doubt::None
                          : takes_day_first ? Doubt::DayFirst
                                            : Doubt::MonthFirst};
}

std::optional<Day> parse_written_day(std::string_view text, bool& is_guess) {
  const std::optional<WrittenDay> read = read_written_day(text, false);
  is_guess = read && read->doubt != WrittenDay::Doubt::None;
  if (!read || read->doubt == WrittenDay::Doubt::MonthOnly) return std::nullopt;
  return read->day;
}

}  // namespace carrel
