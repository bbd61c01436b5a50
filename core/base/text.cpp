#include "core/base/text.h"

#include "core/base/number_text.h"
#include "core/base/plain_text.h"

namespace lookbook {

namespace {

std::string englishOf(const TextArgument& argument) {
  struct Visitor {
    std::string operator()(const std::string& words) const { return words; }
    std::string operator()(std::int64_t number) const { return groupedNumber(number); }
    std::string operator()(double number) const { return plainNumber(number); }
    std::string operator()(const Text& text) const { return text.english(); }
  };
  return std::visit(Visitor(), argument.value);
}

}  // namespace

Text::Text() = default;
Text::Text(Label label) : format_(label.english) {}
Text::~Text() = default;
Text::Text(const Text& other) = default;
Text::Text(Text&& other) noexcept = default;
Text& Text::operator=(const Text& other) = default;
Text& Text::operator=(Text&& other) noexcept = default;

std::string Text::english() const {
  const bool one = singular_ != nullptr && count_ == 1;
  std::string words;
  for (const char* at = one ? singular_ : format_; *at != '\0'; ++at) {
    const bool place = *at == '%' && at[1] >= '1' && at[1] <= '9';
    if (!place && (*at != '%' || at[1] != 'n')) {
      words += *at;
      continue;
    }
    ++at;
    words +=
        place ? englishOf(arguments_[static_cast<std::size_t>(*at - '1')]) : groupedNumber(count_);
  }
  return words;
}

TextArgument detail::outsideText(std::string_view words) {
  return {plainText(words)};
}

}  // namespace lookbook
