#include "check/rules.h"

#include <doctest/doctest.h>

#include <set>

#include "pack/causes.h"

using namespace carrel;

TEST_CASE("rules have names of their own, and tell causes that the report has") {
  std::set<std::string_view> ids, known;
  for (const CauseRecord& cause : causes()) known.insert(cause.id);
  for (const RuleRecord& rule : rules()) {
    CAPTURE(rule.id);
    CHECK(ids.insert(rule.id).second);
    CHECK(find_rule(rule.id) == &rule);
    CHECK_FALSE(rule.heading.empty());
    CHECK_FALSE(rule.mend.empty());
    if (rule.cause.empty()) continue;
    CHECK(known.count(rule.cause) == 1);
    CHECK(rule_of_cause(rule.cause) == &rule);
  }
  CHECK(find_rule("") == nullptr);
  CHECK(rule_of_cause("") == nullptr);
}

TEST_CASE("every cause that says what to do is told by a rule") {
  for (const CauseRecord& cause : causes()) {
    CAPTURE(cause.id);
    const bool is_of_editions = cause.id == "withdrawn" || cause.id == "moved";
    if (!cause.next.empty() && !is_of_editions) CHECK(rule_of_cause(cause.id) != nullptr);
  }
}

TEST_CASE("the most harmful stand first") {
  for (std::size_t i = 1; i < rules().size(); ++i)
    CHECK(rules()[i - 1].severity <= rules()[i].severity);
}
