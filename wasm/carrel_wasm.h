// The engine's edge: thirteen C functions, the only surface JavaScript sees. web/types/replies.d.ts
// lists every request and reply.
//
// Conventions
// 1. A session is an opaque handle to one archive. It never moves; 0 is never valid.
// 2. Text is UTF-8 bytes with a length, never zero-terminated. Requests and replies are JSON
// objects.
// 3. Every working call returns a reply. Status 0: the bytes are the answer. Status 1: the bytes
// are an error
//    {"code","message","where","hint"}. A reply is three 32-bit words at the returned address:
//    status, address of the bytes, size.
// 4. Ownership in: JavaScript allocates with carrel_alloc, fills, calls, frees. Nothing of it is
// kept after the call returns.
// 5. Ownership out: the reply belongs to the session and is valid until the next call on that
// session. Memory may have grown during
//    the call, so a view taken before it is worthless: take a fresh one, decode at once.
// 6. No call throws or traps on bad input. A trap is a bug; the loader then retires the instance
// (engine.js).
// 7. Names, limits and operator help come from replies or from web/base/names.js, which is made of
// these
//    sources; JavaScript retypes nothing.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct carrel_session carrel_session;

typedef struct carrel_reply {
  uint32_t status;
  const char* bytes;
  uint32_t size;
} carrel_reply;

// The version of this interface; the loader refuses another one before anything else.
#define CARREL_ABI_VERSION 1
uint32_t carrel_abi_version(void);

void* carrel_alloc(size_t size);  // null when memory is exhausted
void carrel_free(void* address);

carrel_session* carrel_session_new(void);             // null when memory is exhausted
void carrel_session_delete(carrel_session* session);  // null is fine

// If the engine is in two files: whether the second is joined to the first. True unless the loader
// says otherwise. Calling a function of the second file before it is joined throws in the loader,
// as a trap does.
void carrel_reader(uint32_t is_here);

// Takes in one part under its name, the manifest ("archive.json") first. Reply to the manifest: the
// archive's description; else {"loaded": name}.
const carrel_reply* carrel_load(carrel_session* session, const char* name, size_t name_size,
                                const char* bytes, size_t size);

// Forgets one part. Reply: {}.
const carrel_reply* carrel_unload(carrel_session* session, const char* name, size_t name_size);

const carrel_reply* carrel_search(carrel_session* session, const char* request, size_t size);
// Rows of the answer to a search, with the text that was loaded since; the same request. The last
// complete answer is kept: describing it does not search again.
const carrel_reply* carrel_describe(carrel_session* session, const char* request, size_t size);
const carrel_reply* carrel_suggest(carrel_session* session, const char* request, size_t size);
const carrel_reply* carrel_post(carrel_session* session, const char* request, size_t size);

// A part of the next edition, made of the part before it and a delta. The one reply that is not
// JSON: the bytes are a zstd frame.
const carrel_reply* carrel_patch(carrel_session* session, const char* old_part, size_t old_size,
                                 const char* delta, size_t delta_size);

#ifdef __cplusplus
}
#endif
