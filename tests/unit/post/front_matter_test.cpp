#include "carrel/front_matter.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "carrel/configuration.h"
#include "post/written_day.h"

using namespace carrel;

namespace {
FrontMatter read(std::string_view text) {
  const Result<FrontMatter> result = parse_front_matter(text, "x.md");
  REQUIRE_MESSAGE(result, (result ? "" : to_text(result.error())));
  return result.value();
}
// Kept back without an end, whatever --visibility says.
bool is_draft(const FrontMatter& post) {
  return std::any_of(
      post.keep_records.begin(), post.keep_records.end(),
      [](const KeepRecord& record) { return record.kind == KeepRecord::Kind::Draft; });
}
std::vector<std::string> visibilities(const FrontMatter& post) {
  for (const KeepRecord& record : post.keep_records)
    if (record.kind == KeepRecord::Kind::OnlyFor) return record.visibilities;
  return {};
}
std::string error_of(std::string_view text) {
  const Result<FrontMatter> result = parse_front_matter(text, "x.md");
  REQUIRE_FALSE(result);
  return to_text(result.error());
}
}  // namespace

TEST_CASE("the same post in YAML, TOML and JSON says the same") {
  for (const char* text :
       {"---\ntitle: \"A: b\"\ndate: 2024-03-05\ntags: [x, y]\ndraft: false\n---\nBody\n",
        "+++\ntitle = \"A: b\"\ndate = 2024-03-05\ntags = [\"x\", \"y\"]\ndraft = "
        "false\n+++\nBody\n",
        "{\"title\": \"A: b\", \"date\": \"2024-03-05\", \"tags\": [\"x\", \"y\"], \"draft\": "
        "false}\nBody\n",
        "\xEF\xBB\xBF---\r\ntitle: 'A: b'\r\ndate: 2024-03-05T23:00:00+09:00\r\ntags:\r\n  - x\r\n "
        " - y\r\n---\r\nBody\r\n"}) {
    const FrontMatter post = read(text);
    CHECK(post.metadata.title == "A: b");
    CHECK(to_text(post.metadata.day) == "2024-03-05");
    CHECK(post.metadata.tags == std::vector<std::string>{"x", "y"});
    CHECK_FALSE(is_draft(post));
    CHECK(post.body.find("Body\n") != std::string::npos);
    CHECK(post.body.find('\r') == std::string::npos);
  }
}

TEST_CASE("a draft is a draft in every spelling, and doubt keeps it in") {
  for (const char* line :
       {"draft: true", "draft: True", "draft: TRUE", "draft: yes", "draft: on", "draft: 1",
        "draft: \"true\"", "Draft: true", "draft: y", "draft: maybe", "published: false",
        "published: no", "published: 0", "status: draft", "status: Draft"})
    CHECK_MESSAGE(is_draft(read("---\n" + std::string(line) + "\n---\n")), line);
  for (const char* line : {"draft: false", "draft: no", "draft: off", "published: true",
                           "status: final", "title: draft"})
    CHECK_MESSAGE(!is_draft(read("---\n" + std::string(line) + "\n---\n")), line);
  CHECK(visibilities(read("---\nprivate: true\n---\n")) == std::vector<std::string>{"private"});
  CHECK(visibilities(read("---\nvisibility: Internal\n---\n")) ==
        std::vector<std::string>{"internal"});
}

TEST_CASE("front matter that cannot be read is an error with its line, never an open post") {
  CHECK(error_of("---\ntitle: a: b\ndraft: true\n---\n").substr(0, 7) == "x.md:2:");
  CHECK(error_of("---\ntitle: x\n").find("never closed") != std::string::npos);
  CHECK(error_of("+++\ntitle = \n+++\n").substr(0, 7) == "x.md:2:");
  for (const char* toml : {"[)", "[[)", "a = +é", "a = é", "é = 1", "a.) = 1", "a = 1 \xc9\x9f"})
    CHECK_MESSAGE(error_of("+++\n" + std::string(toml) + "\n+++\n").substr(0, 7) == "x.md:2:",
                  toml);
  CHECK(error_of("---\nb: *x\n---\n").find("alias") != std::string::npos);
  CHECK(error_of("---\n- a list\n---\n").find("not a list of keys") != std::string::npos);
  CHECK_FALSE(parse_front_matter("---\n" + std::string(100, '[') + "\n---\n", "x.md"));
}

