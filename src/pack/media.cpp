// Small readers of the first bytes of PNG, GIF, JPEG, WebP and SVG; every read is checked against
// the end.
#include "pack/media.h"

#include <string>

#include "base/ascii.h"

namespace carrel {

namespace {

struct MediaRecord {
  std::string_view ending;
  const char* type;
};
constexpr MediaRecord kTypes[] = {
    {".png", "image/png"},     {".jpg", "image/jpeg"},      {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},     {".webp", "image/webp"},     {".avif", "image/avif"},
    {".svg", "image/svg+xml"}, {".pdf", "application/pdf"}, {".txt", "text/plain"},
    {".csv", "text/csv"},
};

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size; ++i) number = number << 8 | byte_at(bytes, at + i);
  return number;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size; ++i) number |= byte_at(bytes, at + i) << (8 * i);
  return number;
}

PixelSize read_jpeg(std::string_view bytes) {
  for (std::size_t at = 2; at + 9 < bytes.size();) {
    if (byte_at(bytes, at) != 0xFF) return {};
    const std::uint32_t marker = byte_at(bytes, at + 1);
    // Start-of-frame markers carry the size; C4, C8 and CC are other things.
    if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC)
      return {big_endian(bytes, at + 7, 2), big_endian(bytes, at + 5, 2)};
    at += 2 + big_endian(bytes, at + 2, 2);
  }
  return {};
}

PixelSize read_webp(std::string_view bytes) {
  const std::string_view chunk = bytes.substr(0, 16).substr(bytes.size() < 12 ? bytes.size() : 12);
  if (chunk == "VP8X") return {little_endian(bytes, 24, 3) + 1, little_endian(bytes, 27, 3) + 1};
  if (chunk == "VP8 ")
    return {little_endian(bytes, 26, 2) & 0x3FFF, little_endian(bytes, 28, 2) & 0x3FFF};
  if (chunk != "VP8L") return {};
  const std::uint32_t bits = little_endian(bytes, 21, 4);
  return {(bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1};
}

// A length like "640", "640px" or "640.5"; 0 for percentages and other units.
std::uint32_t read_length(std::string_view text) {
  std::uint32_t number = 0;
  std::size_t at = 0;
  while (at < text.size() && ascii::is_digit(text[at]) && number < 100'000)
    number = number * 10 + static_cast<std::uint32_t>(text[at++] - '0');
  if (at < text.size() && text[at] == '.')
    for (++at; at < text.size() && ascii::is_digit(text[at]);) ++at;
  return at == text.size() || text.substr(at) == "px" ? number : 0;
}

std::string_view read_attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    const bool starts = at > 0 && (tag[at - 1] == ' ' || tag[at - 1] == '\n' ||
                                   tag[at - 1] == '\t' || tag[at - 1] == '\r');
    const std::size_t quote = at + name.size() + 1;
    if (!starts || quote >= tag.size() || tag[quote - 1] != '=' ||
        (tag[quote] != '"' && tag[quote] != '\''))
      continue;
    const std::size_t end = tag.find(tag[quote], quote + 1);
    return end == std::string_view::npos ? std::string_view()
                                         : tag.substr(quote + 1, end - quote - 1);
  }
  return {};
}

PixelSize read_svg(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 8192);
  const std::size_t begin = head.find("<svg");
  if (begin == std::string_view::npos) return {};
  const std::size_t end = head.find('>', begin);
  const std::string_view tag =
      head.substr(begin, end == std::string_view::npos ? end : end - begin);
  PixelSize size{read_length(read_attribute(tag, "width")),
                 read_length(read_attribute(tag, "height"))};
  if (size.width > 0 && size.height > 0) return size;
  // Four numbers: the last two are the size.
  const std::string_view box = read_attribute(tag, "viewBox");
  std::uint32_t numbers[4] = {0, 0, 0, 0};
  std::size_t count = 0;
  for (std::size_t at = 0; at < box.size() && count < 4;) {
    const std::size_t from = box.find_first_not_of(" ,\n", at);
    if (from == std::string_view::npos) break;
    const std::size_t to = box.find_first_of(" ,\n", from);
    numbers[count++] = read_length(box.substr(from, to == std::string_view::npos ? to : to - from));
    at = to == std::string_view::npos ? box.size() : to;
  }
  return count == 4 ? PixelSize{numbers[2], numbers[3]} : PixelSize{};
}

}  // namespace

const char* media_type(std::string_view path) {
  const std::string lower = ascii::lowered(path.substr(path.size() < 8 ? 0 : path.size() - 8));
  for (const MediaRecord& record : kTypes)
    if (lower.size() >= record.ending.size() &&
        lower.compare(lower.size() - record.ending.size(), record.ending.size(), record.ending) ==
            0)
      return record.type;
  return nullptr;
}

bool may_run_script(std::string_view svg) {
  // Without NUL bytes and white space: of UTF-16 the Latin letters remain, and "java\nscript:" is
  // found.
  std::string text;
  for (const char c : svg)
    if (static_cast<unsigned char>(c) > ' ') text += ascii::lower(c);
  for (const std::string_view sign :
       {"<script", ":script", "javascript:", "<!entity", "<handler", ":handler"})
    if (text.find(sign) != std::string::npos) return true;
  // An event attribute: "on" where an attribute may begin, letters, "=".
  std::string attributes;
  for (const char c : svg)
    if (c != '\0') attributes += ascii::lower(c);
  for (std::size_t at = attributes.find("on", 1); at != std::string::npos;
       at = attributes.find("on", at + 1)) {
    if (std::string_view(" \t\r\n\f\"'/").find(attributes[at - 1]) == std::string_view::npos)
      continue;
    const std::size_t end = attributes.find_first_not_of("abcdefghijklmnopqrstuvwxyz", at);
    const std::size_t next =
        end == std::string::npos ? end : attributes.find_first_not_of(" \t\r\n\f", end);
    if (next != std::string::npos && end > at + 2 && attributes[next] == '=') return true;
  }
  return false;
}

PixelSize read_pixel_size(std::string_view bytes, std::string_view type) {
  PixelSize size;
  if (type == "image/png" && bytes.substr(0, 8) == "\x89PNG\r\n\x1A\n")
    size = {big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)};
  if (type == "image/gif" && bytes.substr(0, 3) == "GIF")
    size = {little_endian(bytes, 6, 2), little_endian(bytes, 8, 2)};
  if (type == "image/jpeg" && byte_at(bytes, 0) == 0xFF && byte_at(bytes, 1) == 0xD8)
    size = read_jpeg(bytes);
  if (type == "image/webp" && bytes.substr(0, 4) == "RIFF") size = read_webp(bytes);
  if (type == "image/svg+xml") size = read_svg(bytes);
  constexpr std::uint32_t kLargest = 100'000;
  return size.width > kLargest || size.height > kLargest ? PixelSize{} : size;
}

}  // namespace carrel
