#include "pack/navigation.h"

#include <doctest/doctest.h>

#include "packed_files.h"

using namespace carrel;

namespace {

// The paths of undated posts as a list shows them, and what the report says of it.
std::string listed(const Files& files) {
  const Packed packed = pack_files(files);
  std::string list;
  for (auto post = packed.report.packed.rbegin(); post != packed.report.packed.rend(); ++post)
    list += (list.empty() ? "" : " ") + post->path.substr(0, post->path.rfind('.'));
  for (const PackNote& note : packed.report.notes)
    if (note.cause == "undated") list += ": " + note.message.substr(note.message.find("listed"));
  return list;
}
std::string post(const std::string& title, const std::string& front = "") {
  return (front.empty() ? "" : "---\n" + front + "\n---\n") + "# " + title + "\n\nText.\n";
}

}  // namespace

TEST_CASE("undated posts are listed by title where no navigation orders them") {
  CHECK(listed({{"a.md", post("Z")}, {"b.md", post("A")}}) == "b a: listed by title, from A to Z");
}

TEST_CASE("a tool's file orders its pages") {
  CHECK(listed({{"book.toml", ""},
                {"src/SUMMARY.md",
                 "# Summary\n\n[Start](start.md)\n- [B](z/README.md)\n  - [A](z/a.md)\n"},
                {"src/start.md", post("Z")},
                {"src/z/README.md", post("Y")},
                {"src/z/a.md", post("A")}}) ==
        "src/start src/z/README src/z/a: listed in the order of src/SUMMARY.md");
  CHECK(listed({{"mkdocs.yml",
                 "site_name: X\nnav:\n  - index.md\n  - Guide:\n      - 'Two: b': guide/b.md  # "
                 "first\n      "
                 "- \"guide/a.md\"\nplugins:\n  - x.md\n"},
                {"docs/index.md", post("Z")},
                {"docs/guide/a.md", post("A")},
                {"docs/guide/b.md", post("B")},
                {"docs/guide/c.md", post("C")}}) ==
        "docs/index docs/guide/b docs/guide/a docs/guide/c: listed in the order of mkdocs.yml");
  CHECK(
      listed({{"docusaurus.config.js", "module.exports = {};"},
              {"sidebars.js",
               "module.exports = {docs: [{type: 'category', label: 'B', items: ['intro', 'x/b']}, "
               "/* 'x/a', */ 'x/a']};"},
              {"docs/01-x/a.md", post("A")},
              {"docs/01-x/b.md", post("B")},
              {"docs/intro.md", post("Z")}}) ==
      "docs/intro docs/01-x/b docs/01-x/a: listed in the order of sidebars.js");
}

TEST_CASE("numbers of pages and of their folders order them") {
  const std::string by = ": listed in the order of their numbers, \"";
  CHECK(listed({{"hugo.toml", ""},
                {"content/b/_index.md", post("B", "weight: 1")},
                {"content/b/x.md", post("X", "weight: 20")},
                {"content/b/y.md", post("Y", "weight: 3")},
                {"content/b/a.md", post("A")},
                {"content/a/_index.md", post("A", "weight: 2")},
                {"content/a/z.md", post("Z", "weight: 1")}}) ==
        "content/b/_index content/b/y content/b/x content/b/a content/a/_index content/a/z" + by +
            "weight\"");
  CHECK(listed({{"a.md", post("A", "nav_order: 2.5")},
                {"b.md", post("B", "nav_order: -1")},
                {"c.md", post("C")}}) == "b a c" + by + "nav_order\"");
  CHECK(listed({{"docusaurus.config.js", "module.exports = {};"},
                {"docs/a/_category_.json", "{\"position\": 2}"},
                {"docs/a/x.md", post("X", "sidebar_position: 1")},
                {"docs/b/_category_.json", "{\"label\": \"B\", \"position\": 1}"},
                {"docs/b/y.md", post("Y", "sidebar_position: 2")},
                {"docs/b/z.md", post("Z", "sidebar_position: 1")}}) ==
        "docs/b/z docs/b/y docs/a/x" + by + "sidebar_position\"");
  CHECK(listed({{"astro.config.mjs", "import starlight from '@astrojs/starlight'"},
                {"src/content/docs/a.md", post("A", "sidebar:\n  order: 2")},
                {"src/content/docs/b.md", post("B", "sidebar:\n  order: 1")}}) ==
        "src/content/docs/b src/content/docs/a" + by + "sidebar.order\"");
  CHECK(listed({{"10-end.md", post("A")}, {"01-start.md", post("Z")}, {"02-b.md", post("M")}}) ==
        "01-start 02-b 10-end: listed in the order of the numbers in their names");
  // A key of another tool says nothing here, and one number is no order.
  CHECK(listed({{"mkdocs.yml", "site_name: X"},
                {"docs/a.md", post("A", "nav_order: 2")},
                {"docs/b.md", post("B", "nav_order: 1")}}) ==
        "docs/a docs/b: listed by title, from A to Z");
  CHECK(listed({{"a.md", post("A")}, {"b.md", post("B", "weight: 1")}}) ==
        "a b: listed by title, from A to Z");
}

TEST_CASE("dated posts stay in the order of their days") {
  CHECK(listed({{"a.md", post("A", "weight: 2")},
                {"b.md", post("B", "weight: 1")},
                {"c.md", post("C", "weight: 1\ndate: 2020-01-01")},
                {"d.md", post("D", "weight: 9\ndate: 2021-01-01")}}) ==
        "d c b a: listed in the order of their numbers, \"weight\"");
}
