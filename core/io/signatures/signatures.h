#pragma once

#include <string_view>

namespace lookbook {

// What the first bytes of a file show of its format, where a fixed signature is not enough.

bool isHtml(std::string_view head);
bool isXml(std::string_view head);
bool isJson(std::string_view head);
/// Whether there is no zero byte.
bool isText(std::string_view head);
/// Lines behind comments.
bool isArff(std::string_view head);
/// "7 203:84 204:185 ...": a label, then places and their values.
bool isLibsvm(std::string_view head);
/// By the checksum of the first length, or by the first bytes of the first record.
bool isTfRecord(std::string_view head);
/// Of protocols 2 to 5; the first byte is known to be 0x80.
bool isPickle(std::string_view head);
/// Of protocols 0 and 1: a tuple, a dictionary, a list or a class of Python.
bool isTextPickle(std::string_view head);
bool isBitmap(std::string_view head);
/// MATLAB's format that is HDF5 behind its own header.
bool isMatlab73(std::string_view head);
/// MATLAB's oldest format, which has no signature: a header of numbers, then a name.
bool isMatlab4(std::string_view head);
/// ZIP archives: of a spreadsheet, of PyTorch.
bool isSpreadsheet(std::string_view head);
bool isOfTorch(std::string_view head);

}  // namespace lookbook
