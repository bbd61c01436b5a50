#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace lookbook {

/// One attempt to get a file from one address.
struct TransferRequest {
  std::string address;
  std::filesystem::path file;         ///< bytes are appended to it, or replace it if `from` is 0
  std::uint64_t from = 0;             ///< the first byte that is missing
  std::uint64_t bytes = 0;            ///< the whole file's size; 0: not known
  std::uint64_t most = 0;             ///< the largest size that is accepted
  std::filesystem::path caFile;       ///< certificates to trust; "": those of the system
  std::chrono::seconds patience{30};  ///< after which an address that sends nothing is given up
};

/// How an attempt ended.
struct TransferEnd {
  enum class Kind {
    arrived,      ///< the server has sent everything; its content is not checked yet
    interrupted,  ///< the connection broke, or nothing more came: what has arrived can be kept
    unreachable,  ///< there is no connection to the server, or to the proxy
    noRange,      ///< the server cannot continue a file: begin from its first byte
    refused,      ///< the answer is an error or another file
    failed,       ///< of no use to try another address: cancelled, or the file cannot be written
  };
  Kind kind = Kind::arrived;
  std::optional<Error> error;  ///< one sentence that names the address; unless arrived
};

/// Fetches a file by HTTP or HTTPS. Redirects are followed five times at most, and from HTTPS only
/// to HTTPS; the proxies are those of the environment (https_proxy, no_proxy, ...).
/// @param onBytes gets the size of the file after each piece, and at least once a second
/// Cost: one piece of the file is in memory at a time. A request to stop ends it at once.
/// Thread-safe for different files.
TransferEnd transfer(const TransferRequest& request, const std::stop_token& stop,
                     const std::function<void(std::uint64_t size)>& onBytes);

}  // namespace lookbook
