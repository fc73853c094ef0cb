#include "site/publishing.h"

#include "bundle/sha256.h"
#include "site/one_file.h"

namespace carrel {

namespace {

unsigned value_of(char digit) {
  return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

}  // namespace

std::string integrity_of(std::string_view bytes) {
  const std::string hex = sha256_hex(bytes);
  std::string digest;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    digest += static_cast<char>(value_of(hex[i]) << 4 | value_of(hex[i + 1]));
  return "sha256-" + encode_base64(digest);
}

std::string write_publishing(const std::string& site, const std::string& address,
                             std::string_view manifest_text, const ElementScript& script) {
  const std::string publish = "Publish: copy " + site +
                              " to any static host. Keep the files of the previous edition for a "
                              "while: readers may still use it.\n";
  if (address.empty()) return publish + "Embed: --url ADDRESS prints what to paste into a page.\n";
  std::string base = address;
  if (base.back() != '/') base += '/';
  return publish +
         "Hosts on another origin may load it if it is served with \"Access-Control-Allow-Origin: "
         "*\" (or their origin).\n\n"
         "Embed: paste this into a page.\n\n"
         "  <script type=\"module\" src=\"" +
         base +
         "carrel.js\"></script>\n"
         "  <carrel-archive src=\"" +
         base +
         "archive/archive.json\"></carrel-archive>\n\n"
         "Pinned to exactly this version; replace it after each pack:\n\n"
         "  <script type=\"module\" src=\"" +
         base + script.path + "\" integrity=\"" + script.integrity +
         "\" crossorigin=\"anonymous\"></script>\n"
         "  <carrel-archive src=\"" +
         base + "archive/archive.json\" integrity=\"" + integrity_of(manifest_text) +
         "\"></carrel-archive>\n\n"
         "Where only an iframe is allowed:\n\n"
         "  <iframe src=\"" +
         base +
         "embed.html\" title=\"Archive\" sandbox=\"allow-scripts allow-same-origin allow-popups\" "
         "width=\"100%\" height=\"600\"></iframe>\n";
}

}  // namespace carrel
