#include "search/explaining.h"

namespace carrel {

namespace {

ExplainedTerm explain(const Facets& facets, const ScoreShare& share) {
  switch (share.from) {
    case ScoreShare::From::Title:
      return {"title coverage", share.amount,
              "how much of the query the title says, and of the title the query"};
    case ScoreShare::From::Messages:
      return {"what was said together", share.amount,
              "how much of each message of the log the post says"};
    case ScoreShare::From::Neighbours:
      return {"posts like it", share.amount,
              "a share of the scores of the posts most like this one"};
    case ScoreShare::From::Word:
      break;
  }
  const Variant& variant = share.word->variants[share.variant];
  const std::string& surface = share.word->surface;
  return {surface + (surface == variant.term ? "" : " (" + variant.term + ")"), share.amount,
          "in " + std::to_string(variant.index->post_frequency(variant.place)) + " of " +
              std::to_string(facets.posts()) + " posts; frequency code " +
              std::to_string(share.code) + ", length byte " +
              std::to_string(facets.length[share.post]) + (share.in_title ? ", in the title" : "")};
}

}  // namespace

std::vector<ExplainedTerm> explain_score(const Facets& facets, const Matches& matches,
                                         std::uint32_t post) {
  std::vector<ExplainedTerm> explanation;
  for (const ScoreShare& share : matches.shares)
    if (share.post == post) explanation.push_back(explain(facets, share));
  return explanation;
}

}  // namespace carrel