TEST_CASE("a text without front matter is all body") {
  CHECK(read("# Title\n\ntext").body == "# Title\n\ntext");
  CHECK(read("").body.empty());
}

TEST_CASE("unknown keys are dropped and named; lists of maps give names") {
  const FrontMatter post = read(
      "---\nnote: hunter2\nauthors:\n  - name: A B\n    email: a@b\n  - C\nextra:\n  deep: {x: "
      "1}\ncategories: one, two words\n---\n");
  CHECK(post.unknown_keys == std::vector<std::string>{"note", "extra"});
  CHECK(post.metadata.authors == std::vector<std::string>{"A B", "C"});
  CHECK(post.metadata.tags == std::vector<std::string>{"one", "two words"});
}

TEST_CASE("dates as people write them") {
  bool guess = false;
  const auto day = [&](std::string_view text) {
    const std::optional<Day> read_day = parse_written_day(text, guess);
    return read_day ? to_text(*read_day) : std::string("none");
  };
  CHECK(day("2024/03/05") == "2024-03-05");
  CHECK(day("5 March 2024") == "2024-03-05");
  CHECK(day("March 5th, 2024") == "2024-03-05");
  CHECK(day("Tue, 5 Mar 2024 10:00:00 GMT") == "2024-03-05");
  CHECK(day("25/03/2024") == "2024-03-25");
  CHECK_FALSE(guess);
  CHECK(day("03/05/2024") == "2024-03-05");
  CHECK(guess);
  CHECK(day("soon") == "none");
  CHECK(day("13/13/2024") == "none");
}

TEST_CASE("a date is read in every form, by its language where that is asked") {
  using Doubt = WrittenDay::Doubt;
  const auto day = [](std::string_view text, bool day_first = false) {
    const std::optional<WrittenDay> read_day = read_written_day(text, day_first);
    if (!read_day) return std::string("none");
    constexpr const char* kDoubts[] = {"", " month first", " day first", " month"};
    return to_text(read_day->day) + kDoubts[static_cast<int>(read_day->doubt)];
  };
  CHECK(day("05.03.2024") == "2024-03-05");
  CHECK(day("5. 3. 2024") == "2024-03-05");
  CHECK(day("05/03/2024") == "2024-05-03 month first");
  CHECK(day("05/03/2024", true) == "2024-03-05 day first");
  CHECK(day("20240305") == "2024-03-05");
  CHECK(day("20240305T1000") == "2024-03-05");
  CHECK(day("1612345678901") == "2021-02-03");
  CHECK(day("1612345678") == "2021-02-03");
  CHECK(day("Saturday, February 3rd 2024, 10:00:00 am") == "2024-02-03");
  CHECK(day("2024-02") == "2024-02-01 month");
  CHECK(day("March 2024") == "2024-03-01 month");
  for (const char* text : {"2024", "soon", "", "31.02.2024", "99999999", "v1.2"})
    CHECK(day(text) == "none");
  CHECK(static_cast<int>(Doubt::None) == 0);
  CHECK(writes_day_first("de"));
  CHECK(writes_day_first("en-gb"));
  CHECK_FALSE(writes_day_first("en"));
}

