#include "forms/word_forms.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "carrel/limits.h"
#include "carrel/ranking.h"
#include "small_archive.h"

using namespace carrel;

namespace {

using Words = std::vector<std::string>;
using Weighed = std::vector<std::pair<std::string, float>>;

std::vector<TermForms> forms_of(const Archive::State& state, const std::string& text) {
  Needs needs;
  std::vector<TermForms> forms = find_forms(state, parse_query(text), needs);
  CHECK(needs.empty());
  return forms;
}

// The terms of the last word of the query's first piece.
Weighed variants_of(const Archive::State& state, const std::string& text) {
  Weighed weighed;
  const std::vector<TermForms> forms = forms_of(state, text);
  for (const Variant& variant : forms.front().words.back().variants)
    weighed.emplace_back(variant.term, variant.weight);
  return weighed;
}

std::string meaning_of(const Archive::State& state, const std::string& text) {
  return forms_of(state, text).front().meaning;
}

SmallArchive archive_of(const std::string& markdown, std::vector<SynonymGroup> synonyms = {}) {
  ArchiveFrame frame;
  frame.synonyms = std::move(synonyms);
  return SmallArchive({make_post("x0", "Zero", markdown), make_post("x1", "One", "other")}, frame);
}

// Which words of the query are quiet, in order.
std::vector<bool> quiet(const Archive::State& state, const std::string& text) {
  std::vector<bool> flags;
  for (const TermForms& forms : forms_of(state, text))
    for (const WordForms& word : forms.words) flags.push_back(word.is_quiet);
  return flags;
}

}  // namespace

TEST_CASE("of an identifier only the whole is a word of the query") {
  Words words;
  for (const Word& word : whole_words("half-open E_POOL x")) words.push_back(word.lower);
  CHECK(words == Words{"half", "open", "e_pool", "x"});
  CHECK(whole_words("").empty());
}

TEST_CASE("a word stands for its stem, with the frequency of its part") {
  const auto state = archive_of("pools running").open();
  const std::vector<TermForms> forms = forms_of(*state, "pooled");
  REQUIRE(forms.size() == 1);
  REQUIRE(forms[0].words.size() == 1);
  REQUIRE(forms[0].words[0].variants.size() == 1);
  const Variant& variant = forms[0].words[0].variants[0];
  CHECK(variant.term == "pool");
  CHECK(variant.weight == 1);
  CHECK(variant.index->term(variant.place) == "pool");
  CHECK(variant.idf > 0);
  CHECK(forms[0].words[0].surface == "pooled");
  CHECK(forms[0].meaning.empty());
}

TEST_CASE("with accents or without, a word finds what is written with them") {
  const auto state = archive_of("résumé").open();
  CHECK_FALSE(variants_of(*state, "resume").empty());
  CHECK_FALSE(variants_of(*state, "résumé").empty());
}

TEST_CASE("what begins with the last word stands in where it is nowhere itself") {
  const auto state = archive_of("failover failing ship").open();
  CHECK(variants_of(*state, "failo") == Weighed{{"failov", ranking::kPrefixWeight}});
  CHECK(meaning_of(*state, "failo") == "failover");
  CHECK(forms_of(*state, "failo")[0].was_completed);
  CHECK_FALSE(forms_of(*state, "failover")[0].was_completed);
}

TEST_CASE("only the last word may be unfinished") {
  const auto state = archive_of("failover ship").open();
  CHECK_FALSE(forms_of(*state, "failo ship")[0].was_completed);
  CHECK(forms_of(*state, "ship failo")[1].was_completed);
  CHECK_FALSE(forms_of(*state, "\"failo\"")[0].was_completed);
}

TEST_CASE("of two letters nothing is completed, of three it is; of a Chinese pair, too") {
  const auto state = archive_of("failover 数据库").open();
  CHECK_FALSE(forms_of(*state, "fa")[0].was_completed);
  CHECK(forms_of(*state, "fai")[0].was_completed);
  CHECK(limits::kPrefixLettersCjk == 2);
}

TEST_CASE("three completions are named, and that there are more") {
  const auto three = archive_of("poola poolb poolc").open();
  CHECK(meaning_of(*three, "pool") == "poola or poolb or poolc");
  const auto four = archive_of("poola poolb poolc poold").open();
  CHECK(meaning_of(*four, "pool") == "poola or poolb or poolc …");
}

