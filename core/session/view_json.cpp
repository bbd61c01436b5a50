#include "core/session/view_json.h"

#include "core/base/plain_text.h"
#include "core/json/json_number.h"
#include "core/json/json_text.h"
#include "core/runs/recipe.h"

#include <nlohmann/json.hpp>

#include <array>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace lookbook {

namespace {

using nlohmann::json;

/// The names of the pages in files.
constexpr auto kPageWords = [] {
  std::array<const char*, kPages.size()> words{};
  for (const PageInfo& page : kPages) words[static_cast<std::size_t>(page.page)] = page.word;
  return words;
}();
constexpr std::array kOrders{"index", "distance", "brightness", "appearance"};
constexpr std::array kArrangements{"sheets", "rows"};
/// What the page of the comparison compares. In earlier versions the comparison of classes was not
/// a separate page; files still contain this field, so that these versions can read them.
constexpr std::array kCompared{"maps", "classes"};
constexpr std::array kPairMeasures{"one-pixel", "pixel-votes", "map-votes"};
constexpr std::array kMapImages{"all", "shown", "selected", "first"};
constexpr std::array kMarks{"both", "dots", "thumbnails"};
constexpr std::array kColorings{"classes", "trustworthiness", "continuity", "recall",
                                "labels",  "reconstruction",  "moved",      "overlap"};
constexpr std::array kThemes{"system", "light", "dark"};

template <class Visitor, class Value>
void eachMapField(Visitor& visit, Value& value) {
  if constexpr (std::is_same_v<std::remove_const_t<Value>, MapNote>) {
    visit("name", value.name);
    visit("note", value.note);
  } else {
    visit("focus", value.focus);
    visit("direction", value.direction);
    visit("up", value.up);
    visit("height", value.height);
  }
}

/// Calls the visitor for each field with its name, and for enumerations with the names of their
/// values. This is the only list of the fields of a view in files.
template <class Visitor, class View>
void eachDatasetField(Visitor& visit, View& view) {
  visit("split", view.filter.split);
  visit("hidden-classes", view.filter.hiddenClasses);
  visit("only-selection", view.onlySelection);
  visit("current", view.current);
  visit("order", view.sort, kOrders);
  visit("order-reversed", view.sortReversed);
  visit("gallery-arrangement", view.arrangement, kArrangements);
  visit("gallery-x", view.galleryCamera.centerX);
  visit("gallery-y", view.galleryCamera.centerY);
  visit("gallery-tile", view.galleryCamera.tilePixels);
  visit("map", view.map);
  visit("second-map", view.secondMap);
  visit("3-d", view.threeDimensional);
  eachMapField(visit, view.mapCamera);
  visit("moment", view.moment);
  visit("map-notes", view.mapNotes);
  visit("other-cameras", view.otherCameras);
}

template <class Visitor, class View>
void eachWindowField(Visitor& visit, View& view) {
  visit("active", view.active);
  visit("compared", view.compared);
  visit("cameras-linked", view.camerasLinked);
  visit("pair-measure", view.pairMeasure, kPairMeasures);
  visit("parameters", view.parameters.options);
  visit("images", view.parameters.images, kMapImages);
  visit("first-images", view.parameters.first);
  visit("marks", view.marks, kMarks);
  visit("coloring", view.coloring, kColorings);
  visit("point-size", view.pointSize);
  visit("opacity", view.opacity);
  visit("class-names", view.classNames);
  visit("theme", view.theme, kThemes);
}

struct Writer {
  json out = json::object();

