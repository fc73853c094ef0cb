#include "pack/link_resolver.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace carrel;

namespace {

using Kind = LinkResolver::Target::Kind;

Candidate candidate(const std::string& path, const std::string& slug) {
  Candidate made;
  made.path = path;
  made.post.metadata.slug = slug;
  made.post.metadata.language = "en";
  return made;
}

// A folder with posts and an image, and what its links lead to, in a word.
class Folder {
 public:
  Folder() {
    candidates_ = {candidate("a.md", "a"), candidate("guides/b.md", "b"),
                   candidate("guides/c/index.md", "c"),
                   candidate("posts/2020-01-31-dated.md", "dated")};
    candidates_[1].addresses = {"/permalink/b/"};
    candidates_[3].post.metadata.day = *parse_day("2020-01-31");
    source_.paths = {"a.md",
                     "guides/b.md",
                     "guides/c/index.md",
                     "posts/2020-01-31-dated.md",
                     "guides/pool.png",
                     "static/logo.png",
                     "guides/a b.png"};
  }

  std::string leads(const std::string& from, const std::string& destination) const {
    const SourceLayout layout(source_.paths);
    const LinkResolver resolver(candidates_, source_, layout);
    const LinkResolver::Target target = resolver.resolve(from, destination);
    const std::string heading = target.heading.empty() ? "" : "#" + target.heading;
    const std::string guess = target.guess.empty() ? "" : " (guess)";
    switch (target.kind) {
      case Kind::External:
        return "external";
      case Kind::Post:
        return candidates_[target.post].post.metadata.slug + heading + guess;
      case Kind::File:
        return target.file + guess;
      case Kind::Dead:
        return target.why_dead == "leads nowhere" ? "dead" : "dead: " + target.why_dead;
    }
    return "";
  }

 private:
  std::vector<Candidate> candidates_;
  PackSource source_;
};

}  // namespace

TEST_CASE("addresses with a scheme or a host lead out") {
  const Folder folder;
  for (const char* address : {"https://a.example/", "mailto:a@b", "//a.example/x"})
    CHECK(folder.leads("a.md", address) == "external");
}

TEST_CASE("a file is found as written, from the post's folder") {
  const Folder folder;
  CHECK(folder.leads("a.md", "guides/b.md") == "b");
  CHECK(folder.leads("a.md", "./guides/b.md") == "b");
  CHECK(folder.leads("guides/b.md", "../a.md") == "a");
  CHECK(folder.leads("guides/b.md", "pool.png") == "guides/pool.png");
  CHECK(folder.leads("guides/b.md", "a%20b.png") == "guides/a b.png");
}

TEST_CASE("a heading goes along, of the post itself too") {
  const Folder folder;
  CHECK(folder.leads("a.md", "guides/b.md#what") == "b#what");
  CHECK(folder.leads("a.md", "guides/b.md?x=1#what") == "b#what");
}

TEST_CASE("without its ending, as a folder, and from the root") {
  const Folder folder;
  CHECK(folder.leads("a.md", "guides/b") == "b");
  CHECK(folder.leads("a.md", "guides/b/") == "b");
  CHECK(folder.leads("a.md", "guides/b.html") == "b");
  CHECK(folder.leads("a.md", "guides/c/") == "c");
  CHECK(folder.leads("guides/b.md", "/a.md") == "a");
  CHECK(folder.leads("guides/b.md", "/logo.png") == "static/logo.png");
}

TEST_CASE("an address that a post gives itself leads there") {
  CHECK(Folder().leads("a.md", "/permalink/b/") == "b");
}

TEST_CASE("a dated address is the post of that day and name") {
  const Folder folder;
  CHECK(folder.leads("a.md", "/2020/01/31/dated/") == "dated");
  CHECK(folder.leads("a.md", "/2020/01/30/dated/") == "dead");
}

TEST_CASE("the day and the file's name are an address, whatever the slug became") {
  std::vector<Candidate> posts = {candidate("2024-04-22-release-0.74.mdx", "release-0.74"),
                                  candidate("2018-01-02-Open-Update.md", "open-update"),
                                  candidate("2019-06-12-Open-Update.md", "open-update-2"),
                                  candidate("2021-03-08-iOS-15/index.md", "ios-15")};
  posts[0].addresses = {"/blog/own-0.74"};
  PackSource source;
  for (Candidate& post : posts) {
    source.paths.push_back(post.path);
    post.post.metadata.day = *parse_day(post.path.substr(0, 10));
  }
  posts[3].post.metadata.day = *parse_day("2021-03-05");  // its own key says so
  const SourceLayout layout(source.paths);
  const LinkResolver resolver(posts, source, layout);
  const auto leads = [&](const std::string& destination) {
    const auto target = resolver.resolve(posts[0].path, destination);
    return target.kind == Kind::Post ? posts[target.post].post.metadata.slug : target.why_dead;
  };
  CHECK(leads("/2024/04/22/release-0.74#yoga-30") == "release-0.74");
  CHECK(leads("/2024/04/22/release-0.74.html") == "release-0.74");
  CHECK(leads("/blog/2018/01/02/open-update") == "open-update");
  CHECK(leads("/blog/2019/06/12/Open-Update/") == "open-update-2");
  CHECK(leads("/blog/2021/03/08/iOS-15") == "ios-15");
  CHECK(leads("/blog/2021/03/05/ios-15") == "ios-15");
  CHECK(leads("/blog/own-0.74") == "release-0.74");
  CHECK(leads("/blog/2021/03/09/iOS-15") == "leads nowhere");
  CHECK(leads("/2024/04/22/release-0.75") == "leads nowhere");
}

