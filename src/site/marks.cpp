#include "site/marks.h"

#include <algorithm>
#include <vector>

namespace carrel {

namespace {

constexpr std::string_view kOpening = "{{", kClosing = "}}";

}  // namespace

Result<std::string> fill_marks(std::string_view page, std::span<const Mark> marks,
                               std::string_view where) {
  std::string filled;
  std::vector<bool> is_met(marks.size());
  std::size_t from = 0;
  for (std::size_t at = page.find(kOpening); at != std::string_view::npos;
       at = page.find(kOpening, at)) {
    const std::string_view rest = page.substr(at + kOpening.size());
    const auto stands_here = [&](const Mark& mark) {
      return rest.substr(0, mark.name.size()) == mark.name &&
             rest.substr(mark.name.size(), kClosing.size()) == kClosing;
    };
    const auto mark = std::find_if(marks.begin(), marks.end(), stands_here);
    if (mark == marks.end()) {
      ++at;
      continue;
    }
    is_met[static_cast<std::size_t>(mark - marks.begin())] = true;
    filled.append(page, from, at - from).append(mark->text);
    at += kOpening.size() + mark->name.size() + kClosing.size();
    from = at;
  }
  filled.append(page, from, std::string_view::npos);
  for (std::size_t i = 0; i < marks.size(); ++i)
    if (!is_met[i])
      return Error{ErrorCode::BadInput, "has no place {{" + std::string(marks[i].name) + "}}",
                   std::string(where), "build the room again with scripts/dev build"};
  return filled;
}

}  // namespace carrel
