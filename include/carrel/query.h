// The query language, as a list of terms. One table of operators defines it (query_operators).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/post.h"
#include "carrel/results.h"

namespace carrel {

// One operator: how it is written, what it takes, one line of help. The reader's help is made from
// these.
struct OperatorHelp {
  const char* name;      // "-word"
  const char* argument;  // "word", "phrase", "value", "date"
  const char* help;      // "leaves out posts with the word"
};
std::span<const OperatorHelp> query_operators();

struct QueryTerm {
  enum class Role : std::uint8_t { Optional, Required, Excluded };
  enum class Match : std::uint8_t {
    Word,
    Phrase,
    Prefix,
    Title,
    Kind,
    Theme,
    Tag,
    Author,
    Language,
    Own
  };
  Role role = Role::Optional;
  Match match = Match::Word;
  std::string typed;  // as it stood in the query
  std::string text;   // what is looked for: without operator and quotes
  // In a log: it says where only (in stack frames, packages, names of fields, or as who speaks).
  bool is_aside = false;
  std::vector<std::uint32_t> messages;  // in a log: what it was said in together with other words
  std::uint32_t field = 0;              // Own: which of the archive's
  int group = 0;                        // terms joined by OR share a group: any of them will do
};

struct Query {
  std::vector<QueryTerm> terms;
  Day after = kNoDay, before = kNoDay;  // kNoDay: no bound; both days included
  bool has_sort = false;
  Sort sort = Sort::Relevance;
  std::vector<UnderstoodTerm> others;  // dates, sort, and what was ignored, for the reply
  std::vector<Notice> notices;
  // the last piece is plain words; the last of them may be unfinished
  bool ends_in_plain_word = false;
  // read as a pasted log: plain words and identifiers, of which the archive's rarest are kept
  bool is_log = false;
};

// Understands anything: an unclosed quote goes to the end, an unknown "name:value" is two words,
// lone operators are ignored. Several lines, more than limits::kQueryCodePoints characters or
// limits::kQueryTerms terms are read as a pasted log, in which operators mean nothing.
// `fields`: the archive's own.
Query parse_query(std::string_view text, std::span<const OwnField> fields = {});

// The first and last day of "2021", "2021-03" or "2021-03-05"; false when it is none of them.
bool parse_period(std::string_view text, Day& first, Day& last);

// The query printed back in canonical form, for tests and `carrel search --explain`.
std::string to_text(const Query& query);

}  // namespace carrel
