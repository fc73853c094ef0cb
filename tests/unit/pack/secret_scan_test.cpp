// A packing stops at a secret in whatever is packed, and at nothing else.
#include "pack/secret_scan.h"

#include "packed_files.h"

using namespace carrel;

namespace {

const std::string kToken = std::string("gh") + "p_" + "q7Zk2LwN9xV4bTc8RmYp3HdJ6sFgA1eUo5Xi";

Result<PackReport> try_pack(const Files& files, const ArchiveFrame& frame = {}) {
  return pack(source_of(files), frame, on_a_day(),
              [](const std::string&, std::string_view) -> Result<void> { return {}; });
}

}  // namespace

TEST_CASE("text, front matter and attached text stop a packing, each at its line") {
  for (const auto& [files, where] : std::vector<std::pair<Files, std::string>>{
           {{{"a.md", "# A\n\nx " + kToken}}, "a.md:3"},
           {{{"a.md", "---\ntitle: A\ntags: [" + kToken + "]\n---\nx"}}, "a.md:3"},
           {{{"a.md", "---\nsummary: " + kToken + "\n---\n# A"}}, "a.md:2"},
           {{{"a.md", "# A\n\n[t](t.txt)"}, {"t.txt", "1\n" + kToken}}, "t.txt:2"},
           {{{"a.md", "# A\n\n![t](t.svg)"}, {"t.svg", "<svg><!-- " + kToken + " --></svg>"}},
            "t.svg:1"}}) {
    const Result<PackReport> packed = try_pack(files);
    REQUIRE_FALSE(packed);
    CHECK(packed.error().code == ErrorCode::Secret);
    CHECK(packed.error().where == where);
    CHECK(to_text(packed.error()).find(kToken) == std::string::npos);
  }
}

TEST_CASE("what is not packed stops nothing") {
  CHECK(try_pack({{"a.md", "# A"}, {"t.txt", kToken}}));
  CHECK(try_pack({{"a.md", "# A"}, {"b.md", "---\ndraft: true\n---\n" + kToken}}));
  CHECK(try_pack({{"a.md", "---\ninternal: " + kToken + "\n---\n# A"}}));
}

TEST_CASE("the archive's own words are looked through, too") {
  ArchiveFrame frame;
  frame.strapline = kToken;
  const Result<PackReport> packed = try_pack({{"a.md", "# A"}}, frame);
  REQUIRE_FALSE(packed);
  CHECK(packed.error().where == "carrel.json");
}

TEST_CASE("an allowed secret is packed and named, by whichever way it was allowed") {
  const Files files{{"a.md", "# A\n\n" + kToken}};
  ArchiveFrame frame;
  frame.allowed_secrets = {find_secrets(kToken)[0].number()};
  const Result<PackReport> packed = try_pack(files, frame);
  REQUIRE(packed);
  CHECK(notes_of(packed.value(), PackNote::Kind::Allowed) ==
        std::vector<std::string>{"a.md:3: looks like a GitHub personal access token (ghp_…5Xi), "
                                 "allowed by carrel.json"});
  CHECK(try_pack({{"a.md", "# A\n\n" + kToken + " <!-- carrel: allow secret -->"}}));
}
