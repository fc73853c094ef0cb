// The same front matter as a post's, with the one key whose map speaks for the pages below.
#include "post/section_values.h"

#include "dialects/keep_rules.h"
#include "post/front_matter_read.h"
#include "post/kept_back.h"
#include "post/tool_settings.h"

namespace carrel {

namespace {

SectionValues::Cascade read_cascade(const FrontMatterValues& members) {
  SectionValues::Cascade cascade;
  cascade.records = find_keep_records(members);
  for (const FrontMatterValue& member : members) {
    if (normalised_key(member.key) != "target") continue;
    for (const FrontMatterValue& condition : member.members) {
      const std::string key = normalised_key(condition.key);
      if (key == "path") cascade.paths = condition.texts;
      if (key == "kind") cascade.kinds = condition.texts;
      if (key == "environment") cascade.environments = condition.texts;
    }
  }
  return cascade;
}

}  // namespace

Result<SectionValues> read_section_values(std::string_view text, std::string_view file) {
  const Result<ReadFrontMatter> read = read_front_matter(text, file);
  if (!read) return read.error();
  SectionValues values;
  values.own = find_keep_records(read.value().values);
  values.cascades = read_cascades(read.value().values);
  return values;
}

std::vector<SectionValues::Cascade> read_cascades(const FrontMatterValues& values) {
  std::vector<SectionValues::Cascade> cascades;
  for (const FrontMatterValue& value : values) {
    if (normalised_key(value.key) != "cascade") continue;
    if (value.is_map) cascades.push_back(read_cascade(value.members));
    for (const FrontMatterValue& element : value.elements)
      cascades.push_back(read_cascade(element.members));
  }
  return cascades;
}

std::vector<KeepRecord> read_data_records(std::string_view path, std::string_view text) {
  return find_keep_records(read_tool_settings(path, text));
}

}  // namespace carrel
