// A chunk (letters, digits and the connectors that hold identifiers together) is read first, then
// cut into its whole and its parts.
#include "text/words.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/unicode.h"

namespace carrel {

namespace {

// One character of a chunk. Connectors are '_', '.', ':' (for "::"), '\'' and ',' (in a number).
struct Unit {
  char32_t lower;
  std::uint32_t begin, end;
  CharacterClass kind;  // Letter, Digit, or Other for a connector
  bool upper;
};

bool is_connector(const Unit& unit) { return unit.kind == CharacterClass::Other; }
// Soft hyphens and joiners: nobody sees them, and no word ends at them.
bool is_invisible(char32_t code_point) {
  return code_point == 0xAD || code_point == 0x2060 || code_point == 0xFEFF;
}
bool is_apostrophe(char32_t code_point) {
  return code_point == '\'' || code_point == 0x2019 || code_point == 0x2BC;
}

// What French and Italian elide before a vowel: "l'homme" is two words, "don't" is one.
bool is_elision(std::string_view before, char32_t after) {
  constexpr std::string_view kElided[] = {"c",    "d",    "j",    "l",     "m",      "n",
                                          "s",    "t",    "qu",   "un",    "all",    "dell",
                                          "nell", "sull", "dall", "jusqu", "lorsqu", "puisqu"};
  std::string base;
  append_folded(after, base);
  constexpr std::string_view kVowels = "aeiouyh";
  return std::find(std::begin(kElided), std::end(kElided), before) != std::end(kElided) &&
         base.size() == 1 && kVowels.find(base[0]) != std::string_view::npos;
}

class Cutter {
 public:
  Cutter(std::string_view text, std::vector<Word>& words) : text_(text), words_(words) {
    if (!words.empty()) position_ = words.back().position + 1;
  }

  void cut() {
    while (at_ < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte < 0x80) {
        if (byte == '_' || class_of(byte) != CharacterClass::Other) {
          if (!read_plain_word()) read_chunk();
        } else {
          ++at_;
        }
        continue;
      }
      const Decoded decoded = decode_utf8(text_, at_);
      // No word begins with an apostrophe, not even with the one that is a letter to Unicode.
      if (is_apostrophe(decoded.code_point)) {
        at_ += decoded.size;
        continue;
      }
      switch (decoded.code_point == kInvalidCodePoint ? CharacterClass::Other
                                                      : class_of(decoded.code_point)) {
        case CharacterClass::Letter:
        case CharacterClass::Digit:
          read_chunk();
          break;
        case CharacterClass::Pair:
          read_pairs();
          break;
        case CharacterClass::Symbol:
          read_symbol();
          break;
        default:
          at_ += decoded.size;
      }
    }
  }

 private:
  // The character at `offset` and its class; Other at the end and for invalid bytes.
  Decoded peek(std::size_t offset, CharacterClass& kind) const {
    kind = CharacterClass::Other;
    if (offset >= text_.size()) return {0, 0};
    const Decoded decoded = decode_utf8(text_, offset);
    if (decoded.code_point != kInvalidCodePoint) kind = class_of(decoded.code_point);
    return decoded;
  }

  // Most words, in a fraction of the time: ASCII letters, small but for the first, with nothing
  // behind them that read_chunk() would look at.
  bool read_plain_word() {
    const auto byte = [&](std::size_t offset) {
      return offset < text_.size() ? static_cast<unsigned char>(text_[offset])
                                   : static_cast<unsigned char>(' ');
    };
    const auto is_small = [](unsigned char c) { return c >= 'a' && c <= 'z'; };
    const char first = static_cast<char>(to_lower(byte(at_)));
    if (!is_small(static_cast<unsigned char>(first))) return false;
    std::size_t end = at_ + 1;
    while (is_small(byte(end))) ++end;
    // A full stop or a colon holds two pieces together only when the next follows at once.
    const std::size_t after = byte(end) == '.' || byte(end) == ':' ? end + 1 : end;
    constexpr std::string_view kEnds = " \n,;()[]!?\"/-<>=&";
    if (kEnds.find(static_cast<char>(byte(after))) == std::string_view::npos) return false;
    Word& word = words_.emplace_back();
    word.lower.assign(text_.substr(at_, end - at_));
    word.lower.front() = first;
    word.begin = static_cast<std::uint32_t>(at_);
    word.end = static_cast<std::uint32_t>(end);
    word.position = position_++;
    word.kind = WordKind::Plain;
    at_ = end;
    join_halves(words_.size() - 1);
    return true;
  }

