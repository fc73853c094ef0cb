// What an archive's owner says of it: the file carrel.json, carrel.toml or carrel.yaml beside the
// posts, environment variables, and options.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "carrel/bundle.h"
#include "carrel/result.h"

namespace carrel {

inline constexpr const char* kConfigurationName = "carrel.json";
inline constexpr std::string_view kConfigurationNames[] = {kConfigurationName, "carrel.toml",
                                                           "carrel.yaml", "carrel.yml"};

// Which of a folder's files is its configuration; empty: none. Two of them are an error.
Result<std::string> find_configuration(const std::vector<std::string>& paths);

// A key that is said elsewhere than in the file, as text; the later ones win.
struct ConfigurationSetting {
  std::string key, value;
  std::string from;  // what errors name: "CARREL_TITLE", "--set"
};
// "CARREL_TITLE" …: a variable for every key whose value is a text, a number, true or false, or a
// list of texts; and its key.
std::vector<std::pair<std::string, std::string>> configuration_variables();
// "title=Notes", as the option --set has it.
Result<ConfigurationSetting> read_setting_option(std::string_view written);

// Reads carrel.json: title, strapline, foot {text, link}, language, kinds {id: name}, stale_after
// (days), stale_kinds [ids], and what readers' devices may keep: offline, offline_limit (bytes),
// offline_denied; embed_hosts: the origins that embed.html may talk with; allowed_secrets: numbers
// that a packing gave to what looked like a secret; dialect: the tool whose
// folder it is; include, exclude: patterns of files; git_dates: whether git's history dates posts
// that have no date; facets: keys of front matter that posts can be filtered by; sections: what
// folders are called, in the order to show. Every field may be left out; title and
// language are empty then. `name` is the file's: its ending says the format, and errors have it
// with the line. What `settings` say goes before what the file says. Fails with BadInput on unknown
// keys (naming the nearest and the known ones), wrong types, and what is no origin.
Result<ArchiveFrame> read_configuration(std::string_view text,
                                        std::string_view name = kConfigurationName,
                                        const std::vector<ConfigurationSetting>& settings = {});

}  // namespace carrel
