#include "dialects/status_words.h"

#include <algorithm>
#include <span>
#include <string>

#include "dialects/keep_rules.h"

namespace carrel {

namespace {

// Words of a status, each normalised. A status of several words is kept back by any of them.
constexpr std::string_view kUnfinished[] = {
    "draft",       "drafts",     "drafting",   "wip",         "workinprogress", "progress",
    "inprogress",  "unfinished", "incomplete", "unpublished", "private",        "hidden",
    "pending",     "scheduled",  "future",     "embargo",     "embargoed",      "todo",
    "trash",       "trashed",    "deleted",    "unlisted",    "secret",         "confidential",
    "internal",    "restricted", "autodraft",  "inherit",     "review",         "inreview",
    "unreviewed",  "outline",    "idea",       "stub",        "placeholder",    "members",
    "subscribers", "unready",    "notready",   "login",       "paid",
};
constexpr std::string_view kFinished[] = {
    "published",     "publish",     "public",     "final",      "finished",      "accepted",
    "approved",      "proposed",    "proposal",   "deprecated", "superseded",    "supersedes",
    "replaced",      "rejected",    "declined",   "withdrawn",  "active",        "stable",
    "experimental",  "archived",    "done",       "complete",   "completed",     "implemented",
    "implementable", "provisional", "deferred",   "obsolete",   "current",       "new",
    "live",          "open",        "closed",     "resolved",   "released",      "beta",
    "alpha",         "preview",     "adopted",    "amended",    "evergreen",     "seedling",
    "budding",       "updated",     "fixed",      "monitoring", "investigating", "identified",
    "mitigated",     "ongoing",     "maintained", "legacy",     "retired",       "reviewed",
    "verified",      "candidate",   "standard",   "historic",   "informational", "decided",
    "agreed",        "postponed",   "cancelled",  "canceled",   "discontinued",  "removed",
    "merged",        "ready",       "ga",         "tested",     "recommended",   "valid",
    "enabled",       "ok",          "true",       "yes",        "abandoned",     "rfc",
    "accept",
};

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

StatusSays read_status(std::string_view text) {
  StatusSays says = StatusSays::Unknown;
  const auto judge = [&](std::string_view word) {
    const std::string normal = normalised_key(word);
    if (contains(kUnfinished, normal)) says = StatusSays::Unfinished;
    if (says == StatusSays::Unknown && contains(kFinished, normal)) says = StatusSays::Finished;
  };
  judge(text);  // as one word: "auto-draft", "in review"
  for (std::size_t at = 0; at < text.size() && says != StatusSays::Unfinished;) {
    const std::size_t end = std::min(text.find_first_of(" \t\n,;/|()[]-_:", at), text.size());
    if (end > at) judge(text.substr(at, end - at));
    at = end + 1;
  }
  return says;
}

}  // namespace carrel
