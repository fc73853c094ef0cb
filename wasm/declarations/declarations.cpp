// Writes what JavaScript knows of the edge, from the lists that replies and requests are written
// and read by.
//
//     declarations types      → web/types/replies.d.ts
//     declarations constants  → web/base/names.js
#include <algorithm>
#include <cstdio>
#include <set>
#include <string>

#include "bundle/bundle_format.h"
#include "carrel/document.h"
#include "carrel_wasm.h"
#include "loaded/second_file.h"
#include "request_fields.h"
#include "site/file_types.h"
#include "site/room_files.h"

namespace carrel {

namespace {

constexpr std::size_t kColumns = 100;

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

template <typename Of>
std::string joined(std::size_t count, std::string_view between, Of of) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += (i == 0 ? "" : std::string(between)) + quoted(of(i));
  return text;
}

// Declares each type once, after those that it uses.
class Declarations {
 public:
  // Of a request every field may be left out.
  template <typename T, bool kIsRequest = false>
  void interface() {
    if (!known_.insert(Described<T>::kName).second) return;
    std::string lines;
    for_each_field<T>([&](const auto& field) {
      using Value = std::decay_t<decltype(field.get(std::declval<T&>()))>;
      std::string comment(field.comment);
      if constexpr (kIsRequest) comment += bounds(field, T());
      if (!comment.empty()) lines += "  /** " + comment + " */\n";
      lines += "  " + std::string(field.name) + (kIsRequest ? "?: " : ": ") +
               type_of(static_cast<const Value*>(nullptr)) + ";\n";
    });
    text_ += "\nexport interface " + std::string(Described<T>::kName) + " {\n" + lines + "}\n";
  }

  void type(std::string_view name, const std::string& is, std::string_view comment = "") {
    text_ += '\n';
    if (!comment.empty()) text_ += "/** " + std::string(comment) + " */\n";
    const std::string line = "export type " + std::string(name) + " = " + is + ";\n";
    text_ += line.size() <= kColumns ? line : wrapped(line);
  }

  const std::string& text() const { return text_; }

 private:
  // " At most 200; 20 if absent.": of a number or a choice in a request.
  template <typename T>
  static std::string bounds(const auto& field, T object) {
    const auto& value = field.get(object);
    const std::string space = field.comment.empty() ? "" : " ";
    using Value = std::decay_t<decltype(value)>;
    if constexpr (std::is_same_v<Value, bool>) {
      return space + (value ? "True if absent." : "False if absent.");
    } else if constexpr (std::is_integral_v<Value>) {
      return space + "At most " + std::to_string(field.most) + "; " + std::to_string(value) +
             " if absent.";
    } else if constexpr (std::is_enum_v<Value>) {
      return space + std::string(JsonNames<Value>::of(value)) + " if absent.";
    }
    return "";
  }

  // A long union, in lines.
  static std::string wrapped(const std::string& line) {
    std::string text;
    std::size_t column = 0;
    for (std::size_t from = 0; from < line.size();) {
      const std::size_t to = std::min(line.find(" | ", from + 1), line.size());
      if (column + to - from > kColumns) {
        text += "\n ";
        column = 1;
      }
      text.append(line, from, to - from);
      column += to - from;
      from = to;
    }
    return text;
  }

  std::string type_of(const bool*) { return "boolean"; }
  std::string type_of(const std::string*) { return "string"; }
  std::string type_of(const std::string_view*) { return "string"; }
  std::string type_of(const char* const*) { return "string"; }
  std::string type_of(const DayText*) { return "Day"; }
  std::string type_of(const MarkedText*) { return "MarkedText"; }
  std::string type_of(const Node*) { return "DocumentNode"; }
  std::string type_of(const OptionalLink*) { return of<PostLink>() + " | null"; }
  std::string type_of(const LoadedLinks*) { return of<PostLink>() + "[]"; }
  template <typename T>
  std::string type_of(const std::vector<T>*) {
    return type_of(static_cast<const T*>(nullptr)) + "[]";
  }
  template <typename T>
  std::string type_of(const std::span<const T>*) {
    return of<T>() + "[]";
  }
  template <typename T>
  std::string type_of(const T*) {
    return of<T>();
  }

  template <typename T>
  std::string of() {
    if constexpr (std::is_arithmetic_v<T>)
      return "number";
    else if constexpr (std::is_enum_v<T>)
      return names<T>();
    else if constexpr (std::is_same_v<T, Filters>)
      return filters();
    else {
      interface<T>();
      return std::string(Described<T>::kName);
    }
  }

  std::string filters() {
    interface<Filters, true>();
    return std::string(Described<Filters>::kName);
  }

  template <typename E>
  std::string names() {
    using Names = JsonNames<E>;
    if (known_.insert(Names::kName).second)
      type(Names::kName, joined(Names::kCount, " | ",
                                [](std::size_t i) { return Names::of(static_cast<E>(i)); }));
    return std::string(Names::kName);
  }

