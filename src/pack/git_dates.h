// Days that git's history tells of posts that have none of their own.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/pack.h"
#include "pack/candidates.h"

namespace carrel {

// A commit with more posts than this is an import or a reformatting: it tells no post's day.
inline constexpr std::size_t kPostsOfOneCommit = 50;

// What the commits of one file tell, under whatever names it had: kNoDay where they tell nothing.
struct CommitDays {
  Day first = kNoDay, last = kNoDay;
  bool is_of_bulk = false;  // it came with more than kPostsOfOneCommit
};

// Reads what git printed for git_questions().log: each commit's day and what it did to which file,
// newest first. Files by their present names, from the top of the work tree on.
std::map<std::string, CommitDays, std::less<>> read_git_log(std::string_view log);

// Undated posts take their first commit's day as date and the last's as the day of their last
// change; none after `today`. The report says of how many, and why of none.
void take_git_dates(std::vector<Candidate>& candidates, const PackSource& source, Day today,
                    PackReport& report);

}  // namespace carrel
