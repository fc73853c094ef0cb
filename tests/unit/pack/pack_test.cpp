#include "carrel/pack.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "carrel/configuration.h"
#include "pack/earlier_edition.h"
#include "packed_files.h"
#include "query/operators.h"

using namespace carrel;

namespace {

using Names = std::vector<std::string>;

std::vector<Post> posts_in(const Packed& packed) {
  return read_earlier_posts(
      [&](const std::string& name) -> Result<std::string> { return packed.files.at(name); },
      packed.report.manifest);
}

}  // namespace

TEST_CASE("every part of the manifest is handed out, and the manifest last") {
  Names order;
  const Files files{{"a.md", "# A\n\nSaid."}};
  const Result<PackReport> report =
      pack(source_of(files), {}, on_a_day(),
           [&](const std::string& name, std::string_view) -> Result<void> {
             order.push_back(name);
             return {};
           });
  REQUIRE(report);
  CHECK(order.back() == kManifestName);
  CHECK(order.size() == report.value().manifest.parts.size() + 1);
  CHECK(report.value().posts == 1);
}

TEST_CASE("the same posts give the same bytes") {
  const Files files{{"a.md", "# A\n\nSaid."}, {"b.md", "# B\n\nSaid too."}};
  CHECK(pack_files(files).files == pack_files(files).files);
}

TEST_CASE("a sink's error ends the packing") {
  const Files files{{"a.md", "A"}};
  const Result<PackReport> report =
      pack(source_of(files), {}, on_a_day(), [](const std::string&, std::string_view) {
        return Result<void>(Error{ErrorCode::Io, "the disk is full", "", ""});
      });
  REQUIRE_FALSE(report);
  CHECK(report.error().message == "the disk is full");
}

TEST_CASE("links to posts and images are resolved, and dead ones are named with their line") {
  const Packed packed = pack_files({{"a.md", "# A\n\n[b](b.md#x) ![p](p.png)\n\n[c](c.md)\n"},
                                    {"b.md", "# B\n\n## X\n"},
                                    {"p.png", "image"}});
  const Post a = posts_in(packed)[1];
  REQUIRE(a.links.size() == 2);
  CHECK(a.links[0].destination == "b.md#x");
  CHECK(a.links[0].target == "b");
  CHECK(a.links[0].heading == "x");
  CHECK(a.links[1].kind == ResolvedLink::Kind::Media);
  CHECK(packed.files.count(a.links[1].target) == 1);
  const Names dead = notes_of(packed.report, PackNote::Kind::DeadLink);
  REQUIRE(dead.size() == 1);
  CHECK(dead[0].find("a.md:5: ") == 0);
}

TEST_CASE("a file that no post refers to is not packed") {
  const Packed packed = pack_files({{"a.md", "A"}, {"p.png", "image"}});
  CHECK(packed.report.manifest.media.empty());
}

TEST_CASE("an archive has an edition, its languages, and the day of packing") {
  const Packed packed =
      pack_files({{"a.md", "---\nlang: de\n---\nText."}, {"b.md", "---\nlang: en\n---\nText."}});
  CHECK(packed.report.manifest.edition.size() == 16);
  CHECK(packed.report.manifest.languages == Names{"de", "en"});
  CHECK(packed.report.manifest.packed == on_a_day().today);
  const Packed other =
      pack_files({{"a.md", "---\nlang: de\n---\nText!"}, {"b.md", "---\nlang: en\n---\nText."}});
  CHECK(other.report.manifest.edition != packed.report.manifest.edition);
}

TEST_CASE("named entities of a post go along with it") {
  const Packed packed = pack_files({{"a.md", "Wait&hellip;"}});
  const Post post = posts_in(packed)[0];
  REQUIRE(post.entities.size() == 1);
  CHECK(post.entities[0].name == "hellip");
  CHECK(post.entities[0].characters == "…");
}

TEST_CASE("no facet is called as a query's own fields are") {
  std::size_t count = 0;
  for (const OperatorRecord& record : operator_records()) {
    using Syntax = OperatorRecord::Syntax;
    if (record.syntax != Syntax::Field && record.syntax != Syntax::Period &&
        record.syntax != Syntax::Order)
      continue;
    ++count;
    CHECK_FALSE(read_configuration("{\"facets\": [\"" + std::string(record.sign) + "\"]}"));
  }
  CHECK(count >= 10);
}
