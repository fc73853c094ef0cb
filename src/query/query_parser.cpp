// What did the reader type? Cut at spaces outside quotes; each piece is an operator of the table or plain words.
#include <algorithm>
#include <array>

#include "carrel/limits.h"
#include "carrel/query.h"
#include "text/utf8.h"
#include "text/words.h"

namespace carrel {

namespace {

constexpr OperatorHelp kHelp[] = {
    {"word", "word", "ranks posts with the word, in any of its forms, higher"},
    {"+word", "word", "keeps only posts with the word"},
    {"\"a phrase\"", "phrase", "keeps only posts with exactly these words in this order"},
    {"-word", "word", "leaves out posts with the word; also -\"a phrase\" and -tag:value"},
    {"this OR that", "words", "either will do"},
    {"word*", "word", "keeps only posts with a word that begins so"},
    {"title:word", "word", "keeps only posts with the word in the title"},
    {"kind:value", "value", "keeps only posts of this kind"},
    {"theme:value", "value", "keeps only posts of this theme"},
    {"tag:value", "value", "keeps only posts with this tag"},
    {"author:value", "value", "keeps only posts by this author"},
    {"lang:value", "value", "keeps only posts in this language"},
    {"after:2021-03", "date", "keeps only posts from this year, month or day on"},
    {"before:2021-03", "date", "keeps only posts up to and including this year, month or day"},
    {"year:2022", "date", "keeps only posts of this year"},
    {"sort:newest", "order", "newest, oldest or relevance"},
};

struct FieldRecord {
  std::string_view name;
  QueryTerm::Match match;
};
constexpr FieldRecord kFields[] = {
    {"title", QueryTerm::Match::Title}, {"kind", QueryTerm::Match::Kind},     {"theme", QueryTerm::Match::Theme},
    {"tag", QueryTerm::Match::Tag},     {"author", QueryTerm::Match::Author}, {"lang", QueryTerm::Match::Language},
};

constexpr std::array<std::pair<std::string_view, Sort>, 3> kSorts{
    {{"newest", Sort::Newest}, {"oldest", Sort::Oldest}, {"relevance", Sort::Relevance}}};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Typographic quotes are typed by phones; they mean the same.
std::string with_plain_quotes(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i, 3);
    if (rest == "\xE2\x80\x9C" || rest == "\xE2\x80\x9D" || rest == "\xE2\x80\x9E") {
      plain += '"';
      i += 2;
    } else {
      plain += text[i] == '\0' ? ' ' : text[i];
    }
  }
  return plain;
}

class Parser {
 public:
  explicit Parser(Query& query) : query_(query) {}

