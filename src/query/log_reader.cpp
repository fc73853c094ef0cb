#include "query/log_reader.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "carrel/limits.h"
#include "text/words.h"

namespace carrel {

namespace {

bool is_hexadecimal(char c) {
  return ascii::is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
// What numbers, times, addresses and UUIDs are made of besides digits.
bool is_filler(char c) {
  return c == '.' || c == ':' || c == '-' || c == '/' || c == ',' || c == '+' || c == '%';
}

// Letters that follow or stand in counters and times: "250ms", "10:02:11Z", "0x7f", "42MiB",
// "3m12s", "5th".
constexpr std::string_view kUnits[] = {"b",  "d",  "e",   "f",  "g",   "gb",  "gib", "h",   "hz",
                                       "k",  "kb", "kib", "m",  "mb",  "mhz", "mi",  "mib", "min",
                                       "ms", "n",  "ns",  "p",  "pm",  "s",   "sec", "t",   "tb",
                                       "th", "tz", "u",   "us", "utc", "v",   "x",   "z"};

bool is_unit(std::string_view letters) {
  return std::binary_search(std::begin(kUnits), std::end(kUnits), ascii::lowered(letters));
}

// "2024-03-05T10:02:11.120Z", "10.0.0.1:5432", "1.5s", "42": digits, with filler and units only.
bool is_counter(std::string_view piece) {
  bool has_digit = false;
  for (std::size_t at = 0; at < piece.size();) {
    if (ascii::is_letter(piece[at])) {
      std::size_t end = at;
      while (end < piece.size() && ascii::is_letter(piece[end])) ++end;
      if (!is_unit(piece.substr(at, end - at))) return false;
      at = end;
      continue;
    }
    if (!ascii::is_digit(piece[at]) && !is_filler(piece[at])) return false;
    has_digit |= ascii::is_digit(piece[at++]);
  }
  return has_digit;
}

// Hashes, UUIDs, addresses in memory, IPv6: hexadecimal digits and filler, with a digit among them,
// and long enough to be no word.
bool is_hexadecimal_number(std::string_view piece) {
  constexpr std::size_t kShortest = 6;
  if (piece.substr(0, 2) == "0x") piece.remove_prefix(2);
  std::size_t digits = 0;
  bool has_decimal = false;
  for (const char c : piece) {
    if (!is_hexadecimal(c) && c != '-' && c != ':') return false;
    if (is_hexadecimal(c)) ++digits;
    has_decimal |= ascii::is_digit(c);
  }
  return has_decimal && digits >= kShortest;
}

constexpr std::string_view kMonthsAndDays[] = {"Apr", "Aug", "Dec", "Feb", "Fri", "Jan", "Jul",
                                               "Jun", "Mar", "May", "Mon", "Nov", "Oct", "Sat",
                                               "Sep", "Sun", "Thu", "Tue", "Wed"};

// A syslog's or a web server's month and weekday: they stand in a date only beside a number.
bool is_month_or_day(std::string_view piece) {
  return std::find(std::begin(kMonthsAndDays), std::end(kMonthsAndDays), piece) !=
         std::end(kMonthsAndDays);
}

// How grave a line is says nothing of what it is about.
constexpr std::string_view kLevels[] = {"DEBUG",  "ERR",   "ERROR", "FATAL",   "INFO",
                                        "NOTICE", "TRACE", "WARN",  "WARNING", "debug",
                                        "err",    "info",  "warn"};

bool is_level(std::string_view piece) {
  return std::find(std::begin(kLevels), std::end(kLevels), piece) != std::end(kLevels);
}

bool ends_piece(char c) {
  constexpr std::string_view kEnds = "[](){}<>\"`=|;,";
  return static_cast<unsigned char>(c) <= ' ' || kEnds.find(c) != std::string_view::npos;
}

// What parts one thing said on a line from the next: fields, quoted texts, brackets.
bool ends_message(char c) {
  return std::string_view("[]{}<>\"`=|;").find(c) != std::string_view::npos;
}

// How much of the piece is where a name is kept, and not the name: "java.sql." of
// "java.sql.SQLException", all of "orders.example.net", nothing of "node.js".
std::size_t size_of_package(std::string_view piece) {
  const std::size_t dot = piece.rfind('.');
  if (dot == std::string_view::npos || dot + 1 == piece.size() || !ascii::is_lower(piece[0]))
    return 0;
  if (piece.find_first_of("/\\") != std::string_view::npos) return 0;
  if (ascii::is_upper(piece[dot + 1])) return dot;
  const bool has_two = piece.find('.') != dot;
  return has_two && std::none_of(piece.begin(), piece.end(), ascii::is_upper) ? piece.size() : 0;
}

// "HTTP/1.1", "client/3.1": which program speaks.
bool is_product(std::string_view piece) {
  const std::size_t slash = piece.find('/');
  if (slash == 0 || slash == std::string_view::npos || slash + 1 == piece.size()) return false;
  return std::all_of(piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(slash),
                     ascii::is_letter) &&
         ascii::is_digit(piece[slash + 1]) && is_counter(piece.substr(slash + 1));
}

// The next piece of the line.
std::string_view next_piece(std::string_view rest) {
  const auto ends = [](char c) { return ends_piece(c) || c == ':'; };
  const auto begin = std::find_if_not(rest.begin(), rest.end(), ends);
  const auto end = std::find_if(begin, rest.end(), ends);
  return rest.substr(static_cast<std::size_t>(begin - rest.begin()),
                     static_cast<std::size_t>(end - begin));
}

// "app[4711]: …": the number of a process follows.
bool is_before_process(std::string_view rest) {
  if (rest.substr(0, 1) != "[") return false;
  std::size_t at = 1;
  while (at < rest.size() && ascii::is_digit(rest[at])) ++at;
  return at > 1 && rest.substr(at, 1) == "]";
}

// Where the program was, in the words of its source: "    at com.example.Pool.take(Pool.java:42)",
// "  File "/srv/app.py", line 210, in take", "	/srv/cart.go:211 +0x1d".
bool begins_frame(std::string_view line) {
  constexpr std::string_view kStarts[] = {"at ", "File \"", "from /", "#0 ", "#1 ", "... "};
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == 0 || begin == std::string_view::npos) return false;
  const std::string_view text = line.substr(begin);
  if (text[0] == '/' && text.find(".go:") != std::string_view::npos) return true;
  return std::any_of(std::begin(kStarts), std::end(kStarts),
                     [&](std::string_view start) { return text.substr(0, start.size()) == start; });
}

// A piece of a line that was not set aside.
struct Piece {
  std::string_view text;
  std::size_t message = 0;  // counts what was said on this line before it
  std::size_t package = 0;  // bytes that say where the name is kept
  bool is_outside = false;  // of the message: a value behind "=", a process before its number
  // what stands in brackets or before the level, or so on several lines
  bool names_speaker = false;
  bool may_name_speaker = false;  // the first word behind the time
  bool is_field = false;          // a name before a value: "host=", "\"host\":", ", host: "
};

struct Line {
  std::vector<Piece> pieces;
  bool is_frame = false;
};

// Cuts a log into lines and pieces. What says when, where and how often is only counted.
class LineCutter {
 public:
  std::vector<Line> cut(std::string_view text) {
    std::vector<Line> lines;
    bool was_file = false;  // Python shows the source line below the frame
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = text.substr(at, end - at);
      const bool is_indented = !line.empty() && (line[0] == ' ' || line[0] == '\t');
      Line& cut = lines.emplace_back();
      cut_line(line, cut);
      const std::size_t begin = line.find_first_not_of(" \t");
      cut.is_frame = begins_frame(line) || (was_file && is_indented);
      was_file = begin != std::string_view::npos && line.substr(begin, 6) == "File \"";
      // Go names the function above the place.
      const bool is_go = cut.is_frame && line[begin] == '/';
      if (is_go && lines.size() > 1) lines[lines.size() - 2].is_frame = true;
      at = end + 1;
    }
    for (Line& line : lines)
      for (Piece& piece : line.pieces)
        if (piece.may_name_speaker && speakers_[piece.text] > 1) piece.names_speaker = true;
    return lines;
  }

