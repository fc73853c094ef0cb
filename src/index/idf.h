// How much a term tells: BM25's inverse document frequency, in the form that is never negative
// (Robertson and Zaragoza 2009; Lucene's).
#pragma once

#include <cstdint>

namespace carrel {

// ln(1 + (posts - with + 0.5) / (with + 0.5)). In float, and in this one place: its logarithm
// agreed bit for bit between the C libraries carrel is built with, which double's did not.
float inverse_post_frequency(std::uint32_t posts, std::uint32_t with);

}  // namespace carrel
