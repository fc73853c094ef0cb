// carrel test-search: does a packed archive still answer as its owner expects? A table of queries
// and the posts they should find.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "base/json_tree.h"
#include "cli/command.h"
#include "cli/terminal.h"

namespace carrel::cli {

namespace {

constexpr std::uint32_t kDepth = 200;  // of the list that is looked through: one page of hits

struct Options {
  std::string site, table;
  double least_first = 0, least_first_three = 0;  // percent
  bool json = false, quiet = false;
};

// One row of the table: the post that the query should find first.
struct Expectation {
  std::size_t line = 0;
  std::string query, slug, group;
};

struct Outcome {
  std::size_t rank = 0;             // 1 is first; 0: not among the first kDepth
  std::vector<std::string> before;  // slugs of what came first instead, at most three
};

struct Figures {
  std::size_t queries = 0, first = 0, first_three = 0;
  double reciprocal = 0;

  void add(std::size_t rank) {
    ++queries;
    first += rank == 1 ? 1 : 0;
    first_three += rank >= 1 && rank <= 3 ? 1 : 0;
    if (rank > 0) reciprocal += 1.0 / static_cast<double>(rank);
  }
  double percent(std::size_t part) const {
    return queries == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(queries);
  }
  double mean_reciprocal() const {
    return queries == 0 ? 0 : reciprocal / static_cast<double>(queries);
  }
};

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> pieces;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    pieces.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return pieces;
}

// The first line names the columns: "query" and "slug" must be among them; a third one, whatever
// its name, groups the figures.
Result<std::vector<Expectation>> read_table(const std::string& path) {
  const Result<std::string> text = read_file(path);
  if (!text) return text.error();
  std::vector<Expectation> rows;
  std::vector<std::string> columns;
  std::size_t line = 0;
  for (std::string& raw : split(text.value(), '\n')) {
    ++line;
    if (!raw.empty() && raw.back() == '\r') raw.pop_back();
    if (raw.empty()) continue;
    std::vector<std::string> cells = split(raw, '\t');
    const std::string where = path + ":" + std::to_string(line);
    if (columns.empty()) {
      columns = std::move(cells);
      for (const char* wanted : {"query", "slug"})
        if (std::count(columns.begin(), columns.end(), wanted) != 1)
          return Error{ErrorCode::BadInput,
                       std::string("the first line names no column \"") + wanted + "\"", where,
                       "begin the table with: query, a tab, slug"};
      continue;
    }
    if (cells.size() != columns.size())
      return Error{ErrorCode::BadInput,
                   "this line has " + std::to_string(cells.size()) + " cells for " +
                       std::to_string(columns.size()) + " columns",
                   where, "separate cells by one tab"};
    Expectation row;
    row.line = line;
    for (std::size_t i = 0; i < columns.size(); ++i)
      (columns[i] == "query"  ? row.query
       : columns[i] == "slug" ? row.slug
                              : row.group) = std::move(cells[i]);
    rows.push_back(std::move(row));
  }
  if (rows.empty())
    return Error{ErrorCode::BadInput, "the table has no rows", path,
                 "write one query and one slug a line, after the line that names the columns"};
  return rows;
}

Result<Outcome> try_query(OpenedArchive& archive, const Expectation& row) {
  SearchRequest request;
  request.text = row.query;
  request.count = kDepth;
  request.excerpts = false;
  const Result<SearchReply> reply = archive.search(request);
  if (!reply) return reply.error();
  Outcome outcome;
  const std::vector<Hit>& hits = reply.value().hits;
  for (std::size_t i = 0; i < hits.size() && outcome.rank == 0; ++i)
    if (hits[i].slug == row.slug) outcome.rank = i + 1;
  for (std::size_t i = 0; i < hits.size() && i < 3 && i + 1 != outcome.rank; ++i)
    outcome.before.push_back(hits[i].slug);
  return outcome;
}

void print_figures(const char* name, const Figures& figures) {
  print("%-16s %5zu queries  first %5.1f %%  in the first three %5.1f %%  MRR %.3f\n", name,
        figures.queries, figures.percent(figures.first), figures.percent(figures.first_three),
        figures.mean_reciprocal());
}

std::string to_json(const std::vector<Expectation>& rows, const std::vector<Outcome>& outcomes,
                    const Figures& all) {
  constexpr double kMillion = 1e6;  // six decimals tell more than enough
  JsonTree json;
  json["queries"] = all.queries;
  json["first"] = all.first;
  json["first_three"] = all.first_three;
  json["mrr"] = std::round(all.mean_reciprocal() * kMillion) / kMillion;
  JsonTree& misses = json["misses"] = JsonTree::array();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (outcomes[i].rank == 1) continue;
    misses.push_back(JsonTree::object({{"line", rows[i].line},
                                       {"query", rows[i].query},
                                       {"slug", rows[i].slug},
                                       {"rank", outcomes[i].rank},
                                       {"before", outcomes[i].before}}));
  }
  return write_json(json);
}

int run_test_search(const Options& options) {
  Result<OpenedArchive> archive = open_archive(options.site);
  if (!archive) return fail(archive.error());
  const Result<std::vector<Expectation>> rows = read_table(options.table);
  if (!rows) return fail(rows.error());
  std::vector<Outcome> outcomes;
  Figures all;
  std::map<std::string, Figures> groups;
  for (const Expectation& row : rows.value()) {
    Result<Outcome> outcome = try_query(archive.value(), row);
    if (!outcome) return fail(outcome.error());
    all.add(outcome.value().rank);
    if (!row.group.empty()) groups[row.group].add(outcome.value().rank);
    outcomes.push_back(std::move(outcome).value());
  }
  if (options.json) {
    print_content(to_json(rows.value(), outcomes, all) + "\n");
  } else {
    for (std::size_t i = 0; i < outcomes.size() && !options.quiet; ++i) {
      if (outcomes[i].rank == 1) continue;
      const Expectation& row = rows.value()[i];
      print("%s:%zu: %s for %s: \"%s\"\n", options.table.c_str(), row.line,
            outcomes[i].rank == 0 ? "not found"
                                  : ("place " + std::to_string(outcomes[i].rank)).c_str(),
            row.slug.c_str(), row.query.c_str());
      for (const std::string& slug : outcomes[i].before) print("    before it: %s\n", slug.c_str());
    }
    if (groups.size() > 1)
      for (const auto& [name, figures] : groups) print_figures(name.c_str(), figures);
    print_figures("all", all);
  }
  return all.percent(all.first) < options.least_first ||
                 all.percent(all.first_three) < options.least_first_three
             ? kToMend
             : kDone;
}

}  // namespace

void add_test_search_command(CLI::App& app, Run& run) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "test-search", "Try a table of queries, and tell which do not find their post first");
  command->add_option("site", options->site, "A folder that carrel pack wrote")->required();
  command
      ->add_option("table", options->table,
                   "Tab-separated lines; the first names the columns query and slug")
      ->required();
  command
      ->add_option("--first", options->least_first,
                   "Exit with 1 when fewer than this percentage come first")
      ->check(CLI::Range(0, 100));
  command
      ->add_option("--first-three", options->least_first_three,
                   "Exit with 1 when fewer than this percentage are in the first three")
      ->check(CLI::Range(0, 100));
  command->add_flag("--json", options->json, "Print the figures and misses as JSON");
  command->add_flag("--quiet", options->quiet, "Print the figures only");
  command->callback([options, &run] { run = [options] { return run_test_search(*options); }; });
}

}  // namespace carrel::cli