  void parse(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (is_space(text[at])) {
        ++at;
        continue;
      }
      at = read_piece(text, at);
    }
    query_.last_word_is_open = !text.empty() && !is_space(text.back()) && ends_in_plain_word_;
  }

 private:
  // Reads one piece and returns where it ends. A quote may stand at its start, after an operator, or after "field:".
  std::size_t read_piece(std::string_view text, std::size_t begin) {
    std::size_t at = begin;
    QueryTerm term;
    ends_in_plain_word_ = false;
    if (text[at] == '+' || text[at] == '-') {
      term.role = text[at] == '+' ? QueryTerm::Role::Required : QueryTerm::Role::Excluded;
      ++at;
    }
    std::size_t end = at;
    while (end < text.size() && !is_space(text[end]) && text[end] != '"') ++end;
    std::string_view head = text.substr(at, end - at);
    const FieldRecord* field = nullptr;
    std::string_view name;
    if (const std::size_t colon = head.find(':'); colon != std::string_view::npos) {
      name = head.substr(0, colon);
      for (const FieldRecord& record : kFields)
        if (record.name == name) field = &record;
      const bool is_known = field || name == "after" || name == "before" || name == "year" || name == "sort";
      if (is_known) {
        head.remove_prefix(colon + 1);
      } else {
        name = {};
      }
    }
    const bool is_quoted = head.empty() && end < text.size() && text[end] == '"';
    if (is_quoted) {
      const std::size_t close = std::min(text.find('"', end + 1), text.size());
      head = text.substr(end + 1, close - end - 1);
      end = std::min(close + 1, text.size());
    }
    term.typed = text.substr(begin, end - begin);
    term.text = head;
    if (!name.empty() && !field) {
      read_period_or_sort(term, name);
    } else if (field) {
      term.match = field->match;
      if (term.role == QueryTerm::Role::Optional) term.role = QueryTerm::Role::Required;
      add(std::move(term));
    } else if (is_quoted) {
      term.match = QueryTerm::Match::Phrase;
      if (term.role == QueryTerm::Role::Optional) term.role = QueryTerm::Role::Required;
      add(std::move(term));
    } else {
      read_words(std::move(term));
    }
    return std::max(end, begin + 1);
  }

  void read_period_or_sort(const QueryTerm& term, std::string_view name) {
    Day first = kNoDay, last = kNoDay;
    if (name == "sort") {
      for (const auto& [word, sort] : kSorts) {
        if (term.text != word) continue;
        query_.sort = sort;
        query_.has_sort = true;
        query_.others.push_back({term.typed, "sort", term.text, 0});
        return;
      }
      return ignore(term.typed, "sort: takes newest, oldest or relevance");
    }
    const bool is_excluded = term.role == QueryTerm::Role::Excluded;
    if (is_excluded || !parse_period(term.text, first, last) || (name == "year" && term.text.size() != 4))
      return ignore(term.typed, std::string(name) + (name == "year" ? ": takes a year like 2022" : ": takes a date like 2021, 2021-03 or 2021-03-05"));
    if (name != "before") query_.after = std::max(query_.after, first);
    if (name != "after") query_.before = query_.before == kNoDay ? last : std::min(query_.before, last);
    query_.others.push_back({term.typed, "date", term.text, 0});
  }

  void ignore(const std::string& typed, std::string why) { query_.others.push_back({typed, "ignored", std::move(why), 0}); }

  void read_words(QueryTerm term) {
    if (term.typed == "OR") {
      joins_ = !query_.terms.empty();
      return;
    }
    if (term.typed == "AND") return;   // what people bring from elsewhere; words are wanted anyway
    if (term.text.size() > 1 && term.text.back() == '*') {
      term.text.pop_back();
      if (!split_words(term.text).empty()) {
        term.match = QueryTerm::Match::Prefix;
        if (term.role == QueryTerm::Role::Optional) term.role = QueryTerm::Role::Required;
        return add(std::move(term));
      }
    }
    if (split_words(term.text).empty()) return ignore(term.typed, "nothing to search for");
    ends_in_plain_word_ = term.role != QueryTerm::Role::Excluded;
    add(std::move(term));
  }

  void add(QueryTerm term) {
    if (split_words(term.text).empty()) return ignore(term.typed, "nothing to search for");
    const bool joins = joins_ && term.role != QueryTerm::Role::Excluded && query_.terms.back().role != QueryTerm::Role::Excluded;
    term.group = joins ? query_.terms.back().group : (query_.terms.empty() ? 0 : query_.terms.back().group + 1);
    joins_ = false;
    query_.terms.push_back(std::move(term));
  }

  Query& query_;
  bool joins_ = false;
  bool ends_in_plain_word_ = false;
};

}  // namespace

std::span<const OperatorHelp> query_operators() { return kHelp; }

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

Query parse_query(std::string_view text) {
  Query query;
  std::string clean = with_plain_quotes(is_valid_utf8(text) ? text : std::string_view(repair_utf8(text)));
  if (count_code_points(clean) > limits::kQueryCodePoints) {
    std::size_t end = 0;
    for (std::size_t n = 0; n < limits::kQueryCodePoints; ++n) end += decode_utf8(clean, end).size;
    clean.resize(end);
    query.notices.push_back({"query-cut", "The query was cut after " + std::to_string(limits::kQueryCodePoints) + " characters."});
  }
  Parser(query).parse(clean);
  return query;
}

std::string to_text(const Query& query) {
  static constexpr const char* kRoles[] = {"", "+", "-"};
  static constexpr const char* kMatches[] = {"", "phrase ", "prefix ", "title ", "kind ", "theme ", "tag ", "author ", "lang "};
  std::string text;
  int group = -1;
  for (const QueryTerm& term : query.terms) {
    if (!text.empty()) text += term.group == group ? " | " : " , ";
    group = term.group;
    text += kRoles[static_cast<std::size_t>(term.role)];
    text += kMatches[static_cast<std::size_t>(term.match)];
    text += "[" + term.text + "]";
  }
  if (query.after != kNoDay) text += " ; from " + to_text(query.after);
  if (query.before != kNoDay) text += " ; to " + to_text(query.before);
  if (query.has_sort) text += std::string(" ; ") + (query.sort == Sort::Newest ? "newest" : query.sort == Sort::Oldest ? "oldest" : "relevance");
  for (const UnderstoodTerm& other : query.others)
    if (other.role == "ignored") text += " ; ignored [" + other.typed + "]";
  return text;
}

}  // namespace carrel
