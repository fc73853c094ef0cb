// Marks first, then what UTF-8 rules out, then what the bytes look like.
#include "post/encoding.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "base/utf8.h"

namespace carrel {

namespace {

// What Windows-1252 has at 0x80 to 0x9F; 0: nothing.
constexpr char16_t kWindows1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// How files begin that are none of text, whatever they are called.
constexpr std::string_view kBinary[] = {
    {"\x89PNG", 4},
    {"GIF8", 4},
    {"\xFF\xD8\xFF", 3},
    {"%PDF-", 5},
    {"PK\x03\x04", 4},
    {"PK\x05\x06", 4},
    {"\x1F\x8B", 2},
    {"\x7F"
     "ELF",
     4},
    {"\x28\xB5\x2F\xFD", 4},
    {"7z\xBC\xAF", 4},
    {"Rar!\x1A", 5},
    {"BZh9", 4},
    {"\xFD"
     "7zXZ",
     5},
    {"\xD0\xCF\x11\xE0", 4},
    {"SQLite format 3", 15},
    {"\0asm", 4},
    {"OggS", 4},
    {"ID3", 3},
    {"fLaC", 4},
    {"wOFF", 4},
    {"wOF2", 4},
    {"\xCA\xFE\xBA\xBE", 4},
    {"\xCF\xFA\xED\xFE", 4},
    {"II*\0", 4},
    {"MM\0*", 4},
    {"8BPS", 4},
    {"\0\0\1\0", 4},
    {"bplist", 6},
    {"{\\rtf", 5},
    {"%!PS", 4},
};

bool is_control(unsigned char c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1B) ||
         c == 0x7F;
}

Error refuse(std::string message, std::string hint) {
  return {ErrorCode::BadInput, std::move(message), "", std::move(hint)};
}

Error binary() {
  return refuse("the file is binary, though it is called a post",
                "rename it, or move it out of the folder");
}

bool is_binary_by_name_of_bytes(std::string_view bytes) {
  const bool is_container =
      bytes.size() > 12 &&
      (bytes.substr(4, 4) == "ftyp" || (bytes.substr(0, 4) == "RIFF" && bytes.substr(8, 4) != ""));
  return (is_container && bytes.find('\0') != std::string_view::npos) ||
         std::any_of(std::begin(kBinary), std::end(kBinary),
                     [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; });
}

// Units of two or four bytes. `is_sound`: no lone surrogate, no control character, nothing outside
// Unicode.
struct Wide {
  std::string text;
  bool is_sound = true;
  std::size_t plain = 0, units = 0;  // letters of ASCII, blanks and line ends; all
};
Wide read_wide(std::string_view bytes, std::size_t width, bool is_big) {
  Wide read;
  const auto unit_at = [&](std::size_t at) {
    std::uint32_t unit = 0;
    for (std::size_t i = 0; i < width; ++i) {
      const std::uint32_t byte =
          static_cast<unsigned char>(bytes[at + (is_big ? i : width - 1 - i)]);
      unit = unit << 8 | byte;
    }
    return unit;
  };
  read.is_sound = bytes.size() % width == 0;
  for (std::size_t at = 0; at + width <= bytes.size(); at += width) {
    std::uint32_t c = unit_at(at);
    ++read.units;
    if (width == 2 && c >= 0xD800 && c <= 0xDBFF && at + 4 <= bytes.size()) {
      const std::uint32_t low = unit_at(at + 2);
      if (low >= 0xDC00 && low <= 0xDFFF) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    const bool is_character = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF) && (c & 0xFFFE) != 0xFFFE;
    if (!is_character || (c < 0x80 && is_control(static_cast<unsigned char>(c))))
      read.is_sound = false;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || c == '\n' || c == '\r' ||
        c == 0x3002 || c == 0xFF0C)
      ++read.plain;
    append_utf8(is_character ? static_cast<char32_t>(c) : kReplacement, read.text);
  }
  return read;
}

Result<DecodedText> from_wide(std::string_view bytes, std::size_t width, bool is_big,
                              bool is_detected) {
  const Wide read = read_wide(bytes, width, is_big);
  const std::string name = std::string(width == 2 ? "UTF-16" : "UTF-32") +
                           (is_big ? " (big-endian)" : " (little-endian)");
  if (!read.is_sound)
    return refuse("the file begins as " + name + " and is not sound", "save it as UTF-8");
  return DecodedText{read.text, name, is_detected, 0, 0};
}

