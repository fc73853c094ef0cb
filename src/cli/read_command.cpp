// carrel read: one post, as text, HTML or Markdown.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/command.h"
#include "cli/terminal.h"
#include "replies.h"

namespace carrel::cli {

namespace {

struct Options {
  std::string site, slug;
  bool html = false, markdown = false, json = false;
};

int run_read(const Options& options) {
  Result<OpenedArchive> archive = open_archive(options.site);
  if (!archive) return fail(archive.error());
  PostRequest request;
  request.slug = options.slug;
  const Result<PostReply> reply = archive.value().read(request);
  if (!reply) return fail(reply.error());
  const Post& post = reply.value().post;
  if (options.json) {
    print_content(write_post_reply(reply.value()) + "\n");
  } else if (options.html) {
    print_content(write_html(reply.value().document));
  } else if (options.markdown) {
    print_content(post.markdown);
  } else {
    print("%s\n", post.metadata.title.c_str());
    if (post.metadata.day != kNoDay) print("%s\n", to_text(post.metadata.day).c_str());
    print("\n%s", write_text(reply.value().document).c_str());
  }
  return kDone;
}

}  // namespace

void add_read_command(CLI::App& app, Run& run) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("read", "Print one post of a packed archive");
  command->add_option("site", options->site, "A folder that carrel pack wrote")->required();
  command->add_option("slug", options->slug, "The post's slug, as in its link")->required();
  command->add_flag("--html", options->html, "As HTML");
  command->add_flag("--markdown", options->markdown, "As the Markdown it was packed from");
  command->add_flag("--json", options->json, "As the reply the page gets");
  command->callback([options, &run] { run = [options] { return run_read(*options); }; });
}

}  // namespace carrel::cli
