// What an image or attachment is: its type by its ending, its size in pixels by its own header.
#pragma once

#include <cstdint>
#include <string_view>

namespace carrel {

// The MIME type of a file that may be published beside posts, or null for all others.
const char* media_type(std::string_view path);

struct PixelSize {
  std::uint32_t width = 0, height = 0;  // 0 when unknown
};
PixelSize read_pixel_size(std::string_view bytes, std::string_view type);

// Whether an SVG image holds what runs when it is opened by itself: scripts, event attributes,
// javascript: addresses, or entities that could spell them. Errs towards yes.
bool may_run_script(std::string_view svg);

}  // namespace carrel
