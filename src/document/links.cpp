// base/web_address.h says which schemes may be followed.
#include "document/links.h"

#include <algorithm>

#include "base/web_address.h"
#include "carrel/limits.h"

namespace carrel {

namespace {

const ResolvedLink* find_resolved(std::string_view destination, const DocumentOptions& options) {
  if (!options.links) return nullptr;
  const auto found = std::lower_bound(
      options.links->begin(), options.links->end(), destination,
      [](const ResolvedLink& link, std::string_view text) { return link.destination < text; });
  return found != options.links->end() && found->destination == destination ? &*found : nullptr;
}

}  // namespace

std::vector<Attribute> make_link_attributes(std::string_view destination,
                                            const DocumentOptions& options) {
  if (options.raw_html == DocumentOptions::RawHtml::Verbatim)
    return {{AttributeName::Href, std::string(destination)}};
  if (destination.size() > limits::kUrlBytes) return {};
  if (const ResolvedLink* resolved = find_resolved(destination, options)) {
    if (resolved->kind == ResolvedLink::Kind::Media)
      return {{AttributeName::MediaName, resolved->target}};
    if (resolved->heading.empty()) return {{AttributeName::PostSlug, resolved->target}};
    return {{AttributeName::PostSlug, resolved->target},
            {AttributeName::PostHeading, resolved->heading}};
  }
  // What is relative and was not resolved at packing leads nowhere.
  std::string address = safe_address(destination);
  if (!has_scheme(address) && (address.size() < 2 || address[0] != '#')) return {};
  return {{AttributeName::Href, std::move(address)}};
}

std::vector<Attribute> make_image_attributes(std::string_view destination,
                                             const DocumentOptions& options) {
  if (options.raw_html == DocumentOptions::RawHtml::Verbatim)
    return {{AttributeName::RemoteSource, std::string(destination)}};
  if (destination.size() > limits::kUrlBytes) return {};
  if (const ResolvedLink* resolved = find_resolved(destination, options)) {
    if (resolved->kind == ResolvedLink::Kind::Media)
      return {{AttributeName::MediaName, resolved->target}};
    return {};
  }
  std::string address = safe_address(destination);
  if (!is_web_address(address)) return {};
  return {{AttributeName::RemoteSource, std::move(address)}};
}

}  // namespace carrel
