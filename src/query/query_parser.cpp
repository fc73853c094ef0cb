// Reads a query. Cut at white space outside quotes; each piece is an operator of the table
// (operators.cpp) or plain words.
#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "carrel/limits.h"
#include "carrel/query.h"
#include "query/command_line.h"
#include "query/log_reader.h"
#include "query/operators.h"
#include "query/pasted_text.h"
#include "text/words.h"

namespace carrel {

namespace {

using Syntax = OperatorRecord::Syntax;
using Role = QueryTerm::Role;
using Match = QueryTerm::Match;

// Every kind of double quote means the same, and so does every kind of white space.
bool is_double_quote(char32_t c) {
  return c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}
bool is_white_space(char32_t c) {
  return c <= ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string normalise(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode_utf8(text, at);
    if (is_double_quote(next.code_point)) {
      plain += '"';
    } else if (is_white_space(next.code_point)) {
      plain += ' ';
    } else {
      plain += text.substr(at, next.size);
    }
    at += next.size;
  }
  return plain;
}

// Might it be a number whose thousands are parted? Most queries have no three digits behind a digit
// and a space.
bool may_have_thousands(std::string_view text) {
  for (std::size_t at = 1; at + 3 < text.size(); ++at)
    if (text[at] == ' ' && ascii::is_digit(text[at - 1]) && ascii::is_digit(text[at + 1]) &&
        ascii::is_digit(text[at + 3]))
      return true;
  return false;
}

class Parser {
 public:
  Parser(Query& query, std::span<const OwnField> fields) : query_(query), fields_(fields) {}

