// Posts for tests that need some and do not mind which.
#pragma once

#include <string>

#include "carrel/post.h"

// A post in English whose title and words name its slug.
inline carrel::Post post_called(const std::string& slug) {
  carrel::Post post;
  post.metadata.slug = slug;
  post.metadata.title = "Title of " + slug;
  post.metadata.language = "en";
  post.markdown = "Words of " + slug;
  return post;
}
