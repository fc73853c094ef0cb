// Any bytes as a query.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "carrel/query.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const carrel::Query query =
      carrel::parse_query(std::string_view(reinterpret_cast<const char*>(data), size));
  for (const carrel::QueryTerm& term : query.terms)
    if (term.text.empty()) std::abort();
  return 0;
}
