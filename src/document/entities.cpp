// Numbers as CommonMark reads them; names from the post's own list.
#include "document/entities.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace carrel {

namespace {

void append_code_point(std::uint32_t number, std::string& text) {
  const bool is_valid = number != 0 && number <= 0x10FFFF && !(number >= 0xD800 && number < 0xE000);
  append_utf8(is_valid ? static_cast<char32_t>(number) : kReplacement, text);
}

// The number of "&#38;" or "&#x26;"; false when it is malformed.
bool read_number(std::string_view entity, std::uint32_t& number) {
  const bool hex = entity[2] == 'x' || entity[2] == 'X';
  const std::string_view digits = entity.substr(hex ? 3 : 2, entity.size() - (hex ? 4 : 3));
  if (digits.empty() || digits.size() > 8) return false;
  std::uint64_t value = 0;
  for (const char c : digits) {
    std::uint32_t digit = 99;
    if (ascii::is_digit(c)) digit = static_cast<std::uint32_t>(c - '0');
    if (hex && c >= 'a' && c <= 'f') digit = static_cast<std::uint32_t>(c - 'a' + 10);
    if (hex && c >= 'A' && c <= 'F') digit = static_cast<std::uint32_t>(c - 'A' + 10);
    if (digit == 99) return false;
    value = value * (hex ? 16 : 10) + digit;
  }
  number = value > 0x110000 ? 0 : static_cast<std::uint32_t>(value);
  return true;
}

const std::string* find_characters(std::string_view name, const std::vector<NamedEntity>& names) {
  const auto found = std::lower_bound(
      names.begin(), names.end(), name,
      [](const NamedEntity& entity, std::string_view wanted) { return entity.name < wanted; });
  return found != names.end() && found->name == name ? &found->characters : nullptr;
}

}  // namespace

std::string decode_entity(std::string_view entity, const std::vector<NamedEntity>* names) {
  std::string text;
  if (entity.size() < 4 || entity.front() != '&' || entity.back() != ';')
    return std::string(entity);
  if (entity[1] == '#') {
    std::uint32_t number;
    if (!read_number(entity, number)) return std::string(entity);
    append_code_point(number, text);
    return text;
  }
  const std::string_view name = entity.substr(1, entity.size() - 2);
  static constexpr std::pair<std::string_view, std::string_view> kXml[] = {
      {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
  for (const auto& [xml, character] : kXml)
    if (name == xml) return std::string(character);
  const std::string* characters = names ? find_characters(name, *names) : nullptr;
  return characters ? *characters : std::string(entity);
}

std::string decode_entities(std::string_view text, const std::vector<NamedEntity>* names) {
  constexpr std::size_t kLongestEntity = 40;
  std::string decoded;
  std::size_t plain = 0;  // from here to `at` nothing stands for anything else
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at)) {
    const std::size_t end = text.substr(0, at + kLongestEntity).find(';', at);
    const std::string_view entity =
        text.substr(at, end == std::string_view::npos ? 1 : end + 1 - at);
    const std::string meaning = decode_entity(entity, names);
    if (meaning == entity) {
      ++at;
      continue;
    }
    decoded += text.substr(plain, at - plain);
    decoded += meaning;
    at = plain = end + 1;
  }
  decoded += text.substr(plain);
  return decoded;
}

}  // namespace carrel
