// The engine's edge: each function decodes, calls Archive, encodes. No logic stands here.
#include "carrel_wasm.h"

#include <cstdlib>
#include <new>

#include "bundle/delta.h"
#include "carrel/archive.h"
#include "loaded/second_file.h"
#include "replies.h"
#include "requests.h"

struct carrel_session {
  carrel::Archive archive;
  std::string text;  // the bytes of the last reply
  carrel_reply reply{};

  const carrel_reply* answer(uint32_t status, std::string bytes) {
    text = std::move(bytes);
    reply = {status, text.data(), static_cast<uint32_t>(text.size())};
    return &reply;
  }
  const carrel_reply* refuse(const carrel::Error& error) {
    return answer(1, carrel::write_error(error));
  }
};

namespace {

// The shape of every question: request → archive → reply, an error of either as a status-1 reply.
template <typename Read, typename Ask, typename Write>
const carrel_reply* serve(carrel_session* session, const char* request, size_t size, Read read,
                          Ask ask, Write write) {
  const auto wanted = read(std::string_view(request, size));
  if (!wanted) return session->refuse(wanted.error());
  const auto reply = (session->archive.*ask)(wanted.value());
  if (!reply) return session->refuse(reply.error());
  return session->answer(0, write(reply.value()));
}

}  // namespace

extern "C" {

uint32_t carrel_abi_version(void) { return CARREL_ABI_VERSION; }

void* carrel_alloc(size_t size) { return std::malloc(size == 0 ? 1 : size); }
void carrel_free(void* address) { std::free(address); }

carrel_session* carrel_session_new(void) { return new (std::nothrow) carrel_session; }
void carrel_session_delete(carrel_session* session) { delete session; }

void carrel_reader(uint32_t is_here) { carrel::set_reader(is_here != 0); }

const carrel_reply* carrel_load(carrel_session* session, const char* name, size_t name_size,
                                const char* bytes, size_t size) {
  const std::string_view part(name, name_size);
  const carrel::Result<void> loaded = session->archive.load(part, std::string_view(bytes, size));
  if (!loaded) return session->refuse(loaded.error());
  return session->answer(0, part == carrel::kManifestName
                                ? carrel::write_manifest_reply(session->archive)
                                : carrel::write_loaded_reply(part));
}

const carrel_reply* carrel_unload(carrel_session* session, const char* name, size_t name_size) {
  session->archive.unload(std::string_view(name, name_size));
  return session->answer(0, "{}");
}

const carrel_reply* carrel_search(carrel_session* session, const char* request, size_t size) {
  return serve(session, request, size, carrel::read_search_request, &carrel::Archive::search,
               carrel::write_search_reply);
}

const carrel_reply* carrel_describe(carrel_session* session, const char* request, size_t size) {
  return serve(session, request, size, carrel::read_search_request, &carrel::Archive::describe,
               carrel::write_description);
}

const carrel_reply* carrel_suggest(carrel_session* session, const char* request, size_t size) {
  return serve(session, request, size, carrel::read_suggest_request, &carrel::Archive::suggest,
               carrel::write_suggest_reply);
}

const carrel_reply* carrel_post(carrel_session* session, const char* request, size_t size) {
  return serve(session, request, size, carrel::read_post_request, &carrel::Archive::read,
               carrel::write_post_reply);
}

const carrel_reply* carrel_patch(carrel_session* session, const char* old_part, size_t old_size,
                                 const char* delta, size_t delta_size) {
  carrel::Result<std::string> made = carrel::apply_delta(
      std::string_view(old_part, old_size), std::string_view(delta, delta_size), "delta");
  if (!made) return session->refuse(made.error());
  return session->answer(0, std::move(made).value());
}
}
