#include <doctest/doctest.h>

#include <algorithm>

#include "carrel/limits.h"
#include "carrel/query.h"

using namespace carrel;

TEST_CASE("each operator is understood, and anything typed means something") {
  const std::pair<const char*, const char*> cases[] = {
      {"pool timeout", "[pool] , [timeout]"},
      {"+pool -timeout", "+[pool] , -[timeout]"},
      {"\"connection pool\" slow", "+phrase [connection pool] , [slow]"},
      {"-\"connection pool\"", "-phrase [connection pool]"},
      {"\"never closed", "[\"never] , [closed]"},
      {"“typographic quotes”", "+phrase [typographic quotes]"},
      {"pool OR queue slow", "[pool] | [queue] , [slow]"},
      {"OR pool", "[pool]"},
      {"fail*", "+prefix [fail]"},
      {"title:runbook kind:incident", "+title [runbook] , +kind [incident]"},
      {"-tag:on-call", "-tag [on-call]"},
      {"tag:\"error budgets\"", "+tag [error budgets]"},
      {"after:2021-02 before:2021", " ; from 2021-02-01 ; to 2021-12-31"},
      {"before:2020-02", " ; to 2020-02-29"},
      {"year:2022 sort:newest", " ; from 2022-01-01 ; to 2022-12-31 ; newest"},
      {"year:soon", " ; ignored [year:soon]"},
      {"http://x.y/z", "[http://x.y/z]"},
      {"- + \"\" *", " ; ignored [-] ; ignored [+] ; ignored [\"\"] ; ignored [*]"},
      {"", ""},
      {"alpha OR title:1", "+[alpha] | +title [1]"},
      {"\"beta\" OR alpha gamma", "+phrase [beta] | +[alpha] , [gamma]"},
      {"-after:2016", " ; ignored [-after:2016]"},
      {"x OR year:2016", "[x] ; from 2016-01-01 ; to 2016-12-31 ; ignored [OR]"},
      {"year:2016 OR x", "[x] ; from 2016-01-01 ; to 2016-12-31 ; ignored [OR]"},
      {"title:東京\u3000kind:x", "+title [東京] , +kind [x]"},
      {"one\u00a0two", "[one] , [two]"},
      {"«guillemets too»", "+phrase [guillemets too]"},
      {"roll**", "+prefix [roll]"},
      {"a* a* \"b\" \"b\" OR c", "+prefix [a] , +phrase [b] , +phrase [b] | +[c]"},
      {"half-op* C++* don't*", "+prefix [half-op] , +prefix [C++] , +prefix [don't]"},
      {"C++ node.js 10.0.0.1", "[C++] , [node.js] , [10.0.0.1]"},
  };
  for (const auto& example : cases)
    CHECK_MESSAGE(to_text(parse_query(example.first)) == example.second, example.first);
}

TEST_CASE(
    "several lines are read as a pasted log: words and identifiers once each, what says when, "
    "where and how often set aside") {
  const Query query = parse_query(
      "Nov 24 10:02:11 web-7 app[4711]: E_POOL_42 pool exhausted after 250ms\n"
      "2024-03-05T10:02:11.120Z 10.0.0.1:5432 0x7ffe12 123e4567-e89b-12d3-a456-426614174000 pool "
      "-exhausted \"quoted words\"\n");
  CHECK(query.is_log);
  CHECK(to_text(query) ==
        "[web] , [app] , [E_POOL_42] , [POOL] , [exhausted] , [after] , [quoted] , [words]");
  CHECK(query.notices.at(0).code == carrel::NoticeCode::LogRead);
  CHECK(query.notices.at(0).text ==
        "Pasted log, 2 lines. Ignored 11 timestamps, addresses and numbers.");
  CHECK(parse_query("one\n\n \ntwo").notices.at(0).text == "Pasted log, 2 lines.");
}

TEST_CASE("words of stack frames, and of who speaks on several lines, stand aside in a log") {
  const Query query = parse_query(
      "10:02:11 ERROR order-api: pool exhausted\n10:02:12 WARN order-api: retrying the "
      "order\n10:02:13 WARN other: once\n"
      "java.lang.TimeoutException: no connection\n    at com.example.Pool.take(Pool.java:42)\n  "
      "File \"/srv/app.py\", line 2, in take\n");
  std::string aside, told;
  for (const QueryTerm& term : query.terms) (term.is_aside ? aside : told) += term.text + " ";
  CHECK(aside ==
        "api java lang at com.example.Pool.take com example take Pool.java File srv app.py app py "
        "line in ");
  CHECK(told ==
        "order pool exhausted retrying the other once java.lang.TimeoutException TimeoutException "
        "Timeout Exception no connection ");
}

