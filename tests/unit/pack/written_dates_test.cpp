#include "pack/written_dates.h"

#include <doctest/doctest.h>

using namespace carrel;

TEST_CASE("a name begins with a day, or with a month") {
  const auto told = [](std::string_view name) {
    const std::optional<NamedDay> day = day_of_name(name);
    return day ? to_text(day->day) + (day->is_month_only ? " month " : " ") +
                     std::string(name.substr(day->size))
               : std::string("none");
  };
  CHECK(told("2024-02-03-x") == "2024-02-03 x");
  CHECK(told("2024_02_03") == "2024-02-03 ");
  CHECK(told("20240203-x") == "2024-02-03 x");
  CHECK(told("2024-02-03 Meeting") == "2024-02-03 Meeting");
  CHECK(told("2024-02") == "2024-02-01 month ");
  CHECK(told("2024-02-report") == "2024-02-01 month report");
  for (const char* name : {"2024", "2024-13-x", "12345678", "20240203x", "202402", "3024-02", "x"})
    CHECK(told(name) == "none");
}

TEST_CASE("the head of a text tells days, up to its second heading and outside code") {
  const auto days = [](std::string_view text) {
    const HeadDays head = days_of_head(text, false);
    return to_text(head.day) + " " + to_text(head.updated);
  };
  CHECK(days("# 7. Queues\n\nDate: 2024-02-03\n\n## Status\n") == "2024-02-03 ");
  CHECK(days("# A\n\n* Status: accepted\n* Date: 5 March 2024\n* Last updated: 2024-04-01\n") ==
        "2024-03-05 2024-04-01");
  CHECK(days("**Date:** 2024-02-03\n") == "2024-02-03 ");
  CHECK(days("- Feature: x\n- Start Date: 2023-04-05\n") == "2023-04-05 ");
  for (const char* text : {"# A\n## B\nDate: 2024-02-03\n", "```\nDate: 2024-02-03\n```\n",
                           "Date: [YYYY-MM-DD when decided]\n", "Dates: 2024-02-03\n", ""})
    CHECK(days(text) == " ");
}
