#include "check/fixes.h"

#include <algorithm>

#include "base/utf8.h"
#include "document/blocks.h"
#include "post/encoding.h"
#include "post/front_matter_read.h"

namespace carrel {

namespace {

// Where "](written" ends as a destination does, in the line; npos where it is not there once.
std::size_t find_destination(std::string_view line, const std::string& written) {
  std::size_t found = std::string_view::npos;
  for (const char* opening : {"](", "](<"}) {
    const std::string wanted = opening + written;
    for (std::size_t at = line.find(wanted); at != std::string_view::npos;
         at = line.find(wanted, at + 1)) {
      const std::size_t end = at + wanted.size();
      const bool is_whole =
          end < line.size() && std::string_view(") >\t").find(line[end]) != std::string_view::npos;
      const auto ticks =
          std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at), '`');
      if (!is_whole || ticks % 2 == 1) continue;  // code
      if (found != std::string_view::npos) return std::string_view::npos;
      found = end - written.size();
    }
  }
  return found;
}

// Whether the line is shown as it is written, so that nothing on it is a link.
bool is_code(const std::string& text, const std::string& file, std::size_t line) {
  const Result<ReadFrontMatter> front = read_front_matter(text, file);
  if (!front || line < front.value().body_line) return true;
  const Blocks blocks = scan_blocks(front.value().body);
  const std::size_t number = line - front.value().body_line;
  return number >= blocks.lines.size() || is_literal(blocks.lines[number].kind);
}

bool mend_link(const CheckFinding& finding, std::string& bytes) {
  std::size_t begin = 0;
  for (std::size_t line = 1; line < finding.line; ++line) {
    begin = bytes.find('\n', begin);
    if (begin == std::string::npos) return false;
    ++begin;
  }
  const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
  const std::size_t at =
      find_destination(std::string_view(bytes).substr(begin, end - begin), finding.written);
  if (at == std::string_view::npos) return false;
  bytes.replace(begin + at, finding.written.size(), finding.meant);
  return true;
}

}  // namespace

Fixes find_fixes(const CheckResult& result, const PackSource& source) {
  Fixes fixes;
  for (const CheckFinding& finding : result.findings) {
    const bool is_link = !finding.written.empty() && finding.written != finding.meant;
    if (!is_link && finding.rule->id != "encoding") continue;
    const std::string place = finding.file + ":" + std::to_string(finding.line) + ": ";
    auto known = fixes.files.find(finding.file);
    std::string bytes;
    if (known != fixes.files.end()) {
      bytes = known->second;
    } else if (Result<std::string> read = source.read(finding.file)) {
      bytes = std::move(read).value();
    } else {
      fixes.told.push_back(place + "not mended: " + read.error().message);
      continue;
    }
    if (!is_link) {
      const Result<DecodedText> decoded = decode_text(bytes);
      if (!decoded || decoded.value().is_detected || decoded.value().encoding.empty()) continue;
      fixes.files[finding.file] = decoded.value().text;
      fixes.told.push_back(place + "is UTF-8 now, and was " + decoded.value().encoding);
    } else if (!is_valid_utf8(bytes)) {
      fixes.told.push_back(place + "not mended: the file is not UTF-8");
    } else if (!is_code(bytes, finding.file, finding.line) && mend_link(finding, bytes)) {
      fixes.files[finding.file] = bytes;
      fixes.told.push_back(place + "the link " + finding.written + " is " + finding.meant + " now");
    } else {
      fixes.told.push_back(place + "not mended: " + finding.written +
                           " does not stand there once, as a link's whole destination");
    }
  }
  return fixes;
}

}  // namespace carrel
