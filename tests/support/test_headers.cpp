// Nothing of its own: it stands for the headers that tests share, compiled once
// (tests/CMakeLists.txt).
