// The column of labels of a table: in a file of its own, or named by the user.

#include "core/readers/catalogue.h"
#include "tests/core/readers/table_samples.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_label_columns {

using namespace samples::tables;
using lookbook::openDataset;

namespace fs = std::filesystem;

class TestLabelColumns : public QObject {
  Q_OBJECT

 private slots:
  void labelsMayBeInATableOfTheirOwn();
  void theUserNamesTheLabelColumn();
  void anUnknownLabelColumnIsRefused();
};

void TestLabelColumns::labelsMayBeInATableOfTheirOwn() {
  Table images{.labelFirst = false};
  QByteArray labels;
  for (int image = 0; image < kRows; ++image) labels += QByteArray::number(labelOf(image)) + "\n";
  const samples::Folder folder;
  const auto file = folder.add("csvTrainImages 40 x 16.csv", images.text());
  const auto beside = folder.add("csvTrainLabel 40 x 1.csv", labels);
  folder.add("csvTestImages 40 x 16.csv", images.text());
  folder.add("csvTestLabel 40 x 1.csv", "label\n" + labels);
  for (const fs::path& place : {file, beside, folder.path()}) {
    const auto opened = openDataset(place.string());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QCOMPARE((*opened)->trainCount(), std::size_t{kRows});
    QCOMPARE((*opened)->testCount(), std::size_t{kRows});
    for (int image = 0; image < 2 * kRows; ++image)
      QCOMPARE((*opened)->label(static_cast<lookbook::ImageIndex>(image)), labelOf(image % kRows));
  }
}

void TestLabelColumns::theUserNamesTheLabelColumn() {
  const samples::Folder folder;
  const auto file = folder.add("x.csv", Table{.labelFirst = false, .labelLast = true}.text());
  const auto first = openDataset(file.string(), {.labelColumn = "first"});
  QVERIFY2(first, first ? "" : first.error().message.c_str());
  QCOMPARE((*first)->label(5), 0);
  QCOMPARE(int{(*first)->image(5)[kPixels - 1]}, labelOf(5));
  const auto last = openDataset(file.string(), {.labelColumn = "last"});
  QVERIFY(last);
  checkPixels(**last);
  checkLabels(**last);
  QCOMPARE(idsOf(**last), QString());
  const auto without = openDataset(file.string(), {.labelColumn = "none"});
  QVERIFY2(without, without ? "" : without.error().message.c_str());
  QVERIFY(!(*without)->hasLabels());
  checkPixels(**without);
  const auto named = folder.add(
      "named.csv",
      Table{.header = QStringList{"id", "what"} + names("pixel%1"),
            .before = [](int image) { return QStringList{QString::number(labelOf(image + 1))}; }}
          .text());
  const auto byName = openDataset(named.string(), {.labelColumn = "ID"});
  QVERIFY2(byName, byName ? "" : byName.error().message.c_str());
  QCOMPARE((*byName)->label(0), labelOf(1));
  const auto none = openDataset(named.string(), {.labelColumn = "none"});
  QVERIFY(none);
  QVERIFY(!(*none)->hasLabels());
  checkPixels(**none);
}

void TestLabelColumns::anUnknownLabelColumnIsRefused() {
  const samples::Folder folder;
  const auto named =
      folder.add("named.csv", Table{.header = QStringList{"label"} + names("pixel%1")}.text());
  const auto opened = openDataset(named.string(), {.labelColumn = "species"});
  QVERIFY(!opened);
  QVERIFY(opened.error().message.find(
              "has no column named species. Its columns are label, pixel0") != std::string::npos);
}

LOOKBOOK_TEST(TestLabelColumns)

}  // namespace test_label_columns

#include "test_label_columns.moc"
