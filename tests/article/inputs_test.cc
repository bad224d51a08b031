#include "article/inputs.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "reading.h"
#include "value/spell.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

// A folder of its own that is the working directory while the test runs.
class Folder {
 public:
  Folder() : before_(fs::current_path()) {
    std::string name = (fs::temp_directory_path() / "crosscheck-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
    fs::current_path(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    fs::current_path(before_);
    std::error_code none;
    fs::remove_all(path_, none);
  }

  const fs::path& path() const { return path_; }

  static void write(const fs::path& name, std::string_view text = "The fire is out.\n") {
    if (name.has_parent_path()) fs::create_directories(name.parent_path());
    std::ofstream(name, std::ios::binary) << text;
  }

 private:
  fs::path before_, path_;
};

std::vector<std::string> names(const Inputs& inputs) {
  std::vector<std::string> out;
  for (const Input& input : inputs.files) out.push_back(input.path);
  return out;
}

Inputs find(const std::vector<std::string>& paths, Problems& problems) {
  return find_inputs(paths, problems);
}

std::vector<Article> read_all(const std::vector<std::string>& paths, Problems& problems) {
  std::vector<Article> articles;
  const Inputs inputs = find(paths, problems);
  for (const Input& input : inputs.files) {
    read_input(
        inputs, input, shipped_words(), shipped_lexicon(),
        [&](Article&& article) { articles.push_back(std::move(article)); }, problems);
  }
  return articles;
}

TEST_CASE("folders are walked for articles, in the order of bytes", "[article][inputs]") {
  Folder folder;
  for (const char* name :
       {"b.txt", "a/z.md", "a/B.markdown", "a.jsonl", "c.TEXT", "C.txt", ".hidden.txt",
        ".git/x.txt", "notes.pdf", "README", "crosscheck.decisions.jsonl", "a/deep/er/1.txt"}) {
    Folder::write(name);
  }
  Folder::write("crosscheck.yaml", "");
  Problems problems;
  const std::vector<std::string> all = {"C.txt",  "a.jsonl", "a/B.markdown", "a/deep/er/1.txt",
                                        "a/z.md", "b.txt",   "c.TEXT"};
  CHECK(names(find({"."}, problems)) == all);
  CHECK(names(find({"./"}, problems)) == all);
  CHECK(names(find({"a/"}, problems)) ==
        std::vector<std::string>{"a/B.markdown", "a/deep/er/1.txt", "a/z.md"});
  CHECK(problems.empty());
}

TEST_CASE("a file is read once, however often it is named", "[article][inputs]") {
  Folder folder;
  Folder::write("a/b.txt");
  fs::create_symlink("a/b.txt", "link.txt");
  Problems problems;
  const std::vector<std::vector<std::string>> orders = {
      {"a/b.txt", "./a/b.txt", "a", "a/../a/b.txt", "link.txt"},
      {"link.txt", "a/../a/b.txt", "a", "./a/b.txt", "a/b.txt"}};
  for (const auto& order : orders) {
    const Inputs inputs = find(order, problems);
    CHECK(names(inputs) == std::vector<std::string>{"a/../a/b.txt"});
    CHECK(inputs.files[0].named);
  }
  CHECK(problems.empty());
}

TEST_CASE("any file is read when it is named", "[article][inputs]") {
  Folder folder;
  Folder::write("story");
  Folder::write(".hidden.txt");
  Problems problems;
  CHECK(names(find({"story", ".hidden.txt"}, problems)) ==
        std::vector<std::string>{".hidden.txt", "story"});
  CHECK(problems.empty());
}

TEST_CASE("inputs that cannot be read are problems", "[article][inputs]") {
  Folder folder;
  fs::create_directory("empty");
  Folder::write("good.txt");
  Problems problems;
  const auto articles = read_all({"nowhere.txt", "empty", "good.txt"}, problems);
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].path == "good.txt");
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].path == "nowhere.txt");
  CHECK(problems[0].message == "no such file or folder");
  CHECK(problems[0].fatal);
  CHECK(problems[1].path == "empty");
  CHECK_THAT(problems[1].message, Catch::StartsWith("no articles here"));
  CHECK(!problems[1].fatal);
}

TEST_CASE("a file without the right to read it is a problem", "[article][inputs]") {
  if (geteuid() == 0) return;  // root may read everything
  Folder folder;
  Folder::write("a/secret.txt");
  fs::permissions("a/secret.txt", fs::perms::none);
  for (const bool named : {true, false}) {
    Problems problems;
    CHECK(read_all({named ? "a/secret.txt" : "a"}, problems).empty());
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].message == "Permission denied");
    CHECK(problems[0].fatal == named);
  }
}