TEST_CASE("a misspelt word is mended and said to be") {
  const auto state = archive_of("failover ship").open();
  const TermForms forms = forms_of(*state, "failovar ship")[0];
  CHECK(forms.was_repaired);
  CHECK(forms.meaning == "failover");
  CHECK(forms.words[0].repairs == Words{"failover"});
  REQUIRE(forms.words[0].variants.size() == 1);
  CHECK(forms.words[0].variants[0].weight == doctest::Approx(ranking::kRepairWeight));
  CHECK(meaning_of(*archive_of("failover failovur ship").open(), "failovar ship") ==
        "failover or failovur");
}

TEST_CASE("what is left out, quoted or asked of a title is not mended") {
  const auto state = archive_of("failover ship").open();
  for (const char* text : {"-failovar ship", "\"failovar\" ship", "title:failovar ship"})
    CHECK_FALSE(forms_of(*state, text)[0].was_repaired);
  CHECK(forms_of(*state, "+failovar ship")[0].was_repaired);
}

TEST_CASE("of one query so many words are mended, and not one more") {
  std::string text;
  for (std::size_t i = 0; i <= limits::kQueryRepairs; ++i)
    text += "failova" + std::string(1, static_cast<char>('a' + i)) + ' ';
  const std::vector<TermForms> forms = forms_of(*archive_of("failover ship").open(), text + "ship");
  CHECK(forms[limits::kQueryRepairs - 1].was_repaired);
  CHECK_FALSE(forms[limits::kQueryRepairs].was_repaired);
}

TEST_CASE("an identifier that is nowhere is its parts") {
  const auto state = archive_of("pool exhausted ship").open();
  const TermForms forms = forms_of(*state, "POOL_EXHAUSTED ship")[0];
  CHECK(forms.meaning == "the parts of POOL_EXHAUSTED");
  REQUIRE(forms.words.size() == 2);
  CHECK(forms.words[0].surface == "pool");
  CHECK(forms.words[1].surface == "exhausted");
  const TermForms deep = forms_of(*state, "poolExhausted_ship ship")[0];
  Words parts;
  for (const WordForms& word : deep.words) parts.push_back(word.surface);
  CHECK(parts == Words{"pool", "exhausted", "ship"});  // not "poolexhausted" beside its own parts
  const auto whole = archive_of("POOL_EXHAUSTED ship").open();
  CHECK(forms_of(*whole, "POOL_EXHAUSTED ship")[0].words.size() == 1);
}

TEST_CASE("the other words of a group are searched beside a word, for less") {
  const auto state = archive_of("postgres ship", {{"pg", "postgres", "absent"}}).open();
  CHECK(variants_of(*state, "pg") == Weighed{{"postgr", ranking::kSynonymWeight}});
  CHECK(forms_of(*state, "pg")[0].words[0].synonyms == Words{"postgres"});
  CHECK(variants_of(*state, "+pg").size() == 1);
  CHECK(forms_of(*state, "postgres")[0].words[0].synonyms.empty());  // none has a post
}

TEST_CASE("what is left out, quoted or in a pasted log has no synonyms") {
  const auto state = archive_of("postgres ship", {{"ship", "postgres"}}).open();
  CHECK(variants_of(*state, "ship").size() == 2);
  for (const std::string text : {"-ship", "\"ship\"", "title:ship", "ship\nship went"})
    CHECK_MESSAGE(variants_of(*state, text).size() == 1, text);
}

TEST_CASE("a beginning with a star counts every completion, each term once") {
  const auto state = archive_of("failing failed failover ship").open();
  CHECK(variants_of(*state, "fail*") ==
        Weighed{{"fail", ranking::kPrefixWeight}, {"failov", ranking::kPrefixWeight}});
  CHECK(variants_of(*state, "nowhere*").empty());
  const TermForms two = forms_of(*state, "ship-fail*")[0];
  REQUIRE(two.words.size() == 2);
  CHECK(two.words[0].variants.size() == 1);
  CHECK(two.words[1].variants.size() == 2);
}

TEST_CASE("fields of values have no words") {
  const auto state = archive_of("incident").open();
  for (const char* text : {"kind:incident", "tag:incident", "theme:incident", "author:incident"})
    CHECK(forms_of(*state, text)[0].words.empty());
}