  // How many bytes a hyphen at an offset takes, with what is invisible before it; 0 for none.
  std::size_t hyphen_at(std::size_t offset) const {
    for (std::size_t at = offset; at < text_.size();) {
      const Decoded decoded = decode_utf8(text_, at);
      at += decoded.size;
      if (is_invisible(decoded.code_point)) continue;
      const char32_t cp = decoded.code_point;
      return cp == '-' || cp == 0x2010 || cp == 0x2011 ? at - offset : 0;
    }
    return 0;
  }

  // The place of the whole word before the one at `place`; npos where there is none.
  std::size_t whole_before(std::size_t place) const {
    while (place-- > 0)
      if (words_[place].kind != WordKind::Part) return place;
    return std::string_view::npos;
  }

  // Does nothing but a hyphen part two words?
  bool are_hyphened(const Word& a, const Word& b) const {
    const std::size_t hyphen = hyphen_at(a.end);
    return hyphen > 0 && a.end + hyphen == b.begin;
  }

  // "on-call" is known as oncall too, beside its first half, as people write it so; "region-wide"
  // is not, nor are three words ("state-of-the-art").
  void join_halves(std::size_t second) {
    constexpr std::size_t kMostFirst = 5, kMostSecond = 3;  // bytes, of which one half has no more
    const std::size_t first = whole_before(second);
    if (first == std::string_view::npos) return;
    const Word &a = words_[first], &b = words_[second];
    const bool is_short = a.lower.size() <= kMostFirst || b.lower.size() <= kMostSecond;
    if (!is_short || a.kind != WordKind::Plain || b.kind != WordKind::Plain || !are_hyphened(a, b))
      return;
    const std::size_t before = whole_before(first), after = hyphen_at(b.end);
    if ((before != std::string_view::npos && are_hyphened(words_[before], a)) ||
        (after > 0 && is_word_character(b.end + after)))
      return;
    Word joined;
    joined.lower = a.lower + b.lower;
    joined.begin = a.begin;
    joined.end = b.end;
    joined.position = a.position;
    joined.kind = WordKind::Part;
    words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(first) + 1, std::move(joined));
  }

  bool is_word_character(std::size_t offset) const {
    CharacterClass kind;
    peek(offset, kind);
    return kind == CharacterClass::Letter || kind == CharacterClass::Digit;
  }

  bool is_letter(std::size_t offset) const {
    CharacterClass kind;
    peek(offset, kind);
    return kind == CharacterClass::Letter;
  }

  void push_unit(char32_t lower, std::uint32_t size, CharacterClass kind, bool upper) {
    units_.push_back({lower, static_cast<std::uint32_t>(at_),
                      static_cast<std::uint32_t>(at_ + size), kind, upper});
    at_ += size;
  }

  // A combining mark: composed with the letter before it where NFC has one code point for the two.
  void push_mark(const Decoded& mark) {
    if (units_.empty()) {
      at_ += mark.size;
      return;
    }
    Unit& last = units_.back();
    if (const char32_t composed = compose(last.lower, mark.code_point)) {
      last.lower = composed;
      last.end = static_cast<std::uint32_t>(at_ + mark.size);
      at_ += mark.size;
    } else {
      push_unit(mark.code_point, mark.size, CharacterClass::Letter, false);
    }
  }

  // What parts the thousands of a number: a comma, a high comma, a space that does not break.
  static bool is_separator(char32_t cp) {
    return cp == ',' || is_apostrophe(cp) || cp == 0xA0 || cp == 0x202F || cp == 0x2009;
  }

