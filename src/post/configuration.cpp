#include "carrel/configuration.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "base/json_fields.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "base/web_address.h"
#include "dialects/keep_rules.h"
#include "dialects/recognised.h"
#include "post/configuration_keys.h"
#include "post/web_origin.h"

namespace carrel {

namespace {

constexpr std::size_t kMostFieldName = 32;

// Exact origins only: what is nearly one would never match, or match too much.
void read_embed_hosts(JsonFields& fields, std::vector<std::string>& hosts) {
  hosts = fields.texts("embed_hosts");
  if (hosts.size() > limits::kEmbedHosts)
    return fields.fail("embed_hosts",
                       "a list of at most " + std::to_string(limits::kEmbedHosts) + " origins");
  for (const std::string& host : hosts) {
    if (is_web_origin(host)) continue;
    const std::string guess = guess_web_origin(host);
    return fields.fail("embed_hosts",
                       "a list of exact origins such as \"https://portal.example\"; \"" + host +
                           "\" is none" + (guess.empty() ? "" : ", write \"" + guess + "\""));
  }
}

// What names addresses needs one to begin with, and what names pages needs those.
void read_publishing(JsonFields& fields, ArchiveFrame& frame) {
  frame.url = fields.text_or("url", "");
  const std::string safe = safe_address(frame.url);
  if (!frame.url.empty() &&
      (safe != frame.url || !is_web_address(safe) || safe.find_first_of("?#") != std::string::npos))
    return fields.fail("url", "the address of the site, such as \"https://notes.example/\"");
  if (!frame.url.empty() && frame.url.back() != '/') frame.url += '/';
  frame.publish = fields.texts("publish");
  const auto has = [&](std::string_view word) {
    return std::find(frame.publish.begin(), frame.publish.end(), word) != frame.publish.end();
  };
  std::string words;
  for (const std::string_view word : kPublishWords)
    words += (words.empty() ? "" : ", ") + std::string(word);
  for (const std::string& word : frame.publish) {
    if (std::find(std::begin(kPublishWords), std::end(kPublishWords), word) ==
        std::end(kPublishWords))
      return fields.fail("publish", "a list of some of " + words + "; \"" + word + "\" is none");
    const bool needs_nothing = word == "headers" || word == "nojekyll" || word == "robots";
    if (!needs_nothing && frame.url.empty())
      return fields.fail("publish", "used with \"url\", the address of the site: \"" + word +
                                        "\" names addresses");
    if (!needs_nothing && word != "pages" && word != "404" && !has("pages"))
      return fields.fail("publish", "a list with \"pages\", which \"" + word + "\" leads to");
  }
}

void read_dialect(JsonFields& fields, std::string& dialect) {
  dialect = fields.text_or("dialect", "");
  if (dialect.empty() || normalised_key(dialect) == kPlainDialect || find_dialect(dialect)) return;
  std::string names;
  for (const std::string_view name : dialect_names())
    names += (names.empty() ? "" : ", ") + std::string(name);
  fields.fail("dialect", "one of " + names);
}

std::vector<std::string> read_patterns(JsonFields& fields, const char* key) {
  std::vector<std::string> patterns = fields.texts(key);
  if (patterns.size() > limits::kPathPatterns ||
      std::any_of(patterns.begin(), patterns.end(),
                  [](const std::string& pattern) { return pattern.empty(); }))
    fields.fail(key, "a list of at most " + std::to_string(limits::kPathPatterns) +
                         " patterns such as \"drafts/**\"");
  return patterns;
}

void read_sections(JsonFields& fields, JsonView root,
                   std::vector<std::pair<std::string, std::string>>& sections) {
  constexpr const char* kExpected = "an object like {\"runbooks/etcd\": \"etcd\"}";
  JsonView value;
  if (!root.find("sections", value) || value.is(JsonView::Kind::Null)) return;
  if (!value.is(JsonView::Kind::Object)) return fields.fail("sections", kExpected);
  value.for_each_member([&](std::string_view path, JsonView title) {
    if (!title.is(JsonView::Kind::String) || path.empty())
      return fields.fail("sections", kExpected);
    sections.emplace_back(path, title.text());
  });
}

// Names that begin a piece of a query already, as query/operators.cpp has them (pack_test holds it
// to that).
constexpr std::string_view kTakenFields[] = {"title",  "kind", "theme",      "tag",
                                             "author", "lang", "after",      "before",
                                             "year",   "sort", kSectionField};

bool may_name_field(std::string_view name) {
  return !name.empty() && ascii::is_lower(name[0]) && name.size() <= kMostFieldName &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return ascii::is_lower(c) || ascii::is_digit(c) || c == '-' || c == '_';
         });
}

