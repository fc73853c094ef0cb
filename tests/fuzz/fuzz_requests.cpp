// Any bytes as a request of JavaScript, over a sound archive. First byte: which call.
#include <cstdint>

#include "carrel_wasm.h"
#include "folder_in_memory.h"

namespace {

carrel_session* open_session() {
  const fuzz::Files bundle = *fuzz::pack_folder(fuzz::sample_folder());
  carrel_session* session = carrel_session_new();
  const auto load = [&](const std::string& name, const std::string& bytes) {
    carrel_load(session, name.data(), name.size(), bytes.data(), bytes.size());
  };
  load(carrel::kManifestName, bundle.at(carrel::kManifestName));
  for (const auto& [name, bytes] : bundle) load(name, bytes);
  return session;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static carrel_session* const session = open_session();
  if (size == 0) return 0;
  constexpr decltype(&carrel_search) kCalls[] = {carrel_search, carrel_describe, carrel_suggest,
                                                 carrel_post};
  const char* request = reinterpret_cast<const char*>(data) + 1;
  kCalls[data[0] % 4](session, request, size - 1);
  return 0;
}
