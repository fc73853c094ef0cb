// carrel search: the same engine as the page's, on the terminal.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/command.h"
#include "cli/terminal.h"
#include "replies.h"

namespace carrel::cli {

namespace {

struct Options {
  std::string site;
  std::vector<std::string> words;
  std::uint32_t limit = 10;
  bool json = false, explain = false;
};

void print_hit(const Hit& hit) {
  print("\n%s  %s%s%s  [%s]\n", hit.day == kNoDay ? "undated   " : to_text(hit.day).c_str(),
        hit.title.c_str(), hit.kind.empty() ? "" : "  · ", hit.kind.c_str(), hit.slug.c_str());
  std::string excerpt;
  for (const MarkedText& piece : hit.excerpt)
    excerpt += piece.marked ? "*" + piece.text + "*" : piece.text;
  if (excerpt.empty()) excerpt = hit.summary;
  if (!excerpt.empty()) print("    %s\n", excerpt.c_str());
  if (!hit.missing_words.empty()) {
    print("    without:");
    for (const std::string& word : hit.missing_words) print(" %s", word.c_str());
    print("\n");
  }
  for (const ExplainedTerm& term : hit.explanation)
    print("    %9.4f  %s: %s\n", static_cast<double>(term.amount), term.term.c_str(),
          term.how.c_str());
  if (!hit.explanation.empty()) print("    %9.4f  in all\n", static_cast<double>(hit.score));
}

int run_search(const Options& options) {
  Result<OpenedArchive> archive = open_archive(options.site);
  if (!archive) return fail(archive.error());
  SearchRequest request;
  for (const std::string& word : options.words)
    request.text += (request.text.empty() ? "" : " ") + word;
  request.count = options.limit;
  request.explain = options.explain;
  const Result<SearchReply> reply = archive.value().search(request);
  if (!reply) return fail(reply.error());
  if (options.json) {
    print_content(write_search_reply(reply.value()) + "\n");
    return kDone;
  }
  print("%u of %u posts", reply.value().total, archive.value().manifest().posts);
  if (reply.value().total_some > 0)
    print(" (%u with all the words, %u with some)", reply.value().total_all,
          reply.value().total_some);
  print("\n");
  for (const UnderstoodTerm& term : reply.value().understood) {
    if (term.role == TermRole::Ignored)
      print("ignored %s: %s\n", term.typed.c_str(), term.meaning.c_str());
    if (term.completed)
      print("no post has %s whole; words that begin so: %s\n", term.typed.c_str(),
            term.meaning.c_str());
  }
  for (const Hit& hit : reply.value().hits) print_hit(hit);
  return kDone;
}

}  // namespace

void add_search_command(CLI::App& app, Run& run) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("search", "Search a packed archive");
  command->add_option("site", options->site, "A folder that carrel pack wrote")->required();
  command
      ->add_option("query", options->words,
                   "What to look for; the query language of the page. Put -- before a word that "
                   "begins with -")
      ->required();
  command->add_option("--limit", options->limit, "Most hits to print")->capture_default_str();
  command->add_flag("--explain", options->explain, "Say why each hit stands where it stands");
  command->add_flag("--json", options->json, "Print the reply as JSON");
  command->callback([options, &run] { run = [options] { return run_search(*options); }; });
}

}  // namespace carrel::cli
