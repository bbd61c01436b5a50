#include "tests/ui/monkey/journal.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <execinfo.h>
#include <mutex>
#include <unistd.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/common_interface_defs.h>
#endif

namespace lookbook::test {

namespace {

constexpr std::size_t kKept = 30;
constexpr std::size_t kLength = 160;
constexpr std::array kFatal{SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

// Readable by a signal handler: without allocating memory or locking.
std::array<std::array<char, kLength>, kKept> lastEvents{};
std::atomic<unsigned long long> events{0};
unsigned long long currentSeed = 0;
pthread_t windowThread{};

std::mutex complaintsMutex;
QStringList complaintsFound;

/// Warnings that are not caused by Lookbook, one in each line, with the reason.
constexpr std::array kOfOthers{
    // From Qt, if a window is moved or resized faster than the X server responds.
    "QXcbConnection: XCB error",
    // From Qt Test, if a drag leaves the window.
    "occurs outside target window",
    // From Qt, if no window manager runs.
    "This plugin does not support",
};

void print(const char* text) {
  [[maybe_unused]] const auto written = write(STDERR_FILENO, text, std::strlen(text));
}

void printNumber(unsigned long long number) {
  std::array<char, 24> digits{};
  auto* at = digits.data() + digits.size() - 1;
  do {
    *--at = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number > 0);
  print(at);
}

void printEvents() {
  const unsigned long long count = events;
  print("\nMonkey with seed ");
  printNumber(currentSeed);
  print(" at event ");
  printNumber(count);
  print("; the last events:\n");
  for (unsigned long long i = count > kKept ? count - kKept : 0; i < count; ++i) {
    print("  ");
    print(lastEvents[i % kKept].data());
    print("\n");
  }
}

void printStack() {
  std::array<void*, 64> frames{};
  const int count = backtrace(frames.data(), static_cast<int>(frames.size()));
  backtrace_symbols_fd(frames.data(), count, STDERR_FILENO);
}

[[maybe_unused]] void onFatalSignal(int signal) {
  print("\nCrashed by signal ");
  printNumber(static_cast<unsigned long long>(signal));
  printEvents();
  printStack();
  std::signal(signal, SIG_DFL);
  raise(signal);
}

/// Prints the stack of the window's thread.
void onStall(int) {
  printStack();
}

void onMessage(QtMsgType type, const QMessageLogContext&, const QString& message) {
  for (const char* known : kOfOthers)
    if (message.contains(QLatin1String(known))) return;
  std::fprintf(stderr, "%s\n", qPrintable(message));
  if (type == QtDebugMsg || type == QtInfoMsg) return;
  const std::lock_guard lock(complaintsMutex);
  complaintsFound += message;
  printEvents();
  if (type == QtFatalMsg) std::abort();
}

/// The factor by which events take longer because other programs use the processors, too.
double crowding() {
  double load = 0;
  if (getloadavg(&load, 1) != 1) return 1;
  return std::max(1.0, load / std::max(1U, std::thread::hardware_concurrency()));
}

long long now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

Journal::Journal(unsigned long long seed, int patience)
    : before_(qInstallMessageHandler(onMessage)) {
  currentSeed = seed;
  events = 0;
  windowThread = pthread_self();
  complaintsFound.clear();
  void* warm = nullptr;
  backtrace(&warm, 1);       // loads its libraries now and not in a handler
#ifdef __SANITIZE_ADDRESS__  // its own report says more of the crash
  __sanitizer_set_death_callback(printEvents);
#else
  for (const int signal : kFatal) std::signal(signal, onFatalSignal);
#endif
  std::signal(SIGUSR1, onStall);
  watchdog_ =
      std::jthread([this, patience](const std::stop_token& stop) { watch(stop, patience); });
}

Journal::~Journal() {
  watchdog_.request_stop();
  watchdog_.join();
  for (const int signal : kFatal) std::signal(signal, SIG_DFL);
  qInstallMessageHandler(before_);
}

void Journal::note(const QString& event) {
  const unsigned long long number = events;
  std::snprintf(lastEvents[number % kKept].data(), kLength, "%llu %s", number, qPrintable(event));
  events = number + 1;
  beat_ = now();
}

void Journal::complain(const QString& what) {
  const std::lock_guard lock(complaintsMutex);
  complaintsFound += what;
}

QStringList Journal::complaints() const {
  const std::lock_guard lock(complaintsMutex);
  return complaintsFound;
}

void Journal::watch(const std::stop_token& stop, int patience) {
  constexpr int kHopeless = 60;  // in units of the patience
  long long reported = 0;
  while (!stop.stop_requested()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const long long beat = beat_;
    const long long since = now() - beat;
    if (beat == 0 || static_cast<double>(since) < patience * crowding()) continue;
    if (beat != reported) {
      reported = beat;
      complain(QStringLiteral("event %1 (%2) took more than %3 ms")
                   .arg(QString::number(events - 1),
                        QString::fromUtf8(lastEvents[(events - 1) % kKept].data()),
                        QString::number(patience)));
      print("\nNo answer within the patience.");
      printEvents();
      pthread_kill(windowThread, SIGUSR1);
    }
    if (static_cast<double>(since) > kHopeless * patience * crowding()) std::abort();
  }
}

long residentMegabytes() {
  QFile file(QStringLiteral("/proc/self/statm"));
  if (!file.open(QIODevice::ReadOnly)) return 0;
  const long pages = file.readAll().split(' ').value(1).toLong();
  return pages * (sysconf(_SC_PAGESIZE) / 1024) / 1024;
}

}  // namespace lookbook::test
