#pragma once

#include <QAbstractButton>
#include <QPointer>

#include <string_view>
#include <vector>

namespace lookbook::ui {

class Popover;
struct Term;

/// A widget that shows a term, its explanation and its paper, one below the other.
QWidget* termText(const Term& term);

/// The ⓘ beside a field or a number: opens a card that explains its terms (ui/text/glossary.h).
/// Tab reaches it, and it has a name for screen readers: "What is perplexity?"
class TermButton : public QAbstractButton {
  Q_OBJECT

 public:
  explicit TermButton(std::vector<std::string_view> terms = {}, QWidget* parent = nullptr);
  ~TermButton() override;

  /// Sets the terms by their ids in the glossary; unknown ids are left out. Without any term, the
  /// button is hidden. If the terms change, an open card is closed.
  void setTerms(std::vector<std::string_view> terms);
  [[nodiscard]] const std::vector<std::string_view>& terms() const { return terms_; }

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void openCard();

  std::vector<std::string_view> terms_;
  QPointer<Popover> card_;
};

}  // namespace lookbook::ui
