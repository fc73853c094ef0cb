#include "search/log_words.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "carrel/limits.h"
#include "carrel/ranking.h"
#include "small_archive.h"

using namespace carrel;

namespace {

using Words = std::vector<std::string>;

// A pasted log, its words found in an archive and the telling ones kept.
struct Kept {
  Kept(const SmallArchive& archive, const std::string& log)
      : state(archive.open()), query(parse_query(log)) {
    REQUIRE(query.is_log);
    Needs needs;
    forms = find_forms(*state, query, needs);
    keep_telling_words(state->manifest->posts, query, forms);
    REQUIRE(forms.size() == query.terms.size());
  }

  Words words() const {
    Words texts;
    for (const QueryTerm& term : query.terms) texts.push_back(term.text);
    return texts;
  }
  const Variant& variant(const std::string& text) const {
    for (std::size_t i = 0; i < forms.size(); ++i)
      if (query.terms[i].text == text) return forms[i].words[0].variants[0];
    FAIL("no such word: ", text);
    return forms[0].words[0].variants[0];
  }
  bool is_quiet(const std::string& text) const {
    for (std::size_t i = 0; i < forms.size(); ++i)
      if (query.terms[i].text == text) return forms[i].is_quiet && forms[i].words[0].is_quiet;
    return false;
  }

  std::unique_ptr<Archive::State> state;
  Query query;
  std::vector<TermForms> forms;
};

std::vector<Post> posts_of(const std::vector<std::string>& texts) {
  std::vector<Post> posts;
  for (const std::string& text : texts)
    posts.push_back(make_post("x" + std::to_string(posts.size()), "Zzz", text));
  return posts;
}

}  // namespace

TEST_CASE("words that are in no post are dropped, and the order of the log is kept") {
  const SmallArchive archive(posts_of({"pool gone", "timeout", "", "", "", ""}));
  CHECK(Kept(archive, "timeout nowhere\npool absent").words() == Words{"timeout", "pool"});
  CHECK(Kept(archive, "nowhere\nabsent").words().empty());
}

TEST_CASE("identifiers weigh twice, asides a quarter") {
  const SmallArchive archive(posts_of({"pool E_FULL", "timeout", "", "", "", ""}));
  const Kept kept(archive, "pool timeout\nE_FULL");
  CHECK(kept.variant("pool").weight == 1);
  CHECK(kept.variant("E_FULL").weight == ranking::kLogIdentifier);
}

TEST_CASE("a word that many posts have is quiet beside a rarer one, and not alone") {
  // Of ten posts two are a fifth.
  const SmallArchive archive(
      posts_of({"common rare fifth", "common fifth", "common", "", "", "", "", "", "", ""}));
  const Kept kept(archive, "common rare\nfifth");
  CHECK(kept.is_quiet("common"));
  CHECK_FALSE(kept.is_quiet("rare"));
  CHECK_FALSE(kept.is_quiet("fifth"));
  CHECK_FALSE(Kept(archive, "common\ncommon nowhere").is_quiet("common"));
}

TEST_CASE("of the words the rarest are kept, so many, and every identifier beside them") {
  std::string all;
  const auto word = [](std::size_t i) {
    return std::string("qq") + static_cast<char>('a' + i / 20) + static_cast<char>('b' + i % 20) +
           "qq";
  };
  const std::size_t count = ranking::kLogWords + 2;
  for (std::size_t i = 0; i < count; ++i) all += word(i) + ' ';
  // The first two words are in two posts, all others in one.
  const SmallArchive archive(posts_of({all + "E_FULL", word(0) + ' ' + word(1) + " E_FULL", "", "",
                                       "", "", "", "", "", "", "", "", ""}));
  const Words words = Kept(archive, all + "\nE_FULL").words();
  CHECK(words.size() == ranking::kLogWords + 1);
  CHECK(words.front() == word(2));
  CHECK(words.back() == "E_FULL");
}

TEST_CASE("a message is worth most where a post says all of it, and its fourth power less") {
  const SmallArchive archive(
      posts_of({"alpha beta", "alpha", "gamma", "", "", "", "", "", "", "", "", ""}));
  Kept kept(archive, "alpha beta\ngamma");
  Needs needs;
  std::vector<UnderstoodTerm> understood;
  const Matches matches = match_query(*kept.state, kept.query, kept.forms, needs, understood);
  for (QueryTerm& term : kept.query.terms)
    term.messages = std::vector<std::uint32_t>{term.text == "gamma" ? 1U : 0U};
  const std::vector<MessageScore> scores = score_messages(kept.query, kept.forms, matches);
  const float alpha = kept.variant("alpha").idf, beta = kept.variant("beta").idf;
  const float weight = ranking::kLogMessage / std::sqrt(2.0F);
  REQUIRE(scores.size() == 2);  // none for a message of one word
  CHECK(scores[0].post == 0);
  CHECK(scores[0].amount == doctest::Approx(weight * (alpha + beta)));
  CHECK(scores[1].post == 1);
  CHECK(scores[1].amount ==
        doctest::Approx(weight * (alpha + beta) * std::pow(alpha / (alpha + beta), 4)));
}

TEST_CASE("quiet words say nothing together") {
  const SmallArchive archive(posts_of({"alpha beta", "alpha", "gamma", "", "", "", "", ""}));
  Kept kept(archive, "alpha beta\ngamma");
  Needs needs;
  std::vector<UnderstoodTerm> understood;
  for (QueryTerm& term : kept.query.terms) term.messages = {0};
  for (std::size_t i = 0; i < kept.forms.size(); ++i)
    if (kept.query.terms[i].text != "beta") kept.forms[i].is_quiet = true;
  const Matches matches = match_query(*kept.state, kept.query, kept.forms, needs, understood);
  CHECK(score_messages(kept.query, kept.forms, matches).empty());
}