namespace {

// The words of a log that stand aside, or the others.
std::string words_of_log(const std::string& log, bool aside) {
  std::string words;
  for (const QueryTerm& term : parse_query(log).terms)
    if (term.is_aside == aside) words += (words.empty() ? "" : " ") + term.text;
  return words;
}

// What was said together: "a b / b c".
std::string messages_of_log(const std::string& log) {
  const Query query = parse_query(log);
  std::string text;
  for (std::uint32_t number = 0;; ++number) {
    std::string message;
    for (const QueryTerm& term : query.terms)
      if (std::find(term.messages.begin(), term.messages.end(), number) != term.messages.end())
        message += (message.empty() ? "" : " ") + term.text;
    if (message.empty()) return text;
    text += (text.empty() ? "" : " / ") + message;
  }
}

}  // namespace

TEST_CASE("in a log, what says where only stands aside") {
  const std::pair<const char*, const char*> cases[] = {
      // names of fields: key=value, JSON, and behind a comma
      {"pool full host=alpha\nhost=beta", "host"},
      {"{\"svc\": \"sync\", \"msg\": \"remote copy newer\"}\n{}", "svc msg"},
      {"limiting requests, client: anna, server: berta\n.", "client server"},
      // packages, hosts, products
      {"java.util.TimeoutException: broken\n.", "java util"},
      {"GET from orders.example.net\n.", "orders.example.net orders example net"},
      {"GET /orders HTTP/1.1 client/3.1\n.", "HTTP client"},
      {"see node.js and src/pool.c\n.", ""},
      // who speaks: before the level, in brackets behind the time
      {"10:02:11 ledger ERROR broken\n.", "ledger"},
      {"10:02:11 [exec-worker] broken\n.", "exec worker"},
      // frames, the source line below one of Python's, the function above one of Go's
      {"broken\n\tat Pool.take\n\t... 42 more\n", "at Pool.take Pool take more"},
      {"  File \"a\", line 1, in take\n    return pool\nError: broken\n",
       "File line in take return pool"},
      {"main.price(nil)\n\t/srv/cart.go:211 +0x1d\npanic: broken\n",
       "main.price main price nil srv cart.go cart go"},
  };
  for (const auto& example : cases)
    CHECK_MESSAGE(words_of_log(example.first, true) == example.second, example.first);
}

TEST_CASE("a word of a log that is said in a message too does not stand aside, wherever that is") {
  const std::string field = "order=1\n", message = "retrying the order\n";
  CHECK(words_of_log(field + message, true) == "");
  CHECK(words_of_log(message + field, true) == "");
}

TEST_CASE("the words of one message of a log are known to belong together") {
  const std::pair<const char*, const char*> cases[] = {
      {"pool exhausted after 250ms, host=db by worker 3\nreplica lag 41s\n",
       "pool exhausted after / by worker / replica lag"},
      // a label, a process and a value are none of it
      {"TimeoutError: pool exhausted\nNov 24 10:02:11 app[4711]: replica lag\n",
       "pool exhausted / replica lag"},
      {"10:02:11 cache: all missed\nrole=deploy denied\n", "all missed"},
      // a text in quotes is one; a word alone is none
      {"{\"svc\": \"sync\", \"msg\": \"remote copy\"}\n{}", "remote copy"},
      // what is said again says nothing new
      {"pool exhausted\npool exhausted\nreplica lag\n", "pool exhausted / replica lag"},
      {"permission denied: role may not\nat end\n", "permission denied role may not / at end"},
      {"    at com.example take\nbroken\n", ""},
  };
  for (const auto& example : cases)
    CHECK_MESSAGE(messages_of_log(example.first) == example.second, example.first);
}

TEST_CASE("one line of a log is read as a log; a date, a version or a hash makes none") {
  for (const char* line :
       {"2024-03-05T10:02:11Z ERROR pool exhausted",
        "Nov 24 10:02:11 web-7 app[4711]: pool timeout",
        "10.0.0.7 - - [05/Mar/2024:10:02:11 +0000] \"GET /x HTTP/1.1\" 503",
        "dial tcp 10.0.0.1:5432: connect refused", "segfault at 0x7ffe12 in libpq",
        "request 123e4567-e89b-12d3-a456-426614174000 timed out"})
    CHECK_MESSAGE(parse_query(line).is_log, line);
  for (const char* line :
       {"2020-11-12 release notes", "exit code 137 of the job", "rust 1.72.0 notes",
        "chrome 120.0.6099.109 crashes often", "revert of 3f2a9bc1 broke it", "10.0.0.1 refused",
        "10:02:11 pool", "meeting at 10:30 on 2024-03-05"})
    CHECK_MESSAGE(!parse_query(line).is_log, line);
}

