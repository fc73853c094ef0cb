#include "archive/opened_archive.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "small_archive.h"

using namespace carrel;

namespace {

const SmallArchive& two_posts() {
  static const SmallArchive small(
      {make_post("x0", "Zero", "pool"), make_post("x1", "One", "else")});
  return small;
}

SearchRequest pool() {
  SearchRequest request;
  request.text = "pool";
  return request;
}

}  // namespace

TEST_CASE("an answer loads what it needs and wants, each file once") {
  std::vector<std::string> read;
  Result<OpenedArchive> opened =
      OpenedArchive::open([&](const std::string& name) -> Result<std::string> {
        read.push_back(name);
        return two_posts().file(name);
      });
  REQUIRE(opened);
  CHECK(read == std::vector<std::string>{kManifestName});
  CHECK(opened.value().manifest().posts == 2);
  const SearchReply reply = opened.value().search(pool()).value();
  CHECK(reply.complete);
  CHECK(reply.wants.empty());
  CHECK(reply.hits[0].title == "Zero");
  CHECK_FALSE(reply.hits[0].excerpt.empty());
  const std::size_t before = read.size();
  CHECK(opened.value().search(pool()));
  CHECK(read.size() == before);
  PostRequest request;
  request.slug = "x1";
  CHECK(opened.value().read(request).value().post.metadata.title == "One");
}

TEST_CASE("a file that cannot be read, and one that is not what it should be, end the answer") {
  const Error error{ErrorCode::Io, "the disk said no", "", ""};
  const auto unreadable = [&](const std::string&) -> Result<std::string> { return error; };
  CHECK(OpenedArchive::open(unreadable).error().message == error.message);
  for (const bool is_damaged : {false, true}) {
    Result<OpenedArchive> opened =
        OpenedArchive::open([&](const std::string& name) -> Result<std::string> {
          if (name == kManifestName) return two_posts().file(name);
          if (is_damaged) return std::string("damaged");
          return error;
        });
    REQUIRE(opened);
    const Result<SearchReply> reply = opened.value().search(pool());
    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == (is_damaged ? ErrorCode::BadBundle : ErrorCode::Io));
  }
}

TEST_CASE("what no post answers is an error of the archive's, not of a file") {
  Result<OpenedArchive> opened = OpenedArchive::open(
      [&](const std::string& name) -> Result<std::string> { return two_posts().file(name); });
  PostRequest request;
  request.slug = "nowhere";
  CHECK(opened.value().read(request).error().code == ErrorCode::NotFound);
}