TEST_CASE("what nothing stands for is dead, and nothing leads out of the folder") {
  const Folder folder;
  for (const char* destination : {"nowhere.md", "guides/none.png", "/none/"})
    CHECK(folder.leads("a.md", destination) == "dead");
  CHECK(folder.leads("a.md", "../../etc/passwd") ==
        "dead: leads out of the folder that is packed: pack the folder above");
}

namespace {

// Links from `from` in a folder of these files; those that begin with '!' are left out as drafts.
class Vault {
 public:
  explicit Vault(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
      source_.paths.push_back(file[0] == '!' ? file.substr(1) : file);
      if (file[0] == '!' || !is_post_path(file)) continue;
      candidates_.push_back(candidate(file, file));
      candidates_.back().post.metadata.title = "Title of " + file;
    }
  }
  Candidate& operator[](std::size_t i) { return candidates_[i]; }
  bool is_whole = false;  // as a tool sees it that finds files by their names
  std::string leads(const std::string& from, const std::string& destination) const {
    const SourceLayout layout(source_.paths);
    const LinkResolver resolver(candidates_, source_, layout, is_whole);
    const LinkResolver::Target target = resolver.resolve(from, destination);
    const std::string end = (target.heading.empty() ? "" : "#" + target.heading) +
                            (target.guess.empty() ? "" : " (guess)");
    if (target.kind == Kind::Post) return candidates_[target.post].path + end;
    if (target.kind == Kind::File) return target.file + end;
    return target.kind == Kind::Dead ? target.why_dead : "external";
  }

 private:
  std::vector<Candidate> candidates_;
  PackSource source_;
};

}  // namespace

TEST_CASE("case, backslashes, accents' forms and percents are forgiven, as guesses") {
  const Vault vault({"a.md", "other.md", "sub/deep.md", "sub/shot.png", "my file.md",
                     "Cafe\xCC\x81.md", "50%25.md"});
  CHECK(vault.leads("a.md", "Other.md") == "other.md (guess)");
  CHECK(vault.leads("a.md", "/my file/") == "my file.md");
  CHECK(vault.leads("a.md", "SUB/Deep") == "sub/deep.md (guess)");
  CHECK(vault.leads("a.md", "sub\\deep.md#x") == "sub/deep.md#x (guess)");
  CHECK(vault.leads("a.md", "sub\\SHOT.png") == "sub/shot.png (guess)");
  CHECK(vault.leads("sub/deep.md", "..\\other.md") == "other.md (guess)");
  CHECK(vault.leads("a.md", "my%20file.md") == "my file.md");
  CHECK(vault.leads("a.md", "Caf\xC3\xA9.md") == "Cafe\xCC\x81.md (guess)");
  CHECK(vault.leads("a.md", "50%25.md") == "50%25.md (guess)");
  CHECK(vault.leads("a.md", "50%2525.md") == "50%25.md");
}

TEST_CASE("of two that differ in case only, the one that is written is meant, or neither") {
  const Vault vault({"a.md", "Note.md", "note.md"});
  CHECK(vault.leads("a.md", "note.md") == "note.md");
  CHECK(vault.leads("a.md", "Note") == "Note.md");
  CHECK(vault.leads("a.md", "NOTE.md") == "leads nowhere");
  CHECK(Vault({"a.md", "API/Page.md"}).leads("a.md", "/api/page/") == "API/Page.md");
  CHECK(Vault({"a.md", "API/Page.md"}).leads("a.md", "/api/page.md") == "API/Page.md (guess)");
}