TEST_CASE(
    "more than a query may have is read as a log, and one larger than a log may be is cut, and "
    "says so") {
  std::string many;
  for (int i = 0; i < 97; ++i)
    many += "word" + std::string(1, static_cast<char>('a' + i % 26)) +
            std::string(1, static_cast<char>('a' + i / 26)) + " ";
  CHECK(parse_query(many).is_log);
  CHECK(parse_query(many).terms.size() == 97);
  CHECK_FALSE(parse_query("pool timeout\n").is_log);
  const Query query = parse_query(std::string(20'000, 'x'));
  CHECK(query.is_log);
  CHECK(query.notices.at(0).code == carrel::NoticeCode::LogCut);
  CHECK(query.terms.at(0).text.size() == limits::kQueryLogBytes);
}

TEST_CASE(
    "the last word may be unfinished where it is a plain one, whether a space follows or not") {
  CHECK(parse_query("pool tim").ends_in_plain_word);
  CHECK(parse_query("pool tim ").ends_in_plain_word);
  CHECK(parse_query("+tim").ends_in_plain_word);
  CHECK(parse_query("git commit --no-ver").ends_in_plain_word);
  CHECK_FALSE(parse_query("\"pool\"").ends_in_plain_word);
  CHECK(parse_query("\"pool").ends_in_plain_word);
  CHECK_FALSE(parse_query("-pool").ends_in_plain_word);
  CHECK_FALSE(parse_query("pool tag:x").ends_in_plain_word);
}

TEST_CASE("any bytes at all are understood without harm") {
  constexpr std::string_view kPieces[] = {
      "\"", "-", "+", "*",  ":",    "title:", "tag:",   "year:", "OR",
      " ",  "a", "é", "東", "\xFF", "2021",   "after:", "sort:"};
  std::uint32_t state = 11;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int n = 0; n < 10; ++n) {
      state = state * 1664525U + 1013904223U;
      text += kPieces[(state >> 9) % std::size(kPieces)];
    }
    const Query query = parse_query(text);
    for (const QueryTerm& term : query.terms) REQUIRE_FALSE(term.text.empty());
  }
}

TEST_CASE(
    "a pasted command is words: its hyphens leave nothing out, and its quotes and stars are no "
    "conditions") {
  const std::pair<const char*, const char*> cases[] = {
      {"git commit --no-verify", "[git] , [commit] , [no-verify]"},
      {"--no-verify", "[no-verify]"},
      {"git commit –no-verify", "[git] , [commit] , [–no-verify]"},
      {"git commit —no-verify -message", "[git] , [commit] , [—no-verify] , [message]"},
      {"git clean -fdx", "[git] , [clean] , [fdx]"},
      {"git commit -am \"fix: typo\"", "[git] , [commit] , [am] , [\"fix:] , [typo\"]"},
      {"kubectl get pods -n kube-system", "[kubectl] , [get] , [pods] , [n] , [kube-system]"},
      {"kubectl get pods -n kube-system -owide",
       "[kubectl] , [get] , [pods] , [n] , [kube-system] , [owide]"},
      {"docker run -it ubuntu", "[docker] , [run] , [it] , [ubuntu]"},
      {"docker run -it -detach ubuntu", "[docker] , [run] , [it] , [detach] , [ubuntu]"},
      {"exit code -1", "[exit] , [code] , [1]"},
      {"exit code −1", "[exit] , [code] , [−1]"},
      {"probe returned -404 -database", "[probe] , [returned] , [404] , -[database]"},
      {"ioctl failed: -ENOMEM", "[ioctl] , [failed:] , [ENOMEM]"},
      {"offset -.5", "[offset] , [.5]"},
      {"rm -rf", "[rm] , [rf]"},
      {"rm -rf build/*", "[rm] , [rf] , [build/*]"},
      {"tar -xzf a.tgz", "[tar] , [xzf] , [a.tgz]"},
      {"sudo tar -xzf a.tgz", "[sudo] , [tar] , [xzf] , [a.tgz]"},
      {"/usr/bin/tar -xzf a.tgz", "[/usr/bin/tar] , [xzf] , [a.tgz]"},
      {"$ mytool -verbose a.txt", "[mytool] , [verbose] , [a.txt]"},
      {"me@host:~$ mytool -verbose", "[me@host:~$] , [mytool] , [verbose]"},
      {"./run.sh -verbose", "[./run.sh] , [verbose]"},
      {"LANG=C sort -database.csv x", "[LANG=C] , [sort] , [database.csv] , [x]"},
      {"grep -v foo", "[grep] , [v] , [foo]"},
      {"ps aux | grep -vin foo", "[ps] , [aux] , [grep] , [vin] , [foo]"},
      {"ls -la /var", "[ls] , [la] , [/var]"},
      {"curl -X POST -H \"A: b\"", "[curl] , [X] , [POST] , [H] , [\"A:] , [b\"]"},
      {"curl -H\"A: b\"", "[curl] , [H\"A:] , [b\"]"},
      {"psql -U postgres", "[psql] , [U] , [postgres]"},
      {"systemctl --user", "[systemctl] , [user]"},
      {"sort -k2", "[sort] , [k2]"},
      {"head -n 20", "[head] , [n] , [20]"},
      {"head -20", "[head] , [20]"},
      {"kill -HUP 4711", "[kill] , [HUP] , [4711]"},
      {"find . -name \"*.log\" -mtime +7 -delete",
       "[find] , [name] , [\"*.log\"] , [mtime] , [+7] , [delete]"},
      {"java -version", "[java] , [version]"},
      {"java -Xmx2g -jar app.jar", "[java] , [Xmx2g] , [jar] , [app.jar]"},
      {"java -XX:+UseG1GC", "[java] , [XX:+UseG1GC]"},
      {"mvn test -Dtest=Queue", "[mvn] , [test] , [Dtest=Queue]"},
      {"terraform apply -auto-approve", "[terraform] , [apply] , [auto-approve]"},
      {"Get-Process -Name sshd", "[Get-Process] , [Name] , [sshd]"},
      {"mysql -uroot -psecret", "[mysql] , [uroot] , [psecret]"},
      {"chmod +x deploy.sh", "[chmod] , [+x] , [deploy.sh]"},
      {"date +%s", "[date] , [+%s]"},
      {"echo -n \"never closed", "[echo] , [n] , [\"never] , [closed]"},
      {"tar -czf - src", "[tar] , [czf] , [src]"},
  };
  for (const auto& example : cases)
    CHECK_MESSAGE(to_text(parse_query(example.first)) == example.second, example.first);
}