  // "1,000": is the chunk so far the beginning of a number, and do just three digits follow?
  bool joins_digits(std::size_t offset) const {
    constexpr std::size_t kGroup = 3;
    std::size_t group = 0, groups = 0;
    for (const Unit& unit : units_) {
      if (unit.lower == ',') {
        if (groups++ > 0 && group != kGroup) return false;
        group = 0;
      } else if (unit.kind != CharacterClass::Digit || ++group > kGroup) {
        return false;
      }
    }
    std::size_t digits = 0;
    CharacterClass kind = CharacterClass::Digit;
    while (true) {
      const Decoded decoded = peek(offset, kind);
      if (kind != CharacterClass::Digit) break;
      ++digits;
      offset += decoded.size;
    }
    return digits == kGroup && kind != CharacterClass::Letter;
  }

  // Takes the connector at at_ into the chunk where it holds two pieces together; false ends the
  // chunk.
  bool push_connector(const Decoded& decoded) {
    const bool after_word = !units_.empty() && !is_connector(units_.back());
    const char32_t cp = decoded.code_point;
    if (cp == '_') {
      push_unit('_', 1, CharacterClass::Other, false);
      return true;
    }
    if (!after_word) return false;
    if (is_separator(cp) && joins_digits(at_ + decoded.size)) {
      push_unit(',', decoded.size, CharacterClass::Other, false);
      return true;
    }
    if (cp == '.' && is_word_character(at_ + 1)) {
      push_unit('.', 1, CharacterClass::Other, false);
      return true;
    }
    if (cp == ':' && at_ + 2 < text_.size() && text_[at_ + 1] == ':' &&
        (is_letter(at_ + 2) || text_[at_ + 2] == '_')) {
      push_unit(':', 2, CharacterClass::Other, false);
      return true;
    }
    if (is_apostrophe(cp) && units_.back().kind == CharacterClass::Letter &&
        is_letter(at_ + decoded.size)) {
      push_unit('\'', decoded.size, CharacterClass::Other, false);
      return true;
    }
    return false;
  }

  void read_chunk() {
    units_.clear();
    while (at_ < text_.size()) {
      CharacterClass kind;
      const Decoded decoded = peek(at_, kind);
      if (is_invisible(decoded.code_point)) {
        at_ += decoded.size;
      } else if (is_apostrophe(decoded.code_point)) {  // before letters: U+02BC is one
        if (!push_connector(decoded)) break;
      } else if (kind == CharacterClass::Letter || kind == CharacterClass::Digit) {
        const char32_t lower = to_lower(decoded.code_point);
        push_unit(lower, decoded.size, kind, lower != decoded.code_point);
      } else if (kind == CharacterClass::Mark) {
        push_mark(decoded);
      } else if (!push_connector(decoded)) {
        break;
      }
    }
    if (read_plus_or_sharp()) return;
    auto from = units_.begin();
    auto to = units_.end();
    while (from != to && is_connector(*from)) ++from;
    while (from != to && is_connector(*(to - 1))) --to;
    units_.erase(to, units_.end());
    units_.erase(units_.begin(), from);
    resolve_apostrophes();
    drop_plural();
    if (!units_.empty()) emit_chunk();
  }

  // "VMs", "SLOs": more than one of what capitals name.
  void drop_plural() {
    constexpr std::size_t kLeast = 3;
    if (units_.size() < kLeast || units_.back().lower != 's' || units_.back().upper) return;
    if (std::all_of(units_.begin(), units_.end() - 1, [](const Unit& unit) { return unit.upper; }))
      units_.pop_back();
  }

