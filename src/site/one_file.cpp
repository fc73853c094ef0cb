#include "site/one_file.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>

#include "base/html_text.h"
#include "site/marks.h"

namespace carrel {

Result<std::string> deflate(std::string_view bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string packed(size, '\0');
  const int status =
      compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()), 9);
  if (status != Z_OK)
    return Error{ErrorCode::TooLarge, "a file could not be compressed", "",
                 "there may be too little memory"};
  packed.resize(size);
  return packed;
}

std::string encode_base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group = group << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      text += i <= count ? kDigits[group >> (18 - 6 * i) & 63] : '=';
  }
  return text;
}

Result<std::string> write_one_file(std::string_view shell, std::string_view title,
                                   std::string_view language, const std::vector<Block>& blocks) {
  std::string data;
  for (const Block& block : blocks) {
    data += std::string(kBlockBegin) + escape_html(block.name) + "\"";
    if (block.is_deflated) data += " data-packed=\"deflate\"";
    data += ">" + encode_base64(block.bytes) + "</script>\n";
  }
  const std::string name = escape_html(title), tag = escape_html(language);
  const Mark marks[] = {{"title", name}, {"language", tag}, {"files", data}};
  return fill_marks(shell, marks, "one_file.html");
}

}  // namespace carrel
