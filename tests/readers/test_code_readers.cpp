#include "tests/readers/readers.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_code_readers {

/// The programs of lookbook-cli code are run by Debian's Python, with NumPy, scikit-learn and
/// PyTorch. The script read_code.py checks what they load. Keras, R and Julia are not run.
class CodeReadersTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    LOOKBOOK_VERIFY_QUIET(exchange_.lookbookCli(QStringLiteral("info fashion-mnist --json"),
                                                QStringLiteral("info.json")));
  }
  void programsLoadTheImages_data();
  void programsLoadTheImages();
  void otherFilesAreExportedFirst();

 private:
  [[nodiscard]] QString check(const QString& name) const {
    return exchange_.python(QStringLiteral("read_code.py"), name);
  }

  samples::Exchange exchange_;
};

void CodeReadersTest::programsLoadTheImages_data() {
  QTest::addColumn<QString>("words");
  const QString part = QStringLiteral("--split test --limit 500 --for ");
  QTest::newRow("numpy") << part + QStringLiteral("numpy");
  QTest::newRow("whole") << QStringLiteral("--for numpy");
  QTest::newRow("sklearn") << part + QStringLiteral("scikit-learn");
  QTest::newRow("pytorch") << part + QStringLiteral("pytorch");
}

void CodeReadersTest::programsLoadTheImages() {
  QFETCH(QString, words);
  const QString name = QString::fromUtf8(QTest::currentDataTag());
  LOOKBOOK_VERIFY_QUIET(exchange_.lookbookCli(QStringLiteral("code fashion-mnist ") + words,
                                              name + QStringLiteral(".py.txt")));
  LOOKBOOK_VERIFY_QUIET(check(name));
}

void CodeReadersTest::otherFilesAreExportedFirst() {
  exchange_.add("a table.csv", "label,0,1,2,3\nit's,0,1,2,3\n\"the \"\"$x\"\"\",250,251,252,253\n");
  exchange_.add("cli", LOOKBOOK_CLI);
  LOOKBOOK_VERIFY_QUIET(exchange_.run(QStringLiteral(LOOKBOOK_CLI),
                                      {QStringLiteral("code"), QStringLiteral("a table.csv")},
                                      QStringLiteral("table.py.txt")));
  LOOKBOOK_VERIFY_QUIET(check(QStringLiteral("table")));
}

LOOKBOOK_TEST(CodeReadersTest)

}  // namespace test_code_readers

#include "test_code_readers.moc"
