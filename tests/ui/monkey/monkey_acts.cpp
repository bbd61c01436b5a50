// The acts of the monkey: each is one event, or a few that belong together.

#include "tests/ui/monkey/monkey.h"
#include "ui/workspace/workspace.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPointer>
#include <QTest>
#include <QUrl>
#include <QWindow>

namespace lookbook::test {

QString describe(const QWidget* widget);

namespace {

/// Presses and releases a button, as long as the window exists.
void clickMouse(const QPointer<QWindow>& window, Qt::MouseButton button,
                Qt::KeyboardModifiers modifiers, QPoint at) {
  if (window) QTest::mousePress(window, button, modifiers, at);
  if (window) QTest::mouseRelease(window, button, modifiers, at);
}

/// Presses and releases a key. The key may close its window; QTest::keyClick() would still send the
/// modifiers to it.
void clickKey(const QPointer<QWindow>& window, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
  const char letter = QTest::keyToAscii(key);
  QString text = letter != 0 ? QString(QLatin1Char(letter)) : QString();
  if (modifiers & Qt::ShiftModifier) text = text.toUpper();
  for (const bool press : {true, false})
    if (window) QTest::simulateEvent(window, press, key, modifiers, text, false);
}

QString place(QPoint at) {
  return QStringLiteral("%1,%2").arg(at.x()).arg(at.y());
}

/// All enabled entries below a menu, except the one that ends the program.
void collect(const QWidget* menu, QList<QAction*>& into) {
  for (QAction* action : menu->actions())
    if (action->menu())
      collect(action->menu(), into);
    else if (!action->isSeparator() && action->isEnabled())
      into += action;
}

}  // namespace

QString Monkey::anyFile() {
  const QFileInfoList saved = QDir(files_.folder() + QStringLiteral("/saved"))
                                  .entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot);
  if (!saved.isEmpty() && chance(30)) return anyOf(saved).absoluteFilePath();
  return chance(65) ? anyOf(files_.datasets()) : anyOf(files_.others());
}

Qt::KeyboardModifiers Monkey::anyModifiers() {
  if (chance(75)) return Qt::NoModifier;
  static const QList<Qt::KeyboardModifiers> kModifiers{Qt::ShiftModifier, Qt::ControlModifier,
                                                       Qt::AltModifier,
                                                       Qt::ShiftModifier | Qt::ControlModifier};
  return anyOf(kModifiers);
}

void Monkey::click() {
  const Target target = anyTarget();
  const Qt::KeyboardModifiers modifiers = anyModifiers();
  const Qt::MouseButton button = chance(88)   ? Qt::LeftButton
                                 : chance(60) ? Qt::RightButton
                                              : Qt::MiddleButton;
  journal_.note(QStringLiteral("click %1 of %2 at %3 with %4")
                    .arg(QString::number(button), describe(target.widget), place(target.at),
                         QString::number(modifiers.toInt(), 16)));
  if (QWindow* window = target.window->windowHandle())
    clickMouse(window, button, modifiers, target.at);
}

void Monkey::doubleClick() {
  const Target target = anyTarget();
  journal_.note(
      QStringLiteral("double click of %1 at %2").arg(describe(target.widget), place(target.at)));
  QPointer<QWindow> window = target.window->windowHandle();
  clickMouse(window, Qt::LeftButton, {}, target.at);
  if (window) QTest::mouseDClick(window, Qt::LeftButton, {}, target.at);
}

void Monkey::beginDrag() {
  if (dragged_) QTest::mouseRelease(dragged_, Qt::LeftButton, held_, QPoint(1, 1));
  const Target target = anyTarget();
  dragged_ = target.window->windowHandle();
  if (!dragged_) return;
  held_ = anyModifiers();
  path_.clear();
  QPoint at = target.at;
  for (int i = 2 + upTo(8); i-- > 0;) {
    at += QPoint(upTo(241) - 120, upTo(241) - 120);
    path_ += at;
  }
  journal_.note(QStringLiteral("press on %1 at %2").arg(describe(target.widget), place(target.at)));
  QTest::mousePress(dragged_, Qt::LeftButton, held_, target.at);
}

void Monkey::goOnDragging() {
  const QPoint at = path_.takeFirst();
  if (!path_.isEmpty()) {
    journal_.note(QStringLiteral("move to %1").arg(place(at)));
    QTest::mouseMove(dragged_, at);
    return;
  }
  journal_.note(QStringLiteral("let go at %1").arg(place(at)));
  QPointer<QWindow> window = dragged_;
  dragged_ = nullptr;
  QTest::mouseRelease(window, Qt::LeftButton, held_, at);
}

