// What can be typed besides words. One table: the parser walks it, and the reader's help is made
// from it. A new operator is one row.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "carrel/query.h"

namespace carrel {

struct OperatorRecord {
  // How the operator is recognised; `sign` is what is looked for.
  enum class Syntax : std::uint8_t {
    Plain,    // no sign: a word
    Before,   // the sign stands before a piece: +word
    Around,   // the sign stands on both sides: "a phrase"
    Between,  // the sign is a piece of its own between two others: OR
    After,    // the sign ends a word: word*
    Field,    // the sign and a colon begin a piece: title:word
    Period,   // the same with a date
    Order,    // the same with an order
  };
  // Period: which ends of the date bound the posts.
  enum class Bounds : std::uint8_t { None, First, Last, Both };
  OperatorHelp help;
  Syntax syntax = Syntax::Plain;
  std::string_view sign;
  QueryTerm::Role role = QueryTerm::Role::Optional;  // of the piece
  QueryTerm::Match match = QueryTerm::Match::Word;
  Bounds bounds = Bounds::None;
};

std::span<const OperatorRecord> operator_records();

// The row with this syntax and sign, or null.
const OperatorRecord* find_operator(OperatorRecord::Syntax syntax, std::string_view sign);

// The name that a colon ends at the beginning of a piece ("tag" of "tag:night"), or empty.
std::string_view begins_with_name(std::string_view piece);

// The operator whose name and colon begin a piece ("tag:night"), or null.
const OperatorRecord* find_named_operator(std::string_view piece);

}  // namespace carrel