TEST_CASE("what is no text is not read", "[article][inputs]") {
  Folder folder;
  Folder::write("utf16.txt", std::string_view("\xFF\xFE"
                                              "F\0i\0r\0e\0",
                                              10));
  Folder::write("image.txt", std::string_view("\x89PNG\0\0\0\0\0\1\2", 11));
  Folder::write("empty.txt", "");
  Problems problems;
  CHECK(read_all({"."}, problems).empty());
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].message == "is empty");
  CHECK_THAT(problems[1].message, Catch::Contains("NUL"));
  CHECK_THAT(problems[2].message, Catch::Contains("UTF-16"));
}

TEST_CASE("links to folders are not followed in circles", "[article][inputs]") {
  Folder folder;
  Folder::write("a/b.txt");
  fs::create_directory_symlink("..", "a/up");
  Problems problems;
  CHECK(names(find({"."}, problems)) == std::vector<std::string>{"a/b.txt"});
}

TEST_CASE("the next crosscheck.yaml upward gives the metadata", "[article][inputs]") {
  Folder folder;
  Folder::write("crosscheck.yaml",
                "articles:\n"
                "  - {match: \"**/0*.txt\", source: First, published: 2031-05-08}\n"
                "  - {match: \"**\", source: Rest, title: All, published: 2031-05-09}\n");
  Folder::write("in/crosscheck.yaml", "articles:\n  - {match: \"*\", source: Inner}\n");
  Folder::write("0.txt");
  Folder::write("deep/er/0.txt");
  Folder::write("deep/er/1.txt");
  Folder::write("in/0.txt");
  const struct {
    std::string_view path, source, title, day, note;
  } expected[] = {
      {"0.txt", "First", "All", "2031-05-08", "from crosscheck.yaml on line 2"},
      {"deep/er/0.txt", "First", "All", "2031-05-08", "from crosscheck.yaml on line 2"},
      {"deep/er/1.txt", "Rest", "All", "2031-05-09", "from crosscheck.yaml on line 3"},
      {"in/0.txt", "Inner", "", "", ""},
  };
  Problems problems;
  const auto articles = read_all({"."}, problems);
  CHECK(problems.empty());
  REQUIRE(articles.size() == 4);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    CAPTURE(expected[i].path);
    CHECK(articles[i].path == expected[i].path);
    CHECK(articles[i].source == expected[i].source);
    CHECK(articles[i].title == expected[i].title);
    CHECK((articles[i].published ? iso_day(*articles[i].published) : "") == expected[i].day);
    CHECK(articles[i].published_note == expected[i].note);
  }

  fs::current_path(folder.path() / "deep");
  const auto inner = read_all({"er/0.txt"}, problems);
  REQUIRE(inner.size() == 1);
  CHECK(inner[0].source == "First");
  CHECK(inner[0].published_note == "from ../crosscheck.yaml on line 2");
}

TEST_CASE("a broken crosscheck.yaml is told once", "[article][inputs]") {
  Folder folder;
  Folder::write("crosscheck.yaml", "artikles: []\n");
  Folder::write("a/1.txt");
  Folder::write("a/2.txt");
  Folder::write("b/3.txt");
  Problems problems;
  CHECK(read_all({"a", "b"}, problems).size() == 3);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].path == "crosscheck.yaml");
}

TEST_CASE("records of JSON Lines are articles with their number", "[article][inputs]") {
  Folder folder;
  Folder::write("a.jsonl",
                "{\"id\":\"x\",\"source\":\"Outlet\",\"published\":\"2031-05-08\","
                "\"text\":\"The fire is out.\"}\n"
                "broken\n"
                "{\"title\":\"Fire in Nakuru\",\"published\":\"soon\","
                "\"text\":\"Fire in Nakuru\\nThe fire is out.\"}\n");
  Problems problems;
  const auto articles = read_all({"a.jsonl"}, problems);
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].record == 1);
  CHECK(articles[0].id == "x");
  CHECK(articles[0].source == "Outlet");
  CHECK(articles[0].published_from == PublishedFrom::front_matter);
  CHECK(articles[1].record == 3);
  CHECK(slice(articles[1].text, articles[1].title_span) == "Fire in Nakuru");
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].line == 2);
  CHECK(problems[1].line == 3);
  CHECK_THAT(problems[1].message, Catch::Contains("'published'"));
}

}  // namespace
}  // namespace crosscheck