void Monkey::turnWheel() {
  const Target target = anyTarget();
  const QPoint angle(chance(20) ? 120 * (upTo(7) - 3) : 0, 40 * (upTo(25) - 12));
  journal_.note(QStringLiteral("wheel %1 over %2").arg(place(angle), describe(target.widget)));
  const QPoint inside = target.widget->mapFrom(target.window, target.at);
  QWheelEvent event(inside, target.widget->mapToGlobal(inside), {}, angle, Qt::NoButton,
                    anyModifiers(), Qt::NoScrollPhase, false);
  QApplication::sendEvent(target.widget, &event);
}

void Monkey::pressKey() {
  static const QList<int> kKeys{
      Qt::Key_Tab,       Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Enter,    Qt::Key_Space,
      Qt::Key_Escape,    Qt::Key_Left,    Qt::Key_Right,  Qt::Key_Up,       Qt::Key_Down,
      Qt::Key_Home,      Qt::Key_End,     Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Delete,
      Qt::Key_Backspace, Qt::Key_F1,      Qt::Key_Plus,   Qt::Key_Minus,    Qt::Key_Comma,
      Qt::Key_0,         Qt::Key_1,       Qt::Key_2,      Qt::Key_3,        Qt::Key_9,
      Qt::Key_A,         Qt::Key_B,       Qt::Key_C,      Qt::Key_D,        Qt::Key_E,
      Qt::Key_F,         Qt::Key_G,       Qt::Key_K,      Qt::Key_L,        Qt::Key_M,
      Qt::Key_P,         Qt::Key_R,       Qt::Key_S,      Qt::Key_T,        Qt::Key_V,
      Qt::Key_Z};
  const auto key = static_cast<Qt::Key>(anyOf(kKeys));
  const Qt::KeyboardModifiers modifiers = anyModifiers();
  QWidget* target = topmost();
  journal_.note(QStringLiteral("key %1 in %2")
                    .arg(QKeySequence(modifiers | key).toString(QKeySequence::PortableText),
                         describe(target->focusWidget() ? target->focusWidget() : target)));
  if (QWindow* window = target->windowHandle()) clickKey(window, key, modifiers);
}

void Monkey::type() {
  static const QStringList kTexts{
      QStringLiteral("0"),        QStringLiteral("-1"),       QStringLiteral("7"),
      QStringLiteral("150"),      QStringLiteral("1e308"),    QStringLiteral("99999999999"),
      QStringLiteral("0.5"),      QStringLiteral("1,5"),      QStringLiteral("nan"),
      QStringLiteral("#3"),       QStringLiteral("test 0"),   QStringLiteral("train 5"),
      QStringLiteral("a & b"),    QStringLiteral("<b>x</b>"), QStringLiteral("%1 %n"),
      QStringLiteral("name.png"), QString(300, u'w')};
  static const QStringList kUnusual{QStringLiteral("\u00e4\u4f60\u202e"),
                                    QStringLiteral("\U0001F600")};
  QWidget* window = topmost();
  QPointer<QWidget> field = window->focusWidget();
  const QList<QLineEdit*> fields = window->findChildren<QLineEdit*>();
  if (!fields.isEmpty() && chance(60)) {
    field = anyOf(fields);
    if (!field->isVisible() || !field->isEnabled()) return pressKey();
    field->setFocus();
  }
  const QString text = chance(90) ? anyOf(kTexts) : anyOf(kUnusual);
  journal_.note(QStringLiteral("type \"%1\" into %2").arg(text.left(20), describe(field)));
  if (!field) return;
  if (auto* line = qobject_cast<QLineEdit*>(field.data()); line && chance(70)) line->selectAll();
  for (const QChar letter : text) {
    if (!field) return;
    QKeyEvent press(QEvent::KeyPress, 0, {}, QString(letter));
    QApplication::sendEvent(field, &press);
  }
  QWindow* handle = field ? field->window()->windowHandle() : nullptr;
  if (handle && chance(60)) clickKey(handle, Qt::Key_Return);
}

void Monkey::resize() {
  ui::MainWindow* window = mainWindow();
  const QSize size(200 + upTo(1500), 150 + upTo(950));
  journal_.note(QStringLiteral("resize to %1 x %2").arg(size.width()).arg(size.height()));
  window->resize(size);
}

void Monkey::chooseFromMenu() {
  if (QApplication::activeModalWidget() || QApplication::activePopupWidget()) return click();
  QList<QAction*> actions;
  collect(mainWindow()->findChild<QMenu*>(QStringLiteral("mainMenu")), actions);
  if (actions.isEmpty()) return;
  QAction* action = anyOf(actions);
  journal_.note(QStringLiteral("menu: %1").arg(action->text()));
  action->trigger();
}

