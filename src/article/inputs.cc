#include "article/inputs.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "article/json_lines.h"
#include "article/published.h"
#include "article/read_article.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSniffed = 64 << 10;  // bytes looked at to tell text from anything else

std::string last_error() {
  return std::error_code(errno != 0 ? errno : EIO, std::generic_category()).message();
}

std::string extension_of(const fs::path& path) { return lower_case(path.extension().string()); }

// Links are not followed: a link belongs to the project in which it stands.
fs::path absolute_of(const fs::path& path) {
  std::error_code none;
  return fs::absolute(path, none).lexically_normal();
}

bool is_article_name(const fs::path& path) {
  constexpr std::array<std::string_view, 5> kExtensions = {".txt", ".text", ".md", ".markdown",
                                                           ".jsonl"};
  const std::string name = path.filename().string();
  return !name.starts_with('.') && name != kConfigName && name != kDecisionsName &&
         std::find(kExtensions.begin(), kExtensions.end(), extension_of(path)) != kExtensions.end();
}

// The file's bytes; nullopt and errno when it cannot be read.
std::optional<std::string> read_file(const std::string& path) {
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::string text;
  std::error_code none;
  if (const auto size = fs::file_size(path, none); !none) text.reserve(size);
  std::array<char, 1 << 16> chunk;
  while (stream.read(chunk.data(), chunk.size()) || stream.gcount() > 0) {
    text.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad() || !stream.eof()) return std::nullopt;
  return text;
}

class Finder {
 public:
  explicit Finder(Problems& problems) : problems_(problems) {}

  Inputs find(std::span<const std::string> paths) {
    for (const std::string& path : paths) add_named(shown(path));
    for (auto& [key, input] : found_) {
      const fs::path path(input.path);
      input.config = config_of(absolute_of(path).parent_path(), path.parent_path());
      inputs_.files.push_back(std::move(input));
    }
    std::sort(inputs_.files.begin(), inputs_.files.end(),
              [](const Input& a, const Input& b) { return a.path < b.path; });
    return std::move(inputs_);
  }

  std::vector<Config> find_config(const fs::path& folder) {
    config_of(absolute_of(folder / kConfigName).parent_path(), folder);
    return std::move(inputs_.configs);
  }

 private:
  // "./a/" is shown as "a".
  static std::string shown(std::string path) {
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    while (path.starts_with("./")) {
      path.erase(0, std::min(path.find_first_not_of('/', 1), path.size()));
    }
    return path.empty() ? "." : path;
  }

  static std::string below(const std::string& folder, const std::string& name) {
    return folder == "." ? name : folder == "/" ? "/" + name : folder + "/" + name;
  }

  void add_named(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found || status.type() == fs::file_type::none) {
      const bool missing = status.type() == fs::file_type::not_found;
      std::string why = missing ? "no such file or folder" : error.message();
      return problems_.push_back({path, 0, 0, std::move(why), {}, true});
    }
    if (!fs::is_directory(status)) return add(path, true);
    const std::size_t before = seen_;
    if (walk(path, true) && seen_ == before) {
      problems_.push_back({path, 0, 0, "no articles here: .txt, .md or .jsonl files"});
    }
  }

  // False when the folder cannot be read.
  bool walk(const std::string& folder, bool named) {
    std::error_code error;
    fs::directory_iterator entries(folder, error);
    std::vector<std::string> folders;
    for (const fs::directory_iterator end; !error && entries != end; entries.increment(error)) {
      const std::string name = entries->path().filename().string();
      if (name.starts_with('.')) continue;
      std::error_code none;
      const bool link = entries->is_symlink(none);
      if (entries->is_directory(none)) {
        if (!link) folders.push_back(name);
      } else if (is_article_name(name)) {
        add(below(folder, name), false);
      }
    }
    if (error) problems_.push_back({folder, 0, 0, error.message(), {}, named});
    for (const std::string& name : folders) walk(below(folder, name), false);
    return !error;
  }

  // The same file by another path is the same input; the first path in byte order names it.
  void add(const std::string& path, bool named) {
    ++seen_;
    std::error_code error;
    fs::path key = fs::canonical(path, error);
    if (error) key = absolute_of(path);
    const auto [known, added] =
        found_.try_emplace(key.string(), Input{path, Input::kNoConfig, named});
    if (added) return;
    Input& input = known->second;
    input.path = std::min(input.path, path);
    input.named |= named;
  }

  // The index of the crosscheck.yaml of an absolute folder; `shown_as` is the folder as named.
  std::size_t config_of(const fs::path& folder, const fs::path& shown_as) {
    if (const auto known = configs_.find(folder); known != configs_.end()) return known->second;
    std::size_t index = Input::kNoConfig;
    std::error_code none;
    const fs::path file = folder / kConfigName;
    if (fs::is_regular_file(file, none)) {
      const std::string path = (shown_as / kConfigName).string();
      if (auto text = read_file(file.string())) {
        index = inputs_.configs.size();
        inputs_.configs.push_back(read_config(path, folder, std::move(*text), problems_));
      } else {
        problems_.push_back({path, 0, 0, last_error(), {}, true});
      }
    } else if (folder.has_relative_path()) {
      const bool up = shown_as.empty() || shown_as == "." || shown_as.filename() == "..";
      index = config_of(folder.parent_path(), up ? shown_as / ".." : shown_as.parent_path());
    }
    configs_[folder] = index;
    return index;
  }

  Problems& problems_;
  Inputs inputs_;
  std::map<std::string, Input> found_;  // by canonical path
  std::map<fs::path, std::size_t> configs_;
  std::size_t seen_ = 0;
};

