// How well does carrel rank? bench_relevance COLLECTION…: packs each folder (docs.jsonl,
// queries.tsv, qrels.tsv), asks every judged query, and prints one line a query to standard output:
// set, query, nDCG@10, MRR@10, Recall@100; means to standard error.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "carrel/archive.h"
#include "carrel/pack.h"

namespace {

struct Collection {
  std::map<std::string, std::string> posts;  // path → Markdown with front matter
  std::map<std::string, std::string>
      id_of_url;  // each post's address leads back to the id that the judgments name
  std::vector<std::pair<std::string, std::string>> queries;
  std::map<std::string, std::map<std::string, double>> grades;
};

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, '\t');) cells.push_back(cell);
  return cells;
}

// Documents that come from files keep the file's name as their slug, as in carrel; a bare number
// says nothing and becomes none.
std::string make_slug(const std::string& id, std::size_t number) {
  const std::size_t slash = id.rfind('/');
  std::string name = id.substr(slash == std::string::npos ? 0 : slash + 1);
  if (slash == std::string::npos) return "p" + std::to_string(number) + "x";
  name = name.substr(0, name.rfind('.'));
  const bool is_index = name == "index" || name == "README" || name == "_index";
  if (is_index) {
    const std::string folder = id.substr(0, slash);
    name = folder.substr(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/') + 1);
  }
  return name;
}

Collection read_collection(const std::string& folder) {
  Collection collection;
  const std::string name = std::filesystem::path(folder).filename().string();
  const std::string language = name == "xquad-de" ? "de" : name == "xquad-zh" ? "zh" : "en";
  std::ifstream docs(folder + "/docs.jsonl");
  std::size_t number = 0;
  for (std::string line; std::getline(docs, line); ++number) {
    const nlohmann::json doc = nlohmann::json::parse(line);
    const std::string id = doc.at("id").get<std::string>();
    const std::string slug = make_slug(id, number);
    const std::string url = "https://posts.example/" + std::to_string(number);
    nlohmann::json front{
        {"title", doc.value("title", "")}, {"slug", slug}, {"lang", language}, {"url", url}};
    if (front["title"] == "") front["title"] = slug;
    collection.id_of_url[url] = id;
    collection.posts[std::to_string(number) + ".md"] =
        front.dump(1) + "\n\n" + doc.value("text", "");
  }
  std::ifstream queries(folder + "/queries.tsv");
  for (std::string line; std::getline(queries, line);) {
    const std::vector<std::string> cells = split(line);
    if (cells.size() >= 2) collection.queries.emplace_back(cells[0], cells[1]);
  }
  std::ifstream judgments(folder + "/qrels.tsv");
  for (std::string line; std::getline(judgments, line);) {
    const std::vector<std::string> cells = split(line);
    if (cells.size() >= 3 && std::stod(cells[2]) > 0)
      collection.grades[cells[0]][cells[1]] = std::stod(cells[2]);
  }
  return collection;
}

// The collections' queries are prose, not carrel's query language: what would be an operator there
// is taken off, tags too.
std::string as_plain_words(std::string query) {
  std::string plain;
  for (const char* quote : {"\u201C", "\u201D", "\u201E"})
    for (std::size_t at = query.find(quote); at != std::string::npos; at = query.find(quote))
      query.replace(at, 3, " ");
  bool is_in_tag = false;
  for (std::size_t i = 0; i < query.size(); ++i) {
    const char c = query[i];
    const bool starts_word = plain.empty() || plain.back() == ' ';
    if (c == '<' && query.find('>', i) != std::string::npos && i + 1 < query.size() &&
        query[i + 1] != ' ')
      is_in_tag = true;
    if (!is_in_tag)
      plain +=
          c == '"' || c == '*' || c == ':' || ((c == '-' || c == '+') && starts_word) ? ' ' : c;
    if (c == '>') is_in_tag = false;
  }
  return plain;
}

double discounted(double grade, std::size_t rank) {
  return grade / std::log2(static_cast<double>(rank) + 2);
}

struct Quality {
  double ndcg = 0, mrr = 0, recall = 0;
};

Quality judge(const std::vector<std::string>& ids, const std::map<std::string, double>& grades) {
  Quality quality;
  double gained = 0;
  std::size_t found = 0;
  for (std::size_t rank = 0; rank < ids.size() && rank < 100; ++rank) {
    const auto graded = grades.find(ids[rank]);
    if (graded == grades.end()) continue;
    ++found;
    if (rank < 10) {
      gained += discounted(graded->second, rank);
      if (quality.mrr == 0) quality.mrr = 1.0 / static_cast<double>(rank + 1);
    }
  }
  std::vector<double> best;
  for (const auto& graded : grades) best.push_back(graded.second);
  std::sort(best.rbegin(), best.rend());
  double ideal = 0;
  for (std::size_t rank = 0; rank < best.size() && rank < 10; ++rank)
    ideal += discounted(best[rank], rank);
  quality.ndcg = ideal > 0 ? gained / ideal : 0;
  quality.recall = static_cast<double>(found) / static_cast<double>(grades.size());
  return quality;
}

}  // namespace

