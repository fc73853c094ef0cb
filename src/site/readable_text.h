// What can be read without JavaScript. Its page lists the posts, and text.html (with text-2.html …
// where one file would pass two megabytes) holds each of them at text.html#slug.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "carrel/document.h"
#include "carrel/pack.h"
#include "carrel/result.h"
#include "site/page_pieces.h"

namespace carrel {

// What every page of text has after its language, and no page of others: as the piece "beginning"
// of web/site/pieces.html has it.
inline constexpr std::string_view kTextPageMark =
    "\" class=\"text\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'\">\n";

// The document as it stands in a page: ids, and links to them, begin with `prefix`, media stand
// below `archive`, and pictures elsewhere become links, so that nothing is fetched unasked.
Document place_in_file(Document document, const std::string& prefix, const std::string& archive);
// A page of text up to its body, with `more` lines of HTML in its head; all else is plain text.
std::string write_beginning(const PagePieces& pieces, std::string_view language,
                            std::string_view title, const std::string& more,
                            std::string_view style);
// "<time …>5 Mar 2024</time>", or that there is none.
std::string write_time(const PagePieces& pieces, Day day);

// Hands the sink the text files of an archive whose own files `read_part` yields; `style` is the
// path of their style sheet. Yields what index.html shows until the room has its first answer, and
// for good where there is no script: the list of posts.
Result<std::string> write_readable_text(
    const std::function<Result<std::string>(const std::string&)>& read_part,
    const PagePieces& pieces, const std::string& style, const PackSink& sink);

}  // namespace carrel
