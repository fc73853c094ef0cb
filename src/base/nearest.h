// What someone meant who wrote a name that is none.
#pragma once

#include <span>
#include <string_view>

namespace carrel {

// The name that differs from `written` by one slip (a letter more, less or other, or two that
// changed places), by two where it has eight letters or more, and in names of four letters or less
// only by two that changed places; empty where none does or several do alike. Case, '-' and '_' do
// not count: what differs in these alone is nearest of all.
std::string_view nearest_name(std::string_view written, std::span<const std::string_view> names);

}  // namespace carrel
