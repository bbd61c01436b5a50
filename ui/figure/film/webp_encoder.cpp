#include "core/base/plain_text.h"
#include "core/session/stamp.h"
#include "ui/figure/film/film_encoder.h"

#include <string>
#include <utility>
#include <webp/encode.h>
#include <webp/mux.h>

namespace lookbook::ui {
namespace {

constexpr float kQuality = 80;
// Of 6: three times as fast as the default of 4, and files are a tenth larger.
constexpr int kEffort = 2;

Error webpFailed(const char* why) {
  return {Error::Kind::io, text("The WebP cannot be written: %1", why)};
}

class WebpEncoder : public FilmEncoder {
 public:
  WebpEncoder(QSize size, QString stamp) : size_(size), stamp_(std::move(stamp)) {
    WebPAnimEncoderOptions options;
    WebPAnimEncoderOptionsInit(&options);
    encoder_ = WebPAnimEncoderNew(size.width(), size.height(), &options);
    WebPConfigInit(&config_);
    config_.quality = kQuality;
    config_.method = kEffort;
  }
  ~WebpEncoder() override { WebPAnimEncoderDelete(encoder_); }
  WebpEncoder(const WebpEncoder&) = delete;
  WebpEncoder& operator=(const WebpEncoder&) = delete;

  [[nodiscard]] bool begun() const { return encoder_ != nullptr; }

  Result<void> add(const QImage& frame, int milliseconds) override {
    WebPPicture picture;
    WebPPictureInit(&picture);
    picture.use_argb = 1;
    picture.width = size_.width();
    picture.height = size_.height();
    const bool added = WebPPictureImportBGRX(&picture, frame.constBits(),
                                             static_cast<int>(frame.bytesPerLine())) != 0 &&
                       WebPAnimEncoderAdd(encoder_, &picture, time_, &config_) != 0;
    WebPPictureFree(&picture);
    if (!added) return tl::unexpected(webpFailed(WebPAnimEncoderGetError(encoder_)));
    time_ += milliseconds;
    return {};
  }

  Result<QByteArray> finish() override {
    WebPData assembled;
    WebPDataInit(&assembled);
    const bool done = WebPAnimEncoderAdd(encoder_, nullptr, time_, nullptr) != 0 &&
                      WebPAnimEncoderAssemble(encoder_, &assembled) != 0;
    Result<QByteArray> file =
        done ? withStamp(assembled) : tl::unexpected(webpFailed(WebPAnimEncoderGetError(encoder_)));
    WebPDataClear(&assembled);
    return file;
  }

 private:
  [[nodiscard]] Result<QByteArray> withStamp(const WebPData& film) const {
    const auto bytes = [](const WebPData& data) {
      return QByteArray(reinterpret_cast<const char*>(data.bytes), static_cast<int>(data.size));
    };
    if (stamp_.isEmpty()) return bytes(film);
    WebPMux* mux = WebPMuxCreate(&film, 0);
    const std::string xmp = xmpOf(validUtf8(stamp_.toStdString()));
    const WebPData chunk{reinterpret_cast<const std::uint8_t*>(xmp.data()), xmp.size()};
    WebPData whole;
    WebPDataInit(&whole);
    const bool done = mux && WebPMuxSetChunk(mux, "XMP ", &chunk, 0) == WEBP_MUX_OK &&
                      WebPMuxAssemble(mux, &whole) == WEBP_MUX_OK;
    const QByteArray file = bytes(whole);
    WebPDataClear(&whole);
    WebPMuxDelete(mux);
    if (!done) return tl::unexpected(webpFailed("its stamp does not fit in"));
    return file;
  }

  QSize size_;
  QString stamp_;
  WebPAnimEncoder* encoder_ = nullptr;
  WebPConfig config_{};
  int time_ = 0;  ///< milliseconds
};

}  // namespace

Result<std::unique_ptr<FilmEncoder>> webpEncoder(QSize size, const QString& stamp) {
  auto encoder = std::make_unique<WebpEncoder>(size, stamp);
  if (!encoder->begun()) return tl::unexpected(webpFailed("not enough memory"));
  return encoder;
}

}  // namespace lookbook::ui