TEST_CASE("in several languages a word stands for the term of each, in byte order") {
  Post german = make_post("x0", "Eins", "running");
  german.metadata.language = "de";
  const auto state = SmallArchive({german, make_post("x1", "One", "running")}).open();
  CHECK(variants_of(*state, "running") == Weighed{{"run", 1.0F}, {"running", 1.0F}});
  CHECK(variants_of(*state, "runnin") ==
        Weighed{{"run", ranking::kPrefixWeight}, {"running", ranking::kPrefixWeight}});
  CHECK(variants_of(*state, "runn*").size() == 2);
}

TEST_CASE("a word leads to every group that it is in") {
  const auto state =
      archive_of("postgres page guard ship", {{"pg", "postgres"}, {"pg", "page"}, {"pg", "guard"}})
          .open();
  CHECK(forms_of(*state, "pg")[0].words[0].synonyms == Words{"postgres", "page", "guard"});
}

TEST_CASE("stop words are quiet beside others, and alone they are not") {
  const auto state = archive_of("the pool is full to do").open();
  CHECK(quiet(*state, "the pool") == std::vector<bool>{true, false});
  CHECK(quiet(*state, "+pool the is") == std::vector<bool>{false, true, true});
  CHECK(quiet(*state, "the is") == std::vector<bool>{false, false});
  CHECK(quiet(*state, "the") == std::vector<bool>{false});
}

TEST_CASE("a stop word that was asked for is not quiet") {
  const auto state = archive_of("the pool is full to do").open();
  CHECK(quiet(*state, "+the pool") == std::vector<bool>{false, false});
  CHECK(quiet(*state, "\"the\" pool") == std::vector<bool>{false, false});
  CHECK(quiet(*state, "title:the pool") == std::vector<bool>{false, false});
  CHECK(quiet(*state, "-the pool") == std::vector<bool>{false, false});
  CHECK(quiet(*state, "to-do pool") == std::vector<bool>{false, false, false});
  CHECK(quiet(*state, "the OR full pool") == std::vector<bool>{false, false, false});
  CHECK(quiet(*state, "pool full OR the") == std::vector<bool>{false, false, false});
}

TEST_CASE("beside a word that is only left out a stop word is loud") {
  const auto state = archive_of("the pool is full").open();
  CHECK(quiet(*state, "the -pool") == std::vector<bool>{false, false});
}

TEST_CASE("of a name with one stop word that word is quiet, and the name is not") {
  const auto state = archive_of("the pool").open();
  const std::vector<TermForms> forms = forms_of(*state, "the-pool");
  CHECK(forms[0].words[0].is_quiet);
  CHECK_FALSE(forms[0].words[1].is_quiet);
  CHECK_FALSE(forms[0].is_quiet);
  CHECK(forms_of(*state, "the pool")[0].is_quiet);
}

TEST_CASE("a stop word is one of any of the archive's languages") {
  Post german = make_post("x0", "Eins", "der pool");
  german.metadata.language = "de";
  const SmallArchive archive({german, make_post("x1", "One", "the pool")});
  const auto state = archive.open();
  CHECK(forms_of(*state, "der")[0].words[0].is_stop);
  CHECK(forms_of(*state, "the")[0].words[0].is_stop);
  CHECK_FALSE(forms_of(*archive_of("der").open(), "der")[0].words[0].is_stop);
}

TEST_CASE("while a part is missing it is asked for, and nothing is taken instead") {
  const SmallArchive archive = archive_of("failover ship");
  const auto state = archive.open({PartRole::Index});
  Needs needs;
  const std::vector<TermForms> forms = find_forms(*state, parse_query("failovar"), needs);
  REQUIRE(needs.names().size() == 1);
  CHECK(state->manifest->find_part(needs.names()[0])->role == PartRole::Index);
  CHECK(forms[0].words[0].variants.empty());
  CHECK_FALSE(forms[0].was_repaired);
  CHECK_FALSE(forms[0].was_completed);
}

TEST_CASE("a last word that is nowhere asks at once for all that may stand in for it") {
  const SmallArchive archive({make_post("x0", "Zero", "alpha failover omega ship zeta")}, {}, 1);
  const auto state = archive.open({PartRole::Lexicon});
  Needs needs;
  const std::vector<TermForms> forms = find_forms(*state, parse_query("failovxr"), needs);
  // Its completions have a part or two; its repairs all of a small lexicon.
  CHECK(needs.names().size() ==
        state->parts_of_role[static_cast<std::size_t>(PartRole::Lexicon)].size());
  CHECK_FALSE(forms[0].was_repaired);
}
