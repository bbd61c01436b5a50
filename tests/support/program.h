#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace samples {

/// The result of a program.
struct Outcome {
  int status = -1;  ///< exit status; -1: it crashed or did not end
  QString out;
  QString err;
};

/// Runs a program to its end.
/// @param folder working directory; "": that of the test
inline Outcome runProgram(
    const QString& program, const QStringList& words, const QString& folder = {},
    const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment()) {
  constexpr int kPatience = 120'000;  // milliseconds; a machine may be slow
  QProcess process;
  process.setProcessEnvironment(environment);
  if (!folder.isEmpty()) process.setWorkingDirectory(folder);
  process.start(program, words);
  if (!process.waitForFinished(kPatience) || process.exitStatus() != QProcess::NormalExit)
    return {};
  return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
          QString::fromUtf8(process.readAllStandardError())};
}

}  // namespace samples