int main(int count, char** arguments) {
  double sum_ndcg = 0, sum_mrr = 0, sum_recall = 0;
  for (int i = 1; i < count; ++i) {
    const std::string name = std::filesystem::path(arguments[i]).filename().string();
    const Collection collection = read_collection(arguments[i]);
    carrel::PackSource source;
    for (const auto& post : collection.posts) source.paths.push_back(post.first);
    source.read = [&](const std::string& path) -> carrel::Result<std::string> {
      return collection.posts.at(path);
    };
    carrel::PackOptions options;
    options.today = *carrel::parse_day("2026-11-24");
    options.compression_level = 1;
    std::map<std::string, std::string> parts;
    const auto packed =
        carrel::pack(source, {}, options,
                     [&](const std::string& part, std::string_view bytes) -> carrel::Result<void> {
                       parts[part] = bytes;
                       return {};
                     });
    if (!packed)
      return std::fprintf(stderr, "%s: %s\n", name.c_str(), to_text(packed.error()).c_str()), 1;
    if (packed.value().posts != collection.posts.size())
      std::fprintf(stderr, "%s: only %zu of %zu packed: %s\n", name.c_str(), packed.value().posts,
                   collection.posts.size(),
                   packed.value().notes.empty() ? "" : packed.value().notes[0].message.c_str());
    carrel::Archive archive;
    if (!archive.load(carrel::kManifestName, parts.at(carrel::kManifestName))) return 1;
    for (const carrel::Part& part : archive.manifest()->parts)
      if (!archive.load(part.name, parts.at(part.name))) return 1;
    Quality sum;
    double judged = 0;
    for (const auto& [id, text] : collection.queries) {
      const auto grades = collection.grades.find(id);
      if (grades == collection.grades.end()) continue;
      carrel::SearchRequest request;
      request.text = as_plain_words(text);
      request.count = 100;
      request.excerpts = false;
      const auto reply = archive.search(request);
      if (!reply || !reply.value().complete)
        return std::fprintf(stderr, "%s: %s is not answered\n", name.c_str(), id.c_str()), 1;
      std::vector<std::string> ids;
      for (const carrel::Hit& hit : reply.value().hits)
        ids.push_back(collection.id_of_url.at(hit.url));
      const Quality quality = judge(ids, grades->second);
      std::printf("%s\t%s\t%.6f\t%.6f\t%.6f\n", name.c_str(), id.c_str(), quality.ndcg, quality.mrr,
                  quality.recall);
      sum.ndcg += quality.ndcg;
      sum.mrr += quality.mrr;
      sum.recall += quality.recall;
      judged += 1;
    }
    std::fprintf(stderr, "%-30s %5.0f queries  nDCG@10 %.4f  MRR@10 %.4f  Recall@100 %.4f\n",
                 name.c_str(), judged, sum.ndcg / judged, sum.mrr / judged, sum.recall / judged);
    sum_ndcg += sum.ndcg / judged;
    sum_mrr += sum.mrr / judged;
    sum_recall += sum.recall / judged;
  }
  std::fprintf(stderr, "%-30s %5d sets     nDCG@10 %.4f  MRR@10 %.4f  Recall@100 %.4f\n", "mean",
               count - 1, sum_ndcg / (count - 1), sum_mrr / (count - 1), sum_recall / (count - 1));
  return 0;
}
