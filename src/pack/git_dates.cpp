#include "pack/git_dates.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/wording.h"

namespace carrel {

namespace {

struct Change {
  char what = 0;  // A, M, D, R, T as git prints them
  bool is_same_text = false;
  std::string_view from, to;
};
struct Commit {
  Day day = kNoDay;
  std::vector<Change> changes;
};

// Up to the next zero byte.
std::string_view next_piece(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\0'), rest.size());
  const std::string_view piece = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return piece;
}

bool is_status(std::string_view piece) {
  return !piece.empty() && ascii::is_upper(piece[0]) &&
         std::all_of(piece.begin() + 1, piece.end(), ascii::is_digit);
}

std::vector<Commit> read_commits(std::string_view log) {
  std::vector<Commit> commits;
  while (!log.empty()) {
    std::string_view piece = next_piece(log);
    while (!piece.empty() && piece[0] == '\n') piece.remove_prefix(1);
    if (!is_status(piece)) {
      // The day of a commit without a day is none: "1970-01-01".
      const Day day = parse_day(piece).value_or(kNoDay);
      commits.push_back({day == 0 ? kNoDay : day, {}});
      continue;
    }
    if (commits.empty()) commits.emplace_back();
    Change change;
    change.what = piece[0];
    change.is_same_text = piece == "R100";
    change.from = change.to = next_piece(log);
    if (change.what == 'R' || change.what == 'C') change.to = next_piece(log);
    if (!change.to.empty()) commits.back().changes.push_back(change);
  }
  return commits;
}

void take_day(CommitDays& days, Day day) {
  if (day == kNoDay) return;
  if (days.first == kNoDay || day < days.first) days.first = day;
  days.last = std::max(days.last, day);
}

// A later day never becomes the first where the first is not known.
void take_change(CommitDays& days, Day day) {
  if (days.first != kNoDay)
    take_day(days, day);
  else
    days.last = std::max(days.last, day);
}

}  // namespace

GitQuestions git_questions() {
  // In the order of git's options: of the program, of the command. What a repository might have run
  // is switched off one by one: a monitor of files, a bare repository among the files, a check of
  // signatures, other programs for differences, and remotes that hold what is missing here.
  const std::vector<std::string> program = {
      "--no-pager",         "-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit",
      "--literal-pathspecs"};
  GitQuestions questions;
  questions.place = program;
  questions.place.insert(questions.place.end(),
                         {"rev-parse", "--is-shallow-repository", "--show-prefix"});
  questions.log = program;
  questions.log.pop_back();
  questions.log.insert(questions.log.end(),
                       {"log", "-z", "--format=%as", "--name-status", "-M", "-l1000", "-O/dev/null",
                        "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-mailmap",
                        "--no-color", "--"});
  for (const std::string_view ending : post_endings())
    questions.log.push_back(":(top,icase)*" + std::string(ending));
  questions.environment = {"GIT_ALLOW_PROTOCOL=none",  "GIT_NO_LAZY_FETCH=1",
                           "GIT_NO_REPLACE_OBJECTS=1", "GIT_OPTIONAL_LOCKS=0",
                           "GIT_TERMINAL_PROMPT=0",    "LC_ALL=C"};
  questions.inherited = {"PATH",     "HOME",       "XDG_CONFIG_HOME",
                         "SUDO_UID", "SYSTEMROOT", "USERPROFILE"};
  questions.bytes = std::size_t{128} << 20;
  questions.seconds = 30;
  return questions;
}

std::map<std::string, CommitDays, std::less<>> read_git_log(std::string_view log) {
  std::map<std::string, CommitDays, std::less<>> files;
  std::vector<Commit> commits = read_commits(log);
  for (auto commit = commits.rbegin(); commit != commits.rend(); ++commit) {
    const auto texts = std::count_if(
        commit->changes.begin(), commit->changes.end(),
        [](const Change& change) { return change.what != 'D' && !change.is_same_text; });
    const bool is_bulk = static_cast<std::size_t>(texts) > kPostsOfOneCommit;
    // Two files may change names with one another: all old names go before the new ones come.
    std::vector<std::pair<std::string_view, CommitDays>> renamed;
    for (const Change& change : commit->changes) {
      if (change.what != 'R' && change.what != 'D') continue;
      const auto known = files.find(change.from);
      if (change.what == 'R')
        renamed.emplace_back(change.to, known == files.end() ? CommitDays{} : known->second);
      if (known != files.end()) files.erase(known);
    }
    for (const auto& [name, days] : renamed) files[std::string(name)] = days;
    for (const Change& change : commit->changes) {
      if (change.what == 'D' || change.is_same_text) continue;
      CommitDays& days = files[std::string(change.to)];
      if (change.what == 'A' || change.what == 'C') days.is_of_bulk = is_bulk;
      if (is_bulk) continue;
      if (change.what == 'A' || change.what == 'C')
        take_day(days, commit->day);
      else
        take_change(days, commit->day);
    }
  }
  return files;
}

void take_git_dates(std::vector<Candidate>& candidates, const PackSource& source, Day today,
                    PackReport& report) {
  const auto is_undated = [](const Candidate& each) { return each.post.metadata.day == kNoDay; };
  const auto undated = std::count_if(candidates.begin(), candidates.end(), is_undated);
  if (!source.history || undated == 0) return;
  const auto say = [&](std::string message) {
    report.notes.push_back({PackNote::Kind::Remark, ".", std::move(message), "git-dates"});
  };
  GitAnswers answers = source.history();
  const std::string_view place = answers.place;
  const std::size_t line = place.find('\n');
  if (answers.refusal.empty() && place.substr(0, line) == "true")
    answers.refusal =
        "the repository is a shallow clone, whose days are false (git fetch --unshallow)";
  else if (answers.refusal.empty() && (line == std::string_view::npos || place.back() != '\n'))
    answers.refusal = "git did not say where the folder stands";
  if (!answers.refusal.empty()) return say("none was taken: " + answers.refusal);
  const std::string prefix(place.substr(line + 1, place.size() - line - 2));
  const auto files = read_git_log(answers.log);
  std::size_t dated = 0, of_bulk = 0;
  for (Candidate& candidate : candidates) {
    PostMetadata& metadata = candidate.post.metadata;
    const auto found = files.find(prefix + candidate.path);
    if (metadata.day != kNoDay || found == files.end()) continue;
    const CommitDays& days = found->second;
    if (days.first != kNoDay && days.first <= today) {
      metadata.day = days.first;
      candidate.date_from = "its first commit";
      ++dated;
    } else if (days.is_of_bulk) {
      ++of_bulk;
    }
    if (metadata.updated == kNoDay && days.last > days.first && days.last <= today)
      metadata.updated = days.last;
  }
  if (dated > 0)
    say(counted(dated, "post is", "posts are") +
        " dated by the first commit, and changed when the last was made");
  if (of_bulk > 0)
    say(counted(of_bulk, "post stays", "posts stay") +
        " undated: the first commit brought more than " + std::to_string(kPostsOfOneCommit) +
        " at once");
}

}  // namespace carrel
