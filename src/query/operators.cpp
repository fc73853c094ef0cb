#include "query/operators.h"

#include <algorithm>
#include <array>

namespace carrel {

namespace {

using Bounds = OperatorRecord::Bounds;
using Syntax = OperatorRecord::Syntax;
using Role = QueryTerm::Role;
using Match = QueryTerm::Match;

constexpr std::array kRecords{
    OperatorRecord{{"word", "word", "posts with the word, in any of its forms, stand higher"},
                   Syntax::Plain,
                   "",
                   Role::Optional,
                   Match::Word,
                   Bounds::None},
    OperatorRecord{{"+word", "word", "the word must occur"},
                   Syntax::Before,
                   "+",
                   Role::Required,
                   Match::Word,
                   Bounds::None},
    OperatorRecord{{"\"a phrase\"", "phrase", "exactly these words in this order"},
                   Syntax::Around,
                   "\"",
                   Role::Required,
                   Match::Phrase,
                   Bounds::None},
    OperatorRecord{{"-word", "word", "the word must not occur; also -\"a phrase\" and -tag:value"},
                   Syntax::Before,
                   "-",
                   Role::Excluded,
                   Match::Word,
                   Bounds::None},
    OperatorRecord{{"this OR that", "words", "either of the two"},
                   Syntax::Between,
                   "OR",
                   Role::Optional,
                   Match::Word,
                   Bounds::None},
    OperatorRecord{
        {"word*", "word", "words starting with these letters; one or two letters: titles only"},
        Syntax::After,
        "*",
        Role::Required,
        Match::Prefix,
        Bounds::None},
    OperatorRecord{{"title:word", "word", "the word in the title"},
                   Syntax::Field,
                   "title",
                   Role::Required,
                   Match::Title,
                   Bounds::None},
    OperatorRecord{{"kind:value", "value", "posts of this kind"},
                   Syntax::Field,
                   "kind",
                   Role::Required,
                   Match::Kind,
                   Bounds::None},
    OperatorRecord{{"theme:value", "value", "posts of this theme"},
                   Syntax::Field,
                   "theme",
                   Role::Required,
                   Match::Theme,
                   Bounds::None},
    OperatorRecord{{"tag:value", "value", "posts with this tag"},
                   Syntax::Field,
                   "tag",
                   Role::Required,
                   Match::Tag,
                   Bounds::None},
    OperatorRecord{{"author:value", "value", "posts by this author"},
                   Syntax::Field,
                   "author",
                   Role::Required,
                   Match::Author,
                   Bounds::None},
    OperatorRecord{{"lang:value", "value", "posts in this language"},
                   Syntax::Field,
                   "lang",
                   Role::Required,
                   Match::Language,
                   Bounds::None},
    OperatorRecord{{"after:2021-03", "date", "posts from this year, month or day on"},
                   Syntax::Period,
                   "after",
                   Role::Required,
                   Match::Word,
                   Bounds::First},
    OperatorRecord{{"before:2021-03", "date", "posts up to and including this year, month or day"},
                   Syntax::Period,
                   "before",
                   Role::Required,
                   Match::Word,
                   Bounds::Last},
    OperatorRecord{{"year:2022", "date", "posts of this year"},
                   Syntax::Period,
                   "year",
                   Role::Required,
                   Match::Word,
                   Bounds::Both},
    OperatorRecord{{"sort:newest", "order", "newest first; also sort:oldest and sort:relevance"},
                   Syntax::Order,
                   "sort",
                   Role::Optional,
                   Match::Word,
                   Bounds::None},
};

// The reply tells a match as the role of the same number.
constexpr bool has_role(const OperatorRecord& record) {
  return static_cast<TermRole>(record.match) < TermRole::Required;
}
static_assert(std::all_of(kRecords.begin(), kRecords.end(), has_role),
              "a new QueryTerm::Match is a TermRole too, before Required, with a name");

constexpr auto make_help() {
  std::array<OperatorHelp, kRecords.size()> help{};
  for (std::size_t i = 0; i < kRecords.size(); ++i) help[i] = kRecords[i].help;
  return help;
}
constexpr auto kHelp = make_help();

}  // namespace

std::span<const OperatorRecord> operator_records() { return kRecords; }

const OperatorRecord* find_operator(Syntax syntax, std::string_view sign) {
  for (const OperatorRecord& record : kRecords)
    if (record.syntax == syntax && record.sign == sign) return &record;
  return nullptr;
}

std::string_view begins_with_name(std::string_view piece) {
  const std::size_t colon = piece.find(':');
  if (colon == std::string_view::npos) return {};
  // "title::new" and "author://" are names of programs and addresses.
  if (colon + 1 < piece.size() &&
      std::string_view(":/\\").find(piece[colon + 1]) != std::string_view::npos)
    return {};
  return piece.substr(0, colon);
}

const OperatorRecord* find_named_operator(std::string_view piece) {
  const std::string_view name = begins_with_name(piece);
  if (name.empty()) return nullptr;
  for (const Syntax syntax : {Syntax::Field, Syntax::Period, Syntax::Order})
    if (const OperatorRecord* record = find_operator(syntax, name)) return record;
  return nullptr;
}

std::span<const OperatorHelp> query_operators() { return kHelp; }

}  // namespace carrel