TEST_CASE("keys of dates are one key however their words are parted; an empty value says nothing") {
  for (const char* key :
       {"created-at", "createdAt", "created_at", "date created", "posted", "Date"})
    CHECK_MESSAGE(
        to_text(read("---\n" + std::string(key) + ": 2024-02-03T10:00:00\n---\n").metadata.day) ==
            "2024-02-03",
        key);
  CHECK(
      to_text(read("---\nlast_update:\n  date: 2024-02-03\n  author: x\n---\n").metadata.updated) ==
      "2024-02-03");
  const FrontMatter map =
      read("---\ndate:\n  created: 2024-02-03\n  updated: 2024-03-04\ntitle: {a: b}\n---\n");
  CHECK(to_text(map.metadata.day) + to_text(map.metadata.updated) == "2024-02-032024-03-04");
  CHECK(map.metadata.title.empty());
  CHECK(read("---\ncreated: \"\"\nupdated: ''\n---\n").warnings.empty());
  const FrontMatter german = read("---\ndate: 05/03/2024\nlang: de\n---\n");
  CHECK(to_text(german.metadata.day) == "2024-03-05");
  CHECK(german.warnings.size() == 1);
}

TEST_CASE("authors, categories and tags as tools write them") {
  using Names = std::vector<std::string>;
  const auto authors = [](const std::string& lines) {
    return read("---\n" + lines + "\n---\n").metadata.authors;
  };
  CHECK(authors("author:\n  name: Ann Reed\n  url: https://a.example") == Names{"Ann Reed"});
  CHECK(authors("author: \"[Ann Reed](https://a.example), Bob\"") == Names{"Ann Reed", "Bob"});
  CHECK(authors("authors:\n  - {name: A}\n  - B") == Names{"A", "B"});
  CHECK(read("+++\n[[authors]]\nname = \"Ann Reed\"\n+++\n").metadata.authors == Names{"Ann Reed"});
  const auto tags = [](const std::string& lines) {
    return read("---\n" + lines + "\n---\n").metadata.tags;
  };
  CHECK(tags("categories: jekyll update") == Names{"jekyll", "update"});
  CHECK(tags("category: Site reliability") == Names{"Site reliability"});
  CHECK(tags("tags: [\"#ops\", ops/db, \"#ops/db\"]") == Names{"ops", "ops/db"});
  CHECK(tags("tags:\n  area: db\n  team: sre") == Names{"db", "sre"});
}

TEST_CASE("YAML's aliases stand for what they repeat, within limits") {
  const FrontMatter post =
      read("---\ntitle: &t Anchored\nsummary: *t\ntags: &l [a, b]\nkeywords: *l\n---\n");
  CHECK(post.metadata.summary == "Anchored");
  CHECK(post.metadata.tags == std::vector<std::string>{"a", "b"});
  CHECK(is_draft(read("---\nbase: &b {draft: true}\nbuild: *b\ndraft: &x true\n---\n")));
  std::string bomb = "---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int k = 0; k < 10; ++k) bomb += (k ? ", *a" : "*a") + std::to_string(i - 1);
    bomb += "]\n";
  }
  CHECK(error_of(bomb + "---\n").find("repeat too much") != std::string::npos);
}

TEST_CASE("shortcodes at the beginning are text, not JSON") {
  for (const char* text : {"{% callout \"info\" %}\nText\n{% endcallout %}\n",
                           "{{< note \"x\" >}}\n", "{{% note title=\"a\" %}}\n", "{.class}\n"})
    CHECK(read(text).body == text);
}

TEST_CASE("carrel.json is read, and its mistakes are named") {
  const Result<ArchiveFrame> frame = read_configuration(
      R"({"title":"T","kinds":{"b":"B","a":"A"},"foot":{"text":"F","link":null}})");
  REQUIRE(frame);
  CHECK(frame.value().kinds.at(0).id == "b");
  CHECK(to_text(read_configuration(R"({"titel":"T"})").error()).find("unknown field \"titel\"") !=
        std::string::npos);
  CHECK_FALSE(read_configuration(R"json({"foot":{"text":"F","link":"javascript:alert(1)"}})json"));
  CHECK_FALSE(
      read_configuration(R"json({"foot":{"text":"F","link":"java\\tscript&colon;alert(1)"}})json"));
  CHECK(read_configuration(R"({"stale_after":9,"stale_kinds":["b"]})").value().stale_kinds ==
        std::vector<std::string>{"b"});
  CHECK_FALSE(read_configuration(R"({"stale_kinds":"b"})"));
  CHECK_FALSE(read_configuration(R"({"kinds":["a"]})"));
}
