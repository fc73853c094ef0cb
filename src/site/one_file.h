// Writes a whole archive as one HTML file. The built shell is filled with data blocks;
// web/offline/embedded.js reads them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "carrel/result.h"

namespace carrel {

// What each data block of such a file begins with; its name follows.
inline constexpr std::string_view kBlockBegin = "<script type=\"text/base64\" data-name=\"";

struct Block {
  // as the reading room asks for it: "archive.json", "media/x.0123456789abcdef.png",
  // "carrel-find.wasm"
  std::string name;
  std::string bytes;
  bool is_deflated = false;
};

// zlib's format, as browsers' DecompressionStream("deflate") takes it.
Result<std::string> deflate(std::string_view bytes);

std::string encode_base64(std::string_view bytes);

// Fails with BadInput where the shell is not one that scripts/build/build_offline.mjs made.
Result<std::string> write_one_file(std::string_view shell, std::string_view title,
                                   std::string_view language, const std::vector<Block>& blocks);

}  // namespace carrel
