#include "carrel/configuration.h"

#include <algorithm>

#include "base/json_fields.h"
#include "base/web_address.h"
#include "dialects/keep_rules.h"
#include "dialects/recognised.h"
#include "post/web_origin.h"

namespace carrel {

namespace {

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

}  // namespace

Result<ArchiveFrame> read_configuration(std::string_view text) {
  constexpr std::string_view kKnown[] = {
      "title",   "strapline",     "foot",           "language",    "kinds",       "stale_after",
      "offline", "offline_limit", "offline_denied", "embed_hosts", "stale_kinds", "allowed_secrets",
      "dialect", "include",       "exclude",        "git_dates"};
  JsonLimits json_limits;
  json_limits.keys_per_object = limits::kOwnersKeysPerObject;
  const Result<Json> json = Json::parse(text, kConfigurationName, json_limits);
  if (!json) return json.error();
  const JsonView root = json.value().root();
  JsonFields fields(root, kConfigurationName);
  if (!fields.ok()) return fields.error();
  std::string unknown;
  root.for_each_member([&](std::string_view key, JsonView) {
    if (std::find(std::begin(kKnown), std::end(kKnown), key) == std::end(kKnown)) unknown = key;
  });
  if (!unknown.empty())
    return Error{ErrorCode::BadInput, "unknown field \"" + unknown + "\"", kConfigurationName,
                 "the fields are title, strapline, foot, language, kinds, stale_after, "
                 "stale_kinds, offline, "
                 "offline_limit, offline_denied, "
                 "embed_hosts, allowed_secrets, dialect, include, exclude, git_dates"};

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
  frame.allowed_secrets = fields.texts("allowed_secrets");
  JsonView value;
  if (root.find("foot", value) && !value.is(JsonView::Kind::Null)) {
    JsonFields foot(value, kConfigurationName);
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
  if (!fields.ok()) return fields.error();
  return frame;
}

}  // namespace carrel
