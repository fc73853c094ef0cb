#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "base/json.h"
#include "carrel/pack.h"
#include "pack/causes.h"

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
  CHECK(write_report_text(report, false) ==
        "Recognised: no tool, plain Markdown.\n"
        "Packed 1 post (9999 B of Markdown) as edition 0123456789abcdef: 2 parts, 0 media files, "
        "10 kB.\n");
  report.bundle_bytes = 10'000'000;
  CHECK(has(write_report_text(report, false), "10.0 MB"));
  report.bundle_bytes = 9'999'499;
  CHECK(has(write_report_text(report, false), "9999 kB"));
}

TEST_CASE("notes stand by cause, three of each, and the rest is counted") {
  PackReport report = one_post();
  for (const char* where : {"a.md", "b.md", "c.md", "e.md"})
    report.notes.push_back({PackNote::Kind::Guess, where, "no title", "untitled"});
  report.notes.push_back({PackNote::Kind::LeftOut, "d.md", "a draft", "kept-back"});
  const std::string text = write_report_text(report, false);
  CHECK(has(text,
            "Left out, for their authors keep them back (1):\n  d.md: a draft\n"
            "Without a title or heading: called after their files (4):\n"
            "  a.md: no title\n  b.md: no title\n  c.md: no title\n"
            "All lines: --all; for programs: --json\n"));
  CHECK(has(write_report_text(report, true), "  e.md: no title\n"));
  CHECK_FALSE(has(write_report_text(report, true), "--all"));
  CHECK(report.count(PackNote::Kind::Guess) == 4);
  CHECK(report.count(PackNote::Kind::Warning) == 0);
}

TEST_CASE("a cause whose number says it all is one line") {
  PackReport report = one_post();
  report.packed.push_back({"a.md", "a", "A", "", kNoDay, ""});
  report.packed.push_back({"b.md", "b", "B", "", 19727, ""});
  report.notes.push_back({PackNote::Kind::Remark, "a.md", "has no text", "empty"});
  CHECK(has(write_report_text(report, false),
            "Posts without any text (1)\nPosts without a date (1)\n"));
  CHECK_FALSE(has(write_report_text(report, false), "a.md"));
  CHECK(has(write_report_text(report, true), "Posts without any text (1):\n  a.md: has no text\n"));
}

TEST_CASE("the report of every cause fits a screen, and long lines are cut") {
  PackReport report = one_post();
  for (const CauseRecord& cause : causes())
    for (int i = 0; i < 100; ++i)
      report.notes.push_back(
          {cause.kind, "a.md:" + std::to_string(i), std::string(500, 'x'), std::string(cause.id)});
  const std::string text = write_report_text(report, false);
  CHECK(std::count(text.begin(), text.end(), '\n') <= 38);
  CHECK_FALSE(has(text, std::string(161, 'x')));
  for (const CauseRecord& cause : causes()) CHECK(has(text, std::string(cause.heading) + " (100)"));
}

TEST_CASE("the next step is that of the most harmful cause") {
  PackReport report = one_post();
  CHECK(next_step(report) == "look at it, and publish it");
  report.notes.push_back({PackNote::Kind::Guess, "a.md", "no title", "untitled"});
  CHECK(next_step(report) == "give posts a title or a heading");
  report.notes.push_back({PackNote::Kind::DeadLink, "a.md", "leads nowhere"});
  CHECK(next_step(report) == "mend the links that lead nowhere");
}

TEST_CASE("twelve keys are named, and that there are more") {
  PackReport report = one_post();
  for (int i = 0; i < 12; ++i) report.dropped_keys.push_back("k" + std::to_string(i));
  CHECK(has(write_report_text(report, false), "k10, k11\n"));
  report.dropped_keys.push_back("k12");
  CHECK(has(write_report_text(report, false), "k11, …\n"));
  CHECK(has(write_report_text(report, true), "k11, k12\n"));
}

TEST_CASE("for programs: every note with its cause, every post with what was guessed") {
  PackReport report = one_post();
  report.packed.push_back({"a/B.md", "b", "B \"x\"", "the file's name", kNoDay, ""});
  report.packed.push_back({"2024-01-05-c.md", "c", "C", "", 19727, "the file's name"});
  report.notes.push_back({PackNote::Kind::DeadLink, "a.md", "\"x\""});
  const std::string json = write_report_json(report);
  CHECK(has(
      json,
      R"({"path":"a/B.md","slug":"b","title":"B \"x\"","title_from":"the file's name","date":null})"));
  CHECK(has(json, R"("title":"C","date":"2024-01-05","date_from":"the file's name"})"));
  CHECK(has(json, R"({"kind":"dead-link","cause":"dead-link","where":"a.md","message":"\"x\""})"));
  CHECK(Json::parse(json, "report"));
}