TEST_CASE("in an ordinary query a hyphen leaves out, a plus requires, and strays mean nothing") {
  const std::pair<const char*, const char*> cases[] = {
      {"rollback -database", "[rollback] , -[database]"},
      {"rollback -\"db\"", "[rollback] , -phrase [db]"},
      {"git -rebase", "[git] , -[rebase]"},
      {"git -svn", "[git] , -[svn]"},
      {"java -spring", "[java] , -[spring]"},
      {"docker -swarm", "[docker] , -[swarm]"},
      {"runbook -C#", "[runbook] , -[C#]"},
      {"runbook -東京", "[runbook] , -[東京]"},
      {"runbook -да", "[runbook] , -[да]"},
      {"release -kind:incident", "[release] , -kind [incident]"},
      {"a - b", "[a] , [b] ; ignored [-]"},
      {"release — what now", "[release] , [what] , [now] ; ignored [—]"},
      {"\"git commit --no-verify\"", "+phrase [git commit --no-verify]"},
      {"\"git commit\" hooks -database", "+phrase [git commit] , [hooks] , -[database]"},
      {"tar -xzf -\"slow disk\" tag:night", "[tar] , [xzf] , -phrase [slow disk] , +tag [night]"},
      {"+release +C", "+[release] , +[C]"},
      {"a|b", "[a|b]"},
      {"foo:bar", "[foo:bar]"},
      {"http://host/path?x=-1", "[http://host/path?x=-1]"},
      {"C:\\path\\to", "[C:\\path\\to]"},
      {"cannot open [main", "[cannot] , [open] , [[main]"},
      {"5\" disk -database", "[5\"] , [disk] , -[database]"},
      {"level=error msg=\"connection refused\"",
       "[level=error] , [msg=\"connection] , [refused\"]"},
      {"this or that not those", "[this] , [or] , [that] , [not] , [those]"},
  };
  for (const auto& example : cases)
    CHECK_MESSAGE(to_text(parse_query(example.first)) == example.second, example.first);
}