Metadata metadata_of(const Inputs& inputs, const Input& input) {
  Metadata metadata;
  if (input.config == Input::kNoConfig) return metadata;
  const Config& config = inputs.configs[input.config];
  const std::string path =
      absolute_of(input.path).lexically_relative(config.folder).generic_string();
  const auto take = [](const std::optional<std::string>& given, std::string& field) {
    if (given && field.empty()) field = *given;
  };
  for (const ArticleRule& rule : config.articles) {
    if (!glob_matches(rule.match, path)) continue;
    take(rule.title, metadata.title);
    take(rule.source, metadata.source);
    if (rule.published && !metadata.published) {
      metadata.published = rule.published;
      metadata.published_from = PublishedFrom::config;
      metadata.published_note = "from " + config.path + " on line " + std::to_string(rule.line);
    }
  }
  return metadata;
}

// Why these bytes are no text; empty when they are.
std::string why_binary(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return "is UTF-16; convert it to UTF-8";
  }
  const std::string_view head = text.substr(0, kSniffed);
  const auto nuls = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  return nuls * 100 > head.size() ? "is not text: full of NUL bytes" : "";
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

}  // namespace

std::vector<Config> find_config(const fs::path& folder, Problems& problems) {
  return Finder(problems).find_config(folder);
}

Inputs find_inputs(std::span<const std::string> paths, Problems& problems) {
  return Finder(problems).find(paths);
}

void read_input(const Inputs& inputs, const Input& input, const ReadingWords& words,
                const Lexicon& lexicon, const ArticleSink& sink, Problems& problems) {
  const Metadata config = metadata_of(inputs, input);
  const std::string extension = extension_of(input.path);
  if (extension == ".jsonl") {
    errno = 0;
    std::ifstream stream(input.path, std::ios::binary);
    if (!stream) {
      return problems.push_back({input.path, 0, 0, last_error(), {}, input.named});
    }
    const auto read_record = [&](JsonRecord&& record) {
      const std::size_t before = problems.size();
      Article article;
      article.path = input.path;
      article.record = record.number;
      article.id = std::move(record.id);
      article.text = std::move(record.text);
      Metadata own{std::move(record.title), std::move(record.source), {}, {}, {}};
      if (!record.published.empty()) {
        own.published = read_published(record.published, lexicon);
        own.published_from = PublishedFrom::front_matter;
        own.published_note = "from the record's published";
        if (!own.published) {
          problems.push_back({input.path, 0, 0,
                              "'published' is not a day of publication; write it as 2031-05-08"});
        }
      }
      read_article(Format::text, own, config, words, lexicon, article, problems);
      for (std::size_t i = before; i < problems.size(); ++i) problems[i].line = record.line;
      if (!is_blank(article.text)) sink(std::move(article));
    };
    read_json_lines(stream, input.path, read_record, problems);
    if (stream.bad()) problems.push_back({input.path, 0, 0, last_error(), {}, input.named});
    return;
  }
  auto text = read_file(input.path);
  if (!text) return problems.push_back({input.path, 0, 0, last_error(), {}, input.named});
  if (std::string why = why_binary(*text); !why.empty()) {
    return problems.push_back({input.path, 0, 0, std::move(why), {}, input.named});
  }
  Article article;
  article.path = input.path;
  article.text = std::move(*text);
  const bool markdown = extension == ".md" || extension == ".markdown";
  read_article(markdown ? Format::markdown : Format::text, {}, config, words, lexicon, article,
               problems);
  if (!is_blank(article.text)) sink(std::move(article));
}

}  // namespace crosscheck
