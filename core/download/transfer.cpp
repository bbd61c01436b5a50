#include "core/download/transfer.h"

#include "core/base/version.h"
#include "core/io/part_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <curl/curl.h>
#include <fcntl.h>
#include <memory>
#include <span>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace lookbook {

namespace {

using End = TransferEnd::Kind;

constexpr long kMostRedirects = 5;

struct EasyDeleter {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct MultiDeleter {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

/// While it exists, a connection that the server has closed does not end the program by SIGPIPE.
class NoBrokenPipe {
 public:
  NoBrokenPipe() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~NoBrokenPipe() {
    constexpr timespec kNow{};
    if (sigismember(&before_, SIGPIPE) == 0) sigtimedwait(&pipe_, nullptr, &kNow);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  NoBrokenPipe(const NoBrokenPipe&) = delete;
  NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;

 private:
  sigset_t pipe_{};
  sigset_t before_{};
};

/// Notices that nearly nothing arrives. libcurl's own limit would take five seconds longer, because
/// it averages them.
class Stall {
 public:
  Stall(std::chrono::seconds patience, std::uint64_t size) : patience_(patience), size_(size) {}

  /// Whether fewer than a hundred bytes a second have come for as long as the patience lasts.
  bool isReached(std::uint64_t size) {
    constexpr std::uint64_t kLeast = 100;  // bytes a second
    const auto now = Clock::now();
    if (now - begun_ < patience_) return false;
    if (size < size_ + kLeast * static_cast<std::uint64_t>(patience_.count())) return true;
    begun_ = now;
    size_ = size;
    return false;
  }

 private:
  using Clock = std::chrono::steady_clock;

  std::chrono::seconds patience_;
  Clock::time_point begun_ = Clock::now();
  std::uint64_t size_;  ///< at that time
};

/// An answer while it arrives.
struct Answer {
  explicit Answer(const TransferRequest& asked) : request(asked), size(asked.from) {}
  ~Answer() {
    if (descriptor >= 0) ::close(descriptor);
  }
  Answer(const Answer&) = delete;
  Answer& operator=(const Answer&) = delete;

  const TransferRequest& request;
  CURL* easy = nullptr;
  int descriptor = -1;
  std::uint64_t size;               ///< of the file
  std::optional<Text> objection;    ///< why the answer is not taken
  std::optional<Error> localError;  ///< the file cannot be written
  std::array<char, CURL_ERROR_SIZE> reason{};
};

bool isWebPage(std::string_view contentType, std::string_view first) {
  std::string start;
  for (const char letter : first.substr(0, 200))
    if (std::isspace(static_cast<unsigned char>(letter)) == 0)
      start += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return contentType.starts_with("text/html") || start.starts_with("<!doctypehtml") ||
         start.starts_with("<html");
}

/// What speaks against an answer, when its first bytes arrive.
std::optional<Text> objectionTo(const Answer& answer, std::string_view first) {
  const TransferRequest& request = answer.request;
  const char* type = nullptr;
  curl_easy_getinfo(answer.easy, CURLINFO_CONTENT_TYPE, &type);
  if (isWebPage(type ? type : "", first))
    return text("%1 answered with a web page instead of the file.", request.address);
  curl_off_t length = -1;
  curl_easy_getinfo(answer.easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
  if (length < 0) return std::nullopt;
  const std::uint64_t whole = request.from + static_cast<std::uint64_t>(length);
  if (request.bytes > 0 && whole != request.bytes)
    return text("%1 has %2 bytes, but the published file has %3.", request.address, whole,
                request.bytes);
  if (whole > request.most)
    return text("%1 has %2 bytes, which is too large for this file.", request.address, whole);
  return std::nullopt;
}

/// Opens the file when the first bytes are accepted, so that a refused answer changes nothing.
bool openFile(Answer& answer) {
  const int begin = answer.request.from > 0 ? O_APPEND : O_TRUNC;
  answer.descriptor =
      ::open(answer.request.file.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC | begin, kNewFileMode);
  return answer.descriptor >= 0;
}

std::size_t onPiece(char* data, std::size_t, std::size_t count, void* user) {
  constexpr std::size_t kRefuse = CURL_WRITEFUNC_ERROR;
  Answer& answer = *static_cast<Answer*>(user);
  const TransferRequest& request = answer.request;
  if (answer.descriptor < 0) {
    answer.objection = objectionTo(answer, std::string_view(data, count));
    if (answer.objection) return kRefuse;
    if (!openFile(answer)) {
      answer.localError = cannotWrite(request.file, errno).value();
      return kRefuse;
    }
  }
  if (answer.size + count > (request.bytes > 0 ? request.bytes : request.most)) {
    answer.objection = text("%1 sends more bytes than the file has.", request.address);
    return kRefuse;
  }
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(data), count);
  if (!writeAll(answer.descriptor, bytes)) {
    answer.localError = cannotWrite(request.file, errno).value();
    return kRefuse;
  }
  answer.size += count;
  return count;
}

void setOptions(CURL* easy, Answer& answer) {
  const TransferRequest& request = answer.request;
  const bool secure = request.address.starts_with("https:");
  const auto patience = static_cast<long>(request.patience.count());
  curl_easy_setopt(easy, CURLOPT_URL, request.address.c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, secure ? "https" : "http,https");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(easy, CURLOPT_MAXREDIRS, kMostRedirects);
  curl_easy_setopt(easy, CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);  // a stop does not wait for the name of a host
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, patience);
  curl_easy_setopt(easy, CURLOPT_USERAGENT, (std::string("Lookbook/") + kVersion).c_str());
  curl_easy_setopt(easy, CURLOPT_RESUME_FROM_LARGE, static_cast<curl_off_t>(request.from));
  if (!request.caFile.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, request.caFile.c_str());
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, onPiece);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &answer);
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, answer.reason.data());
}