  // Requires: normalised text. False when it has more words than a query may have.
  bool parse(std::string_view text) {
    if (may_be_pasted(text)) pasted_ = find_pasted(text);
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] == ' ') {
        ++at;
        continue;
      }
      at = read_piece(text, at);
      if (words_ > limits::kQueryTerms) return false;
    }
    // What may be true instead of a condition is a condition too.
    for (QueryTerm& term : query_.terms)
      for (const QueryTerm& other : query_.terms)
        if (other.group == term.group && other.role == Role::Required) term.role = Role::Required;
    drop_repeated_conditions();
    if (!words_with_hyphen_.empty())
      query_.notices.push_back(
          {NoticeCode::HyphensRead, "Read as words, as in a command: " + words_with_hyphen_ +
                                        ". To leave a word out, write -\"word\"."});
    if (!words_with_field_.empty())
      query_.notices.push_back(
          {NoticeCode::FieldsRead, "Read as words, as in a message: " + words_with_field_ + "."});
    query_.ends_in_plain_word = ends_in_plain_word_;
    return true;
  }

 private:
  // A cheap look: most queries have no dash before a word, nor another operator's sign beside signs
  // of a program, and need not ask what stands in the second file of the engine.
  static bool may_be_pasted(std::string_view text) {
    for (const std::string_view dash : {"-", "\xE2\x80", "\xE2\x88"})
      for (std::size_t at = text.find(dash); at != std::string_view::npos;
           at = text.find(dash, at + 1))
        if (at == 0 || text[at - 1] == ' ') return true;
    const auto has = [&](std::string_view part) { return text.find(part) != text.npos; };
    return (text.find_first_of("\"*:+") != text.npos || has(" OR")) &&
           (text.find_first_of("()[]{}<>=;") != text.npos || has(": ") || has("\":") ||
            has(" * ") || text.back() == ':');
  }

  // A condition said twice is one; a plain word said twice counts twice.
  void drop_repeated_conditions() {
    std::vector<QueryTerm>& terms = query_.terms;
    const auto stands_alone = [&](std::size_t i) {
      return (i == 0 || terms[i - 1].group != terms[i].group) &&
             (i + 1 == terms.size() || terms[i + 1].group != terms[i].group);
    };
    std::vector<std::size_t> dropped;
    for (std::size_t i = 0; i < terms.size(); ++i)
      for (std::size_t k = 0; k < i && terms[i].role != Role::Optional; ++k)
        if (terms[k].role == terms[i].role && terms[k].match == terms[i].match &&
            terms[k].field == terms[i].field && terms[k].text == terms[i].text && stands_alone(i) &&
            stands_alone(k)) {
          dropped.push_back(i);
          break;
        }
    if (!dropped.empty() && dropped.back() + 1 == terms.size()) ends_in_plain_word_ = false;
    for (std::size_t n = dropped.size(); n-- > 0;)
      terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(dropped[n]));
  }

  // Reads one piece and returns where it ends. A quote may stand at its start, after a sign, or
  // after "field:"; elsewhere it is a stray.
  std::size_t read_piece(std::string_view text, std::size_t begin) {
    std::size_t at = begin;
    QueryTerm term;
    ends_in_plain_word_ = false;
    if (const OperatorRecord* sign = find_operator(Syntax::Before, text.substr(at, 1))) {
      term.role = sign->role;
      ++at;
    }
    std::size_t end = std::min(text.find(' ', at), text.size());
    std::string_view content = text.substr(at, end - at);
    const std::string_view piece = text.substr(begin, end - begin);
    const OperatorRecord* named = find_named_operator(content);
    OperatorRecord own{{}, Syntax::Field, begins_with_name(content), Role::Required, Match::Own};
    for (std::uint32_t i = 0; i < fields_.size() && !named; ++i) {
      if (own.sign != fields_[i].name) continue;
      term.field = i;
      named = &own;
    }
    if (named && pasted_ == Pasted::Text) {
      note_read(piece, words_with_field_);
      named = nullptr;
    }
    if (named) content.remove_prefix(named->sign.size() + 1);
    const std::size_t open = static_cast<std::size_t>(content.data() - text.data());
    const std::size_t close = find_closing_quote(text, open);
    bool is_quoted = close != text.npos;
    const bool is_explicit = named || (is_quoted && at > begin);  // nothing pasted has it
    if (!is_explicit && (pasted_ != Pasted::No || is_of_word(piece))) {
      is_quoted = false;
      content = strip_hyphens(piece);
      if (term.role == Role::Excluded) note_read(piece, words_with_hyphen_);
      term.role = Role::Optional;
    } else if (is_quoted) {
      content = text.substr(open + 1, close - open - 1);
      end = close + 1;
    }
    term.typed = text.substr(begin, end - begin);
    term.text = content;
    if (named && named->syntax == Syntax::Order) {
      read_order(term);
    } else if (named && named->syntax == Syntax::Period) {
      read_period(term, *named);
    } else if (named || is_quoted) {
      add_condition(std::move(term), named ? *named : *find_operator(Syntax::Around, "\""));
    } else {
      read_words(std::move(term));
    }
    return std::max(end, begin + 1);
  }

  // Is a sign at the start of the piece a part of its word?
  static bool is_of_word(std::string_view piece) {
    if (piece.size() < 2) return false;
    return piece[0] == '-' ? read_hyphen(piece) != Hyphen::LeavesOut
                           : piece[0] == '+' && is_plus_of_word(piece);
  }

  // Where the phrase ends that a quote opens here; npos where none does. What follows a phrase at
  // once ends a sentence or a bracket; else the quote is one of a program, or of inches.
  static std::size_t find_closing_quote(std::string_view text, std::size_t open) {
    if (text.substr(open, 1) != "\"") return text.npos;
    const std::size_t close = text.find('"', open + 1);
    const bool is_closed =
        close != text.npos && (close + 1 == text.size() ||
                               std::string_view(" ,.;:!?)").find(text[close + 1]) != text.npos);
    return is_closed ? close : text.npos;
  }

  static void note_read(std::string_view piece, std::string& read) {
    if (split_words(piece).empty()) return;
    read += read.empty() ? "" : " ";
    read += piece;
  }

  // "half-op*" is a beginning; "src/*", "count(*)" and "**bold**" are words.
  static bool is_beginning(std::string_view stem) {
    constexpr std::string_view kSigns = "-_'.+#";
    return std::all_of(stem.begin(), stem.end(), [&](char c) {
      return ascii::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80 ||
             kSigns.find(c) != kSigns.npos;
    });
  }

  static std::string_view strip_hyphens(std::string_view piece) {
    return piece.substr(std::min(piece.find_first_not_of('-'), piece.size()));
  }

  void read_order(const QueryTerm& term) {
    for (std::size_t i = 0; i < std::size(kSortNames); ++i) {
      if (term.text != kSortNames[i]) continue;
      query_.sort = static_cast<Sort>(i);
      query_.has_sort = true;
      return stand_alone(term, TermRole::Sort);
    }
    ignore(term.typed, "use sort:newest, sort:oldest or sort:relevance");
  }

  void read_period(const QueryTerm& term, const OperatorRecord& record) {
    Day first = kNoDay, last = kNoDay;
    const bool is_year = record.bounds == OperatorRecord::Bounds::Both;
    if (term.role == Role::Excluded)
      return ignore(term.typed, "a date cannot be left out; use after: and before:");
    if (!parse_period(term.text, first, last) || (is_year && term.text.size() != 4))
      return ignore(term.typed, std::string(record.sign) +
                                    (is_year ? ": takes a year like 2022"
                                             : ": takes a date like 2021, 2021-03 or 2021-03-05"));
    if (record.bounds != OperatorRecord::Bounds::Last) query_.after = std::max(query_.after, first);
    if (record.bounds != OperatorRecord::Bounds::First)
      query_.before = query_.before == kNoDay ? last : std::min(query_.before, last);
    stand_alone(term, TermRole::Date);
  }

  // Dates and orders hold for the whole query: OR cannot join them to anything.
  void stand_alone(const QueryTerm& term, TermRole role) {
    if (joins_) ignore("OR", "dates and orders hold for the whole query");
    joins_ = false;
    ends_alternatives_ = true;
    note(term.typed, role, term.text);
  }

  void ignore(const std::string& typed, std::string why) {
    note(typed, TermRole::Ignored, std::move(why));
  }

  // The pipes and dots of what was pasted are not worth a remark, nor what ends a phrase.
  void ignore_empty(const std::string& typed) {
    constexpr std::string_view kEnds = ",.;:!?)";
    if (pasted_ == Pasted::No && typed.find_first_not_of(kEnds) != typed.npos)
      ignore(typed, "nothing to search for");
  }

  void note(const std::string& typed, TermRole role, std::string meaning) {
    UnderstoodTerm& other = query_.others.emplace_back();
    other.typed = typed;
    other.role = role;
    other.meaning = std::move(meaning);
  }

  void add_condition(QueryTerm term, const OperatorRecord& record) {
    term.match = record.match;
    if (term.role == Role::Optional) term.role = record.role;
    add(std::move(term));
  }

  void read_words(QueryTerm term) {
    if (term.role == Role::Optional && pasted_ != Pasted::Text &&
        find_operator(Syntax::Between, term.text)) {
      if (ends_alternatives_)
        return ignore(term.typed, "dates and orders hold for the whole query");
      joins_ = !query_.terms.empty();
      return;
    }
    if (term.typed == "AND") return;  // what people bring from elsewhere; words are wanted anyway
    const OperatorRecord& beginning = *find_operator(Syntax::After, "*");
    std::string_view stem = term.text;
    while (!stem.empty() && beginning.sign == stem.substr(stem.size() - 1)) stem.remove_suffix(1);
    if (pasted_ == Pasted::No && stem.size() < term.text.size() && !split_words(stem).empty() &&
        is_beginning(stem)) {
      term.text = std::string(stem);
      return add_condition(std::move(term), beginning);
    }
    if (split_words(term.text).empty()) return ignore_empty(term.typed);
    ends_in_plain_word_ = term.role != Role::Excluded;
    add(std::move(term));
  }

  void add(QueryTerm term) {
    const std::vector<Word> words = split_words(term.text);
    if (words.empty()) return ignore(term.typed, "nothing to search for");
    words_ += static_cast<std::size_t>(std::count_if(
        words.begin(), words.end(), [](const Word& word) { return word.kind != WordKind::Part; }));
    const bool joins =
        joins_ && term.role != Role::Excluded && query_.terms.back().role != Role::Excluded;
    term.group = joins ? query_.terms.back().group
                       : (query_.terms.empty() ? 0 : query_.terms.back().group + 1);
    joins_ = false;
    ends_alternatives_ = false;
    query_.terms.push_back(std::move(term));
  }

  Query& query_;
  std::span<const OwnField> fields_;
  std::size_t words_ = 0;           // of all terms
  bool joins_ = false;              // OR came last
  bool ends_alternatives_ = false;  // a date or an order came last
  bool ends_in_plain_word_ = false;
  Pasted pasted_ = Pasted::No;
  // pieces that would leave out what they say, or ask a field, were they not read as words
  std::string words_with_hyphen_, words_with_field_;
};

