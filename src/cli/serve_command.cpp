// carrel serve: a preview of a site as a static host would serve it. Not a server for the public.
#include <httplib.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "base/ascii.h"
#include "bundle/bundle_format.h"
#include "carrel/bundle.h"
#include "cli/command.h"
#include "cli/connection_threads.h"
#include "cli/terminal.h"
#include "site/file_types.h"

namespace carrel::cli {

namespace {

namespace files = std::filesystem;

constexpr std::size_t kRequestsOfAConnection = 1'000;
constexpr int kWaitingConnections = 512;
constexpr int kPorts = 20;  // tried, one after the other

struct Options {
  std::string site, host = "127.0.0.1";
  int port = 8080;
};

std::string type_of(const std::string& path) {
  const std::string ending = ascii::lowered(files::path(path).extension().string());
  for (const FileType& record : kFileTypes)
    if (ending == record.ending) return std::string(record.type);
  return std::string(kAnyFileType);
}

// The file a request path names, inside the site; empty for anything that leads out of it.
std::string find_file(const std::string& site, const std::string& path) {
  if (path.find("..") != std::string::npos || path.find('\\') != std::string::npos ||
      path.find('\0') != std::string::npos)
    return {};
  std::string file = site + path;
  std::error_code error;
  if (files::is_directory(file, error)) file += file.back() == '/' ? "index.html" : "/index.html";
  if (!files::is_regular_file(file, error)) return {};
  // Nor through a symbolic link.
  const files::path root = files::canonical(site, error), real = files::canonical(file, error);
  const auto differs = std::mismatch(root.begin(), root.end(), real.begin(), real.end());
  return !error && differs.first == root.end() ? file : std::string();
}

// Names and literal addresses: "127.attacker.example" is neither.
bool is_loopback(const std::string& name) {
  const bool is_address =
      name.rfind("127.", 0) == 0 && name.find_first_not_of("0123456789.") == std::string::npos;
  return name == "localhost" || name == "[::1]" || name == "::1" || is_address;
}

// A page elsewhere can make a name of its own lead to this machine and read what a preview answers
// to that name: a preview for this machine alone answers to this machine's names alone.
bool is_own_name(const std::string& host, const std::string& asked) {
  if (!is_loopback(host)) return true;
  const std::size_t port =
      asked.find(':', asked.find(']') == std::string::npos ? 0 : asked.find(']'));
  const std::string name = asked.substr(0, port);
  return name == host || is_loopback(name);
}

// Answers with the files of a site; once it is bound, `listening` is its socket.
std::unique_ptr<httplib::Server> make_server(const std::string& site, const std::string& host,
                                             socket_t& listening) {
  auto server = std::make_unique<httplib::Server>();
  server->Get(".*", [site, host](const httplib::Request& request, httplib::Response& response) {
    if (!is_own_name(host, request.get_header_value("Host"))) {
      response.status = 403;
      response.set_content(
          "this preview answers to localhost only; start carrel serve with --host to answer other "
          "names\n",
          "text/plain; charset=utf-8");
      return;
    }
    const std::string file = find_file(site, request.path);
    const Result<std::string> bytes = file.empty() ? Result<std::string>(Error{}) : read_file(file);
    if (!bytes) {
      response.status = 404;
      response.set_content("not found\n", "text/plain; charset=utf-8");
      return;
    }
    response.set_header("Cache-Control",
                        is_hashed_name(file) ? "public, max-age=31536000, immutable" : "no-cache");
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_content(bytes.value(), type_of(file));
  });
  server->new_task_queue = [] { return new ConnectionThreads; };
  server->set_keep_alive_max_count(kRequestsOfAConnection);
  server->set_tcp_nodelay(true);
  server->set_socket_options([&listening](socket_t socket) {
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    listening = socket;
  });
  return server;
}

int run_serve(const Options& options) {
  std::error_code error;
  if (!files::is_directory(options.site, error))
    return fail(
        {ErrorCode::Io, "is not a folder", options.site, "name a folder that carrel pack wrote"});
  if (!files::exists(options.site + "/index.html", error))
    warn("note: %s has no index.html: pack it again with the reading room built\n",
         options.site.c_str());
  socket_t listening = INVALID_SOCKET;
  int port = options.port;
  // The port asked for, or the next one free. A server that could not have its port is of no use
  // any more, says the library.
  std::unique_ptr<httplib::Server> server;
  for (int tries = 0; tries < kPorts; ++tries, ++port) {
    server = make_server(options.site, options.host, listening);
    if (server->bind_to_port(options.host.c_str(), port)) break;
    server.reset();
  }
  if (!server)
    return fail({ErrorCode::Io, "no free port from " + std::to_string(options.port) + " on",
                 options.host, "name another with --port"});
  // The library lets five connections wait to be accepted; a page and its parts are more at once.
  listen(listening, kWaitingConnections);
  print("http://%s:%d/\n", options.host.c_str(), port);
  std::fflush(stdout);
  server->listen_after_bind();
  return kDone;
}

}  // namespace

void add_serve_command(CLI::App& app, Run& run) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("serve", "Preview a packed site in the browser");
  command->add_option("site", options->site, "A folder that carrel pack wrote")->required();
  command->add_option("--port", options->port, "The first port to try")->capture_default_str();
  command->add_option("--host", options->host, "The address to listen on")->capture_default_str();
  command->callback([options, &run] { run = [options] { return run_serve(*options); }; });
}

}  // namespace carrel::cli
