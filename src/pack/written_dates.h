// Days that a post tells outside its front matter: in its file's name, in its folders, in lines
// such as "Date: 2024-02-03" at the head of its text.
#pragma once

#include <optional>
#include <string_view>

#include "carrel/post.h"

namespace carrel {

struct NamedDay {
  Day day = kNoDay;
  bool is_month_only = false;  // `day` is its first
  std::size_t size = 0;        // of the name's beginning that tells it, with what parts it off
};

// "2024-02-03-x", "2024_02_03", "20240203-x", "2024-02-03 Meeting", "2024-02", "2024-02-report".
std::optional<NamedDay> day_of_name(std::string_view name);

// "2015/04/03/…" anywhere in a path.
std::optional<Day> day_of_folders(std::string_view path);

// What decision records and proposals say at their head, before the second heading: "Date: 5 March
// 2024", "* Date: …", "**Date:** …", "- Start Date: …", "Last updated: …".
struct HeadDays {
  Day day = kNoDay, updated = kNoDay;
};
HeadDays days_of_head(std::string_view markdown, bool day_first);

}  // namespace carrel
