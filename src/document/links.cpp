// Where may a link or an image lead? Browsers drop control characters and white space before they read a scheme, so carrel does as well.
#include "document/links.h"

#include <algorithm>

#include "carrel/limits.h"

namespace carrel {

namespace {

std::string without_controls(std::string_view destination) {
  std::string clean;
  for (const char c : destination)
    if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F) clean += c;
  return clean;
}

// The scheme in lower case ("https"), or empty when the destination has none.
std::string scheme_of(std::string_view destination) {
  std::string scheme;
  for (const char c : destination) {
    if (c == ':') return scheme;
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const bool letter = lower >= 'a' && lower <= 'z';
    const bool later = (lower >= '0' && lower <= '9') || lower == '+' || lower == '.' || lower == '-';
    if (!letter && (scheme.empty() || !later)) return {};
    scheme += lower;
  }
  return {};
}

const ResolvedLink* find_resolved(std::string_view destination, const DocumentOptions& options) {
  if (!options.links) return nullptr;
  const auto found = std::lower_bound(options.links->begin(), options.links->end(), destination,
                                      [](const ResolvedLink& link, std::string_view text) { return link.destination < text; });
  return found != options.links->end() && found->destination == destination ? &*found : nullptr;
}

bool is_web(std::string_view scheme) { return scheme == "http" || scheme == "https"; }

}  // namespace

std::vector<Attribute> make_link_attributes(std::string_view destination, const DocumentOptions& options) {
  if (options.raw_html == DocumentOptions::RawHtml::Verbatim) return {{AttributeName::Href, std::string(destination)}};
  if (destination.size() > limits::kUrlBytes) return {};
  if (const ResolvedLink* resolved = find_resolved(destination, options)) {
    if (resolved->kind == ResolvedLink::Kind::Media) return {{AttributeName::MediaName, resolved->target}};
    if (resolved->heading.empty()) return {{AttributeName::PostSlug, resolved->target}};
    return {{AttributeName::PostSlug, resolved->target}, {AttributeName::PostHeading, resolved->heading}};
  }
  const std::string clean = without_controls(destination);
  if (clean.size() > 1 && clean[0] == '#') return {{AttributeName::Href, clean}};
  if (clean.size() > 2 && clean.compare(0, 2, "//") == 0) return {{AttributeName::Href, "https:" + clean}};
  const std::string scheme = scheme_of(clean);
  if (is_web(scheme) || scheme == "mailto") return {{AttributeName::Href, clean}};
  return {};
}

std::vector<Attribute> make_image_attributes(std::string_view destination, const DocumentOptions& options) {
  if (options.raw_html == DocumentOptions::RawHtml::Verbatim) return {{AttributeName::RemoteSource, std::string(destination)}};
  if (destination.size() > limits::kUrlBytes) return {};
  if (const ResolvedLink* resolved = find_resolved(destination, options)) {
    if (resolved->kind == ResolvedLink::Kind::Media) return {{AttributeName::MediaName, resolved->target}};
    return {};
  }
  const std::string clean = without_controls(destination);
  if (clean.size() > 2 && clean.compare(0, 2, "//") == 0) return {{AttributeName::RemoteSource, "https:" + clean}};
  if (is_web(scheme_of(clean))) return {{AttributeName::RemoteSource, clean}};
  return {};
}

}  // namespace carrel
