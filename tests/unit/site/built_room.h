// A built reading room with as little as there can be, an archive beside it, and the site of both.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "carrel/pack.h"
#include "sample_posts.h"

using Files = std::map<std::string, std::string>;

// Each piece names its marks.
inline std::string room_pieces() {
  std::string text;
  const auto add = [&](const std::string& name, const std::string& piece) {
    text += "<!-- piece: " + name + " -->\n" + piece + "\n";
  };
  add("hint", "hint:{{address}}");
  add("time", "{{day}}={{date}}");
  add("no-time", "undated");
  add("front", "{{title}}|{{strapline}}|{{posts}}|{{all}}");
  add("strapline", "({{strapline}})");
  add("front-first-post", "first:{{address}} {{language}} {{title}} {{time}} {{excerpt}}");
  add("front-excerpt", "[{{language}} {{summary}}]");
  add("front-post", "next:{{address}} {{language}} {{title}} {{time}}");
  add("all-posts", "all posts");
  add("beginning", "{{language}} {{title}} {{more}}{{style}}");
  add("moved", "{{target}} {{address}}");
  add("unlisted", "unlisted");
  add("text", "{{beginning}} {{title}}\n{{entries}}{{neighbours}}{{posts}}");
  add("text-entry", "entry:{{slug}} {{language}} {{title}} {{time}}");
  add("text-newer", "newer:{{address}}");
  add("text-older", "older:{{address}}");
  add("text-post", "<article id=\"{{slug}}\" {{language}}>{{title}} {{time}}\n{{html}}</article>");
  add("page", "{{beginning}} {{language}} {{title}} {{archive}} {{slug}} {{time}} {{html}}");
  add("moved-page", "{{beginning}} {{title}} {{target}}");
  add("not-found", "{{beginning}} {{title}} {{address}}");
  return text;
}

inline Files built_room() {
  return {
      {"room.json",
       R"({"english":{"find":"assets/en-find.wasm#h","read":"assets/en-read.wasm"},)"
       R"("all_languages":{"find":"assets/all-find.wasm","read":"assets/all-read.wasm"},)"
       R"("one_file":"assets/one.html","text_style":"assets/text.css",)"
       R"("element":"assets/carrel.0123456789abcdef.js","for_other_pages":["carrel.js"]})"},
      {"site/pieces.html", room_pieces()},
      {"index.html",
       "{{language}} {{title}} {{description}} {{hints}} {{engine}} {{reader}} "
       "{{front}}"},
      {"embed.html", "hosts:{{hosts}}"},
      {"app.webmanifest", R"({"name":"carrel","icons":[]})"},
      {"sw.js", "keeps"},
      {"sw_remove.js", "removes"},
      {"carrel.js", "import"},
      {"assets/carrel.0123456789abcdef.js", "element"},
      {"assets/en-find.wasm", "en find"},
      {"assets/en-read.wasm", "en read"},
      {"assets/all-find.wasm", "all find"},
      {"assets/all-read.wasm", "all read"},
      {"assets/one.html", "{{title}} {{language}}\n{{files}}"},
      {"assets/text.css", "style"},
  };
}

inline carrel::Result<std::string> read_from(const Files& files, const std::string& name) {
  const auto found = files.find(name);
  if (found == files.end())
    return carrel::Error{carrel::ErrorCode::Io, "it is not there", name, ""};
  return found->second;
}

struct SmallEdition {
  carrel::Manifest manifest;
  Files files;  // by their names below archive/
};

inline SmallEdition edition_of(std::vector<carrel::Post> posts, carrel::ArchiveFrame frame = {}) {
  SmallEdition edition;
  carrel::Manifest whole;
  if (frame.title.empty()) frame.title = "A & B";
  whole.frame = std::move(frame);
  whole.packed = 20'000;
  carrel::Result<carrel::Manifest> packed =
      carrel::repack(std::move(posts), whole,
                     [&](const std::string& name, std::string_view bytes) -> carrel::Result<void> {
                       edition.files[name] = bytes;
                       return {};
                     });
  REQUIRE(packed);
  edition.manifest = std::move(packed).value();
  return edition;
}

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}
