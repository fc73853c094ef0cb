#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"status", Says::BackWhenNamedOrUnsure},
                             {"poststatus", Says::BackWhenNamed},
                             {"published", Says::BackUnlessTrueOrDay},
                             {"password", Says::BackWhenSet},
                             {"postpassword", Says::BackWhenSet}};
constexpr std::string_view kOrderKeys[] = {"menuorder"};

}  // namespace

constinit const Dialect kWordPress{
    .name = "WordPress",
    .source =
        "wordpress.org/documentation/article/post-status/, "
        "as its exporters write it",
    .keys = kKeys,
    .order_keys = kOrderKeys,
};

}  // namespace carrel
