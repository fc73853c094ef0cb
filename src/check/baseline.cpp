// One record a line, so that a change of it is read in a difference.
#include "check/baseline.h"

#include <utility>

#include "base/json_fields.h"
#include "base/json_tree.h"

namespace carrel {

namespace {

constexpr std::string_view kBaselineKind = "baseline";

}  // namespace

std::string write_baseline(const CheckResult& result) {
  Baseline counts;
  for (const CheckFinding& finding : result.findings)
    ++counts[{std::string(finding.rule->id), finding.file, finding.message}];
  std::string text = "{\"carrel\": \"" + std::string(kBaselineKind) + "\", \"findings\": [";
  const char* separator = "\n";
  for (const auto& [key, count] : counts) {
    JsonTree tree;
    tree["rule"] = std::get<0>(key);
    tree["file"] = std::get<1>(key);
    tree["message"] = std::get<2>(key);
    tree["count"] = count;
    text += separator + write_json(tree);
    separator = ",\n";
  }
  return text + "\n]}\n";
}

Result<Baseline> read_baseline(std::string_view text, const std::string& where) {
  const Result<Json> json = Json::parse(text, where);
  if (!json) return json.error();
  const Error wrong{ErrorCode::BadInput, "is no baseline", where,
                    "write one with carrel check --write-baseline"};
  const JsonView root = json.value().root();
  JsonView findings;
  if (!root.is(JsonView::Kind::Object) ||
      JsonFields(root, where).text_or("carrel", "") != kBaselineKind ||
      !root.find("findings", findings) || !findings.is(JsonView::Kind::Array))
    return wrong;
  Baseline baseline;
  bool is_whole = true;
  findings.for_each([&](JsonView each) {
    JsonFields fields(each, where);
    const std::string rule = fields.text("rule"), file = fields.text("file"),
                      message = fields.text("message");
    baseline[{rule, file, message}] +=
        static_cast<std::size_t>(fields.integer_or("count", 1, 1'000'000, 1));
    is_whole = is_whole && fields.ok();
  });
  if (!is_whole) return wrong;
  return baseline;
}

std::size_t take_away(Baseline known, CheckResult& result) {
  std::vector<CheckFinding> left;
  std::size_t taken = 0;
  for (CheckFinding& finding : result.findings) {
    const auto found = known.find({std::string(finding.rule->id), finding.file, finding.message});
    if (found == known.end() || found->second == 0) {
      left.push_back(std::move(finding));
      continue;
    }
    --found->second;
    ++taken;
  }
  result.findings = std::move(left);
  return taken;
}

}  // namespace carrel
