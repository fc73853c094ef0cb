#include "markup/vocabulary.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"

namespace carrel {

namespace {

constexpr Callout kCallouts[] = {
    {"note", "note", "Note"},
    {"info", "note", "Info"},
    {"information", "note", "Information"},
    {"abstract", "note", "Abstract"},
    {"summary", "note", "Summary"},
    {"tldr", "note", "TL;DR"},
    {"todo", "note", "To do"},
    {"example", "note", "Example"},
    {"question", "note", "Question"},
    {"help", "note", "Help"},
    {"faq", "note", "FAQ"},
    {"quote", "note", "Quote"},
    {"cite", "note", "Quote"},
    {"seealso", "note", "See also"},
    {"details", "note", "Details"},
    {"primary", "note", "Note"},
    {"secondary", "note", "Note"},
    {"default", "note", "Note"},
    {"tip", "tip", "Tip"},
    {"tips", "tip", "Tip"},
    {"hint", "tip", "Hint"},
    {"success", "tip", "Success"},
    {"check", "tip", "Success"},
    {"done", "tip", "Done"},
    {"important", "important", "Important"},
    {"warning", "warning", "Warning"},
    {"warn", "warning", "Warning"},
    {"attention", "warning", "Attention"},
    {"caution", "caution", "Caution"},
    {"pitfall", "caution", "Pitfall"},
    {"danger", "caution", "Danger"},
    {"error", "caution", "Error"},
    {"failure", "caution", "Failure"},
    {"fail", "caution", "Failure"},
    {"missing", "caution", "Missing"},
    {"bug", "caution", "Bug"},
};

constexpr Word kWords[] = {
    // boxes
    {"admonition", Meaning::Callout},
    {"alert", Meaning::Callout},
    {"aside", Meaning::Callout, "note"},
    {"blockquote", Meaning::Callout, "quote"},
    {"callout", Meaning::Callout},
    {"notice", Meaning::Callout},
    {"pageinfo", Meaning::Callout, "info"},
    {"deprecated", Meaning::Callout, "warning"},
    {"experimental", Meaning::Callout, "warning"},
    {"deepdive", Meaning::Folded},
    {"accordion", Meaning::Folded},
    {"accordionitem", Meaning::Folded},
    {"details", Meaning::Folded, "details"},
    {"collapse", Meaning::Folded},
    {"collapsible", Meaning::Folded},
    {"expand", Meaning::Folded},
    {"expandable", Meaning::Folded},
    {"spoiler", Meaning::Folded},
    {"toggle", Meaning::Folded},
    // tabs
    {"tab", Meaning::Tab},
    {"tabitem", Meaning::Tab},
    {"tabpanel", Meaning::Tab},
    {"codetab", Meaning::Tab},
    {"step", Meaning::Tab},
    {"codegroup", Meaning::CodeTabs},
    {"vtcodegroup", Meaning::CodeTabs},
    // what only holds others
    {"", Meaning::Group},
    {"capture", Meaning::Group},
    {"cards", Meaning::Group},
    {"cardgrid", Meaning::Group},
    {"cardgroup", Meaning::Group},
    {"checklist", Meaning::Group},
    {"code", Meaning::Group},
    {"codeblock", Meaning::Group},
    {"columns", Meaning::Group},
    {"column", Meaning::Group},
    {"contentref", Meaning::Group},
    {"filetree", Meaning::Group},
    {"fragment", Meaning::Group},
    {"listing", Meaning::Group, "Listing"},
    {"clientonly", Meaning::Group},
    {"rawhtml", Meaning::Group},
    {"steps", Meaning::Group},
    {"stepper", Meaning::Group},
    {"tabs", Meaning::Group},
    {"tabset", Meaning::Group},
    {"tabpane", Meaning::Group},
    {"vpre", Meaning::Group},
    // conditions and loops: what they hold is shown once
    {"if", Meaning::Group},
    {"elsif", Meaning::Nothing},
    {"else", Meaning::Nothing},
    {"unless", Meaning::Group},
    {"for", Meaning::Group},
    {"case", Meaning::Group},
    {"when", Meaning::Nothing},
    {"assign", Meaning::Nothing},
    {"set", Meaning::Nothing},
    {"increment", Meaning::Nothing},
    // code and formulas
    {"highlight", Meaning::Code},
    {"codetoggle", Meaning::Code, "yaml"},
    {"mermaid", Meaning::Code, "mermaid"},
    {"katex", Meaning::Formula},
    {"math", Meaning::Formula},
    {"raw", Meaning::Literal},
    {"verbatim", Meaning::Literal},
    // images, and what stands elsewhere
    {"figure", Meaning::Figure},
    {"image", Meaning::Figure},
    {"imagewithclass", Meaning::Figure},
    {"img", Meaning::Figure},
    {"imgproc", Meaning::Figure},
    {"themedimage", Meaning::Figure},
    {"audio", Meaning::Media},
    {"embed", Meaning::Media},
    {"iframe", Meaning::Media},
    {"object", Meaning::Media},
    {"video", Meaning::Media},
    {"gist", Meaning::Media, "https://gist.github.com/"},
    {"instagram", Meaning::Media, "https://www.instagram.com/p/"},
    {"tweet", Meaning::Media, "https://x.com/i/status/"},
    {"x", Meaning::Media, "https://x.com/i/status/"},
    {"vimeo", Meaning::Media, "https://vimeo.com/"},
    {"youtube", Meaning::Media, "https://www.youtube.com/watch?v="},
    // links
    {"button", Meaning::Link},
    {"card", Meaning::Link},
    {"download", Meaning::Link},
    {"file", Meaning::Link},
    {"linkbutton", Meaning::Link},
    {"linkcard", Meaning::Link},
    {"readmore", Meaning::Group},
    {"link", Meaning::Reference},
    {"posturl", Meaning::Reference},
    {"ref", Meaning::Reference},
    {"relref", Meaning::Reference},
    // words
    {"badge", Meaning::Text},
    {"glossarytooltip", Meaning::Text},
    {"newin", Meaning::Text, "New in "},
    {"deprecatedin", Meaning::Text, "Deprecated in "},
    {"since", Meaning::Text, "Added in "},
    {"kbd", Meaning::Key},
    {"include", Meaning::Include},
    {"includerelative", Meaning::Include},
    {"readfile", Meaning::Include},
    // what shows nothing by itself
    {"clear", Meaning::Nothing},
    {"divider", Meaning::Nothing},
    {"icon", Meaning::Nothing},
    {"spacer", Meaning::Nothing},
    {"toc", Meaning::Nothing},
    {"tableofcontents", Meaning::Nothing},
};

}  // namespace

const Word* find_word(std::string_view name) {
  const auto found = std::find_if(std::begin(kWords), std::end(kWords),
                                  [&](const Word& word) { return word.name == name; });
  return found == std::end(kWords) ? nullptr : found;
}

const Callout* find_callout(std::string_view name) {
  const auto found = std::find_if(std::begin(kCallouts), std::end(kCallouts),
                                  [&](const Callout& callout) { return callout.name == name; });
  return found == std::end(kCallouts) ? nullptr : found;
}

std::string alert_line(const Callout& callout, std::string_view title, std::string_view fold) {
  std::string line = "[!";
  for (const char c : callout.kind) line += ascii::is_lower(c) ? static_cast<char>(c - 32) : c;
  line += "]" + std::string(fold);
  const std::string_view shown = title.empty() ? callout.title : title;
  const bool is_usual = ascii::lowered(shown) == callout.kind;
  return is_usual && fold.empty() ? line : line + " " + std::string(shown);
}

}  // namespace carrel
