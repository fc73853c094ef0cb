// The serialisation is HTML's, "origin".
#include "post/web_origin.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"

namespace carrel {

namespace {

constexpr std::size_t kHostBytes = 253, kLabelBytes = 63, kMostPort = 65'535;

bool is_plain(char c) { return ascii::is_lower(c) || ascii::is_digit(c); }

// Calls `is_good` for each piece between the signs; false where there is none, or one is not good.
template <typename IsGood>
bool all_pieces(std::string_view text, char sign, IsGood is_good) {
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(sign, at), text.size());
    if (!is_good(text.substr(at, end - at))) return false;
    at = end + 1;
  }
  return true;
}

// A number without leading zeros.
bool is_number(std::string_view text, std::size_t most) {
  if (text.empty() || text.size() > 5 || (text.size() > 1 && text[0] == '0')) return false;
  std::size_t value = 0;
  for (const char c : text) {
    if (!ascii::is_digit(c)) return false;
    value = value * 10 + static_cast<std::size_t>(c - '0');
  }
  return value <= most;
}

bool is_label(std::string_view label) {
  if (label.empty() || label.size() > kLabelBytes || label.front() == '-' || label.back() == '-')
    return false;
  return std::all_of(label.begin(), label.end(),
                     [](char c) { return is_plain(c) || c == '-' || c == '_'; });
}

// Browsers read a name whose last label is a number as an address, in many spellings; one is
// theirs.
bool is_name_or_address(std::string_view host) {
  if (host.empty() || host.size() > kHostBytes || !all_pieces(host, '.', is_label)) return false;
  const std::string_view last =
      host.substr(host.rfind('.') == std::string_view::npos ? 0 : host.rfind('.') + 1);
  const bool is_hexadecimal = last.substr(0, 2) == "0x";
  if (!is_hexadecimal && !std::all_of(last.begin(), last.end(), ascii::is_digit)) return true;
  return std::count(host.begin(), host.end(), '.') == 3 &&
         all_pieces(host, '.', [](std::string_view piece) { return is_number(piece, 255); });
}

bool is_host(std::string_view host) {
  if (host.substr(0, 1) != "[") return is_name_or_address(host);
  if (host.size() < 4 || host.back() != ']') return false;
  const std::string_view address = host.substr(1, host.size() - 2);
  return address.find(':') != std::string_view::npos &&
         std::all_of(address.begin(), address.end(), [](char c) {
           return ascii::is_digit(c) || (c >= 'a' && c <= 'f') || c == ':';
         });
}

struct Split {
  std::string_view scheme, host, port;
};

// "scheme://host:port"; the port with its colon, or empty.
Split split_origin(std::string_view text) {
  const std::size_t slashes = text.find("://");
  if (slashes == std::string_view::npos) return {};
  const std::string_view rest = text.substr(slashes + 3);
  const std::size_t bracket = rest.rfind(']');
  const std::size_t colon = rest.find(':', bracket == std::string_view::npos ? 0 : bracket);
  const std::size_t end = std::min(colon, rest.size());
  return {text.substr(0, slashes), rest.substr(0, end), rest.substr(end)};
}

std::string_view usual_port(std::string_view scheme) { return scheme == "https" ? ":443" : ":80"; }

}  // namespace

bool is_web_origin(std::string_view text) {
  const auto [scheme, host, port] = split_origin(text);
  if ((scheme != "https" && scheme != "http") || !is_host(host)) return false;
  if (port.empty()) return true;
  return port != usual_port(scheme) && port != ":0" && is_number(port.substr(1), kMostPort);
}

std::string guess_web_origin(std::string_view text) {
  std::string guess;
  for (const char c : text)
    if (c != ' ') guess += ascii::lower(c);
  if (guess.find("://") == std::string::npos) guess = "https://" + guess;
  const std::size_t end = guess.find_first_of("/?#", guess.find("://") + 3);
  if (end != std::string::npos) guess.resize(end);
  const Split split = split_origin(guess);
  if (split.port == usual_port(split.scheme) || split.port == ":")
    guess.resize(guess.size() - split.port.size());
  return is_web_origin(guess) ? guess : std::string();
}

}  // namespace carrel