// Keys of front matter that posts can be asked for by: a list of them, or an object of keys and
// what they are called.
Result<void> read_facets(JsonFields& fields, JsonView root, std::vector<OwnField>& own) {
  constexpr const char* kKey = "facets";
  JsonView value;
  if (!root.find(kKey, value) || value.is(JsonView::Kind::Null)) return {};
  bool is_well_formed = true;
  const auto add = [&](std::string_view name, JsonView title) {
    is_well_formed = is_well_formed && title.is(JsonView::Kind::String);
    if (is_well_formed) own.push_back({std::string(name), std::string(title.text()), false});
  };
  if (value.is(JsonView::Kind::Array))
    value.for_each([&](JsonView name) {
      add(name.is(JsonView::Kind::String) ? name.text() : std::string_view(), name);
      if (is_well_formed) own.back().title.clear();
    });
  else if (value.is(JsonView::Kind::Object))
    value.for_each_member(add);
  else
    is_well_formed = false;
  // One place is the sections'.
  if (!is_well_formed || own.size() >= limits::kOwnFields) {
    fields.fail(kKey, "a list of at most " + std::to_string(limits::kOwnFields - 1) +
                          " keys such as \"severity\", or an object of keys and their names");
    return {};
  }
  for (std::size_t i = 0; i < own.size(); ++i) {
    const std::string& name = own[i].name;
    std::string why;
    if (std::find(std::begin(kTakenFields), std::end(kTakenFields), name) != std::end(kTakenFields))
      why = "is a field of every archive's already";
    else if (!may_name_field(name))
      why =
          "is no name that a query can begin with: write lower-case letters, digits, \"-\" or "
          "\"_\"; keys are compared without regard to case, \"-\" and \"_\"";
    for (std::size_t k = 0; k < i; ++k)
      if (normalised_key(own[k].name) == normalised_key(name)) why = "is there twice";
    if (why.empty()) continue;
    return Error{ErrorCode::BadInput, "\"facets\": \"" + name + "\" " + why, kConfigurationName,
                 "name another key of the posts' front matter"};
  }
  return {};
}

Error unknown_key(const std::string& unknown) {
  std::vector<std::string_view> names;
  std::string list;
  for (const ConfigurationKey& key : configuration_keys()) {
    names.push_back(key.name);
    list += (list.empty() ? "" : ", ") + std::string(key.name);
  }
  const std::string_view nearest = nearest_name(unknown, names);
  return {ErrorCode::BadInput, "unknown field \"" + unknown + "\"", kConfigurationName,
          (nearest.empty() ? "" : "did you mean \"" + std::string(nearest) + "\"? ") +
              std::string("the fields are ") + list};
}

