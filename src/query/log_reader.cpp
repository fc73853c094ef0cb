// What is a pasted log about? See log_reader.h.
#include "query/log_reader.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "carrel/limits.h"
#include "text/words.h"

namespace carrel {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hexadecimal(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
// What numbers, times, addresses and UUIDs are made of besides digits.
bool is_filler(char c) { return c == '.' || c == ':' || c == '-' || c == '/' || c == ',' || c == '+' || c == '%'; }

// Letters that follow or stand in counters and times: "250ms", "10:02:11Z", "0x7f", "42MiB", "3m12s", "5th".
constexpr std::string_view kUnits[] = {"b",  "d",  "e",  "f",  "g",   "gb", "gib", "h",   "hz", "k",  "kb", "kib", "m",  "mb", "mhz", "mi", "mib", "min",
                                       "ms", "n",  "ns", "p",  "pm",  "s",  "sec", "t",   "tb", "th", "tz", "u",   "us", "utc", "v",   "x",  "z"};

bool is_unit(std::string letters) {
  std::transform(letters.begin(), letters.end(), letters.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::binary_search(std::begin(kUnits), std::end(kUnits), letters);
}

// "2024-03-05T10:02:11.120Z", "10.0.0.1:5432", "1.5s", "42": digits, with filler and units only.
bool is_counter(std::string_view piece) {
  bool has_digit = false;
  for (std::size_t at = 0; at < piece.size();) {
    if (is_letter(piece[at])) {
      std::size_t end = at;
      while (end < piece.size() && is_letter(piece[end])) ++end;
      if (!is_unit(std::string(piece.substr(at, end - at)))) return false;
      at = end;
      continue;
    }
    if (!is_digit(piece[at]) && !is_filler(piece[at])) return false;
    has_digit |= is_digit(piece[at++]);
  }
  return has_digit;
}

// Hashes, UUIDs, addresses in memory, IPv6: hexadecimal digits and filler, with a digit among them, and long enough to be no word.
bool is_hexadecimal_number(std::string_view piece) {
  constexpr std::size_t kShortest = 6;
  if (piece.substr(0, 2) == "0x") piece.remove_prefix(2);
  std::size_t digits = 0;
  bool has_decimal = false;
  for (const char c : piece) {
    if (!is_hexadecimal(c) && c != '-' && c != ':') return false;
    if (is_hexadecimal(c)) ++digits;
    has_decimal |= is_digit(c);
  }
  return has_decimal && digits >= kShortest;
}

constexpr std::string_view kMonthsAndDays[] = {"Apr", "Aug", "Dec", "Feb", "Fri", "Jan", "Jul", "Jun", "Mar", "May", "Mon", "Nov", "Oct", "Sat", "Sep", "Sun", "Thu", "Tue", "Wed"};

// A syslog's or a web server's month and weekday: they stand in a date only beside a number.
bool is_month_or_day(std::string_view piece) { return std::find(std::begin(kMonthsAndDays), std::end(kMonthsAndDays), piece) != std::end(kMonthsAndDays); }

// How grave a line is says nothing of what it is about.
constexpr std::string_view kLevels[] = {"DEBUG", "ERR", "ERROR", "FATAL", "INFO", "NOTICE", "TRACE", "WARN", "WARNING", "debug", "err", "info", "warn"};

bool is_level(std::string_view piece) { return std::find(std::begin(kLevels), std::end(kLevels), piece) != std::end(kLevels); }

bool ends_piece(char c) { return static_cast<unsigned char>(c) <= ' ' || std::string_view("[](){}<>\"`=|;,").find(c) != std::string_view::npos; }

// "    at com.example.Pool.take(Pool.java:42)", "  File "/srv/app.py", line 210, in take": where the program was, in the words of its source.
bool begins_frame(std::string_view text) {
  constexpr std::string_view kStarts[] = {"at ", "File \"", "from /", "#0 ", "#1 "};
  const std::string_view line = text.substr(0, text.find('\n'));
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == 0 || begin == std::string_view::npos) return false;
  return std::any_of(std::begin(kStarts), std::end(kStarts), [&](std::string_view start) { return line.substr(begin, start.size()) == start; });
}

class LogReader {
 public:
  explicit LogReader(Query& query) : query_(query) {}

  void read(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (at == 0 || text[at - 1] == '\n') begin_line(text.substr(at));
      if (ends_piece(text[at])) {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < text.size() && !ends_piece(text[end])) ++end;
      read_piece(text.substr(at, end - at), text.substr(end));
      at = end;
    }
  }

  std::size_t set_aside() const { return set_aside_; }

 private:
  void read_piece(std::string_view piece, std::string_view rest) {
    while (!piece.empty() && is_filler(piece.back())) piece.remove_suffix(1);
    const std::size_t next = rest.find_first_not_of(' ');
    const bool is_date = is_month_or_day(piece) && next != std::string_view::npos && (is_digit(rest[next]) || is_month_or_day(rest.substr(next, 3)));
    if (is_counter(piece) || is_hexadecimal_number(piece) || is_date || is_level(piece)) {
      ++set_aside_;
      has_stamp_ = true;
      return;
    }
    // What follows the time on several lines names who speaks, not what is said.
    const bool is_speaker = has_stamp_ && !has_words_ && !speakers_.insert(std::string(piece)).second;
    has_words_ = true;
    for (const Word& word : split_words(piece)) add(word, piece, is_speaker);
  }

  void begin_line(std::string_view text) {
    is_frame_ = begins_frame(text);
    has_stamp_ = has_words_ = false;
  }

  void add(const Word& word, std::string_view piece, bool is_speaker) {
    if (is_counter(word.lower) || is_hexadecimal_number(word.lower)) {
      ++set_aside_;
      return;
    }
    // A letter alone is an option or a unit.
    if (word.lower.size() < 2) return;
    const auto [seen, is_new] = seen_.emplace(word.lower, query_.terms.size());
    if (!is_new) {
      bool& is_aside = query_.terms[seen->second].is_aside;
      is_aside = is_speaker || (is_aside && is_frame_);
      return;
    }
    QueryTerm term;
    term.typed = term.text = piece.substr(word.begin, word.end - word.begin);
    term.group = static_cast<int>(query_.terms.size());
    term.is_aside = is_frame_ || is_speaker;
    query_.terms.push_back(std::move(term));
  }

  Query& query_;
  std::map<std::string, std::size_t> seen_;   // words, and their places among the terms
  std::size_t set_aside_ = 0;
  std::set<std::string> speakers_;
  bool is_frame_ = false;    // the line at hand is a frame of a stack trace
  bool has_stamp_ = false;   // it began with a time or a level
  bool has_words_ = false;   // it has had a word
};

std::size_t count_lines(std::string_view text) {
  std::size_t lines = 0;
  bool is_blank = true;
  for (const char c : text) {
    if (c != '\n') is_blank &= static_cast<unsigned char>(c) <= ' ';
    else lines += !std::exchange(is_blank, true);
  }
  return lines + !is_blank;
}

std::string describe_reading(std::size_t lines, std::size_t ignored) {
  std::string text = "Pasted log, " + std::to_string(lines) + (lines == 1 ? " line." : " lines.");
  if (ignored > 0) text += " Ignored " + std::to_string(ignored) + (ignored == 1 ? " timestamp, address or number." : " timestamps, addresses and numbers.");
  return text;
}

}  // namespace

Query read_log(std::string_view text) {
  Query query;
  query.is_log = true;
  const std::string_view read = cut_utf8(text, limits::kQueryLogBytes);
  LogReader reader(query);
  reader.read(read);
  if (read.size() < text.size())
    query.notices.push_back({"log-cut", "Only the first " + std::to_string(limits::kQueryLogBytes / 1024) + " KB of what was pasted were read."});
  query.notices.push_back({"log-read", describe_reading(count_lines(read), reader.set_aside())});
  return query;
}

}  // namespace carrel