  std::size_t set_aside() const { return set_aside_; }

 private:
  void cut_line(std::string_view line, Line& cut) {
    bool has_stamp = false;
    std::size_t message = 0;
    bool is_within = false;  // the message has begun
    char before = ' ';       // the sign between this piece and the one before
    for (std::size_t at = 0; at < line.size();) {
      const char c = line[at];
      if (ends_piece(c)) {
        if (ends_message(c)) {
          ++message;
          is_within = false;
        }
        if (c > ' ') before = c;
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < line.size() && !ends_piece(line[end])) ++end;
      const std::string_view whole = line.substr(at, end - at);
      std::string_view text = whole;
      while (!text.empty() && is_filler(text.back())) text.remove_suffix(1);
      const std::string_view rest = line.substr(end);
      if (says_when_or_where(text, rest)) {
        ++set_aside_;
        has_stamp = true;
      } else {
        Piece piece;
        piece.text = text;
        piece.message = message;
        piece.package = is_product(text) ? text.size() : size_of_package(text);
        const bool is_json = rest.substr(0, 1) == "\"" && next_sign(rest.substr(1)) == ':';
        const bool is_listed = before == ',' && whole.back() == ':';
        piece.is_field = rest.substr(0, 1) == "=" || (before == '"' && is_json) || is_listed;
        const bool is_first = has_stamp && cut.pieces.empty();
        piece.may_name_speaker = is_first;
        if (is_first) ++speakers_[text];
        const bool is_bracketed = is_first && before == '[' && rest.substr(0, 1) == "]";
        piece.names_speaker = is_bracketed || (is_first && is_level(next_piece(rest)));
        piece.is_outside =
            (at > 0 && line[at - 1] == '=') || (has_stamp && is_before_process(rest));
        cut.pieces.push_back(piece);
        // "TimeoutError: …": the message itself follows.
        const bool is_label = whole.back() == ':' && !is_within;
        if (is_label) ++message;
        is_within = !is_label;
      }
      before = ' ';
      at = end;
    }
  }

