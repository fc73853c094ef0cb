// A small archive, packed in memory: posts in, an archive's state out, with all of its parts loaded
// or without some.
#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bundle_write/bundle_writer.h"
#include "carrel/document.h"
#include "carrel/query.h"
#include "index_build/index_builder.h"
#include "loaded/state.h"

// A post in English, of this title and these words.
inline carrel::Post make_post(const std::string& slug, const std::string& title,
                              const std::string& markdown = "") {
  carrel::Post post;
  post.metadata.slug = slug;
  post.metadata.title = title;
  post.metadata.language = "en";
  post.markdown = markdown;
  return post;
}

class SmallArchive {
 public:
  // Posts are numbered as they come: oldest first, as the packer has them.
  explicit SmallArchive(std::vector<carrel::Post> posts, carrel::ArchiveFrame frame = {},
                        std::size_t part_bytes = 0) {
    carrel::IndexBuilder index;
    carrel::PostAnalyser analyser;
    std::vector<std::string> sources;
    for (const carrel::Post& post : posts) {
      const std::vector<carrel::TextSection> sections =
          carrel::write_sections(carrel::parse_post(post));
      carrel::PostFields fields;
      fields.title = post.metadata.title;
      fields.slug = post.metadata.slug;
      fields.summary = post.metadata.summary;
      fields.language = post.metadata.language;
      fields.tags = &post.metadata.tags;
      fields.sections = &sections;
      index.add(analyser.analyse(fields));
      sources.push_back(post.metadata.slug + ".md");
    }
    carrel::BundleInput input;
    if (frame.title.empty()) frame.title = "Small";
    input.frame = std::move(frame);
    input.packed = 20'000;
    input.posts = &posts;
    input.sources = &sources;
    input.index = &index;
    input.part_bytes = part_bytes;
    input.compression_level = 1;
    carrel::Result<carrel::Bundle> made = carrel::make_bundle(
        input, [](std::size_t count, const std::function<void(std::size_t)>& work) {
          for (std::size_t i = 0; i < count; ++i) work(i);
        });
    REQUIRE(made);
    for (std::size_t i = 0; i < made.value().frames.size(); ++i)
      files_[made.value().manifest.parts[i].name] = made.value().frames[i];
    manifest_text_ = made.value().manifest_text;
    // As a reader has it: where the ranges of terms end is known by reading only.
    manifest_ = carrel::read_manifest(manifest_text_).value();
  }

  const carrel::Manifest& manifest() const { return manifest_; }
  // The bytes of a part, or of the manifest, by its name.
  const std::string& file(const std::string& name) const {
    return name == carrel::kManifestName ? manifest_text_ : files_.at(name);
  }

  // Every part is loaded, but for those of these roles.
  std::unique_ptr<carrel::Archive::State> open(
      std::initializer_list<carrel::PartRole> without = {}) const {
    const std::set<carrel::PartRole> left_out(without);
    auto state = std::make_unique<carrel::Archive::State>(manifest_);
    for (const carrel::Part& part : state->manifest->parts)
      if (left_out.count(part.role) == 0) load(*state, part);
    return state;
  }

  // Loads one part by its name.
  void load(carrel::Archive::State& state, const std::string& name) const {
    const carrel::Part* part = state.manifest->find_part(name);
    REQUIRE(part != nullptr);
    load(state, *part);
  }

 private:
  void load(carrel::Archive::State& state, const carrel::Part& part) const {
    carrel::Result<std::string> content = carrel::open_part(part, files_.at(part.name));
    REQUIRE(content);
    REQUIRE(state.take(part, std::move(content).value()));
  }

  carrel::Manifest manifest_;
  std::string manifest_text_;
  std::map<std::string, std::string> files_;  // the parts
};
