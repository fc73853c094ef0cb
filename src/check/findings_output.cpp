#include "check/findings_output.h"

#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "base/json_tree.h"
#include "base/percent_encoding.h"
#include "base/wording.h"
#include "bundle/sha256.h"

namespace carrel {

namespace {

constexpr const char* kSarifSchema = "https://json.schemastore.org/sarif-2.1.0.json";

std::size_t count_of(const CheckResult& result, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(result.findings.begin(), result.findings.end(),
                    [&](const CheckFinding& each) { return each.rule->severity == severity; }));
}

JsonTree text_object(std::string_view text) { return JsonTree::object({{"text", text}}); }

JsonTree to_sarif(const RuleRecord& rule) {
  JsonTree tree;
  tree["id"] = rule.id;
  tree["shortDescription"] = text_object(rule.heading);
  tree["help"] = text_object(rule.mend);
  tree["defaultConfiguration"]["level"] = name_of(rule.severity);
  return tree;
}

// Which one of its kind in its file it is: lines move, and that stays.
std::string fingerprint(const CheckFinding& finding, std::size_t number) {
  return sha256_hex(std::string(finding.rule->id) + "\n" + finding.file + "\n" + finding.message +
                    "\n" + std::to_string(number))
      .substr(0, 32);
}

}  // namespace

std::string write_findings_text(const CheckResult& result, bool all) {
  std::string text;
  const RuleRecord* rule = nullptr;
  for (const CheckFinding& finding : result.findings) {
    if (finding.rule->severity == Severity::Note && !all) continue;
    if (finding.rule != rule) {
      rule = finding.rule;
      const auto count = std::count_if(result.findings.begin(), result.findings.end(),
                                       [&](const CheckFinding& each) { return each.rule == rule; });
      text += std::string(rule->heading) + " (" + std::to_string(count) + "):\n";
    }
    text += finding.file + ":" + std::to_string(finding.line) + ":" +
            std::to_string(finding.column) + ": " + std::string(rule->id) + ": " + finding.message +
            "; " + std::string(rule->mend) + "\n";
  }
  const std::size_t errors = count_of(result, Severity::Error),
                    warnings = count_of(result, Severity::Warning),
                    notes = count_of(result, Severity::Note);
  if (!text.empty()) text += "\n";
  text +=
      counted(result.posts, "post", "posts") + ": " +
      (errors + warnings == 0
           ? std::string("no fault")
           : counted(errors, "error", "errors") + ", " + counted(warnings, "warning", "warnings")) +
      (notes == 0 ? "" : "; " + counted(notes, "note", "notes") + (all ? "" : " (--all)")) + ".\n";
  return text;
}

std::string write_findings_json(const CheckResult& result) {
  JsonTree json;
  json["posts"] = result.posts;
  json["errors"] = count_of(result, Severity::Error);
  json["warnings"] = count_of(result, Severity::Warning);
  json["notes"] = count_of(result, Severity::Note);
  json["findings"] = json_list(result.findings, [](const CheckFinding& finding) {
    JsonTree tree;
    tree["rule"] = finding.rule->id;
    tree["severity"] = name_of(finding.rule->severity);
    tree["file"] = finding.file;
    tree["line"] = finding.line;
    tree["column"] = finding.column;
    tree["message"] = finding.message;
    tree["mend"] = finding.rule->mend;
    return tree;
  });
  return write_json(json);
}

std::string write_sarif(const CheckResult& result, std::string_view version) {
  JsonTree driver;
  driver["name"] = "carrel";
  driver["version"] = version;
  driver["rules"] = json_list(rules(), to_sarif);
  std::map<std::string, std::size_t> seen;
  JsonTree run;
  run["tool"]["driver"] = std::move(driver);
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = json_list(result.findings, [&](const CheckFinding& finding) {
    const std::size_t number = seen[fingerprint(finding, 0)]++;
    JsonTree place;
    place["artifactLocation"]["uri"] = percent_encoded(finding.file, "/");
    place["region"]["startLine"] = finding.line;
    place["region"]["startColumn"] = finding.column;
    JsonTree tree;
    tree["ruleId"] = finding.rule->id;
    tree["ruleIndex"] = finding.rule - rules().data();
    tree["level"] = name_of(finding.rule->severity);
    tree["message"] = text_object(finding.message + ", " + std::string(finding.rule->mend));
    tree["locations"] = JsonTree::array({JsonTree::object({{"physicalLocation", place}})});
    tree["partialFingerprints"]["carrel/v1"] = fingerprint(finding, number);
    return tree;
  });
  JsonTree json;
  json["$schema"] = kSarifSchema;
  json["version"] = "2.1.0";
  json["runs"] = JsonTree::array({run});
  return write_json(json);
}

std::string write_rules_text() {
  std::string text;
  for (const RuleRecord& rule : rules())
    text += std::string(rule.id) + " (" + std::string(name_of(rule.severity)) +
            "): " + std::string(rule.heading) + "; " + std::string(rule.mend) + "\n";
  return text;
}

}  // namespace carrel
