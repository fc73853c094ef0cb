#include <doctest/doctest.h>

#include <string>

#include "base/json.h"
#include "carrel/pack.h"

using namespace carrel;

namespace {

PackReport one_post() {
  PackReport report;
  report.posts = 1;
  report.manifest.edition = "0123456789abcdef";
  report.manifest.parts.resize(2);
  report.markdown_bytes = 9'999;
  report.bundle_bytes = 10'000;
  return report;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the first line counts what was packed, one as one") {
  PackReport report = one_post();
  CHECK(write_report_text(report, 10) ==
        "Recognised: no tool, plain Markdown.\n"
        "Packed 1 post (9999 B of Markdown) as edition 0123456789abcdef: 2 parts, 0 media files, "
        "10 kB.\n");
  report.bundle_bytes = 10'000'000;
  CHECK(has(write_report_text(report, 10), "10.0 MB"));
  report.bundle_bytes = 9'999'499;
  CHECK(has(write_report_text(report, 10), "9999 kB"));
}

TEST_CASE("notes stand by kind, as many as asked for, and the rest is counted") {
  PackReport report = one_post();
  for (const char* where : {"a.md", "b.md", "c.md"})
    report.notes.push_back({PackNote::Kind::Warning, where, "odd"});
  report.notes.push_back({PackNote::Kind::LeftOut, "d.md", "a draft"});
  const std::string text = write_report_text(report, 2);
  CHECK(has(text, "1 left out:\n  d.md: a draft\n"));
  CHECK(has(text, "3 warnings:\n  a.md: odd\n  b.md: odd\n  … and 1 more (--json lists all)\n"));
  CHECK(text.find("left out") < text.find("warnings"));
  CHECK_FALSE(has(write_report_text(report, 3), "more (--json"));
  CHECK(report.count(PackNote::Kind::Warning) == 3);
  CHECK(report.count(PackNote::Kind::Guess) == 0);
}

TEST_CASE("twelve keys are named, and that there are more") {
  PackReport report = one_post();
  for (int i = 0; i < 12; ++i) report.dropped_keys.push_back("k" + std::to_string(i));
  CHECK(has(write_report_text(report, 1), "k10, k11\n"));
  report.dropped_keys.push_back("k12");
  CHECK(has(write_report_text(report, 1), "k11, …\n"));
}

TEST_CASE("every kind of note has a name and a heading") {
  PackReport report = one_post();
  for (const auto kind :
       {PackNote::Kind::LeftOut, PackNote::Kind::Guess, PackNote::Kind::DeadLink,
        PackNote::Kind::Warning, PackNote::Kind::Unreadable, PackNote::Kind::Converted,
        PackNote::Kind::Withdrawn, PackNote::Kind::Hidden})
    report.notes.push_back({kind, "a.md", "\"x\""});
  const std::string text = write_report_text(report, 5), json = write_report_json(report);
  for (const char* name : {"left-out", "guess", "dead-link", "warning", "unreadable", "converted",
                           "withdrawn", "hidden"})
    CHECK(has(json, std::string("\"kind\":\"") + name + "\""));
  std::size_t lines = 0;
  for (std::size_t at = text.find("a.md: \"x\""); at != std::string::npos;
       at = text.find("a.md: \"x\"", at + 1))
    ++lines;
  CHECK(lines == 8);
  CHECK(Json::parse(json, "report"));
}
