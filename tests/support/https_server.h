#pragma once

#include "tests/support/program.h"
#include "tests/support/sample_files.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <string>

namespace samples {

/// A server on this machine (https_server.py) with a certificate of its own, which serves the files
/// that are added to it.
class HttpsServer {
 public:
  /// Starts it; whether that succeeded is isRunning().
  HttpsServer() {
    const QString folder = QString::fromStdString(folder_.path().string());
    const QString words = QStringLiteral(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
        "-subj /CN=Lookbook -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out ca.pem");
    made_ = runProgram(QStringLiteral("openssl"), words.split(u' '), folder).status == 0;
    std::filesystem::create_directory(folder_.path() / "files");
    process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process_.start(QStringLiteral(LOOKBOOK_PYTHON),
                   {QStringLiteral(LOOKBOOK_SERVER), folder + QStringLiteral("/ca.pem"),
                    folder + QStringLiteral("/key.pem"), folder + QStringLiteral("/files")});
    ports_ = nextLine().split(u' ');
  }
  ~HttpsServer() {
    process_.closeWriteChannel();
    process_.waitForFinished();
  }
  HttpsServer(const HttpsServer&) = delete;
  HttpsServer& operator=(const HttpsServer&) = delete;

  [[nodiscard]] bool isRunning() const { return made_ && ports_.size() == 3; }

  void add(const QString& name, const QByteArray& bytes) const {
    folder_.add(QStringLiteral("files/") + name, bytes);
  }

  /// The address of its files, served in this way: "good", "cut", ...
  [[nodiscard]] std::string address(const QString& how) const {
    return "https://127.0.0.1:" + ports_.value(0).toStdString() + '/' + how.toStdString() + '/';
  }
  [[nodiscard]] QByteArray proxy() const { return "http://127.0.0.1:" + ports_.value(1).toUtf8(); }
  /// An address at which nobody listens.
  [[nodiscard]] std::string closedAddress() const {
    return "https://127.0.0.1:" + ports_.value(2).toStdString() + '/';
  }
  [[nodiscard]] std::filesystem::path caFile() const { return folder_.path() / "ca.pem"; }

  /// The next request, as the server prints it: "good NAME bytes=1000-"; "" if there is none.
  [[nodiscard]] QString nextLine() {
    constexpr int kPatience = 120'000;  // milliseconds; a machine may be slow
    while (!process_.canReadLine())
      if (!process_.waitForReadyRead(kPatience)) return {};
    return QString::fromUtf8(process_.readLine()).trimmed();
  }
  /// The requests that were not read yet. Their lines were printed before their answers.
  [[nodiscard]] QStringList requests() {
    QStringList lines;
    process_.waitForReadyRead(0);
    while (process_.canReadLine()) lines << QString::fromUtf8(process_.readLine()).trimmed();
    return lines;
  }

 private:
  Folder folder_;
  QProcess process_;
  bool made_ = false;
  QStringList ports_;
};

}  // namespace samples
