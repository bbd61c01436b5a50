#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace lookbook {

/// MD5 of bytes that arrive in pieces, by which known data sets are recognised.
/// It identifies files but does not protect them against forgery (RFC 6151).
class Md5 {
 public:
  Md5();
  ~Md5();
  Md5(Md5&&) noexcept;
  Md5& operator=(Md5&&) noexcept;

  void update(std::span<const std::uint8_t> bytes);
  /// 32 lower-case hexadecimal digits. Finishes the checksum; call it once.
  [[nodiscard]] std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lookbook
