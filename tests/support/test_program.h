#pragma once

#include <QCoreApplication>
#include <QTest>

/// A test program holds the tests of one folder, compiled several at a time: program TEST [argument
/// of Qt Test]... Each file of tests is a namespace named as the file, which ends with one of the
/// two macros below.
namespace lookbook::test {

/// Runs one test class, with the application that it needs.
using Run = int (*)(int argc, char** argv);

/// Adds a test to the program; before main().
struct Registered {
  /// `className` is qualified: its namespace is the name of the test.
  Registered(const char* className, Run run);
};

template <typename Application, typename Test>
int run(int argc, char** argv) {
  const Application application(argc, argv);
  Test test;
  return QTest::qExec(&test, argc, argv);
}

}  // namespace lookbook::test

#define LOOKBOOK_TEST_WITH(Application, Test)                                        \
  const ::lookbook::test::Registered kRegistered(Test::staticMetaObject.className(), \
                                                 ::lookbook::test::run<Application, Test>);
/// A test that needs no windows.
#define LOOKBOOK_TEST(Test) LOOKBOOK_TEST_WITH(QCoreApplication, Test)
/// A test of widgets or of what is painted; the file includes <QApplication> or <QGuiApplication>.
#define LOOKBOOK_WIDGET_TEST(Test) LOOKBOOK_TEST_WITH(QApplication, Test)
#define LOOKBOOK_PAINTING_TEST(Test) LOOKBOOK_TEST_WITH(QGuiApplication, Test)