// Several lines, more characters than a query may have, or one line with a time or an address.
bool is_log(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  // A time or an address has four digits; most queries need not ask the second file of the engine.
  constexpr std::ptrdiff_t kLeastDigits = 4, kLeastSpaces = 2;
  return text.find('\n') != std::string_view::npos ||
         count_code_points(text) > limits::kQueryCodePoints ||
         (std::count_if(text.begin(), text.end(), ascii::is_digit) >= kLeastDigits &&
          std::count(text.begin(), text.end(), ' ') >= kLeastSpaces && is_log_line(text));
}

}  // namespace

Query parse_query(std::string_view text, std::span<const OwnField> fields) {
  std::string repaired;
  if (!is_valid_utf8(text)) text = repaired = repair_utf8(text);
  if (is_log(text)) return read_log(text);
  Query query;
  std::string plain = normalise(text);
  if (may_have_thousands(plain)) plain = join_thousands(std::move(plain));
  const bool is_read = Parser(query, fields).parse(plain);
  return is_read ? query : read_log(text);
}

std::string to_text(const Query& query) {
  static constexpr const char* kRoles[] = {"", "+", "-"};
  std::string text;
  int group = -1;
  for (const QueryTerm& term : query.terms) {
    if (!text.empty()) text += term.group == group ? " | " : " , ";
    group = term.group;
    text += kRoles[static_cast<std::size_t>(term.role)];
    if (term.match != Match::Word)
      text += std::string(kTermRoleNames[static_cast<std::size_t>(term.match)]) + " ";
    text += "[" + term.text + "]";
  }
  if (query.after != kNoDay) text += " ; from " + to_text(query.after);
  if (query.before != kNoDay) text += " ; to " + to_text(query.before);
  if (query.has_sort) text += " ; " + std::string(kSortNames[static_cast<std::size_t>(query.sort)]);
  for (const UnderstoodTerm& other : query.others)
    if (other.role == TermRole::Ignored) text += " ; ignored [" + other.typed + "]";
  return text;
}

}  // namespace carrel