TEST_CASE("what was pasted from a message or a program is words, whatever signs it has") {
  const std::pair<const char*, const char*> cases[] = {
      {"\"unbalanced", "[\"unbalanced]"},
      {"\"unbalanced exit -code", "[\"unbalanced] , [exit] , -[code]"},
      {"tag:\"night shift", "+tag [\"night] , [shift]"},
      {"\"error budget\" and \"half", "+phrase [error budget] , [and] , [\"half]"},
      {"(x OR y", "[(x] , [OR] , [y]"},
      {"(x OR y)", "[(x] | [y)]"},
      {"if (a OR title:b {", "[if] , [(a] , [OR] , [title:b]"},
      {"ERROR:  relation \"users\" does not exist",
       "[ERROR:] , [relation] , [\"users\"] , [does] , [not] , [exist]"},
      {"sort: cannot read: /tmp/x", "[sort:] , [cannot] , [read:] , [/tmp/x]"},
      {"ld: cannot find -lssl", "[ld:] , [cannot] , [find] , [lssl]"},
      {"error: title:missing in \"x.md\", author: \"nobody\"",
       "[error:] , [title:missing] , [in] , [\"x.md\",] , [author:] , [\"nobody\"]"},
      {"title::new and author://x", "[title::new] , [and] , [author://x]"},
      {"kind: Deployment", "[kind:] , [Deployment]"},
      {"{\"level\":\"error\",\"tag\":\"x y\"}", "[{\"level\":\"error\",\"tag\":\"x] , [y\"}]"},
      {"\"msg\": \"pool exhausted\"", "[\"msg\":] , [\"pool] , [exhausted\"]"},
      {"printf(\"x y\")", "[printf(\"x] , [y\")]"},
      {"msg=\"a b\" -c", "[msg=\"a] , [b\"] , [c]"},
      {"SELECT * FROM users WHERE id = \"5\"",
       "[SELECT] , [FROM] , [users] , [WHERE] , [id] , [\"5\"]"},
      {"SELECT count(*)", "[SELECT] , [count(*)]"},
      {"src/* build/**", "[src/*] , [build/**]"},
      {"**bold** __it__*", "[**bold**] , +prefix [__it__]"},
      {"https://example.org/?q=a*", "[https://example.org/?q=a*]"},
      {"C:\\path\\*", "[C:\\path\\*]"},
      {"cannot read (reading \"map\")", "[cannot] , [read] , [(reading] , +phrase [map]"},
      {"\"error budget\", release", "+phrase [error budget] , [release]"},
      {"7\"x9\" screen", "[7\"x9\"] , [screen]"},
      {"\"a\"b c", "[\"a\"b] , [c]"},
      {"import a from \"b\";", "[import] , [a] , [from] , [\"b\";]"},
      {"kind:", " ; ignored [kind:]"},
      {"release -beta (the old one)", "[release] , -[beta] , [(the] , [old] , [one)]"},
      {"note: -\"left out\"", "[note:] , -phrase [left out]"},
  };
  for (const auto& example : cases)
    CHECK_MESSAGE(to_text(parse_query(example.first)) == example.second, example.first);
}

TEST_CASE("the thousands of a number are read as one, two numbers as two") {
  CHECK(to_text(parse_query("1 000 000 posts")) == "[1,000,000] , [posts]");
  CHECK(to_text(parse_query("over 10 000")) == "[over] , [10,000]");
  CHECK(to_text(parse_query("1\u202f000")) == "[1,000]");
  CHECK(to_text(parse_query("5 100 nodes")) == "[5] , [100] , [nodes]");
  CHECK(to_text(parse_query("1000 000 x1 000 1 0000")) ==
        "[1000] , [000] , [x1] , [000] , [1] , [0000]");
}

TEST_CASE("what a hyphen would have left out is told") {
  CHECK(parse_query("docker run -it").notices.at(0).text ==
        "Read as words, as in a command: -it. To leave a word out, write -\"word\".");
  CHECK(parse_query("rollback -database").notices.empty());
  CHECK(parse_query("git commit –no-verify").notices.empty());
  CHECK(parse_query("error: title:missing \"\"").notices.at(0).text ==
        "Read as words, as in a message: title:missing.");
}

TEST_CASE("an archive's own fields begin a piece, and are words in another's") {
  const std::vector<OwnField> fields = {{"in", "", true}, {"severity", "Severity", false}};
  CHECK(to_text(parse_query("in:runbooks/etcd pool", fields)) == "+own [runbooks/etcd] , [pool]");
  CHECK(to_text(parse_query("severity:high OR severity:\"very high\" -in:old", fields)) ==
        "+own [high] | +own [very high] , -own [old]");
  const Query query = parse_query("in:a severity:a in:a", fields);
  REQUIRE(query.terms.size() == 2);
  CHECK(query.terms[1].field == 1);
  CHECK(to_text(parse_query("in:", fields)) == "[in:]");  // as "error:" would be
  CHECK(to_text(parse_query("severity::high", fields)) == "[severity::high]");
  CHECK(to_text(parse_query("in:runbooks")) == "[in:runbooks]");
}
