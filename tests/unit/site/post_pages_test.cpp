#include "site/post_pages.h"

#include <doctest/doctest.h>

using namespace carrel;

TEST_CASE("the page of a post is told by its path") {
  for (const char* path : {"posts/a/index.html", "posts/größe/index.html", "posts/a.b/index.html"})
    CHECK(is_post_page(path));
  for (const char* path : {"posts/index.html", "posts//index.html", "posts/a/b/index.html",
                           "posts/a/index.htm", "x/posts/a/index.html", "index.html", "posts/a"}) {
    CAPTURE(path);
    CHECK_FALSE(is_post_page(path));
  }
}
