// Each key's value is held against its rule. Doubt keeps a post back: what has leaked cannot be
// called back.
#include "post/kept_back.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "dialects/keep_rules.h"
#include "dialects/status_words.h"
#include "post/written_day.h"

namespace carrel {

namespace {

constexpr std::string_view kContainers[] = {
    "params", "extra", "pagefrontmatter"};  // their keys count as if they stood at the top

bool is_null(const FrontMatterValue& value) {
  return value.texts.empty() && !value.is_list && !value.is_map;
}
bool is_scalar(const FrontMatterValue& value) {
  return value.texts.size() == 1 && !value.is_list && !value.is_map;
}

void collect_texts(const FrontMatterValue& value, std::vector<std::string>& texts) {
  texts.insert(texts.end(), value.texts.begin(), value.texts.end());
  for (const FrontMatterValue& member : value.members) {
    texts.push_back(member.key);
    collect_texts(member, texts);
  }
}

// The value as the report shows it: short, and never more than its beginning.
std::string shown(const FrontMatterValue& value) {
  if (value.is_map) return "{…}";
  std::string text;
  for (const std::string& part : value.texts) text += (text.empty() ? "" : ", ") + part;
  if (text.size() > 60) text = text.substr(0, text.find_last_of(" ,", 60)).substr(0, 60) + "…";
  return value.is_list ? "[" + text + "]" : text;
}

// The day a text names. One that cannot be read but holds a year lies within that year: at its last
// day, or at its first.
std::optional<Day> find_day(std::string_view text, bool last_of_year, bool& is_doubtful) {
  is_doubtful = false;
  const bool is_digits = !text.empty() && std::all_of(text.begin(), text.end(), ascii::is_digit);
  if (is_digits) return day_of_digits(text);
  bool is_guess = false;
  if (const std::optional<Day> day = parse_written_day(text, is_guess)) {
    is_doubtful = is_guess;
    if (!is_guess) return day;
    // "03/12/2026" is March or December: the reading that keeps the post back longer is taken.
    const std::string iso = to_text(*day);
    const Day other =
        parse_day(iso.substr(0, 5) + iso.substr(8) + "-" + iso.substr(5, 2)).value_or(*day);
    return last_of_year ? std::max(*day, other) : std::min(*day, other);
  }
  is_doubtful = true;
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    const bool is_year =
        (text[at] == '1' || text[at] == '2') &&
        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                    text.begin() + static_cast<std::ptrdiff_t>(at) + 4, ascii::is_digit);
    const bool is_alone = (at == 0 || text[at - 1] < '0' || text[at - 1] > '9') &&
                          (at + 4 == text.size() || text[at + 4] < '0' || text[at + 4] > '9');
    if (is_year && is_alone)
      return parse_day(std::string(text.substr(at, 4)) + (last_of_year ? "-12-31" : "-01-01"));
  }
  return std::nullopt;
}

using Kind = KeepRecord::Kind;

void judge_day(const FrontMatterValue& value, bool is_before, KeepRecord& record) {
  if (is_null(value)) return;
  const std::string text = is_scalar(value) ? value.texts.front() : std::string();
  const std::string lower = bare(text);
  if (is_scalar(value) &&
      (lower.empty() || says_no(lower) || lower == "never" || lower == "none" || lower == "null"))
    return;
  record.kind = is_before ? Kind::Before : Kind::From;
  const std::optional<Day> day = find_day(text, is_before, record.is_doubtful);
  if (day && *day < *parse_day("1000-01-01")) {
    record.kind = Kind::Open;  // the zero date of Go: not said
    return;
  }
  record.day = day.value_or(kNoDay);
  if (!day) record.kind = Kind::Draft;
}

void judge_published(const FrontMatterValue& value, KeepRecord& record) {
  if (is_scalar(value) && says_yes(bare(value.texts.front()))) return;
  const bool is_day = is_scalar(value) && !says_no(bare(value.texts.front()));
  const std::optional<Day> day =
      is_day ? find_day(value.texts.front(), true, record.is_doubtful) : std::nullopt;
  record.kind = day ? Kind::Before : Kind::Draft;
  record.day = day.value_or(kNoDay);
  record.is_doubtful =
      !day && !is_null(value) && !(is_scalar(value) && says_no(bare(value.texts.front())));
}

void judge_status(const FrontMatterValue& value, bool is_warned, KeepRecord& record) {
  std::vector<std::string> texts;
  collect_texts(value, texts);
  bool is_known = texts.empty();
  for (const std::string& text : texts) {
    const StatusSays says = read_status(text);
    if (says == StatusSays::Unfinished) record.kind = Kind::Draft;
    if (says != StatusSays::Unknown) is_known = true;
  }
  record.is_doubtful = is_warned && !is_known;
}

