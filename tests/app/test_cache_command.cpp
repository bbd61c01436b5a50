// lookbook-cli embed --cache, and lookbook-cli cache.

#include "tests/support/program.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

namespace test_cache_command {

class CacheCommandTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void theSecondMapIsFromTheCache();
  void neighboursAreFromTheCache();
  void nothingIsTakenOrKeptUnlessAskedFor();
  void whatTheUserGivesIsNotKept();
  void framesAreMadeAnew();
  void theCacheIsToldLimitedAndEmptied();
  void aCacheThatIsOffIsSaid();

 private:
  [[nodiscard]] samples::Outcome run(const QStringList& words) const {
    return samples::runProgram(QStringLiteral(LOOKBOOK_CLI), words, path(), environment_);
  }
  /// Embeds the images into NAME.npy with NAME.json.
  [[nodiscard]] samples::Outcome embed(const QString& name, const QStringList& more) const {
    return run(QStringList{"embed", "data", "--method", "tsne", "--perplexity", "5", "--iterations",
                           "30", "--pca", "4", "--out", name + ".npy", "--report", name + ".json"} +
               more);
  }
  [[nodiscard]] QString path() const { return QString::fromStdString(folder_->path().string()); }
  [[nodiscard]] QByteArray content(const QString& name) const {
    return samples::contentOf(folder_->path() / name.toStdString());
  }
  [[nodiscard]] QJsonObject report(const QString& name) const {
    return QJsonDocument::fromJson(content(name + ".json")).object();
  }
  /// The seconds of a stage of the run.
  [[nodiscard]] double seconds(const QString& name, const char* stage) const {
    return report(name)["seconds"].toObject()[stage].toDouble();
  }
  [[nodiscard]] QStringList kept() const {
    return QDir(path() + "/cache").entryList({"map-*", "neighbours-*"}, QDir::Files);
  }

  std::unique_ptr<samples::Folder> folder_;
  QProcessEnvironment environment_;
};

void CacheCommandTest::init() {
  folder_ = std::make_unique<samples::Folder>();
  environment_ = QProcessEnvironment::systemEnvironment();
  environment_.insert("LOOKBOOK_CACHE", path() + "/cache");
  QByteArray images = samples::bigEndian({samples::kImagesMagic, 60, 3, 3});
  for (int i = 0; i < 60 * 9; ++i) images.append(static_cast<char>(i * i * 31 % 251));
  folder_->add("data/train-images-idx3-ubyte", images);
}

void CacheCommandTest::theSecondMapIsFromTheCache() {
  const auto first = embed("first", {"--cache"});
  QVERIFY2(first.status == 0, qPrintable(first.err));
  QVERIFY(!report("first").contains("cached"));
  QCOMPARE(kept().size(), 2);
  const auto second = embed("second", {"--cache", "--threads", "1"});
  QVERIFY2(second.out.contains("map from the cache"), qPrintable(second.out));
  QCOMPARE(content("second.npy"), content("first.npy"));
  const QJsonObject told = report("second");
  QCOMPARE(told["cached"].toString(), QString("map"));
  QCOMPARE(told["kl_divergence"], report("first")["kl_divergence"]);
  QCOMPARE(told["iterations"], report("first")["iterations"]);
  QCOMPARE(told["recipe"], report("first")["recipe"]);
  QCOMPARE(seconds("second", "optimize"), 0.0);
  QVERIFY(!told.contains("milliseconds_per_iteration"));
}

void CacheCommandTest::neighboursAreFromTheCache() {
  QCOMPARE(embed("first", {"--cache"}).status, 0);
  QCOMPARE(embed("alone", {"--seed", "3", "--init", "random"}).status, 0);
  const auto other = embed("other", {"--seed", "3", "--init", "random", "--cache"});
  QVERIFY2(other.out.contains("neighbours from the cache"), qPrintable(other.out));
  QCOMPARE(report("other")["cached"].toString(), QString("neighbours"));
  QCOMPARE(seconds("other", "neighbors"), 0.0);
  QVERIFY(seconds("other", "optimize") > 0);
  QCOMPARE(content("other.npy"), content("alone.npy"));
}

void CacheCommandTest::nothingIsTakenOrKeptUnlessAskedFor() {
  QCOMPARE(embed("plain", {}).status, 0);
  QCOMPARE(embed("not", {"--no-cache"}).status, 0);
  QVERIFY(kept().isEmpty());
  QCOMPARE(embed("first", {"--cache"}).status, 0);
  QCOMPARE(embed("second", {}).status, 0);
  QVERIFY(!report("second").contains("cached"));
  QVERIFY(seconds("second", "optimize") > 0);
}

void CacheCommandTest::whatTheUserGivesIsNotKept() {
  QCOMPARE(embed("start", {}).status, 0);
  QCOMPARE(embed("own", {"--cache", "--init", "start.npy"}).status, 0);
  QCOMPARE(kept().size(), 1);  // only its neighbours
  QVERIFY(kept().front().startsWith("neighbours-"));
  QCOMPARE(run({"export", "data", "--as", "graph", "--neighbors", "20", "--out", "graph.npz"}).err,
           QString());
  QCOMPARE(embed("graph", {"--cache", "--graph", "graph.npz"}).status, 0);
  QVERIFY(!report("graph").contains("cached"));
  QCOMPARE(kept().size(), 1);
}

void CacheCommandTest::framesAreMadeAnew() {
  QCOMPARE(embed("first", {"--cache"}).status, 0);
  QCOMPARE(embed("frames", {"--cache", "--frames", "frames"}).status, 0);
  QVERIFY(QDir(path() + "/frames").exists("frames.json"));
  QCOMPARE(report("frames")["cached"].toString(), QString("neighbours"));
}

void CacheCommandTest::theCacheIsToldLimitedAndEmptied() {
  QCOMPARE(run({"cache"}).out, path() + "/cache: 0 bytes of 2 GB in 0 files\n");
  QCOMPARE(embed("first", {"--cache"}).status, 0);
  const auto json = [&](QStringList words) {
    words << "--json";
    return QJsonDocument::fromJson(run(words).out.toUtf8()).object();
  };
  QCOMPARE(json({"cache"})["files"].toInt(), 2);
  QVERIFY(json({"cache"})["bytes"].toInt() > 1000);
  QCOMPARE(json({"cache", "--limit", "1500MB"})["limit_bytes"].toInteger(), 1'500'000'000);
  QCOMPARE(json({"cache"})["files"].toInt(), 2);
  QCOMPARE(json({"cache", "--empty"})["files"].toInt(), 0);
  QCOMPARE(run({"cache"}).out, path() + "/cache: 0 bytes of 1.5 GB in 0 files\n");
  QCOMPARE(embed("second", {"--cache"}).status, 0);
  QCOMPARE(json({"cache", "--limit", "0"})["files"].toInt(), 0);
  QCOMPARE(run({"cache", "--limit", "much"}).status, 2);
}

void CacheCommandTest::aCacheThatIsOffIsSaid() {
  environment_.insert("LOOKBOOK_CACHE", "");
  const auto told = run({"cache"});
  QCOMPARE(told.status, 1);
  QVERIFY2(told.err.contains("cache is switched off"), qPrintable(told.err));
  QCOMPARE(embed("first", {"--cache"}).status, 2);
  QCOMPARE(embed("first", {}).status, 0);
}

LOOKBOOK_TEST(CacheCommandTest)

}  // namespace test_cache_command

#include "test_cache_command.moc"
