// A library to preload: it lets the n-th call of a kind fail, as a full disk, a dying one, or a
// system without memory or threads would.
//
//   LOOKBOOK_FAULT         write (also pwrite, writev, fwrite), sync, rename (also linkat), thread,
//                          memory
//   LOOKBOOK_FAULT_AT      which call fails, from 1 on; 0: none, they are counted
//   LOOKBOOK_FAULT_LASTS   1: all that follow fail, too
//   LOOKBOOK_FAULT_REPORT  a file that says at the end how many calls there were, and becomes one
//                          at once when a call is made to fail; beside it, FILE.trace has the
//                          functions that asked for memory last and got none: a line each, a
//                          program or library and the address in it
//
// Counting begins with main(): what a library does before, it does everywhere. Standard error is
// left alone, so that reasons can be read.

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

extern "C" {
void* __libc_malloc(std::size_t bytes);
void* __libc_calloc(std::size_t count, std::size_t bytes);
void* __libc_realloc(void* old, std::size_t bytes);
void* __libc_memalign(std::size_t alignment, std::size_t bytes);
}

namespace {

enum class Kind : int { none, write, sync, rename, thread, memory };

Kind kindOf(const char* name) {
  if (name == nullptr) return Kind::none;
  if (std::strcmp(name, "write") == 0) return Kind::write;
  if (std::strcmp(name, "sync") == 0) return Kind::sync;
  if (std::strcmp(name, "rename") == 0) return Kind::rename;
  if (std::strcmp(name, "thread") == 0) return Kind::thread;
  return std::strcmp(name, "memory") == 0 ? Kind::memory : Kind::none;
}

std::atomic<Kind> kind = Kind::none;  // of the calls that are counted, once main() has begun
std::atomic<long> calls = 0;
long failing = 0;
bool lasting = false;
const char* reportFile = nullptr;

/// Without the functions that are replaced here.
void report(long number) {
  if (reportFile == nullptr) return;
  char text[32];
  const int length = std::snprintf(text, sizeof text, "%ld\n", number);
  const long file =
      syscall(SYS_openat, AT_FDCWD, reportFile, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return;
  (void)syscall(SYS_write, file, text, length);
  (void)syscall(SYS_close, file);
}

/// Who asks for memory, as addresses in files.
void reportTrace() {
  static thread_local bool within = false;  // what is called here asks for memory, too
  if (reportFile == nullptr || within) return;
  within = true;
  const Kind counted = kind.exchange(Kind::none);
  char name[4096];
  std::snprintf(name, sizeof name, "%s.trace", reportFile);
  const long file =
      syscall(SYS_openat, AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);
  void* frames[64];
  const int count = backtrace(frames, 64);
  for (int i = 0; i < count; ++i) {
    Dl_info place;
    if (dladdr(frames[i], &place) == 0 || place.dli_fname == nullptr) continue;
    char line[4200];
    const int length =
        std::snprintf(line, sizeof line, "%s %#lx\n", place.dli_fname,
                      static_cast<unsigned long>(static_cast<char*>(frames[i]) -
                                                 static_cast<char*>(place.dli_fbase) - 1));
    (void)syscall(SYS_write, file, line, length);
  }
  (void)syscall(SYS_close, file);
  kind = counted;
  within = false;
}

/// Counts a call; whether it is to fail.
bool fails(Kind called) {
  if (kind.load(std::memory_order_relaxed) != called) return false;
  const long number = ++calls;
  const bool failed = failing > 0 && (lasting ? number >= failing : number == failing);
  if (failed && number == failing) report(number);
  if (failed && called == Kind::memory) reportTrace();
  return failed;
}

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

using Main = int (*)(int, char**, char**);
Main programsMain = nullptr;

void reportCalls() {
  const long counted = calls;
  kind = Kind::none;
  if (failing == 0) report(counted);
}

int countedMain(int argc, char** argv, char** environment) {
  const char* at = std::getenv("LOOKBOOK_FAULT_AT");
  const char* lasts = std::getenv("LOOKBOOK_FAULT_LASTS");
  failing = at == nullptr ? 0 : std::atol(at);
  lasting = lasts != nullptr && *lasts == '1';
  reportFile = std::getenv("LOOKBOOK_FAULT_REPORT");
  std::atexit(reportCalls);
  void* frame = nullptr;
  backtrace(&frame, 1);  // loads what it needs
  kind = kindOf(std::getenv("LOOKBOOK_FAULT"));
  return programsMain(argc, argv, environment);
}

int failWith(int reason) {
  errno = reason;
  return -1;
}

}  // namespace

extern "C" {

__attribute__((visibility("default"))) int __libc_start_main(Main main, int argc, char** argv,
                                                             void (*init)(), void (*fini)(),
                                                             void (*loader)(), void* stack) {
  using Start = int (*)(Main, int, char**, void (*)(), void (*)(), void (*)(), void*);
  programsMain = main;
  return real<Start>("__libc_start_main")(countedMain, argc, argv, init, fini, loader, stack);
}

// Writing. A disk that is full takes nothing more.

ssize_t write(int file, const void* bytes, std::size_t count) {
  if (file != STDERR_FILENO && fails(Kind::write)) return failWith(ENOSPC);
  return syscall(SYS_write, file, bytes, count);
}

ssize_t pwrite(int file, const void* bytes, std::size_t count, off_t offset) {
  if (fails(Kind::write)) return failWith(ENOSPC);
  return syscall(SYS_pwrite64, file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void* bytes, std::size_t count, off64_t offset) {
  return pwrite(file, bytes, count, offset);
}

ssize_t writev(int file, const iovec* parts, int count) {
  if (file != STDERR_FILENO && fails(Kind::write)) return failWith(ENOSPC);
  return syscall(SYS_writev, file, parts, count);
}

std::size_t fwrite(const void* bytes, std::size_t size, std::size_t count, FILE* file) {
  static const auto next =
      real<std::size_t (*)(const void*, std::size_t, std::size_t, FILE*)>("fwrite");
  if (file != stderr && fails(Kind::write)) {
    errno = ENOSPC;
    return 0;
  }
  return next(bytes, size, count, file);
}

int fsync(int file) {
  return fails(Kind::sync) ? failWith(EIO) : static_cast<int>(syscall(SYS_fsync, file));
}

int fdatasync(int file) {
  return fails(Kind::sync) ? failWith(EIO) : static_cast<int>(syscall(SYS_fdatasync, file));
}

int rename(const char* from, const char* to) noexcept {
  if (fails(Kind::rename)) return failWith(EIO);
  return static_cast<int>(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int linkat(int fromFolder, const char* from, int toFolder, const char* to, int flags) noexcept {
  if (fails(Kind::rename)) return failWith(EIO);
  return static_cast<int>(syscall(SYS_linkat, fromFolder, from, toFolder, to, flags));
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*run)(void*),
                   void* argument) noexcept {
  using Create = int (*)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
  static const auto next = real<Create>("pthread_create");
  return fails(Kind::thread) ? EAGAIN : next(thread, attributes, run, argument);
}

// Memory. The operators new of the C++ library come here, too.

void* malloc(std::size_t bytes) noexcept {
  if (!fails(Kind::memory)) return __libc_malloc(bytes);
  errno = ENOMEM;
  return nullptr;
}

void* calloc(std::size_t count, std::size_t bytes) noexcept {
  if (!fails(Kind::memory)) return __libc_calloc(count, bytes);
  errno = ENOMEM;
  return nullptr;
}

void* realloc(void* old, std::size_t bytes) noexcept {
  if (!fails(Kind::memory)) return __libc_realloc(old, bytes);
  errno = ENOMEM;
  return nullptr;
}

void* memalign(std::size_t alignment, std::size_t bytes) noexcept {
  if (!fails(Kind::memory)) return __libc_memalign(alignment, bytes);
  errno = ENOMEM;
  return nullptr;
}

void* aligned_alloc(std::size_t alignment, std::size_t bytes) noexcept {
  return memalign(alignment, bytes);
}

int posix_memalign(void** place, std::size_t alignment, std::size_t bytes) noexcept {
  void* memory = memalign(alignment, bytes);
  if (memory == nullptr) return ENOMEM;
  *place = memory;
  return 0;
}
}
