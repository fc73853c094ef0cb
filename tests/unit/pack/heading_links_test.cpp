#include "pack/heading_links.h"

#include <doctest/doctest.h>

using namespace carrel;

namespace {

Candidate guide() {
  Candidate post;
  post.headings = {{2, "überblick", "Überblick"}, {2, "setup", "Setup"},
                   {2, "setup-1", "Setup"},       {2, "1-first-step", "1. First step"},
                   {2, "c--c", "C & C"},          {2, "price", "Costs"},
                   {2, "crates", "Crates 📦"}};
  post.anchors = {{"spot", 2}, {"above", 0}, {"^block-1", 3}};
  post.title_id = "the-guide";
  post.post.metadata.title = "The guide";
  return post;
}

// "#id", "#id (guess)", or "none".
std::string leads(std::string_view wanted, bool by_text = false) {
  const HeadingLink link = find_heading(guide(), wanted, by_text);
  return !link.is_found ? "none" : "#" + link.id + (link.guess.empty() ? "" : " (guess)");
}

}  // namespace

TEST_CASE("a heading is found by its id, repeated ones counted from 1") {
  CHECK(leads("setup") == "#setup");
  CHECK(leads("setup-1") == "#setup-1");
  CHECK(leads("price") == "#price");
  CHECK(leads("nowhere") == "none");
}

TEST_CASE("the top of a post, and the heading that became its title, are the post") {
  for (const char* wanted : {"", "top", "the-guide", ":~:text=x"}) CHECK(leads(wanted) == "#");
}

TEST_CASE("an anchor leads to its heading, or to the post above all of them") {
  CHECK(leads("spot") == "#setup");
  CHECK(leads("above") == "#");
  CHECK(leads("user-content-spot") == "#setup");
}

TEST_CASE("what another tool calls a heading is a guess") {
  CHECK(leads("Setup") == "#setup (guess)");
  CHECK(leads("setup_1") == "#setup-1 (guess)");          // MkDocs
  CHECK(leads("c-c") == "#c--c (guess)");                 // MkDocs folds hyphens
  CHECK(leads("c-and-c") == "#c--c (guess)");             // slugify
  CHECK(leads("crates-package") == "#crates (guess)");    // Zola
  CHECK(leads("first-step") == "#1-first-step (guess)");  // kramdown
  CHECK(leads("u\xCC\x88"
              "berblick") == "#überblick (guess)");  // decomposed
}

TEST_CASE("a wikilink names a heading by its text, or a block") {
  CHECK(leads("First step", true) == "#1-first-step (guess)");
  CHECK(leads("1. First step", true) == "#1-first-step");
  CHECK(leads("Überblick", true) == "#überblick");
  CHECK(leads("^block-1", true) == "#setup-1");
  CHECK(leads("^gone", true) == "none");
}