// Without a mark: the byte order in which everything is text, and ordinary text too.
Result<DecodedText> from_unmarked_wide(std::string_view bytes) {
  if (bytes.size() % 2 != 0) return binary();
  const Wide little = read_wide(bytes, 2, false), big = read_wide(bytes, 2, true);
  const bool is_big = big.is_sound && (!little.is_sound || big.plain > little.plain);
  const Wide& read = is_big ? big : little;
  if (!read.is_sound || read.plain == 0) return binary();
  return DecodedText{read.text, is_big ? "UTF-16 (big-endian)" : "UTF-16 (little-endian)", true, 0,
                     0};
}

struct Count {
  std::size_t invalid = 0, multi_byte = 0, high = 0, letters = 0, unassigned = 0, controls = 0,
              lone = 0;
  std::size_t first_invalid = std::string_view::npos;
};
Count count_bytes(std::string_view bytes) {
  Count count;
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded decoded = decode_utf8(bytes, at);
    if (decoded.code_point == kInvalidCodePoint) {
      ++count.invalid;
      count.first_invalid = std::min(count.first_invalid, at);
    } else if (decoded.size > 1) {
      ++count.multi_byte;
    }
    at += decoded.size;
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto c = static_cast<unsigned char>(bytes[at]);
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    count.letters += is_letter;
    count.controls += is_control(c);
    if (c < 0x80) continue;
    ++count.high;
    count.lone += at == 0 || static_cast<unsigned char>(bytes[at - 1]) < 0x80;
    count.unassigned += c < 0xA0 && kWindows1252[c - 0x80] == 0;
  }
  return count;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    append_utf8(c >= 0x80 && c < 0xA0 ? char32_t{kWindows1252[c - 0x80]} : char32_t{c}, text);
  }
  return text;
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes) {
  if (bytes.substr(0, 4) == std::string_view("\xFF\xFE\0\0", 4))
    return from_wide(bytes.substr(4), 4, false, false);
  if (bytes.substr(0, 4) == std::string_view("\0\0\xFE\xFF", 4))
    return from_wide(bytes.substr(4), 4, true, false);
  if (bytes.substr(0, 2) == "\xFF\xFE") return from_wide(bytes.substr(2), 2, false, false);
  if (bytes.substr(0, 2) == "\xFE\xFF") return from_wide(bytes.substr(2), 2, true, false);
  if (is_binary_by_name_of_bytes(bytes)) return binary();
  DecodedText decoded;
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
    bytes.remove_prefix(3);
    decoded.encoding = "UTF-8 with a byte-order mark";
  }
  const Count count = count_bytes(bytes);
  const std::size_t nul = bytes.find('\0');
  if (count.invalid == 0) {
    if (nul != std::string_view::npos) {
      // UTF-16 of plain letters is valid UTF-8 too; a stray NUL or two in a text is not UTF-16.
      const auto nuls = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
      if (nuls * 8 >= bytes.size()) return from_unmarked_wide(bytes);
      if (nuls * 50 > bytes.size()) return binary();
    }
    if (count.controls * 10 > bytes.size()) return binary();
    if (bytes.find("\x1B$") != std::string_view::npos &&
        bytes.find("\x1B(") != std::string_view::npos)
      return refuse("the file is in an encoding that carrel does not read (ISO-2022)",
                    "save it as UTF-8");
    decoded.text = bytes;
    return decoded;
  }
  // A few bytes that are wrong among many that are right: a damaged UTF-8 file.
  if (count.multi_byte > count.invalid || !decoded.encoding.empty()) {
    decoded.text = repair_utf8(bytes);
    decoded.damaged = count.invalid;
    decoded.damaged_line =
        1 +
        static_cast<std::size_t>(std::count(
            bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count.first_invalid), '\n'));
    if (count.controls * 10 > bytes.size()) return binary();
    return decoded;
  }
  if (nul != std::string_view::npos) return from_unmarked_wide(bytes);
  if (count.controls > 0 && count.controls * 50 > bytes.size()) return binary();
  // In a text of western Europe the letters above 127 stand alone among ASCII ones; in others, and
  // in what is no text, they stand together or have no meaning at all.
  // of ten; "Größe" has one of two
  const std::size_t least_alone = count.high * 8 <= count.letters ? 4 : 7;
  const bool is_western = count.unassigned == 0 && count.high * 3 <= count.letters + 3 &&
                          count.lone * 10 >= count.high * least_alone;
  if (!is_western)
    return refuse("the file is not UTF-8, and its encoding cannot be told", "save it as UTF-8");
  decoded.text = from_windows_1252(bytes);
  decoded.encoding = "Windows-1252 or Latin-1";
  decoded.is_detected = true;
  return decoded;
}

}  // namespace carrel