void judge_visibility(const FrontMatterValue& value, KeepRecord& record) {
  if (is_null(value)) return;
  std::vector<std::string> texts;
  collect_texts(value, texts);
  for (const std::string& text : texts)
    if (std::string name = bare(text); !name.empty())
      record.visibilities.push_back(std::move(name));
  if (value.is_map || (value.is_list && record.visibilities.empty()))
    record.kind = Kind::Draft;
  else if (!record.visibilities.empty())
    record.kind = Kind::OnlyFor;
}

void judge(const KeyRule& rule, const FrontMatterValue& value, KeepRecord& record) {
  const std::string text = is_scalar(value) ? bare(value.texts.front()) : std::string();
  const bool is_no = is_scalar(value) && says_no(text), is_yes = is_scalar(value) && says_yes(text);
  switch (rule.says) {
    case Says::BackUnlessFalse:
      if (is_null(value) || is_no) return;
      record.kind = Kind::Draft;
      record.is_doubtful = !is_yes;
      return;
    case Says::BackUnlessTrue:
      if (is_yes) return;
      record.kind = Kind::Draft;
      record.is_doubtful = !is_no && !is_null(value);
      return;
    case Says::BackUnlessTrueOrDay:
      return judge_published(value, record);
    case Says::BackWhenFalse:
      if (is_no) record.kind = Kind::Draft;
      return;
    case Says::BackWhenNever:
      if (is_no || text == "never" || text == "link" || text == "none") record.kind = Kind::Draft;
      return;
    case Says::BackWhenSet:
      if (!is_null(value) && !is_no && !(is_scalar(value) && text.empty()))
        record.kind = Kind::Draft;
      return;
    case Says::BackWhenNamed:
      return judge_status(value, false, record);
    case Says::BackWhenNamedOrUnsure:
      return judge_status(value, true, record);
    case Says::BackBefore:
      return judge_day(value, true, record);
    case Says::BackBeforeYear: {
      const std::optional<Day> day = is_scalar(value)
                                         ? find_day(value.texts.front(), false, record.is_doubtful)
                                         : std::nullopt;
      record.is_doubtful = false;  // front_matter_keys.cpp warns of a date that is none
      record.day = day.value_or(kNoDay);
      if (day) record.kind = Kind::Before;
      return;
    }
    case Says::BackFrom:
      return judge_day(value, false, record);
    case Says::OnlyFor:
      return judge_visibility(value, record);
    case Says::OnlyForItself:
    case Says::OnlyForItselfWhenTrue:
      if (is_null(value) || is_no || (rule.says == Says::OnlyForItselfWhenTrue && !is_yes)) return;
      record.kind = Kind::OnlyFor;
      record.visibilities = {std::string(rule.key)};
      return;
  }
}

// The map that holds the values being looked at.
struct Within {
  std::string prefix;  // its keys, normalised and joined: rules name "buildrender"
  std::string shown;   // as written: "build."
  std::string top;     // the key at the top, which a post's own wins over as a whole
};

void find(const FrontMatterValues& values, const Within& within, std::vector<KeepRecord>& records) {
  for (const FrontMatterValue& value : values) {
    const std::string normal = normalised_key(value.key);
    const std::string key = within.prefix + normal;
    const bool is_container =
        within.prefix.empty() &&
        std::find(std::begin(kContainers), std::end(kContainers), normal) != std::end(kContainers);
    const FoundRule found = find_key_rule(key);
    if (found.rule) {
      KeepRecord record;
      record.key = within.top.empty() ? key : within.top;
      record.said = within.shown + value.key + ": " + shown(value);
      record.tools = found.tools;
      record.line = value.line;
      judge(*found.rule, value, record);
      records.push_back(std::move(record));
    }
    if (!value.is_map) continue;
    Within inner{"", within.shown + value.key + ".", ""};
    if (!is_container) {
      inner.prefix = key;
      inner.top = within.top.empty() ? key : within.top;
    }
    find(value.members, inner, records);
  }
}

}  // namespace

bool says_yes(std::string_view text) {
  return text == "true" || text == "yes" || text == "on" || text == "y" || text == "1";
}
bool says_no(std::string_view text) {
  return text == "false" || text == "no" || text == "off" || text == "n" || text == "0";
}

std::vector<KeepRecord> find_keep_records(const FrontMatterValues& values) {
  std::vector<KeepRecord> records;
  find(values, {}, records);
  return records;
}

bool is_keep_key(std::string_view key) {
  return find_key_rule(normalised_key(key)).rule != nullptr;
}

}  // namespace carrel