TEST_CASE("what is there and not packed is called that") {
  const Vault vault({"a.md", "!draft.md", "old.html", "x/pack.zip", "b.md"});
  CHECK(vault.leads("a.md", "draft.md") == "leads to draft.md, which is not published");
  CHECK(vault.leads("a.md", "/draft/") == "leads to draft.md, which is not published");
  CHECK(vault.leads("a.md", "old.html") ==
        "leads to old.html, which is there; but files of its kind are not packed");
  CHECK(vault.leads("a.md", "X/pack.ZIP") ==
        "leads to x/pack.zip, which is there; but files of its kind are not packed");
  CHECK(vault.leads("a.md", "b.png") == "leads nowhere");
  CHECK(vault.leads("a.md", "b.html") == "b.md");
  CHECK(vault.leads("a.md", "../static/x.png") ==
        "leads out of the folder that is packed: pack the folder above");
  CHECK(vault.leads("a.md", "/img/x.png") ==
        "leads to no file here; if it stands in a folder beside this one, pack the folder above");
}

TEST_CASE("a permalink comes before the file of its name, an alias behind it") {
  Vault vault({"a.md", "guide.md", "other.md", "sub/c.md"});
  vault[0].addresses = {"/guide/"};
  vault[1].addresses = {"/manual.html"};
  vault[2].old_addresses = {"/sub/c/", "/2019/gone.html"};
  CHECK(vault.leads("other.md", "/guide/") == "a.md");
  CHECK(vault.leads("other.md", "guide.md") == "guide.md");
  CHECK(vault.leads("other.md", "/manual.html#x") == "guide.md#x");
  CHECK(vault.leads("other.md", "/sub/c/") == "sub/c.md");
  CHECK(vault.leads("a.md", "/2019/gone.html") == "other.md");
  CHECK(vault.leads("a.md", "../2019/gone/") == "other.md");
}

TEST_CASE("a wikilink finds its note by path, by name near by, then by the shortest path") {
  const Vault vault({"Home.md", "Disk full.md", "x/Note.md", "y/deep/Note.md", "y/From.md",
                     "att/shot.png", "v1.2.md", "ns___page.md", "!secret.md"});
  const auto from = [&](const std::string& path, const std::string& link) {
    return vault.leads(path, "wikilink:" + link);
  };
  CHECK(from("Home.md", "Disk full") == "Disk full.md");
  CHECK(from("Home.md", "disk FULL#Steps") == "Disk full.md#Steps");
  CHECK(from("y/From.md", "Disk full#One#Two") == "Disk full.md#Two");
  CHECK(from("Home.md", "x/Note") == "x/Note.md");
  CHECK(from("Home.md", "deep/Note") == "y/deep/Note.md");
  CHECK(from("Home.md", "Note") == "x/Note.md (guess)");
  CHECK(from("y/From.md", "Note") == "y/deep/Note.md (guess)");
  CHECK(from("y/From.md", "../x/Note") == "x/Note.md");
  CHECK(from("y/From.md", "shot.png") == "att/shot.png");
  CHECK(from("Home.md", "v1.2") == "v1.2.md");
  CHECK(from("Home.md", "ns/page") == "ns___page.md");
  CHECK(from("Home.md", "#Steps") == "Home.md#Steps");
  CHECK(from("Home.md", "#^b1") == "Home.md#^b1");
  CHECK(from("Home.md", "secret") == "leads to secret.md, which is not published");
  CHECK(from("Home.md", "Gone") == "leads nowhere");
  CHECK(from("Home.md", "title of x/note.md") == "x/Note.md (guess)");
}

TEST_CASE("a wikilink finds a note by its alias, unless two have it") {
  Vault vault({"a.md", "b.md", "c.md"});
  vault[0].names = {"Playbook", "Both"};
  vault[1].names = {"both"};
  CHECK(vault.leads("c.md", "wikilink:playbook") == "a.md");
  CHECK(vault.leads("c.md", "wikilink:Both") == "leads nowhere");
}

TEST_CASE("a plain link of a vault finds a file in whichever folder it is") {
  Vault vault({"a.md", "notes/b.md", "attachments/shot.png"});
  CHECK(vault.leads("notes/b.md", "shot.png") == "leads nowhere");
  vault.is_whole = true;
  CHECK(vault.leads("notes/b.md", "shot.png") == "attachments/shot.png");
  CHECK(vault.leads("a.md", "b.md") == "notes/b.md");
  CHECK(vault.leads("a.md", "/shot.png") != "attachments/shot.png");
}

TEST_CASE("a generator's reference is a path from the post, from the root, or a name anywhere") {
  const Vault vault({"_posts/2020-01-01-x.md", "docs/a.md", "docs/sub/b.md", "docs/c.md"});
  CHECK(vault.leads("docs/a.md", "reference:_posts/2020-01-01-x.md") == "_posts/2020-01-01-x.md");
  CHECK(vault.leads("docs/a.md", "reference:2020-01-01-x") == "_posts/2020-01-01-x.md");
  CHECK(vault.leads("docs/a.md", "reference:b.md#h") == "docs/sub/b.md#h");
  CHECK(vault.leads("docs/a.md", "reference:2021-05-05-c") == "docs/c.md (guess)");
  CHECK(vault.leads("docs/a.md", "reference:gone.md") == "leads nowhere");
}
