#include "core/runs/files/frames_file.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_frames_file {

using namespace lookbook;

class FramesFileTest : public QObject {
  Q_OBJECT

 private slots:
  void whatWasWrittenIsReadAgain();
  void aRunThatDidNotEndListsNothing();
  void otherContentIsRefused_data();
  void otherContentIsRefused();
};

void FramesFileTest::whatWasWrittenIsReadAgain() {
  const samples::Folder folder;
  FramesList list;
  Recipe recipe;
  recipe.dataset = "Five";
  recipe.fingerprint = "md5:5";
  recipe.rows = "all";
  recipe.options.tsne.perplexity = 12.5;
  list.recipe = recipe;
  list.iterations = 500;
  list.moments = {{.file = frameName(0), .iteration = 0, .divergence = {}},
                  {.file = frameName(250), .iteration = 250, .divergence = 2.5}};
  QVERIFY(writeFramesList(folder.path(), list));
  const auto read = readFramesList(folder.path() / kFramesList);
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QVERIFY(read->recipe);
  QVERIFY2(*read->recipe, *read->recipe ? "" : read->recipe->error().message.c_str());
  QCOMPARE((*read->recipe)->dataset, recipe.dataset);
  QVERIFY((*read->recipe)->options == recipe.options);
  QCOMPARE(read->iterations, 500);
  QCOMPARE(read->moments.size(), std::size_t{2});
  QCOMPARE(read->moments[0].file, std::string("000000.npy"));
  QVERIFY(!read->moments[0].divergence);
  QCOMPARE(read->moments[1].file, std::string("000250.npy"));
  QCOMPARE(read->moments[1].iteration, 250);
  QCOMPARE(read->moments[1].divergence.value(), 2.5);
}

void FramesFileTest::aRunThatDidNotEndListsNothing() {
  const samples::Folder folder;
  QVERIFY(writeFramesList(folder.path(), {}));
  QCOMPARE(samples::contentOf(folder.path() / kFramesList),
           QByteArray("{\n  \"moments\": []\n}\n"));
  const auto read = readFramesList(folder.path() / kFramesList);
  QVERIFY(read && !read->recipe && read->moments.empty());
}

void FramesFileTest::otherContentIsRefused_data() {
  QTest::addColumn<QByteArray>("content");
  QTest::addColumn<QString>("reason");
  QTest::newRow("a list") << QByteArray("[]") << "it is not a JSON object.";
  QTest::newRow("no moments") << QByteArray("{}") << "it lists no moments.";
  QTest::newRow("a moment without its file") << QByteArray(R"({"moments": [{"iteration": 1}]})")
                                             << "it lists a moment without the name of its file";
  QTest::newRow("a moment before the first")
      << QByteArray(R"({"moments": [{"file": "a.npy", "iteration": -1}]})")
      << "it lists a moment without its iteration";
  QTest::newRow("a divergence in words")
      << QByteArray(R"({"moments": [{"file": "a", "iteration": 1, "kl_divergence": "low"}]})")
      << "it lists a KL divergence that is not a number";
}

void FramesFileTest::otherContentIsRefused() {
  QFETCH(QByteArray, content);
  QFETCH(QString, reason);
  const samples::Folder folder;
  const auto read = readFramesList(folder.add(kFramesList, content));
  QVERIFY(!read);
  QCOMPARE(read.error().kind, Error::Kind::badFile);
  const QString message = QString::fromStdString(read.error().message);
  QVERIFY2(message.contains(kFramesList) && message.contains(reason), qPrintable(message));
}

LOOKBOOK_TEST(FramesFileTest)

}  // namespace test_frames_file

#include "test_frames_file.moc"
