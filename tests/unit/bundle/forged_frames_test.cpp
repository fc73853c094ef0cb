// Frames and deltas that no carrel writes, made byte by byte (RFC 8878, section 3.1.1).
#include <doctest/doctest.h>

#include <string>

#include "bundle/decompress.h"
#include "bundle/delta.h"
#include "bundle_write/compress.h"
#include "carrel/limits.h"

using namespace carrel;

namespace {

const std::string kMagic = "\x28\xB5\x2F\xFD";

// A header with what comes after its magic number, and one last raw block of nothing.
std::string frame_of(std::string_view header, bool has_checksum = true) {
  return kMagic + std::string(header) + std::string("\x01\0\0", 3) +
         (has_checksum ? "\x99\xE9\xD8\x51" : "");  // of nothing: XXH64's low four bytes
}

// Single segments with a content size of one byte: 0x20 says so, 0x04 a checksum.
const std::string kSound = frame_of(std::string("\x24\0", 2));

std::string message(std::string_view frame, std::size_t unpacked) {
  const Result<std::string> content = decompress(frame, unpacked, "the part");
  return content ? "it was taken" : to_text(content.error());
}

}  // namespace

TEST_CASE("each fault of a frame's header is named") {
  CHECK(message(kSound, 0) == "it was taken");
  struct Forgery {
    std::string frame;
    std::size_t unpacked;
    const char* says;
  };
  const Forgery forgeries[] = {
      {kMagic, 0, "not a zstd frame"},
      {std::string("\x50\x2A\x4D\x18\x04\x00\x00\x00zzzz", 12), 4, "skippable"},
      {frame_of(std::string("\x04\x40", 2)), 0, "does not say how much"},
      {kSound, 1, "another number of bytes"},
      {frame_of(std::string("\x20\0", 2), false), 0, "no checksum"},
      {frame_of(std::string("\x25\x07\0", 3)), 0, "a dictionary"},
      {frame_of(std::string("\x84\x70\0\0\0\0", 6)), 0, "too large a window"},
      {kSound + "x", 0, "something follows it"},
      {kSound.substr(0, kSound.size() - 1), 0, "is cut"},
      {kSound.substr(0, kSound.size() - 1) + "x", 0, "does not match its checksum"},
      {std::string(limits::kPartBytes + 1, 'x'), 1, "larger than a part may be"},
      {"x", limits::kPartUnpackedBytes + 1, "larger than a part may be"},
      {"x", limits::kPartRatioFloor + 1, "far more than text can"},
  };
  for (const Forgery& forgery : forgeries) {
    const std::string said = message(forgery.frame, forgery.unpacked);
    CHECK_MESSAGE(said.find(forgery.says) != std::string::npos, said);
  }
}

TEST_CASE("a delta that no carrel writes is refused") {
  const std::string old_frame = compress("the old content").value();
  const std::string delta =
      make_delta(old_frame, compress("the new content").value(), "the part").value();
  CHECK(apply_delta(old_frame, delta, "the part"));
  const auto refuses = [&](std::string_view old, const std::string& forged) {
    const Result<std::string> made = apply_delta(old, forged, "the part");
    return !made && made.error().code == ErrorCode::BadBundle;
  };
  CHECK(refuses(old_frame, std::string(limits::kPartBytes + 1, 'x')));
  CHECK(refuses(old_frame, delta.substr(0, 10)));
  CHECK(refuses(old_frame, "X" + delta.substr(1)));
  CHECK(refuses("no frame", delta));
  const std::string header = delta.substr(0, 72);
  CHECK(refuses(old_frame, header));
  CHECK(refuses(old_frame, header + kSound));
  std::string huge = delta;
  huge[7] = '\x7F';
  CHECK(refuses(old_frame, huge));
  std::string other_sha = delta;
  other_sha[8] = other_sha[8] == '0' ? '1' : '0';
  CHECK(refuses(old_frame, other_sha));
  CHECK_FALSE(unpack_frame(frame_of(std::string("\x04\x40", 2)), "the part"));
}
