#include "base/html_text.h"

#include <doctest/doctest.h>

using namespace carrel;

TEST_CASE("text for HTML keeps its signs") {
  CHECK(escape_html("a < b & \"c\" > d, 'e'") == "a &lt; b &amp; &quot;c&quot; &gt; d, 'e'");
  CHECK(escape_html("") == "");
}
