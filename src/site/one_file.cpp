// How does a whole archive become one HTML file? See one_file.h.
#include "site/one_file.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>

namespace carrel {

namespace {

constexpr std::string_view kFilesMark = "<!-- files -->", kTitleMark = "<title>Archive</title>", kLanguageMark = "<html lang=\"en\">";

std::string escape_html(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '&' || c == '<' || c == '>' || c == '"') escaped += "&#" + std::to_string(static_cast<int>(c)) + ";";
    else escaped += c;
  }
  return escaped;
}

bool replace_once(std::string& text, std::string_view mark, std::string_view replacement) {
  const std::size_t at = text.find(mark);
  if (at == std::string::npos || text.find(mark, at + 1) != std::string::npos) return false;
  text.replace(at, mark.size(), replacement);
  return true;
}

}  // namespace

Result<std::string> deflate(std::string_view bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string packed(size, '\0');
  const int status = compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()), 9);
  if (status != Z_OK) return Error{ErrorCode::TooLarge, "a file could not be compressed", "", "there may be too little memory"};
  packed.resize(size);
  return packed;
}

std::string encode_base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) group = group << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) text += i <= count ? kDigits[group >> (18 - 6 * i) & 63] : '=';
  }
  return text;
}

Result<std::string> write_one_file(std::string shell, std::string_view title, std::string_view language, const std::vector<Block>& blocks) {
  std::string data;
  for (const Block& block : blocks) {
    data += std::string(kBlockBegin) + escape_html(block.name) + "\"";
    if (block.is_deflated) data += " data-packed=\"deflate\"";
    data += ">" + encode_base64(block.bytes) + "</script>\n";
  }
  const bool is_shell = replace_once(shell, kTitleMark, "<title>" + escape_html(title) + "</title>") &&
                        replace_once(shell, kLanguageMark, "<html lang=\"" + escape_html(language) + "\">") && replace_once(shell, kFilesMark, data);
  if (!is_shell) return Error{ErrorCode::BadInput, "this is not the shell of a one-file archive", "one_file.html", "pack the site anew with the reading room of this carrel"};
  return shell;
}

}  // namespace carrel
