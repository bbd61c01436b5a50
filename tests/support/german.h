#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <clocale>
#include <cstdlib>

namespace samples {

/// A locale that formats 0.5 as 0,5. It is created for a test and removed afterwards. It needs
/// Debian's package locales, which tests/run.sh installs.
class German {
 public:
  German() {
    const QString name = QStringLiteral("de_DE.UTF-8");
    made_ = QProcess::execute(
                QStringLiteral("localedef"),
                {QStringLiteral("--no-archive"), QStringLiteral("-i"), QStringLiteral("de_DE"),
                 QStringLiteral("-f"), QStringLiteral("UTF-8"), folder_.filePath(name)}) == 0;
    setenv("LOCPATH", qPrintable(folder_.path()), 1);
    made_ = made_ && std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr;
  }
  ~German() {
    std::setlocale(LC_ALL, "C");
    unsetenv("LOCPATH");
  }
  German(const German&) = delete;
  German& operator=(const German&) = delete;

  /// Whether this program uses it.
  [[nodiscard]] bool made() const { return made_; }
  /// The folder for LOCPATH of another program.
  [[nodiscard]] QString path() const { return folder_.path(); }

 private:
  QTemporaryDir folder_;
  bool made_ = false;
};

}  // namespace samples