  static char next_sign(std::string_view rest) {
    const std::size_t at = rest.find_first_not_of(' ');
    return at == std::string_view::npos ? ' ' : rest[at];
  }

  static bool says_when_or_where(std::string_view piece, std::string_view rest) {
    if (is_counter(piece) || is_hexadecimal_number(piece) || is_level(piece)) return true;
    if (!is_month_or_day(piece)) return false;
    const std::size_t next = rest.find_first_not_of(' ');
    if (next == std::string_view::npos) return false;
    return ascii::is_digit(rest[next]) || is_month_or_day(rest.substr(next, 3));
  }

  std::map<std::string_view, int> speakers_;  // first words behind a time, and on how many lines
  std::size_t set_aside_ = 0;
};

// Gathers the words of the pieces, each once, and which of them were said together.
class WordGatherer {
 public:
  explicit WordGatherer(Query& query) : query_(query) {}

  void gather(const Line& line) {
    std::size_t pieces = 0;
    for (std::size_t i = 0; i < line.pieces.size(); ++i) {
      const Piece& piece = line.pieces[i];
      if (i > 0 && piece.message != line.pieces[i - 1].message) {
        end_message(pieces);
        pieces = 0;
      }
      const bool stands_aside = line.is_frame || piece.names_speaker || piece.is_field;
      bool was_said = false;
      for (const Word& word : split_words(piece.text)) {
        if (is_joined(word, piece.text)) continue;  // its halves are asked for
        const bool is_aside = stands_aside || word.end <= piece.package;
        was_said |= add(word, piece.text, is_aside, !piece.is_outside);
      }
      pieces += was_said ? 1U : 0U;
    }
    end_message(pieces);
  }

  std::size_t set_aside() const { return set_aside_; }

 private:
  // True when the word is one of a message.
  bool add(const Word& word, std::string_view piece, bool is_aside, bool is_of_message) {
    if (is_counter(word.lower) || is_hexadecimal_number(word.lower)) {
      ++set_aside_;
      return false;
    }
    // A letter alone is an option or a unit.
    if (word.lower.size() < 2) return false;
    const auto [seen, is_new] = seen_.emplace(word.lower, query_.terms.size());
    if (is_new) {
      QueryTerm& term = query_.terms.emplace_back();
      term.typed = term.text = piece.substr(word.begin, word.end - word.begin);
      term.group = static_cast<int>(seen->second);
      term.is_aside = true;
    }
    // It stands aside only where it does so everywhere.
    if (is_aside) return false;
    query_.terms[seen->second].is_aside = false;
    if (is_of_message) message_.insert(seen->second);
    return is_of_message;
  }

