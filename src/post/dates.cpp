// Dates as people and site generators write them.
#include <array>

#include "base/ascii.h"
#include "carrel/front_matter.h"

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

}  // namespace

std::optional<Day> parse_written_day(std::string_view text, bool& is_guess) {
  is_guess = false;
  if (const std::optional<Day> day = parse_day(text)) return day;
  std::vector<std::string> pieces = cut_pieces(text);
  // "5th", "1st": the ending is a piece of its own by now.
  if (pieces.size() > 1 &&
      (pieces[1] == "th" || pieces[1] == "st" || pieces[1] == "nd" || pieces[1] == "rd"))
    pieces.erase(pieces.begin() + 1);
  if (pieces.size() > 2 &&
      (pieces[2] == "th" || pieces[2] == "st" || pieces[2] == "nd" || pieces[2] == "rd"))
    pieces.erase(pieces.begin() + 2);
  // A weekday in front: "Tue, 5 Mar 2024".
  if (pieces.size() > 3 && to_number(pieces[0]) < 0 && to_month(pieces[0]) < 0)
    pieces.erase(pieces.begin());
  if (pieces.size() < 3) return std::nullopt;
  const int first = to_number(pieces[0]), second = to_number(pieces[1]),
            third = to_number(pieces[2]);
  if (pieces[0].size() == 4 && first > 0)
    return make_day(first, second > 0 ? second : to_month(pieces[1]), third);
  if (second < 0 && first > 0) return make_day(third, to_month(pieces[1]), first);  // 5 March 2024
  if (first < 0 && second > 0)
    return make_day(third, to_month(pieces[0]), second);  // March 5, 2024
  if (first > 12) return make_day(third, second, first);  // 25/03/2024
  is_guess = second <= 12 && first != second;
  return make_day(third, first, second);  // 03/25/2024
}

}  // namespace carrel
