// What is found in a text, what is shown of it, and that no text takes more than its length.
#include "pack/secrets.h"

#include <doctest/doctest.h>

#include <chrono>

using namespace carrel;

namespace {

// Written in two pieces, so that no scanner of sources takes this file for a leak.
const std::string kToken = std::string("gh") + "p_" + "q7Zk2LwN9xV4bTc8RmYp3HdJ6sFgA1eUo5Xi";

std::vector<std::string> kinds_in(const std::string& text) {
  std::vector<std::string> kinds;
  for (const Secret& secret : find_secrets(text)) kinds.push_back(secret.kind);
  return kinds;
}

}  // namespace

TEST_CASE("a token is found wherever a word begins, and shown by its ends") {
  for (const std::string& text :
       {kToken, "a " + kToken + ".", "(" + kToken + ")", "\"x\\n" + kToken + "\"",
        "?t%3D" + kToken + "&x", "key:" + kToken, "`" + kToken + "`"}) {
    const std::vector<Secret> found = find_secrets(text);
    REQUIRE_MESSAGE(found.size() == 1, text);
    CHECK(found[0].kind == "a GitHub personal access token");
    CHECK(found[0].text == kToken);
    CHECK(found[0].masked() == "ghp_…5Xi");
    CHECK(found[0].number().size() == 16);
    CHECK(found[0].number() == find_secrets(kToken)[0].number());
  }
  CHECK(kinds_in("x" + kToken).empty());
  CHECK(find_secrets("one\ntwo " + kToken)[0].line == 2);
  CHECK(find_secrets(kToken + "\n" + kToken).size() == 2);
}

TEST_CASE("a form that is too short, too long or too regular is none") {
  CHECK(kinds_in(kToken.substr(0, 30)).empty());
  CHECK(kinds_in("npm_" + kToken.substr(4)) == std::vector<std::string>{"an npm token"});
  CHECK(kinds_in("npm_" + kToken.substr(4) + "Q").empty());
  CHECK(kinds_in("ghp_" + std::string(36, 'a')).empty());
  CHECK(kinds_in("ghp_abcabcabcabcabcabcabcabcabcabcabcabc").empty());
  CHECK(kinds_in("ghp_a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8").empty());
}

TEST_CASE("a password in an address is found, a name for one is not") {
  CHECK(kinds_in("redis://:q7Zk2LwN9xV4@cache:6379") ==
        std::vector<std::string>{"a database address with a password"});
  CHECK(kinds_in("see https://bot:q7Zk2LwN9xV4@host/x") ==
        std::vector<std::string>{"an address with a password"});
  for (const char* text :
       {"https://bot:$SECRET_WORD@host", "https://bot:<password>@host", "https://host:8080/a@b",
        "https://user:hunter@host", "postgres://app:app@host", "https://a.example/x:y@z"})
    CHECK_MESSAGE(kinds_in(text).empty(), text);
  const Secret secret = find_secrets("redis://:q7Zk2LwN9xV4@cache")[0];
  CHECK(secret.masked() == "redis://:…");
}

TEST_CASE("a value is a secret where its name says so") {
  const std::string value = "9f4Kq2Zx7Lw0Vb6Tn3Rc";
  for (const std::string& text :
       {"api_key = \"" + value + "\"", "API key: " + value, "\"clientSecret\": \"" + value + "\"",
        "export SERVICE_TOKEN=" + value, "- password: '" + value + "'"})
    CHECK_MESSAGE(kinds_in(text).size() == 1, text);
  for (const std::string& text :
       {"checksum = \"" + value + "\"", "token = make(\"" + value + "\")",
        std::string("api_key = getenv(\"X\")"), std::string("token: some-long-hyphenated-words-1")})
    CHECK_MESSAGE(kinds_in(text).empty(), text);
}

TEST_CASE("a value that its line or its masked neighbour calls an example is none") {
  const std::string value = "9f4Kq2Zx7Lw0Vb6Tn3Rc9f4Kq2Zx7Lw0Vb6Tn1Aq";
  CHECK(kinds_in("token: '" + value + "' // replace with one of your own").empty());
  CHECK(kinds_in("aws_secret_access_key = " + value).size() == 1);
  CHECK(kinds_in("aws_secret_access_key = " + value + "\naws_access_key_id = AKXXXXXXXXXXXX")
            .empty());
  CHECK(kinds_in("client_secret = " + value + "\nid = XXXXXXXXXXXXXX").size() == 1);
}

TEST_CASE("a web token in a link is a secret where it speaks for someone") {
  const std::string head = "eyJhbGciOiJIUzI1NiJ9.",
                    tail = ".fnIaFZWUwck8iQQUiaSMNmnOQRgdgoYKgleNtiIZIA";
  // {"bulletin":103,"uri":"bp2:click"} and {"sub":"4711","exp":1700000000}
  const std::string link = "eyJidWxsZXRpbiI6MTAzLCJ1cmkiOiJicDI6Y2xpY2sifQ",
                    login = "eyJzdWIiOiI0NzExIiwiZXhwIjoxNzAwMDAwMDAwfQ";
  CHECK(kinds_in("https://l.example/l/" + head + link + tail).empty());
  CHECK(kinds_in("https://l.example/l/" + head + login + tail).size() == 1);
  CHECK(kinds_in("x " + head + link + tail).size() == 1);
}

TEST_CASE("backslashes that Markdown takes away hide nothing, and a line can allow what it holds") {
  CHECK(without_escapes("ghp\\_x \\n \\\\ C:\\dir") == "ghp_x \\n \\ C:\\dir");
  CHECK(allows_secrets("x <!-- carrel: allow secret -->"));
  CHECK_FALSE(allows_secrets("x"));
}

TEST_CASE("no text makes the search take more than its length") {
  const auto seconds = [](const std::string& piece, std::size_t size) {
    std::string text;
    while (text.size() < size) text += piece;
    const auto start = std::chrono::steady_clock::now();
    static_cast<void>(find_secrets(text));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  for (const char* piece :
       {"eyJ", "-eyJ", "ghp_", "-sk-", "://a:", "x://a:b", "-----BEGIN PRIVATE KEY-----\n",
        "token=", "a", "AKIA", "M.", "\\", "token: ", "Private-Lines: ", "0:AA"}) {
    const double small = seconds(piece, 100'000), large = seconds(piece, 800'000);
    CHECK_MESSAGE(large < 24 * small + 0.1, std::string(piece));
  }
}