  // One word says nothing together with others, and what is said again says nothing new.
  void end_message(std::size_t pieces) {
    if (pieces > 1 && messages_.insert(message_).second)
      for (const std::size_t place : message_)
        query_.terms[place].messages.push_back(static_cast<std::uint32_t>(messages_.size() - 1));
    message_.clear();
  }

  Query& query_;
  std::map<std::string, std::size_t> seen_;  // words, and their places among the terms
  std::set<std::size_t> message_;            // places of the words of the message at hand
  std::set<std::set<std::size_t>> messages_;
  std::size_t set_aside_ = 0;
};

std::size_t count_lines(std::string_view text) {
  std::size_t lines = 0;
  bool is_blank = true;
  for (const char c : text) {
    if (c != '\n')
      is_blank &= static_cast<unsigned char>(c) <= ' ';
    else
      lines += !std::exchange(is_blank, true);
  }
  return lines + !is_blank;
}

// "10:02:11", wherever it stands.
bool has_time_of_day(std::string_view text) {
  constexpr std::string_view kForm = "00:00:00";
  for (std::size_t at = 0; at + kForm.size() <= text.size(); ++at) {
    std::size_t i = 0;
    while (i < kForm.size() &&
           (kForm[i] == ':' ? text[at + i] == ':' : ascii::is_digit(text[at + i])))
      ++i;
    if (i == kForm.size()) return true;
  }
  return false;
}

// "10.0.0.1:5432", "0x7ffe12", a UUID; no version, and no hash that somebody may look for.
bool is_address(std::string_view piece) {
  constexpr std::size_t kUuid = 36;
  if (piece.substr(0, 2) == "0x" || piece.size() == kUuid) return true;
  piece = piece.substr(0, piece.find_first_of(":/"));
  if (std::count(piece.begin(), piece.end(), '.') != 3) return false;
  for (std::size_t at = 0; at < piece.size();) {
    const std::size_t end = std::min(piece.find('.', at), piece.size());
    if (end == at || end - at > 3) return false;
    at = end + 1;
  }
  return true;
}

std::string describe_reading(std::size_t lines, std::size_t ignored) {
  std::string text = "Pasted log, " + std::to_string(lines) + (lines == 1 ? " line." : " lines.");
  if (ignored > 0)
    text +=
        " Ignored " + std::to_string(ignored) +
        (ignored == 1 ? " timestamp, address or number." : " timestamps, addresses and numbers.");
  return text;
}

}  // namespace

bool is_log_line(std::string_view text) {
  constexpr std::size_t kLeastWords = 2;
  std::size_t words = 0;
  bool has_place = has_time_of_day(text);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !ends_piece(text[end])) ++end;
    std::string_view piece = text.substr(at, end - at);
    at = end + 1;
    while (!piece.empty() && is_filler(piece.back())) piece.remove_suffix(1);
    if (is_counter(piece) || is_hexadecimal_number(piece))
      has_place |= is_address(piece);
    else if (piece.size() > 1 && !is_level(piece))
      ++words;
  }
  return has_place && words >= kLeastWords;
}

Query read_log(std::string_view text) {
  Query query;
  query.is_log = true;
  const std::string_view read = cut_utf8(text, limits::kQueryLogBytes);
  LineCutter cutter;
  WordGatherer words(query);
  for (const Line& line : cutter.cut(read)) words.gather(line);
  if (read.size() < text.size())
    query.notices.push_back({NoticeCode::LogCut, "Only the first " +
                                                     std::to_string(limits::kQueryLogBytes / 1024) +
                                                     " KB of what was pasted were read."});
  const std::size_t ignored = cutter.set_aside() + words.set_aside();
  query.notices.push_back({NoticeCode::LogRead, describe_reading(count_lines(read), ignored)});
  return query;
}

}  // namespace carrel
