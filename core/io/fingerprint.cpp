#include "core/io/fingerprint.h"

#include <array>
#include <md5.h>
#include <sys/types.h>  // md5.h leaves this to its user

namespace lookbook {

struct Md5::State {
  MD5_CTX context{};
};

Md5::Md5() : state_(std::make_unique<State>()) {
  MD5Init(&state_->context);
}

Md5::~Md5() = default;
Md5::Md5(Md5&&) noexcept = default;
Md5& Md5::operator=(Md5&&) noexcept = default;

void Md5::update(std::span<const std::uint8_t> bytes) {
  MD5Update(&state_->context, bytes.data(), bytes.size());
}

std::string Md5::hex() {
  std::array<char, MD5_DIGEST_STRING_LENGTH> text{};
  return MD5End(&state_->context, text.data());
}

}  // namespace lookbook