void Monkey::toggleTheme() {
  auto* button = mainWindow()->findChild<QAbstractButton*>(QStringLiteral("theme"));
  if (!button || QApplication::activeModalWidget()) return;
  journal_.note(QStringLiteral("the other theme"));
  button->click();
}

void Monkey::letGoFiles() {
  if (QApplication::activeModalWidget() || QApplication::activePopupWidget()) return;
  QMimeData data;
  QList<QUrl> urls;
  for (int i = chance(80) ? 1 : 1 + upTo(5); i-- > 0;) urls += QUrl::fromLocalFile(anyFile());
  data.setUrls(urls);
  ui::MainWindow* window = mainWindow();
  journal_.note(QStringLiteral("drop %1").arg(urls.front().fileName()));
  const QPoint middle = window->rect().center();
  QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(window, &enter);
  if (!enter.isAccepted()) return;
  QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(window, &drop);
}

void Monkey::openFile() {
  if (QApplication::activeModalWidget()) return;
  const QString file = anyFile();
  journal_.note(QStringLiteral("open %1").arg(file.section(u'/', -1)));
  mainWindow()->open(file);
}

void Monkey::undoOrRedo() {
  QWidget* window = topmost();
  const bool undo = chance(60);
  journal_.note(undo ? QStringLiteral("undo") : QStringLiteral("redo"));
  if (QWindow* handle = window->windowHandle())
    clickKey(handle, Qt::Key_Z,
             undo ? Qt::ControlModifier : Qt::ControlModifier | Qt::ShiftModifier);
}

/// Starts and controls runs, on a page with a map.
void Monkey::steerRun() {
  if (QApplication::activeModalWidget() || QApplication::activePopupWidget()) return;
  static const QStringList kButtons{QStringLiteral("run"),   QStringLiteral("run"),
                                    QStringLiteral("pause"), QStringLiteral("step"),
                                    QStringLiteral("stop"),  QStringLiteral("restart"),
                                    QStringLiteral("apply"), QStringLiteral("method")};
  const QString name = anyOf(kButtons);
  ui::MainWindow* window = mainWindow();
  if (name == QStringLiteral("method")) {
    auto* box = window->findChild<QComboBox*>(QStringLiteral("option-method"));
    if (!box || !box->isEnabled() || box->count() == 0) return;
    const int row = upTo(box->count());
    journal_.note(QStringLiteral("method %1").arg(box->itemText(row)));
    box->setCurrentIndex(row);
    Q_EMIT box->activated(row);
    return;
  }
  auto* button = window->findChild<QAbstractButton*>(name);
  journal_.note(QStringLiteral("button %1").arg(name));
  if (button && button->isEnabled()) button->click();
}

void Monkey::closeTopmost() {
  QWidget* window = topmost();
  if (qobject_cast<ui::MainWindow*>(window) && !chance(2)) return click();
  journal_.note(QStringLiteral("close %1").arg(describe(window)));
  if (auto* dialog = qobject_cast<QDialog*>(window); dialog && chance(50))
    dialog->reject();
  else
    window->close();
}

/// Answers with the name of an existing or a new file, or cancels. The dialog gets no other events,
/// because it could rename and remove files.
void Monkey::answer(QFileDialog* dialog) {
  dialog->setOption(QFileDialog::ReadOnly);
  auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
  if (!name || chance(25)) {
    journal_.note(QStringLiteral("close the file dialog"));
    dialog->reject();
    return;
  }
  QDir().mkpath(files_.folder() + QStringLiteral("/saved"));
  static const QStringList kNames{
      QStringLiteral("one"),        QStringLiteral("two & <b>"), QStringLiteral("three.lookbook"),
      QStringLiteral("four.png"),   QStringLiteral("five.svg"),  QStringLiteral("six.gif"),
      QStringLiteral("seven.webp"), QStringLiteral("eight.pdf")};
  const bool saves = dialog->acceptMode() == QFileDialog::AcceptSave;
  const QString path =
      saves ? files_.folder() + QStringLiteral("/saved/") + anyOf(kNames) : anyFile();
  journal_.note(QStringLiteral("file dialog: %1").arg(path.section(u'/', -1)));
  name->setText(path);
  name->setFocus();
  if (QWindow* window = dialog->windowHandle()) clickKey(window, Qt::Key_Return);
}

void Monkey::showKept() {
  if (QApplication::activeModalWidget() || QApplication::activePopupWidget()) return;
  journal_.note(QStringLiteral("offer what was left"));
  mainWindow()->offerUnsaved();
}

}  // namespace lookbook::test
