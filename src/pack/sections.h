// What a folder's own files say for every post below it: Hugo's and Zola's _index.md, a headless
// bundle's index.md, Eleventy's data.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/front_matter.h"
#include "carrel/pack.h"
#include "dialects/recognised.h"
#include "post/section_values.h"

namespace carrel {

// Rules, with their sources:
//   - a section whose _index.md is kept back keeps everything below it back (Zola; Hugo 0.111),
//   whatever the posts say;
//   - "cascade" hands keys down: the nearest section's win, and a post's own win over all
//   (gohugo.io/content-management/front-matter);
//     it stands above all sections in a site's configuration;
//     entries with a target reach the posts it names, by path, kind and environment;
//   - an index.md with "headless" keeps its folder back, and one kept back those beside it that
//   have no front matter (Hugo's bundles);
//   - keys of "posts/posts.json" hold for the folder posts, unless a post says otherwise
//   (11ty.dev/docs/data-template-dir).
class Sections {
 public:
  // Reads the files of `source` that are such. A file that cannot be read hands nothing down: it is
  // reported as a post, and its folder with it.
  explicit Sections(const PackSource& source,
                    const RecognisedDialects& dialects = RecognisedDialects());

  // What keeps a post back besides its own records. `by` is the file that says so.
  struct Handed {
    KeepRecord record;
    std::string by;
    bool is_below = false;  // the whole section is kept back
  };
  std::vector<Handed> find(std::string_view path, const FrontMatter& post) const;

 private:
  using Cascade = SectionValues::Cascade;
  struct Section {
    std::string file;
    std::string language;    // ".de" of "_index.de.md", or empty
    bool is_bundle = false;  // of index.md: reaches what has no front matter only, unless headless
    std::vector<KeepRecord> own;  // those that reach below
    std::vector<Cascade> cascades;
  };
  void read_section(const PackSource& source, const std::string& path);
  void read_data(const PackSource& source, const std::string& path,
                 const std::set<std::string_view>& pages);

  std::vector<Section> sites_;  // the configurations

  std::map<std::string, std::vector<Section>, std::less<>>
      by_folder_;  // the folder with its last slash; the source itself is ""
};

}  // namespace carrel