  // "C++", "g++", "C#", "F#": the sign belongs to the name.
  bool read_plus_or_sharp() {
    constexpr std::size_t kLongestName = 8;
    if (units_.empty() || units_.size() > kLongestName) return false;
    for (const Unit& unit : units_)
      if (unit.kind != CharacterClass::Letter) return false;
    const std::string_view rest = text_.substr(at_);
    std::size_t size = 0;
    if (rest.substr(0, 2) == "++" && rest.substr(2, 1) != "+" && !is_letter(at_ + 2)) size = 2;
    if (rest.substr(0, 1) == "#" && units_.size() == 1 && !is_word_character(at_ + 1)) size = 1;
    if (size == 0) return false;
    Word word = make_word(0, units_.size(), WordKind::Identifier);
    word.lower += rest.substr(0, size);
    word.end += static_cast<std::uint32_t>(size);
    at_ += size;
    words_.push_back(std::move(word));
    ++position_;
    return true;
  }

  // Possessives lose their 's, elided articles become words of their own, other apostrophes vanish:
  // "team's" → team, "l'eau" → l, eau, "don't" → dont.
  void resolve_apostrophes() {
    const auto apostrophe = [](const Unit& unit) {
      return unit.lower == '\'' && is_connector(unit);
    };
    if (std::none_of(units_.begin(), units_.end(), apostrophe)) return;
    const std::size_t size = units_.size();
    if (size > 2 && apostrophe(units_[size - 2]) && units_[size - 1].lower == 's')
      units_.resize(size - 2);
    const auto first = std::find_if(units_.begin(), units_.end(), apostrophe);
    if (first != units_.end() && units_.end() - first > 3) {
      const auto length = static_cast<std::size_t>(first - units_.begin());
      const Word elided = make_word(0, length, WordKind::Plain);
      if (is_elision(elided.lower, (first + 1)->lower)) {
        words_.push_back(elided);
        ++position_;
        units_.erase(units_.begin(), first + 1);
      }
    }
    units_.erase(std::remove_if(units_.begin(), units_.end(), apostrophe), units_.end());
  }

  Word make_word(std::size_t from, std::size_t to, WordKind kind) const {
    Word word;
    for (std::size_t i = from; i < to; ++i) {
      if (units_[i].lower == ',') continue;
      append_utf8(units_[i].lower, word.lower);
      if (units_[i].lower == ':' && is_connector(units_[i])) word.lower += ':';
    }
    word.begin = units_[from].begin;
    word.end = units_[to - 1].end;
    word.position = position_;
    word.kind = kind;
    return word;
  }

  // Does a new part begin at unit i? At "l|L", "HTTP|Server", "v2|Token"; not inside "SLOs".
  bool begins_part(std::size_t i) const {
    const Unit& unit = units_[i];
    const Unit& before = units_[i - 1];
    if (!unit.upper) return false;
    if (!before.upper) return true;
    const bool lower_follows = i + 1 < units_.size() &&
                               units_[i + 1].kind == CharacterClass::Letter && !units_[i + 1].upper;
    const bool plural = i + 2 >= units_.size() || is_connector(units_[i + 2]);
    return lower_follows && !(plural && units_[i + 1].lower == 's');
  }

  // "1.72.0", "v1.72.0": 1.72 is asked for too, and 1.72.0 without its letter.
  void emit_version() {
    const std::size_t begin = units_[0].lower == 'v' ? 1 : 0;
    std::vector<std::size_t> dots;
    for (std::size_t i = begin; i < units_.size(); ++i) {
      if (units_[i].lower == '.')
        dots.push_back(i);
      else if (units_[i].kind != CharacterClass::Digit)
        return;
    }
    if (dots.size() != 2 || dots[0] == begin) return;
    if (begin > 0) words_.push_back(make_word(begin, units_.size(), WordKind::Part));
    words_.push_back(make_word(begin, dots[1], WordKind::Part));
  }