// The keys of a whole configuration, as JSON.
Result<ArchiveFrame> read_frame(std::string_view text) {
  JsonLimits json_limits;
  json_limits.keys_per_object = limits::kOwnersKeysPerObject;
  const Result<Json> json = Json::parse(text, kConfigurationName, json_limits);
  if (!json) return json.error();
  const JsonView root = json.value().root();
  JsonFields fields(root, kConfigurationName);
  if (!fields.ok()) return fields.error();
  std::string unknown;
  root.for_each_member([&](std::string_view key, JsonView) {
    if (unknown.empty() && !find_configuration_key(key)) unknown = key;
  });
  if (!unknown.empty()) return unknown_key(unknown);

  ArchiveFrame frame;
  frame.title = fields.text_or("title", "");
  frame.strapline = fields.text_or("strapline", "");
  frame.language = fields.text_or("language", "");
  frame.stale_after = static_cast<std::uint32_t>(fields.integer_or("stale_after", 0, 100'000, 0));
  if (fields.has("stale_kinds")) frame.stale_kinds = fields.texts("stale_kinds");
  frame.offline = fields.text_or("offline", frame.offline);
  if (std::find(std::begin(kOfflineRules), std::end(kOfflineRules), frame.offline) ==
      std::end(kOfflineRules))
    fields.fail("offline", "\"keep\", \"ask\" or \"never\"");
  frame.offline_limit = static_cast<std::uint32_t>(
      fields.integer_or("offline_limit", 0, UINT32_MAX, frame.offline_limit));
  frame.offline_denied = fields.text_or("offline_denied", frame.offline_denied);
  if (std::find(std::begin(kDeniedRules), std::end(kDeniedRules), frame.offline_denied) ==
      std::end(kDeniedRules))
    fields.fail("offline_denied", "\"keep\" or \"remove\"");
  read_dialect(fields, frame.dialect);
  frame.git_dates = fields.boolean_or("git_dates", true);
  frame.include = read_patterns(fields, "include");
  frame.exclude = read_patterns(fields, "exclude");
  read_embed_hosts(fields, frame.embed_hosts);
  read_publishing(fields, frame);
  frame.allowed_secrets = fields.texts("allowed_secrets");
  JsonView value;
  if (root.find("foot", value) && !value.is(JsonView::Kind::Null)) {
    JsonFields foot(value, kConfigurationName);
    if (value.is(JsonView::Kind::Object))
      value.for_each_member([&](std::string_view key, JsonView) {
        if (key != "text" && key != "link") foot.fail(key, "left out");
      });
    frame.foot_text = foot.text_or("text", "");
    const std::string link = foot.text_or("link", "");
    frame.foot_link = safe_address(link);
    if (!foot.ok())
      fields.fail("foot", "an object like {\"text\": \"…\", \"link\": \"https://…\"}");
    const bool is_safe = link.empty() || !frame.foot_link.empty();
    if (!is_safe)
      fields.fail("foot",
                  "an object whose link begins with https://, http:// or mailto:, or is relative");
  }
  if (root.find("kinds", value) && !value.is(JsonView::Kind::Null)) {
    if (!value.is(JsonView::Kind::Object)) {
      fields.fail("kinds", "an object like {\"incident\": \"Incident\"}");
    } else {
      value.for_each_member([&](std::string_view id, JsonView name) {
        if (!name.is(JsonView::Kind::String))
          return fields.fail("kinds", "an object like {\"incident\": \"Incident\"}");
        frame.kinds.push_back({std::string(id), std::string(name.text())});
      });
    }
  }
  if (Result<void> read = read_facets(fields, root, frame.fields); !read) return read.error();
  read_sections(fields, root, frame.sections);
  if (!fields.ok()) return fields.error();
  return frame;
}

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

// The file as JSON. Errors of its own syntax have their line.
Result<std::string> as_json(std::string_view text, std::string_view name) {
  const bool is_toml = ends_with(name, ".toml");
  if (!is_toml && !ends_with(name, ".yaml") && !ends_with(name, ".yml")) return std::string(text);
  if (!is_valid_utf8(text))
    return Error{ErrorCode::BadInput, "is not UTF-8", std::string(name), "save it as UTF-8"};
  const bool is_blank = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
  Result<FrontMatterValues> values = is_blank  ? FrontMatterValues()
                                     : is_toml ? read_toml(text)
                                               : read_yaml(text);
  if (!values) {
    Error error = values.error();
    error.where = std::string(name) + ":" + error.where;
    return error;
  }
  std::set<std::string_view> keys;
  for (const FrontMatterValue& value : values.value())
    if (!keys.insert(value.key).second)
      return Error{ErrorCode::BadInput, "the key \"" + value.key + "\" stands here again",
                   std::string(name) + ":" + std::to_string(value.line), "keep one of them"};
  return write_json(to_configuration(values.value()));
}

// An error of a key has the place where that is said.
Error placed(Error error, std::string_view text, std::string_view name,
             const std::vector<ConfigurationSetting>& settings) {
  error.where = name;
  const std::size_t begin = error.message.find('"');
  const std::size_t end = error.message.find('"', begin + 1);
  if (begin == std::string::npos || end == std::string::npos) return error;
  const std::string key = error.message.substr(begin + 1, end - begin - 1);
  for (const ConfigurationSetting& setting : settings)
    if (setting.key == key) error.where = setting.from;
  if (error.where != name) return error;
  if (const std::size_t line = line_of_setting(text, key); line > 0)
    error.where += ":" + std::to_string(line);
  return error;
}

}  // namespace

Result<std::string> find_configuration(const std::vector<std::string>& paths) {
  std::string found;
  for (const std::string_view name : kConfigurationNames) {
    if (std::find(paths.begin(), paths.end(), name) == paths.end()) continue;
    if (!found.empty())
      return Error{ErrorCode::BadInput, "stands beside " + found, std::string(name),
                   "keep one configuration: which of them counts could not be told"};
    found = name;
  }
  return found;
}

std::vector<std::pair<std::string, std::string>> configuration_variables() {
  std::vector<std::pair<std::string, std::string>> variables;
  for (const ConfigurationKey& key : configuration_keys()) {
    if (key.kind == ConfigurationKey::Kind::Object || key.name[0] == '$') continue;
    std::string name = "CARREL_";
    for (const char c : key.name) name += ascii::upper(c);
    variables.emplace_back(std::move(name), key.name);
  }
  return variables;
}

Result<ConfigurationSetting> read_setting_option(std::string_view written) {
  const std::size_t sign = written.find('=');
  const ConfigurationKey* key = find_configuration_key(written.substr(0, sign));
  if (sign != std::string_view::npos && !key) {
    Error error = unknown_key(std::string(written.substr(0, sign)));
    error.where = "--set";
    return error;
  }
  if (sign == std::string_view::npos || key->kind == ConfigurationKey::Kind::Object)
    return Error{ErrorCode::BadInput, "\"" + std::string(written) + "\" is no key with a value",
                 "--set", "write it as title=Notes; objects are for the file"};
  return ConfigurationSetting{std::string(key->name), std::string(written.substr(sign + 1)),
                              "--set"};
}

Result<ArchiveFrame> read_configuration(std::string_view text, std::string_view name,
                                        const std::vector<ConfigurationSetting>& settings) {
  Result<std::string> json = as_json(text, name);
  if (!json) return json.error();
  // The file by itself is refused for what it says, whatever is said elsewhere.
  Result<ArchiveFrame> frame = read_frame(json.value());
  if (!frame) return placed(frame.error(), text, name, {});
  if (!settings.empty()) {
    JsonTree tree;
    if (!read_json_tree(json.value(), tree)) return frame;
    for (const ConfigurationSetting& setting : settings)
      if (const ConfigurationKey* key = find_configuration_key(setting.key))
        tree[setting.key] = to_setting(*key, setting.value);
    frame = read_frame(write_json(tree));
    if (!frame) return placed(frame.error(), text, name, settings);
  }
  for (const std::string_view known : kConfigurationNames)
    if (name == known) frame.value().configuration = name;
  return frame;
}

}  // namespace carrel