TransferEnd ended(End kind, Text reason) {
  return {kind, Error(Error::Kind::io, std::move(reason))};
}

/// How a transfer ended that libcurl could not complete.
TransferEnd endOfFailure(const Answer& answer, CURLcode code) {
  const std::string& address = answer.request.address;
  const std::string why =
      answer.reason[0] != '\0' ? answer.reason.data() : curl_easy_strerror(code);
  long byProxy = 0;
  long status = 0;
  curl_off_t connected = 0;
  curl_easy_getinfo(answer.easy, CURLINFO_HTTP_CONNECTCODE, &byProxy);
  curl_easy_getinfo(answer.easy, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(answer.easy, CURLINFO_CONNECT_TIME_T, &connected);
  constexpr long kHttpError = 400;
  if (byProxy >= kHttpError)
    return ended(End::unreachable,
                 text("The proxy refuses the connection to %1 (HTTP error %2); check the variables "
                      "https_proxy and no_proxy.",
                      address, byProxy));
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return ended(End::unreachable, text("%1 cannot be reached (%2).", address, why));
    case CURLE_HTTP_RETURNED_ERROR:
      return ended(End::refused, text("%1 answered with the HTTP error %2.", address, status));
    case CURLE_TOO_MANY_REDIRECTS:
      return ended(End::refused, text("%1 redirects more than %2 times.", address, kMostRedirects));
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
      return ended(
          End::refused,
          text("%1 is, or redirects to, an address that is not accepted (%2).", address, why));
    case CURLE_PEER_FAILED_VERIFICATION:
      return ended(End::refused, text("The certificate of %1 is not trusted (%2).", address, why));
    case CURLE_SSL_CACERT_BADFILE:
      return {End::failed, Error(Error::Kind::badArgument,
                                 text("%1 cannot be used as a file of certificates (%2).",
                                      answer.request.caFile, why))};
    case CURLE_RANGE_ERROR:
    case CURLE_BAD_DOWNLOAD_RESUME:
      return ended(End::noRange, text("%1 cannot continue a file.", address));
    case CURLE_OPERATION_TIMEDOUT:
      return ended(connected == 0 ? End::unreachable : End::interrupted,
                   text("%1 has sent nothing for %2 s.", address,
                        static_cast<std::int64_t>(answer.request.patience.count())));
    default:
      return ended(End::interrupted, text("The connection to %1 broke (%2).", address, why));
  }
}

TransferEnd endOf(const Answer& answer, CURLcode code) {
  if (answer.localError) return {End::failed, answer.localError};
  if (answer.objection) return ended(End::refused, *answer.objection);
  if (code != CURLE_OK) return endOfFailure(answer, code);
  constexpr long kRangeNotSatisfiable = 416;  // for libcurl, this is no error
  long status = 0;
  curl_easy_getinfo(answer.easy, CURLINFO_RESPONSE_CODE, &status);
  if (status == kRangeNotSatisfiable)
    return ended(End::noRange, text("%1 cannot continue a file.", answer.request.address));
  return {};
}

TransferEnd notBegun(const TransferRequest& request) {
  return {End::failed,
          Error(Error::Kind::exhausted,
                text("The download of %1 cannot begin: libcurl does not start.", request.address))};
}

}  // namespace

TransferEnd transfer(const TransferRequest& request, const std::stop_token& stop,
                     const std::function<void(std::uint64_t size)>& onBytes) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  const NoBrokenPipe quiet;
  Answer answer(request);
  const std::unique_ptr<CURLM, MultiDeleter> multi(curl_multi_init());
  const std::unique_ptr<CURL, EasyDeleter> easy(curl_easy_init());
  if (ready != CURLE_OK || !multi || !easy) return notBegun(request);
  answer.easy = easy.get();
  setOptions(easy.get(), answer);
  if (curl_multi_add_handle(multi.get(), easy.get()) != CURLM_OK) return notBegun(request);
  const std::stop_callback wake(stop, [&] { curl_multi_wakeup(multi.get()); });

  constexpr int kPause = 1000;  // milliseconds
  CURLcode code = CURLE_RECV_ERROR;
  Stall stall(request.patience, request.from);
  int running = 1;
  while (running > 0 && !stop.stop_requested()) {
    if (curl_multi_perform(multi.get(), &running) != CURLM_OK) break;
    if (onBytes) onBytes(answer.size);
    if (running == 0) break;
    if (stall.isReached(answer.size)) {
      code = CURLE_OPERATION_TIMEDOUT;
      break;
    }
    curl_multi_poll(multi.get(), nullptr, 0, kPause, nullptr);
  }
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi.get(), &left))
    if (message->msg == CURLMSG_DONE) code = message->data.result;
  TransferEnd end = running > 0 && stop.stop_requested()
                        ? TransferEnd{End::failed, cancelled().value()}
                        : endOf(answer, code);
  curl_multi_remove_handle(multi.get(), easy.get());
  return end;
}

}  // namespace lookbook
