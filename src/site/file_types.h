// What a host says of the files of a site, by the ending of their names. The previews of both
// commands and the copies on a device say the same.
#pragma once

#include <string_view>

namespace carrel {

struct FileType {
  std::string_view ending;  // with its dot, in lower case
  std::string_view type;    // as a Content-Type header has it
};

inline constexpr FileType kFileTypes[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".wasm", "application/wasm"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".txt", "text/plain; charset=utf-8"},
    {".pdf", "application/pdf"},
    {".csv", "text/csv; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".zst", "application/zstd"},
};
inline constexpr std::string_view kAnyFileType = "application/octet-stream";

}  // namespace carrel
