#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {
    {"published", Says::BackUnlessTrueOrDay}, {"publishdate", Says::BackBefore},
    {"unpublishdate", Says::BackFrom},        {"routable", Says::BackUnlessTrue},
    {"visible", Says::BackUnlessTrue},        {"access", Says::BackWhenNamed},
};
constexpr ToolFile kConfigurations[] = {{"user/config/site.yaml"}};
constexpr ToolFile kPlaces[] = {{"user/pages/**"}};
constexpr std::string_view kOrderKeys[] = {"order", "ordering"};

}  // namespace

constinit const Dialect kGrav{
    .name = "Grav",
    .source = "learn.getgrav.org/content/headers",
    .keys = kKeys,
    .configurations = kConfigurations,
    .places = kPlaces,
    .order_keys = kOrderKeys,
};

}  // namespace carrel
