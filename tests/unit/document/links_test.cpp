#include "document/links.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "carrel/limits.h"

using namespace carrel;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs pairs(const std::vector<Attribute>& attributes) {
  Pairs named;
  for (const Attribute& attribute : attributes)
    named.emplace_back(attribute_name(attribute.name), attribute.value);
  return named;
}

// Sorted by destination, as a post has them.
const std::vector<ResolvedLink> kLinks{
    {"a.md", ResolvedLink::Kind::Post, "a", ""},
    {"a.md#x", ResolvedLink::Kind::Post, "a", "x"},
    {"a.png", ResolvedLink::Kind::Media, "media/a.png", ""},
    {"javascript:0", ResolvedLink::Kind::Post, "script", ""},
};

DocumentOptions options(DocumentOptions::RawHtml raw_html = DocumentOptions::RawHtml::AllowList) {
  DocumentOptions made;
  made.links = &kLinks;
  made.raw_html = raw_html;
  return made;
}

Pairs link(const std::string& destination) {
  return pairs(make_link_attributes(destination, options()));
}
Pairs image(const std::string& destination) {
  return pairs(make_image_attributes(destination, options()));
}

}  // namespace

TEST_CASE("a link that was resolved leads to its post, its heading, or its file") {
  CHECK(link("a.md") == Pairs{{"post", "a"}});
  CHECK(link("a.md#x") == Pairs{{"post", "a"}, {"heading", "x"}});
  CHECK(link("a.png") == Pairs{{"media", "media/a.png"}});
}

TEST_CASE("what packing resolved is no address, whatever it is called") {
  CHECK(link("javascript:0") == Pairs{{"post", "script"}});
}

TEST_CASE("a relative link that was not resolved leads nowhere; a fragment leads into its page") {
  for (const char* destination : {"", "b.md", "a", "/a", "?q", "#", "a.m", "a.mdx", "//"})
    CHECK(link(destination).empty());
  CHECK(link("#a") == Pairs{{"href", "#a"}});
}

TEST_CASE("only the schemes on the list are followed, and images are fetched from the web alone") {
  CHECK(link("https://a.example/") == Pairs{{"href", "https://a.example/"}});
  CHECK(link("mailto:a@b.example") == Pairs{{"href", "mailto:a@b.example"}});
  CHECK(link("//a.example/") == Pairs{{"href", "https://a.example/"}});
  for (const char* destination : {"javascript:alert(1)", "data:text/html,x", "ftp://a.example"})
    CHECK(link(destination).empty());
  CHECK(image("http://a.example/b.png") == Pairs{{"remote", "http://a.example/b.png"}});
  for (const char* destination : {"mailto:a@b.example", "data:image/png,x", "b.png", "#a", ""})
    CHECK(image(destination).empty());
}

TEST_CASE("an image that was resolved is its file; one that leads to a post is none") {
  CHECK(image("a.png") == Pairs{{"media", "media/a.png"}});
  CHECK(image("a.md").empty());
}

TEST_CASE("a destination is as long as an address may be, and not longer, resolved or not") {
  const std::string longest(limits::kUrlBytes, 'a'), longer = longest + "a";
  const std::vector<ResolvedLink> links{{longest, ResolvedLink::Kind::Media, "media/a", ""},
                                        {longer, ResolvedLink::Kind::Media, "media/b", ""}};
  DocumentOptions long_links;
  long_links.links = &links;
  CHECK(pairs(make_link_attributes(longest, long_links)) == Pairs{{"media", "media/a"}});
  CHECK(pairs(make_image_attributes(longest, long_links)) == Pairs{{"media", "media/a"}});
  CHECK(make_link_attributes(longer, long_links).empty());
  CHECK(make_image_attributes(longer, long_links).empty());
  const std::string address = "https://" + std::string(limits::kUrlBytes - 8, 'a');
  CHECK(link(address).size() == 1);
  CHECK(link(address + "a").empty());
}

TEST_CASE("a post without resolved links, and a reading for conformance") {
  CHECK(make_link_attributes("a.md", {}).empty());
  CHECK(pairs(make_link_attributes("https://a.example", {})).size() == 1);
  const DocumentOptions verbatim = options(DocumentOptions::RawHtml::Verbatim);
  CHECK(pairs(make_link_attributes("javascript:0", verbatim)) == Pairs{{"href", "javascript:0"}});
  CHECK(pairs(make_image_attributes("b.png", verbatim)) == Pairs{{"remote", "b.png"}});
}
