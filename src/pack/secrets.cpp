// Four readings of one text: forms of the table, addresses with a password, private keys, and
// values given to a name that says "key" or "token".
#include "pack/secrets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>

#include "base/ascii.h"
#include "bundle/sha256.h"
#include "pack/secret_kinds.h"

namespace carrel {

namespace {

// No secret needs more to be known; and no text makes the search take longer than so much a place.
constexpr std::size_t kLongest = 256;
constexpr std::size_t kKeyBytes = 8192;  // of a private key, with what stands around it

bool is_word(char c) { return ascii::is_alphanumeric(c) || c == '_'; }

double entropy_of(std::string_view text) {
  std::array<std::size_t, 256> counts{};
  for (const char c : text) ++counts[static_cast<unsigned char>(c)];
  double bits = 0;
  for (const std::size_t count : counts)
    if (count > 0) {
      const double share = static_cast<double>(count) / static_cast<double>(text.size());
      bits -= share * std::log2(share);
    }
  return bits;
}

// "abcdef", "654321", "a1b2c3": the longest stretch in which every character, or every second one,
// is the neighbour of the one before.
bool has_sequence(std::string_view text, std::size_t step, std::size_t most) {
  for (const int direction : {1, -1}) {
    for (std::size_t begin = 0; begin < step; ++begin) {
      std::size_t length = 1;
      for (std::size_t i = begin + step; i < text.size(); i += step) {
        const int from = ascii::lower(text[i - step]), to = ascii::lower(text[i]);
        const bool goes_on = to == from + direction || (from == '9' && to == '0' && direction > 0);
        length = goes_on ? length + 1 : 1;
        if (length > most) return true;
      }
    }
  }
  return false;
}

bool repeats(std::string_view text) {
  std::size_t run = 1;
  for (std::size_t i = 1; i < text.size(); ++i) {
    run = text[i] == text[i - 1] ? run + 1 : 1;
    if (run > 5) return true;
  }
  for (std::size_t period = 1; period <= std::min<std::size_t>(10, text.size() / 2); ++period)
    if (text.substr(period) == text.substr(0, text.size() - period)) return true;
  return false;
}

// Words that stand for a secret. None is so short that a secret made at random would hold it.
bool has_word(std::string_view text) {
  constexpr std::string_view kWords[] = {
      "example",   "sample",  "xxxx",     "your",   "placeholder", "redacted", "changeme",
      "change-me", "replace", "dummy",    "insert", "notreal",     "not-real", "fake",
      "random",    "secret",  "password", "passwd", "token",       "deadbeef", "foobar",
      "lorem",     "****",    "....",     "test",   "demo-",       "mytoken",  "apikey",
      "api_key",   "removed", "hidden",   "masked", "censored"};
  const std::string lower = ascii::lowered(text);
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

// Whether a text that has a secret's form is none: the part of it that was made at random is not.
bool is_stand_in(std::string_view text) {
  if (text.empty() || has_word(text) || repeats(text)) return true;
  if (has_sequence(text, 1, 6) || has_sequence(text, 2, 5)) return true;
  const bool is_digits = std::all_of(text.begin(), text.end(), ascii::is_digit);
  const double least = is_digits ? 1.5 : text.size() < 12 ? 1.8 : text.size() < 24 ? 2.5 : 2.9;
  return entropy_of(text) < least;
}

// A word begins at a place where none goes on: nor does one after "\n" or "%3D" in quoted text.
bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0 || !is_word(text[at - 1])) return true;
  if (at >= 2 && text[at - 2] == '\\' && std::string_view("nrt").find(text[at - 1]) < 3)
    return true;
  return at >= 3 && text[at - 3] == '%' && is_in_class('H', text[at - 2]) &&
         is_in_class('H', text[at - 1]);
}

// Where the shape ends that begins here, or npos.
std::size_t end_of_shape(std::string_view text, std::size_t at, std::string_view shape) {
  while (!shape.empty()) {
    const std::size_t space = std::min(shape.find(' '), shape.size());
    const std::string_view word = shape.substr(0, space);
    shape.remove_prefix(std::min(space + 1, shape.size()));
    if (word[0] == '=') {
      if (text.substr(at, word.size() - 1) != word.substr(1)) return std::string_view::npos;
      at += word.size() - 1;
      continue;
    }
    std::size_t least = 0, most = 0, digit = 1;
    for (; digit < word.size() && ascii::is_digit(word[digit]); ++digit)
      least = least * 10 + static_cast<std::size_t>(word[digit] - '0');
    const bool is_open = word.substr(digit) == "+";
    if (digit < word.size() && !is_open)
      for (std::size_t i = digit + 1; i < word.size(); ++i)
        most = most * 10 + static_cast<std::size_t>(word[i] - '0');
    most = is_open ? kLongest : std::max(least, most);
    std::size_t count = 0;
    while (count < most && at + count < text.size() && is_in_class(word[0], text[at + count]))
      ++count;
    if (count < least) return std::string_view::npos;
    at += count;
    // Longer than the form allows: something else.
    const bool goes_on = at < text.size() && is_word(text[at]) && is_in_class(word[0], text[at]);
    if (shape.empty() && !is_open && goes_on) return std::string_view::npos;
  }
  return at;
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {
    for (const SecretKind& kind : secret_kinds())
      (kind.prefix.empty() ? anywhere_ : by_first_[static_cast<unsigned char>(kind.prefix[0])])
          .push_back(&kind);
  }

  std::vector<Secret> run() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      const char c = text_[at];
      if (c == '\n') ++line_;
      if (at < done_) continue;
      if (c == ':' && text_.substr(at, 3) == "://") find_address(at);
      if (c == '-' && text_.substr(at, 11) == "-----BEGIN ") find_private_key(at);
      if (c == 'P' && text_.substr(at, 15) == "Private-Lines: ") find_putty_key(at);
      if (c == '=' || c == ':') find_assigned(at);
      const bool is_start = !is_word(c) || begins_word(text_, at);
      if (is_start) find_form(at);
    }
    std::sort(found_.begin(), found_.end(),
              [](const Secret& a, const Secret& b) { return a.line < b.line; });
    return std::move(found_);
  }

 private:
  void add(std::string kind, std::string_view text, std::size_t shown) {
    found_.push_back({std::move(kind), std::string(text), line_, shown});
  }

  void find_form(std::size_t at) {
    if (try_kinds(by_first_[static_cast<unsigned char>(text_[at])], at)) return;
    if (ascii::is_alphanumeric(text_[at])) try_kinds(anywhere_, at);
  }

  bool try_kinds(const std::vector<const SecretKind*>& kinds, std::size_t at) {
    for (const SecretKind* kind : kinds) {
      if (text_.substr(at, kind->prefix.size()) != kind->prefix) continue;
      const std::size_t begin = at + kind->prefix.size();
      const std::size_t end = end_of_shape(text_, begin, kind->shape);
      if (end == std::string_view::npos) continue;
      const std::string_view whole = text_.substr(at, end - at);
      const bool is_example = std::any_of(
          kind->examples.begin(), kind->examples.end(),
          [&](std::string_view piece) { return whole.find(piece) != std::string_view::npos; });
      if (!is_example && !is_stand_in(text_.substr(begin, end - begin)) && !is_link(at, whole))
        add(std::string(kind->name), whole, std::clamp<std::size_t>(kind->prefix.size(), 2, 12));
      done_ = end;
      return true;
    }
    return false;
  }

  // A redirector's address with a JSON web token in its path, which claims nothing for anyone: none
  // of the names that RFC 7519 registers.
  bool is_link(std::size_t at, std::string_view token) const {
    if (token.substr(0, 3) != "eyJ" || at == 0 || text_[at - 1] != '/') return false;
    const std::size_t payload = token.find('.') + 1;
    const std::string claims =
        read_base64(token.substr(payload, token.find('.', payload) - payload));
    constexpr std::string_view kClaims[] = {"\"iss\"", "\"sub\"", "\"aud\"", "\"exp\"",
                                            "\"nbf\"", "\"iat\"", "\"jti\""};
    return claims.find("\":") != std::string::npos &&
           std::none_of(std::begin(kClaims), std::end(kClaims), [&](std::string_view claim) {
             return claims.find(claim) != std::string::npos;
           });
  }

  static std::string read_base64(std::string_view text) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
      bits = bits << 6 | static_cast<std::uint32_t>(kDigits.find(c) & 63);
      count += 6;
      if (count < 8) continue;
      count -= 8;
      bytes += static_cast<char>(bits >> count & 0xFF);
    }
    return bytes;
  }

  // Whether what stands around a value says that it is an example: its line in words, or, of AWS's
  // secret key, which opens nothing without its id, an id beside it that is masked.
  bool is_said_to_be_example(std::size_t begin, std::size_t end, std::string_view name) const {
    constexpr std::size_t kLine = 400, kBeside = 300;
    const std::size_t from = begin > kLine ? begin - kLine : 0;
    std::string_view head = text_.substr(from, begin - from);
    head.remove_prefix(head.rfind('\n') + 1);  // the whole of it where there is none: npos + 1
    const std::string_view tail = text_.substr(end, kLine);
    const std::string line =
        ascii::lowered(std::string(head) + std::string(tail.substr(0, tail.find('\n'))));
    for (const std::string_view word : {"example", "replace", "your ", "sample", "dummy", "fake"})
      if (line.find(word) != std::string::npos) return true;
    if (ascii::lowered(name).find("secret_access_key") == std::string::npos) return false;
    const std::size_t near = begin > kBeside ? begin - kBeside : 0;
    const std::string_view around = text_.substr(near, end + kBeside - near);
    return around.find("XXXXXXXX") != std::string_view::npos ||
           around.find("********") != std::string_view::npos;
  }

  // scheme://user:password@host
  void find_address(std::size_t colon) {
    std::size_t begin = colon;
    while (begin > 0 && colon - begin < 24 &&
           (ascii::is_alphanumeric(text_[begin - 1]) || text_[begin - 1] == '+' ||
            text_[begin - 1] == '-'))
      --begin;
    if (begin == colon) return;
    const std::size_t user = colon + 3;
    std::size_t password = 0, end = user;
    for (; end < text_.size() && end - user < kLongest; ++end) {
      const char c = text_[end];
      if (c == '@') break;
      if (static_cast<unsigned char>(c) <= ' ' || std::string_view("\"'`<>/?#|\\[]()").find(c) < 14)
        return;
      if (c == ':' && password == 0) password = end + 1;
    }
    if (password == 0 || end >= text_.size() || text_[end] != '@') return;
    const std::string_view word = text_.substr(password, end - password);
    const std::string_view name = text_.substr(user, password - 1 - user);
    if (!is_password(word) || ascii::lowered(word) == ascii::lowered(name)) return;
    const std::string scheme = ascii::lowered(text_.substr(begin, colon - begin));
    constexpr std::string_view kOfTheWeb[] = {"http", "https", "ftp",  "ftps", "sftp", "ssh",
                                              "git",  "svn",   "smtp", "imap", "ws",   "wss"};
    const bool is_web =
        std::find(std::begin(kOfTheWeb), std::end(kOfTheWeb), scheme) != std::end(kOfTheWeb);
    add(is_web ? "an address with a password" : "a database address with a password",
        text_.substr(begin, end - begin), password - begin);
    found_.back().text = std::string(text_.substr(begin, end - begin));
    done_ = end;
  }

  // Long and mixed enough to be somebody's; not a variable of a template.
  static bool is_password(std::string_view word) {
    if (word.size() < 8 || has_word(word) || repeats(word) || has_sequence(word, 1, 5))
      return false;
    if (std::string_view("$%{*").find(word[0]) < 4 || word.find("${") != std::string_view::npos ||
        word.find("pass") != std::string_view::npos)
      return false;
    const auto count = [&](bool (*is)(char)) {
      return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is));
    };
    const std::size_t lower = count([](char c) { return ascii::is_lower(c); }),
                      upper = count([](char c) { return ascii::is_upper(c); }),
                      digits = count([](char c) { return ascii::is_digit(c); });
    const std::size_t others = word.size() - lower - upper - digits;
    const int classes = (lower > 0) + (upper > 0) + (digits > 0) + (others > 0);
    return classes >= 2 && entropy_of(word) >= 2.5;
  }

  // A block of PEM of whatever kind, if there is a key in it, in however quoted lines.
  void find_private_key(std::size_t at) {
    const std::string_view head = text_.substr(at, 80);
    const std::size_t name = head.find("PRIVATE KEY");
    if (name == std::string_view::npos || head.substr(0, name).find('\n') < name) return;
    const std::size_t dashes = head.find("-----", name);
    if (dashes == std::string_view::npos) return;
    add_key(at, at + dashes + 5, "a private key");
  }
  void find_putty_key(std::size_t at) { add_key(at, at + 15, "a PuTTY private key"); }

  void add_key(std::size_t at, std::size_t body, const char* kind) {
    std::string_view lines = text_.substr(body, kKeyBytes);
    for (const std::string_view next : {"Private-", "-----"})
      lines = lines.substr(0, lines.find(next));
    std::string key;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      // "Proc-Type: 4,ENCRYPTED" and its like say nothing of the key.
      const std::size_t end = std::min(lines.find('\n', i), lines.size());
      if (lines.substr(i, end - i).find(": ") != std::string_view::npos) {
        i = end;
        continue;
      }
      for (; i < end; ++i) {
        if (lines[i] == '\\' && i + 1 < end)
          ++i;
        else if (is_in_class('S', lines[i]))
          key += lines[i];
      }
    }
    if (key.size() < 40 || is_stand_in(std::string_view(key).substr(0, kLongest))) return;
    const std::string whole(text_.substr(at, body - at));
    add(kind, whole + key, whole.size());
    done_ = body;
  }

  // api_key = "…": the name says what it is, so that the value need not have a form of its own.
  void find_assigned(std::size_t sign) {
    std::size_t end = sign;
    const auto skip_back = [&](std::string_view signs) {
      while (end > 0 && sign - end < 8 && signs.find(text_[end - 1]) != std::string_view::npos)
        --end;
    };
    skip_back(" \t\"':*`]");
    std::size_t begin = end;
    while (begin > 0 && end - begin < 60 &&
           (is_word(text_[begin - 1]) || text_[begin - 1] == '-' || text_[begin - 1] == '.'))
      --begin;
    // "API key" is a name of two words.
    std::size_t first = begin;
    if (begin > 1 && text_[begin - 1] == ' ' && is_word(text_[begin - 2]))
      for (--first; first > 0 && begin - first < 20 && is_word(text_[first - 1]);) --first;
    if (begin == end) return;
    if (!names_secret(text_.substr(begin, end - begin))) {
      if (!names_secret(text_.substr(first, end - first))) return;
      begin = first;
    }
    std::size_t at = sign + 1;
    while (at < text_.size() && std::string_view(">=: \t*`").find(text_[at]) < 7) ++at;
    const char quote = at < text_.size() && (text_[at] == '"' || text_[at] == '\'') ? text_[at] : 0;
    if (quote) ++at;
    std::size_t stop = at;
    while (stop < text_.size() && stop - at < kLongest &&
           (is_in_class('S', text_[stop]) || std::string_view("_-.~").find(text_[stop]) < 4))
      ++stop;
    if (quote ? stop >= text_.size() || text_[stop] != quote
              : stop < text_.size() && std::string_view(" \t\r\n`,;|<&\\").find(text_[stop]) > 11)
      return;
    const std::string_view value = text_.substr(at, stop - at);
    if (!is_random(value)) return;
    if (is_said_to_be_example(begin, stop, text_.substr(begin, end - begin))) return;
    if (try_kinds(by_first_[static_cast<unsigned char>(value[0])], at)) return;
    add("the value of a secret, " + std::string(text_.substr(begin, end - begin)), value, 2);
    done_ = stop;
  }

  static bool names_secret(std::string_view name) {
    std::string plain;
    for (const char c : name)
      if (ascii::is_alphanumeric(c)) plain += ascii::lower(c);
    constexpr std::string_view kEndings[] = {
        "apikey",        "apitoken",     "secret",     "secretkey",   "secretaccesskey",
        "accesskey",     "authtoken",    "token",      "accesstoken", "privatekey",
        "clientsecret",  "password",     "passwd",     "passphrase",  "signingkey",
        "encryptionkey", "masterkey",    "authkey",    "credential",  "credentials",
        "herokukey",     "storagekey",   "accountkey", "secretid",    "apisecret",
        "bearer",        "authorization"};
    return std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view ending) {
      return plain.size() >= ending.size() &&
             plain.compare(plain.size() - ending.size(), ending.size(), ending) == 0;
    });
  }

  // Letters and digits in a mixture that no name, word or path has.
  static bool is_random(std::string_view value) {
    if (value.size() < 20 || is_stand_in(value)) return false;
    std::size_t digits = 0, letters = 0, changes = 0, signs = 0;
    bool is_hex = true;
    for (std::size_t i = 0; i < value.size(); ++i) {
      digits += ascii::is_digit(value[i]);
      letters += ascii::is_letter(value[i]);
      signs += !ascii::is_alphanumeric(value[i]);
      is_hex = is_hex && (is_in_class('H', value[i]) || value[i] == '-');
      if (i > 0)
        changes += ascii::is_digit(value[i]) != ascii::is_digit(value[i - 1]) ||
                   (ascii::is_lower(value[i - 1]) && ascii::is_upper(value[i]));
    }
    if (digits < 2 || letters < 4 || signs * 5 > value.size()) return false;
    // In hexadecimal digits a key has whole bytes, and 16 of them at least.
    if (is_hex && (value.size() - signs < 32 || (value.size() - signs) % 2 != 0)) return false;
    return entropy_of(value) >= (is_hex ? 3.0 : 3.5) && changes * 5 >= value.size();
  }

  std::string_view text_;
  std::array<std::vector<const SecretKind*>, 256> by_first_;
  std::vector<const SecretKind*> anywhere_;
  std::vector<Secret> found_;
  std::size_t line_ = 1;
  std::size_t done_ = 0;  // what is before this place belongs to a secret that was found
};

}  // namespace

std::string Secret::masked() const {
  constexpr std::size_t kTail = 3;
  const std::string tail =
      text.size() >= shown + 16 ? text.substr(text.size() - kTail) : std::string();
  return text.substr(0, std::min(shown, text.size())) + "…" + tail;
}

std::string Secret::number() const { return sha256_hex(text).substr(0, 16); }

std::vector<Secret> find_secrets(std::string_view text) { return Finder(text).run(); }

bool allows_secrets(std::string_view line) {
  return line.find("carrel: allow secret") != std::string_view::npos;
}

std::string without_escapes(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '\\' && i + 1 < text.size() && text[i + 1] > ' ' &&
                           text[i + 1] < 127 && !ascii::is_alphanumeric(text[i + 1]);
    if (is_escape) ++i;
    plain += text[i];
  }
  return plain;
}

}  // namespace carrel