  template <class Value>
  void operator()(const char* name, const Value& value) {
    out[name] = value;
  }
  void operator()(const char* name, const std::optional<ImageIndex>& value) {
    out[name] = value ? json(*value) : json();
  }
  template <class Of>
  void operator()(const char* name, const std::optional<IdOf<Of>>& id) {
    out[name] = numberOf(id);
  }
  template <class Of>
  void operator()(const char* name, const std::array<std::optional<IdOf<Of>>, 2>& ids) {
    out[name] = {numberOf(ids[0]), numberOf(ids[1])};
  }
  void operator()(const char* name, const MapOptions& options) { out[name] = toJson(options); }
  void operator()(const char* name, const SplitChoice& split) {
    out[name] = validUtf8(split.name());
  }
  void operator()(const char* name, const ClassSet& set) {
    json members = json::array();
    for (std::size_t i = 0; i < set.end(); ++i)
      if (set[i]) members.push_back(i);
    out[name] = std::move(members);
  }
  /// A list with an entry for each map; no field if there is none.
  template <class Value>
  void operator()(const char* name, const std::map<MapId, Value>& values) {
    if (values.empty()) return;
    json list = json::array();
    for (const auto& [map, value] : values) {
      Writer part;
      part("map", std::optional(map));
      eachMapField(part, value);
      list.push_back(std::move(part.out));
    }
    out[name] = std::move(list);
  }
  void operator()(const char* name, const std::string& text) { out[name] = validUtf8(text); }
  template <class Value, std::size_t N>
  void operator()(const char* name, const Value& value, const std::array<const char*, N>& names) {
    out[name] = names[static_cast<std::size_t>(value)];
  }
};

struct Reader {
  const json& in;
  std::string wrong = {};  ///< the name of the first field that cannot be read; "": there is none
  std::string held = {};   ///< its content

  /// The value of a field, if there is one.
  const json* find(const char* name) const {
    const auto found = in.find(name);
    return found == in.end() ? nullptr : &*found;
  }
  void refuse(const char* name, const json& found) {
    if (!wrong.empty()) return;
    wrong = name;
    held = excerptOf(found);
  }

  /// A value of the type of the field; empty for any other.
  template <class Value>
  static std::optional<Value> valueOf(const json& found) {
    if constexpr (std::is_same_v<Value, bool>)
      return found.is_boolean() ? std::optional(found.get<bool>()) : std::nullopt;
    else
      return numberFrom<Value>(found, std::numeric_limits<Value>::lowest(),
                               std::numeric_limits<Value>::max());
  }
  template <class Value>
  void operator()(const char* name, Value& value) {
    const json* found = find(name);
    if (!found) return;
    const auto read = valueOf<Value>(*found);
    read ? void(value = *read) : refuse(name, *found);
  }
  template <class Value, std::size_t N>
  void operator()(const char* name, std::array<Value, N>& values) {
    const json* found = find(name);
    if (!found) return;
    if (!found->is_array() || found->size() != N) return refuse(name, *found);
    for (std::size_t i = 0; i < N; ++i) {
      const auto read = valueOf<Value>((*found)[i]);
      if (!read) return refuse(name, *found);
      values[i] = *read;
    }
  }
  void operator()(const char* name, std::optional<ImageIndex>& value) {
    const json* found = find(name);
    if (!found || found->is_null()) return;
    value = valueOf<ImageIndex>(*found);
    if (!value) refuse(name, *found);
  }
  template <class Of>
  void operator()(const char* name, std::optional<IdOf<Of>>& id) {
    int number = numberOf(id);
    (*this)(name, number);
    id = idOf<IdOf<Of>>(number);
  }
  template <class Of>
  void operator()(const char* name, std::array<std::optional<IdOf<Of>>, 2>& ids) {
    std::array<int, 2> numbers{numberOf(ids[0]), numberOf(ids[1])};
    (*this)(name, numbers);
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = idOf<IdOf<Of>>(numbers[i]);
  }
  void operator()(const char* name, MapOptions& options) {
    const json* found = find(name);
    if (!found) return;
    const auto read = optionsFromJson(*found);
    read ? void(options = *read) : refuse(name, *found);
  }
  void operator()(const char* name, SplitChoice& split) {
    const json* found = find(name);
    if (!found) return;
    if (!found->is_string() || found->get<std::string>().empty()) return refuse(name, *found);
    split = SplitChoice(found->get<std::string>());
  }
  void operator()(const char* name, ClassSet& set) {
    const json* found = find(name);
    if (!found) return;
    if (!found->is_array()) return refuse(name, *found);
    for (const json& member : *found) {
      const auto read = numberFrom<std::size_t>(member, 0, kMostClasses - 1);
      if (!read) return refuse(name, *found);
      set.set(*read);
    }
  }
  template <class Value>
  void operator()(const char* name, std::map<MapId, Value>& values) {
    const json* found = find(name);
    if (!found) return;
    if (!found->is_array()) return refuse(name, *found);
    for (const json& each : *found) {
      if (!each.is_object()) return refuse(name, *found);
      Reader part{.in = each};
      std::optional<MapId> map;
      Value value;
      part("map", map);
      eachMapField(part, value);
      if (!map || !part.wrong.empty()) return refuse(name, *found);
      if (value != Value()) values[*map] = std::move(value);
    }
  }
  void operator()(const char* name, std::string& text) {
    const json* found = find(name);
    if (!found) return;
    found->is_string() ? void(text = found->get<std::string>()) : refuse(name, *found);
  }
  template <class Value, std::size_t N>
  void operator()(const char* name, Value& value, const std::array<const char*, N>& names) {
    const json* found = find(name);
    if (!found) return;
    for (std::size_t i = 0; i < N; ++i)
      if (*found == names[i]) {
        value = static_cast<Value>(i);
        return;
      }
    refuse(name, *found);
  }
};

void writePage(Writer& writer, Page page) {
  const bool classes = pageInfo(page).classes;
  writer("page", classes ? Page::compare : page, kPageWords);
  writer("comparing", classes ? 1 : 0, kCompared);
}

void readPage(Reader& reader, Page& page) {
  int compared = 0;
  reader("page", page, kPageWords);
  reader("comparing", compared, kCompared);
  if (compared == 1 && pageInfo(page).compares) page = Page::classes;
}

}  // namespace