  std::string text_;
  std::set<std::string_view> known_;
};

template <typename E>
std::string union_of(E last, const char* (*name)(E)) {
  return joined(static_cast<std::size_t>(last) + 1, " | ",
                [&](std::size_t i) { return name(static_cast<E>(i)); });
}

std::string write_types() {
  Declarations made;
  made.type("Day", "string", "Like 2024-03-05, or empty.");
  made.type("MarkedText", "[text: string, marked: 0 | 1]",
            "A piece of text; 1 where it matches the query.");
  made.type("FilterField",
            joined(kFilterFields, " | ", [](std::size_t i) { return kFacetFieldNames[i]; }));
  made.type("ElementName", union_of(Element::Match, element_name));
  made.type("AttributeName", union_of(AttributeName::Number, attribute_name));
  made.type("Attributes", "{ [name in AttributeName]?: string }");
  made.type("ElementNode",
            "[name: ElementName, attributes: Attributes, ...children: DocumentNode[]]");
  made.type("DocumentNode", "string | ElementNode",
            "A post's text as a tree; words that match a request's `mark` stand in elements named "
            "match.");
  made.interface<Error>();
  made.interface<LoadedReply>();
  made.interface<Manifest>();
  made.interface<SearchRequest, true>();
  made.interface<SearchReply>();
  made.interface<Description>();
  made.interface<SuggestRequest, true>();
  made.interface<SuggestReply>();
  made.interface<PostRequest, true>();
  made.interface<PostReply>();
  return "// Requests and replies of the engine. Made from wasm/reply_fields.h and "
         "request_fields.h by\n"
         "// `scripts/dev declare`: change those.\n" +
         made.text();
}

// One constant of names.js, with what it is.
std::string constant(std::string_view comment, std::string_view name, const std::string& value) {
  return "\n/** " + std::string(comment) + " */\nexport const " + std::string(name) + " = " +
         value + ";\n";
}

std::string write_constants() {
  std::string text =
      "// What the engine's sources say and JavaScript needs when it runs. Made from C++ by\n"
      "// `scripts/dev declare`: change it there. What a bundle leaves unused costs nothing.\n";
  text += constant("The version of the functions in wasm/carrel_wasm.h.", "ABI_VERSION",
                   std::to_string(CARREL_ABI_VERSION));
  text += constant("The manifest's name as a part.", "MANIFEST", quoted(kManifestName));
  text += constant("The manifest of a packed site.", "SITE_MANIFEST", quoted(kSiteManifest));
  text += constant("The list of a packed site's files.", "SITE_LIST", quoted(kSiteListName));
  text +=
      constant("The engine's second file, among `wants`, and as the code of the error without it.",
               "READER", quoted(kReaderNeed));
  text += constant(
      "What posts can be filtered by. @type {import('../types/replies.js').FilterField[]}",
      "FILTERS",
      "[" + joined(kFilterFields, ", ", [](std::size_t i) { return kFacetFieldNames[i]; }) + "]");
  text += constant(
      "Orders of a list. @type {import('../types/replies.js').Sort[]}", "SORTS",
      "[" + joined(std::size(kSortNames), ", ", [](std::size_t i) { return kSortNames[i]; }) + "]");
  text += constant("Of a pasted log the engine reads no more bytes.", "QUERY_LOG_BYTES",
                   std::to_string(limits::kQueryLogBytes));
  text +=
      constant("A reply has no more hits.", "PAGE_OF_HITS", std::to_string(limits::kPageOfHits));
  text += constant("Whoever loads what replies name gives up after asking so often.", "MOST_ROUNDS",
                   std::to_string(limits::kRounds));
  text += constant("Hexadecimal digits of a file's SHA-256.", "HASH_DIGITS",
                   std::to_string(kSha256Digits));
  text += constant("So many of them stand in the name of a file that never changes.", "NAME_DIGITS",
                   std::to_string(kHashDigits));
  text += constant("Of FNV-1a, 32 bits, which tells the part that knows a slug.", "SLUG_HASH",
                   "{ start: " + std::to_string(kSlugHashStart) +
                       ", factor: " + std::to_string(kSlugHashFactor) + " }");
  std::string types = "{\n";
  for (const FileType& type : kFileTypes)
    types += "  " + quoted(type.ending) + ": " + quoted(type.type) + ",\n";
  text += constant(
      "What a host says of a file, by its ending. @type {Record<string, string | undefined>}",
      "FILE_TYPES", types + "}");
  text += constant("What it says of all others.", "ANY_FILE_TYPE", quoted(kAnyFileType));
  return text;
}

}  // namespace

}  // namespace carrel

int main(int count, char** words) {
  const std::string_view wanted = count == 2 ? words[1] : "";
  if (wanted != "types" && wanted != "constants") {
    std::fputs("usage: declarations types|constants\n", stderr);
    return 2;
  }
  const std::string text = wanted == "types" ? carrel::write_types() : carrel::write_constants();
  std::fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}
