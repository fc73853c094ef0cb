// Every case of tests/cases/markdown: a sentence, Markdown, and the HTML it becomes. With
// CARREL_REBASELINE set, the HTML is rewritten from what carrel makes now; `scripts/dev rebaseline`
// shows what changed. The form of the files is told in tests/cases/README.md.
#include <doctest/doctest.h>

#include <algorithm>
#ifndef __EMSCRIPTEN__
#include <filesystem>
#endif

#include "carrel/document.h"
#include "shared_data.h"

using namespace carrel;

namespace {

struct Case {
  std::string sentence, markdown, html;
};

struct CaseFile {
  std::string preface;  // what stands before the first case
  std::vector<Case> cases;
};

constexpr std::string_view kMark = "%%% ", kHtml = "%%% html";

CaseFile read_cases(std::string_view text) {
  CaseFile file;
  std::string* part = &file.preface;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, size);
    text.remove_prefix(size);
    if (line.compare(0, kMark.size(), kMark) != 0) {
      *part += line;
    } else if (line == std::string(kHtml) + "\n") {
      REQUIRE_FALSE(file.cases.empty());
      part = &file.cases.back().html;
    } else {
      file.cases.push_back(
          {std::string(line.substr(kMark.size(), size - kMark.size() - 1)), "", ""});
      part = &file.cases.back().markdown;
    }
  }
  return file;
}

std::string write_cases(const CaseFile& file) {
  std::string text = file.preface;
  for (const Case& each : file.cases)
    text += std::string(kMark) + each.sentence + "\n" + each.markdown + std::string(kHtml) + "\n" +
            each.html + "\n";
  return text;
}

std::string render(const std::string& markdown) {
  const std::vector<NamedEntity> entities = collect_entities(markdown);
  const std::vector<ResolvedLink> links{
      {"desk.png", ResolvedLink::Kind::Media, "media/desk-0a1b.png", ""},
      {"other.md", ResolvedLink::Kind::Post, "other", ""},
      {"other.md#why", ResolvedLink::Kind::Post, "other", "why"}};
  DocumentOptions options;
  options.entities = &entities;
  options.links = &links;
  return write_html(parse_document(markdown, options));
}

// Empty lines at the end of an expectation only part it from the next case.
std::string_view without_last_lines(std::string_view html) {
  while (!html.empty() && html.back() == '\n') html.remove_suffix(1);
  return html;
}

std::vector<std::string> case_files() {
  std::vector<std::string> paths;
#ifndef __EMSCRIPTEN__
  for (const auto& found :
       std::filesystem::directory_iterator(CARREL_SOURCE_DIR "/tests/cases/markdown"))
    if (found.path().extension() == ".txt") paths.push_back(found.path().string());
  std::sort(paths.begin(), paths.end());
#endif
  return paths;
}

}  // namespace

TEST_CASE("case files: Markdown becomes the HTML that stands beside it" *
          doctest::skip(!kOpensFiles)) {
  std::size_t seen = 0;
  for (const std::string& path : case_files()) {
    CaseFile file = read_cases(read_file(path));
    INFO(path);
    CHECK(file.cases.size() > 5);
    for (Case& each : file.cases) {
      INFO("case: " << each.sentence);
      const std::string html = render(each.markdown);
      ++seen;
      if (std::getenv("CARREL_REBASELINE")) {
        each.html = std::string(without_last_lines(html)) + "\n";
      } else {
        CHECK(std::string(without_last_lines(html)) == std::string(without_last_lines(each.html)));
      }
    }
    if (std::getenv("CARREL_REBASELINE"))
      std::ofstream(path, std::ios::binary) << write_cases(file);
  }
  CHECK(seen > 60);
}