  // The whole; the line of a version; each piece between connectors; each part of a piece written
  // in camel case: "IntoIter::new" gives itself, intoiter, into, iter and new.
  void emit_chunk() {
    bool has_digit = false;
    std::size_t connectors = 0;
    for (const Unit& unit : units_) {
      has_digit |= unit.kind == CharacterClass::Digit;
      if (is_connector(unit)) ++connectors;
    }
    const std::size_t place = words_.size();
    words_.push_back(make_word(
        0, units_.size(), connectors > 0 || has_digit ? WordKind::Identifier : WordKind::Plain));
    if (connectors > 1 && has_digit) emit_version();
    for (std::size_t begin = 0, end = 0; begin < units_.size(); begin = end) {
      if (is_connector(units_[begin])) {
        end = begin + 1;
        continue;
      }
      starts_.clear();
      for (end = begin; end < units_.size() && !is_connector(units_[end]); ++end)
        if (end == begin || begins_part(end)) starts_.push_back(end);
      if (connectors > 0) words_.push_back(make_word(begin, end, WordKind::Part));
      for (std::size_t k = 0; k < starts_.size() && starts_.size() > 1; ++k)
        words_.push_back(
            make_word(starts_[k], k + 1 < starts_.size() ? starts_[k + 1] : end, WordKind::Part));
    }
    ++position_;
    join_halves(place);
  }

  // A run of a script without spaces, as overlapping pairs of characters, each with its marks; a
  // single character stands alone.
  void read_pairs() {
    std::size_t previous = std::string_view::npos;
    std::size_t end = at_;
    std::size_t clusters = 0;
    while (true) {
      CharacterClass kind;
      Decoded decoded = peek(at_, kind);
      if (kind != CharacterClass::Pair) break;
      const std::size_t begin = at_;
      char32_t before = 0;
      while (kind == CharacterClass::Mark || at_ == begin ||
             compose_syllable(before, decoded.code_point) != 0) {
        const char32_t composed = compose_syllable(before, decoded.code_point);
        before = composed != 0 ? composed : decoded.code_point;
        at_ += decoded.size;
        decoded = peek(at_, kind);
      }
      if (previous != std::string_view::npos) push_span(previous, at_, WordKind::Pair);
      previous = begin;
      end = at_;
      ++clusters;
    }
    if (clusters == 1) push_span(previous, end, WordKind::Pair);
  }

  // An emoji with its tints and joined companions is one word.
  void read_symbol() {
    const std::size_t begin = at_;
    bool joined = true;
    while (true) {
      CharacterClass kind;
      const Decoded decoded = peek(at_, kind);
      if (kind != CharacterClass::Mark && !(kind == CharacterClass::Symbol && joined)) break;
      joined = decoded.code_point == 0x200D;
      at_ += decoded.size;
    }
    push_span(begin, at_, WordKind::Identifier);
  }

  void push_span(std::size_t begin, std::size_t end, WordKind kind) {
    Word word;
    std::u32string composed;
    for (std::size_t i = begin; i < end;) {
      const Decoded decoded = decode_utf8(text_, i);
      const char32_t before = composed.empty() ? 0 : composed.back();
      const char32_t joined = compose(before, decoded.code_point);
      if (joined != 0) composed.pop_back();
      composed += joined != 0 ? joined : to_lower(decoded.code_point);
      i += decoded.size;
    }
    for (const char32_t code_point : composed) append_utf8(code_point, word.lower);
    word.begin = static_cast<std::uint32_t>(begin);
    word.end = static_cast<std::uint32_t>(end);
    word.position = position_++;
    word.kind = kind;
    words_.push_back(std::move(word));
  }

  std::string_view text_;
  std::vector<Word>& words_;
  std::size_t at_ = 0;
  std::uint32_t position_ = 0;
  std::vector<Unit> units_;
  std::vector<std::size_t> starts_;
};

}  // namespace

void append_words(std::string_view text, std::vector<Word>& words) { Cutter(text, words).cut(); }

bool is_joined(const Word& word, std::string_view text) {
  const std::string_view source = text.substr(word.begin, word.end - word.begin);
  const auto has = [&](std::string_view hyphen) { return source.find(hyphen) != source.npos; };
  return word.kind == WordKind::Part && (has(".") || has("-") || has("\u2010") || has("\u2011"));
}

std::vector<Word> split_words(std::string_view text) {
  std::vector<Word> words;
  append_words(text, words);
  return words;
}

}  // namespace carrel
