#include "core/export/export_format.h"
#include "core/io/npy.h"
#include "core/neighbors/graph_file.h"
#include "tests/support/datasets.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <set>

namespace test_export_format {

using lookbook::Error;
using lookbook::Exported;
using lookbook::ExportFormat;
using lookbook::exportFormats;
using lookbook::ExportRows;
using lookbook::findExportFormat;
using lookbook::MatrixF;
using lookbook::Result;

namespace fs = std::filesystem;

namespace {

/// Images 3, 0, 6 and 5 of seven, with or without a map.
ExportRows sample(bool mapped = true) {
  return exportRows(samples::small(7, 4), {3, 0, 6, 5}, {},
                    mapped ? MatrixF(MatrixF::Random(4, 2)) : MatrixF())
      .value();
}

}  // namespace

class TestExportFormat : public QObject {
  Q_OBJECT

 private slots:
  void eachFormatIsFoundByItsName();
  void eachFormatSaysHowMuchItWrote();
  void labelsAndIndicesReadBack();
  void bothKindsOfNeighborsAreTheSame();
  void hnswTellsItsRecall();
  void anUnknownFormatIsRefused();
  void whatIsMissingIsRefused();
  void whatIsStoppedLeavesNothing();

 private:
  Result<Exported> write(const char* name, const fs::path& path, const ExportRows& rows,
                         const std::stop_token& stop = {}) {
    return writeExport(*findExportFormat(name), path, rows, {.neighbors = {.neighbors = 2}}, team_,
                       stop);
  }

  lookbook::ThreadTeam team_{2};
};

void TestExportFormat::eachFormatIsFoundByItsName() {
  std::set<std::string> titles;
  for (const ExportFormat& format : exportFormats()) {
    QCOMPARE(findExportFormat(format.name), &format);
    titles.insert(format.title.english);
  }
  QCOMPARE(titles.size(), exportFormats().size());
  QVERIFY(!findExportFormat("xls"));
}

void TestExportFormat::eachFormatSaysHowMuchItWrote() {
  const samples::Folder folder;
  for (const ExportFormat& format : exportFormats()) {
    const fs::path path = folder.path() / format.name;
    const auto exported = write(format.name, path, sample());
    QVERIFY2(exported, format.name);
    QCOMPARE(fs::is_directory(path), format.isFolder());
    std::uintmax_t bytes = format.isFolder() ? 0 : fs::file_size(path);
    if (format.isFolder())
      for (const auto& entry : fs::recursive_directory_iterator(path))
        bytes += entry.is_regular_file() ? entry.file_size() : 0;
    QCOMPARE(exported->bytes, bytes);
    QVERIFY(bytes > 0);
  }
}

void TestExportFormat::labelsAndIndicesReadBack() {
  const samples::Folder folder;
  QVERIFY(write("labels", folder.path() / "l.npy", sample(false)));
  QCOMPARE(lookbook::readNpyLabels(folder.path() / "l.npy").value(),
           (std::vector<lookbook::ClassId>{0, 0, 0, 2}));
  QVERIFY(write("indices", folder.path() / "i.npy", sample(false)));
  const QByteArray bytes = samples::contentOf(folder.path() / "i.npy");
  QVERIFY(bytes.contains("'descr': '<u4', 'fortran_order': False, 'shape': (4,)"));
  QVERIFY(bytes.endsWith(QByteArray("\3\0\0\0\0\0\0\0\6\0\0\0\5\0\0\0", 16)));
}

void TestExportFormat::bothKindsOfNeighborsAreTheSame() {
  const samples::Folder folder;
  const ExportRows rows = sample(false);
  QVERIFY(write("graph", folder.path() / "g.npz", rows));
  QVERIFY(write("edges", folder.path() / "e.csv", rows));
  const auto graph = lookbook::readNeighborGraph(folder.path() / "g.npz");
  QVERIFY(graph);
  const QList<QByteArray> lines = samples::contentOf(folder.path() / "e.csv").trimmed().split('\n');
  QCOMPARE(lines.front(), QByteArray("source,target,distance"));
  QCOMPARE(lines.size(), 1 + 4 * 2);
  for (std::size_t i = 0; i < 8; ++i) {
    const QList<QByteArray> fields = lines[static_cast<qsizetype>(i) + 1].split(',');
    QCOMPARE(fields[0].toUInt(), rows.images[i / 2]);
    QCOMPARE(fields[1].toUInt(), rows.images[graph->indices[i]]);
    QCOMPARE(fields[2].toFloat(), std::sqrt(graph->squaredDistances[i]));
  }
}

void TestExportFormat::hnswTellsItsRecall() {
  const samples::Folder folder;
  const auto rows = exportRows(samples::small(20, 20),
                               samples::small(20, 20)->indices(lookbook::SplitChoice::all));
  QVERIFY(rows);
  const auto exported =
      writeExport(*findExportFormat("graph"), folder.path() / "g.npz", *rows,
                  {.neighbors = {.neighbors = 3, .search = lookbook::NeighborSearch::hnsw}}, team_);
  QVERIFY(exported);
  QVERIFY(exported->neighborRecall.has_value());
  QVERIFY(*exported->neighborRecall > 0.9);
}

void TestExportFormat::anUnknownFormatIsRefused() {
  const samples::Folder folder;
  const ExportFormat unknown{.name = "xls", .title = "Workbook", .help = "", .suffix = ".xls"};
  const auto exported = writeExport(unknown, folder.path() / "x.xls", sample(), {}, team_);
  QVERIFY(!exported);
  QCOMPARE(exported.error().kind, Error::Kind::badArgument);
  QVERIFY(exported.error().message.find("xls") != std::string::npos);
  QVERIFY(!fs::exists(folder.path() / "x.xls"));
}

void TestExportFormat::whatIsMissingIsRefused() {
  const samples::Folder folder;
  const auto noMap = write("npy", folder.path() / "m.npy", sample(false));
  QVERIFY(!noMap);
  QCOMPARE(noMap.error().kind, Error::Kind::badArgument);
  QVERIFY(noMap.error().message.starts_with("This format exports the coordinates of a map"));
  auto parts = samples::smallParts(4, 4);
  parts.labels.clear();
  const auto rows = exportRows(lookbook::Dataset::create(std::move(parts)).value(), {0, 1});
  const auto noLabels = write("labels", folder.path() / "l.npy", *rows);
  QVERIFY(!noLabels);
  QCOMPARE(noLabels.error().message, std::string("Small has no labels to export."));
  QVERIFY(fs::is_empty(folder.path()));
}

void TestExportFormat::whatIsStoppedLeavesNothing() {
  const samples::Folder folder;
  std::stop_source stop;
  stop.request_stop();
  for (const ExportFormat& format : exportFormats()) {
    const auto exported =
        write(format.name, folder.path() / format.name, sample(), stop.get_token());
    QVERIFY(!exported);
    QCOMPARE(exported.error().kind, Error::Kind::cancelled);
  }
  QVERIFY(fs::is_empty(folder.path()));
}

LOOKBOOK_TEST(TestExportFormat)

}  // namespace test_export_format

#include "test_export_format.moc"
