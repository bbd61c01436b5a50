#pragma once

#include "tests/support/program.h"
#include "tests/support/sample_files.h"

#include <QFile>

namespace samples {

/// A folder in which Lookbook writes files and other programs read them.
class Exchange {
 public:
  /// Runs a program in the folder. Returns its error message; "" if it succeeded.
  /// @param out file for its output; "": none
  [[nodiscard]] QString run(const QString& program, const QStringList& words,
                            const QString& out = {}) const {
    const Outcome outcome = runProgram(program, words, path());
    if (outcome.status != 0 || !outcome.err.isEmpty())
      return QStringLiteral("%1 %2: status %3: %4%5")
          .arg(program, words.join(QLatin1Char(' ')))
          .arg(outcome.status)
          .arg(outcome.err, outcome.out);
    if (!out.isEmpty()) folder_.add(out, outcome.out.toUtf8());
    return {};
  }
  [[nodiscard]] QString lookbookCli(const QString& words, const QString& out = {}) const {
    return run(QStringLiteral(LOOKBOOK_CLI), words.split(QLatin1Char(' ')), out);
  }
  /// Runs a check of one of the Python scripts beside the tests.
  [[nodiscard]] QString python(const QString& script, const QString& check) const {
    return run(QStringLiteral(LOOKBOOK_PYTHON),
               {QStringLiteral("-B"), QStringLiteral(LOOKBOOK_READERS "/") + script, check});
  }
  /// Writes a file into the folder.
  void add(const char* name, const QByteArray& bytes) const {
    folder_.add(QString::fromUtf8(name), bytes);
  }
  [[nodiscard]] std::filesystem::path file(const char* name) const { return folder_.path() / name; }

 private:
  [[nodiscard]] QString path() const { return QString::fromStdString(folder_.path().string()); }

  Folder folder_;
};

}  // namespace samples

/// Fails the test with the error message of a program, if there is one.
#define LOOKBOOK_VERIFY_QUIET(call)                       \
  do {                                                    \
    const QString complaint = call;                       \
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint)); \
  } while (false)