json toJson(const ViewState& view) {
  Writer writer;
  writePage(writer, view.page);
  eachWindowField(writer, view);
  json datasets = json::array();
  for (const DatasetView& dataset : view.datasets) {
    Writer part;
    eachDatasetField(part, dataset);
    datasets.push_back(std::move(part.out));
  }
  writer.out["datasets"] = std::move(datasets);
  return writer.out;
}

Result<ViewState> viewFromJson(const json& json) {
  const auto bad = [](const Reader& reader) {
    return badFile("The view in the file cannot be read: %1 is %2.", reader.wrong, reader.held);
  };
  if (!json.is_object()) return badFile(text("The view in the file is not a JSON object."));
  ViewState view;
  Reader reader{.in = json};
  readPage(reader, view.page);
  eachWindowField(reader, view);
  if (!reader.wrong.empty()) return bad(reader);
  const auto datasets = json.find("datasets");
  if (datasets == json.end()) return view;
  if (!datasets->is_array())
    return badFile(text("The data sets of the view in the file are not a list."));
  for (const auto& found : *datasets) {
    if (!found.is_object())
      return badFile(text("A data set of the view in the file is not a JSON object."));
    DatasetView& dataset = view.datasets.emplace_back();
    // The arrangement of files that were written before there was another one.
    dataset.arrangement = Arrangement::sheets;
    dataset.galleryCamera = {};
    Reader part{.in = found};
    eachDatasetField(part, dataset);
    if (!part.wrong.empty()) return bad(part);
  }
  return view;
}

OpenOptions openOptionsIn(const json& dataset) {
  const auto found = dataset.find("options");
  if (found == dataset.end()) return {};
  const auto options = OpenOptions::of(found->get<std::map<std::string, std::string>>());
  if (!options)
    throw BadJson(text("A data set was opened with an option that this version does not have: %1",
                       excerpt(jsonText(*found))));
  return *options;
}

}  // namespace lookbook
