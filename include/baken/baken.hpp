// SPDX-License-Identifier: EUPL-1.2
//
// baken.h for C++17 and later: the same functions, with handles that release themselves, answers
// that say whether they are there, and messages of your own protobuf in and out. Header only; what
// crosses to the library is baken.h and nothing else, so compiler, standard library and protobuf
// are yours.
//
//   #include <baken/baken.hpp>
//   #include "baken/v1/check.pb.h"     // made with your protoc from share/baken/proto
//
//   auto programme = baken::Programme::Builtin("thuis-in-mvs");
//   if (!programme) return Fail(programme.error().message());
//   baken::v1::CheckRequest request;
//   ...                                  // fill it from your own records
//   auto report = programme->Check<baken::v1::Report>(request);
//   if (!report) return Fail(report.error().message());
//   for (const auto& finding : report->findings()) ...
//
// A `const Programme` is shared by any number of threads. Nothing here throws, save what you ask
// for: Result::value() on a failure, and std::bad_alloc of your own strings.
#ifndef BAKEN_BAKEN_HPP
#define BAKEN_BAKEN_HPP

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>
#if __has_include(<version>)
#include <version>
#endif
#if defined(__cpp_lib_span)
#include <span>
#endif

#include "baken/baken.h"

namespace baken {
// The symbols made here carry this name, so that they never meet those inside a static libbaken.
inline namespace wrapper1 {

// Why a call failed; see "Errors" in baken.h.
class Error {
 public:
  Error(baken_status status, std::string code, std::string message)
      : status_(status), code_(std::move(code)), message_(std::move(message)) {}
  // Takes the error over and releases it. `status` is what the call returned, should there be none.
  Error(baken_status status, baken_error* error) : status_(status) {
    const std::unique_ptr<baken_error, void (*)(baken_error*)> owned(error, &baken_error_free);
    code_ = baken_error_code(error);
    message_ = baken_error_message(error);
    path_ = baken_error_path(error);
    offset_ = baken_error_offset(error);
  }

  baken_status status() const { return status_; }
  // Stable, for programs: "programme_unknown".
  const std::string& code() const { return code_; }
  // For people: what, what was expected, the nearest valid thing.
  const std::string& message() const { return message_; }
  // The field, "rules[3].by.term"; empty when it is not about one.
  const std::string& path() const { return path_; }
  // The byte of the input; -1 when it is not about one.
  std::int64_t offset() const { return offset_; }

 private:
  baken_status status_;
  std::string code_, message_, path_;
  std::int64_t offset_ = -1;
};

// Thrown by Result::value() on a failure, and by nothing else.
class Exception : public std::runtime_error {
 public:
  explicit Exception(Error error) : std::runtime_error(error.message()), error_(std::move(error)) {}
  const Error& error() const { return error_; }

 private:
  Error error_;
};

// The answer, or why there is none: the part of std::expected that is needed here, from C++17 on
// and the same type in each standard.
template <typename T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  using error_type = Error;

  Result(T value) : either_(std::in_place_index<0>, std::move(value)) {}      // NOLINT
  Result(Error error) : either_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

  bool has_value() const { return either_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // Only when there is a value.
  T& operator*() & { return *std::get_if<0>(&either_); }
  const T& operator*() const& { return *std::get_if<0>(&either_); }
  T&& operator*() && { return std::move(*std::get_if<0>(&either_)); }
  T* operator->() { return std::get_if<0>(&either_); }
  const T* operator->() const { return std::get_if<0>(&either_); }

  // The value; without one throws Exception, or ends the program where exceptions are switched off.
  T& value() & {
    Need();
    return **this;
  }
  const T& value() const& {
    Need();
    return **this;
  }
  T&& value() && {
    Need();
    return *std::move(*this);
  }

  template <typename U>
  T value_or(U&& other) const& {
    return has_value() ? **this : static_cast<T>(std::forward<U>(other));
  }

  // Only when there is none.
  const Error& error() const { return *std::get_if<1>(&either_); }

 private:
  void Need() const {
    if (!has_value()) {
#if defined(__cpp_exceptions)
      throw Exception(error());
#else
      std::abort();
#endif
    }
  }

  std::variant<T, Error> either_;
};

// An answer of the library, released with this.
class Bytes {
 public:
  Bytes() = default;
  // Takes the handle over.
  explicit Bytes(baken_bytes* bytes) : bytes_(bytes) {}

  const void* data() const { return baken_bytes_data(bytes_.get()); }
  std::size_t size() const { return baken_bytes_size(bytes_.get()); }
  bool empty() const { return size() == 0; }
  // Valid as long as this lives.
  std::string_view view() const {
    return empty() ? std::string_view()
                   : std::string_view(static_cast<const char*>(data()), size());
  }
#if defined(__cpp_lib_span)
  std::span<const std::byte> span() const {
    return {static_cast<const std::byte*>(data()), size()};
  }
#endif
  std::string str() const { return std::string(view()); }
  const baken_bytes* get() const { return bytes_.get(); }
  baken_bytes* release() { return bytes_.release(); }

 private:
  struct Free {
    void operator()(baken_bytes* bytes) const { baken_bytes_free(bytes); }
  };
  std::unique_ptr<baken_bytes, Free> bytes_;
};

namespace internal {

// Whether T is written and read as protobuf messages are, of whatever version, full or lite.
template <typename T, typename = void>
struct IsMessage : std::false_type {};
template <typename T>
struct IsMessage<T,
                 std::void_t<decltype(static_cast<bool>(std::declval<const T&>().SerializeToString(
                                 std::declval<std::string*>()))),
                             decltype(static_cast<bool>(std::declval<T&>().ParseFromArray(
                                 std::declval<const void*>(), 0)))>> : std::true_type {};
template <typename T>
inline constexpr bool kIsMessage = IsMessage<T>::value;

// Runs call(out, error) and gives what came of it, as an Owner.
template <typename Owner, typename Handle, typename Call>
Result<Owner> Run(Call call) {
  Handle* out = nullptr;
  baken_error* error = nullptr;
  const baken_status status = call(&out, &error);
  if (status != BAKEN_OK) return Error(status, error);
  return Owner(out);
}

template <typename Message>
Result<std::string> Serialize(const Message& message) {
  std::string bytes;
  if (message.SerializeToString(&bytes)) return bytes;
  return Error(
      BAKEN_INVALID_ARGUMENT, "message_unserializable",
      "The message cannot be written: it is larger than 2 GB, or a required field is missing.");
}

template <typename Message>
Result<Message> Parse(const Bytes& bytes) {
  Message message;
  if (bytes.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max()) &&
      message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return message;
  }
  return Error(BAKEN_INTERNAL, "answer_unreadable",
               "The answer of the library could not be read as the message asked for.");
}

}  // namespace internal

// The rules of one programme, checked and frozen. Moves, does not copy; `const` is shared by
// threads.
class Programme {
 public:
  // Takes the handle over.
  explicit Programme(baken_programme* programme) : programme_(programme) {}

  // A built-in programme: "thuis-in-mvs". See BuiltinIds().
  static Result<Programme> Builtin(const char* id) {
    return internal::Run<Programme, baken_programme>(
        [&](auto out, auto error) { return baken_programme_builtin(id, out, error); });
  }
  static Result<Programme> Builtin(const std::string& id) { return Builtin(id.c_str()); }

  // A programme of your own: the bytes of a Programme...
  static Result<Programme> Load(std::string_view bytes, baken_format format = BAKEN_PROTOBUF) {
    return internal::Run<Programme, baken_programme>([&](auto out, auto error) {
      return baken_programme_load(format, bytes.data(), bytes.size(), out, error);
    });
  }
  // ... or the message itself.
  template <typename Message, std::enable_if_t<internal::kIsMessage<Message>, int> = 0>
  static Result<Programme> Load(const Message& programme) {
    const Result<std::string> bytes = internal::Serialize(programme);
    if (!bytes) return bytes.error();
    return Load(std::string_view(*bytes));
  }

  // This programme as a municipality differs from it, by a Deviation; this one stays as it is.
  Result<Programme> Deviate(std::string_view bytes, baken_format format = BAKEN_PROTOBUF) const {
    return internal::Run<Programme, baken_programme>([&](auto out, auto error) {
      return baken_programme_deviate(get(), format, bytes.data(), bytes.size(), out, error);
    });
  }
  template <typename Message, std::enable_if_t<internal::kIsMessage<Message>, int> = 0>
  Result<Programme> Deviate(const Message& deviation) const {
    const Result<std::string> bytes = internal::Serialize(deviation);
    if (!bytes) return bytes.error();
    return Deviate(std::string_view(*bytes));
  }

  // The programme itself, with titles, words, rules and citations, as bytes...
  Result<Bytes> Describe(baken_format format = BAKEN_PROTOBUF) const {
    return internal::Run<Bytes, baken_bytes>(
        [&](auto out, auto error) { return baken_programme_describe(get(), format, out, error); });
  }
  // ... or as your Programme message.
  template <typename Message>
  Result<Message> Describe() const {
    const Result<Bytes> bytes = Describe();
    if (!bytes) return bytes.error();
    return internal::Parse<Message>(*bytes);
  }

  // Checks one CheckRequest; the answer is a Report in the same format.
  Result<Bytes> Check(std::string_view request, baken_format format = BAKEN_PROTOBUF) const {
    return internal::Run<Bytes, baken_bytes>([&](auto out, auto error) {
      return baken_check(get(), format, request.data(), request.size(), out, error);
    });
  }
#if defined(__cpp_lib_span)
  Result<Bytes> Check(std::span<const std::byte> request,
                      baken_format format = BAKEN_PROTOBUF) const {
    return Check(std::string_view(reinterpret_cast<const char*>(request.data()), request.size()),
                 format);
  }
#endif
  // The same with your messages: Check<baken::v1::Report>(request).
  template <
      typename Report, typename Request,
      std::enable_if_t<internal::kIsMessage<Request> && internal::kIsMessage<Report>, int> = 0>
  Result<Report> Check(const Request& request) const {
    const Result<std::string> bytes = internal::Serialize(request);
    if (!bytes) return bytes.error();
    const Result<Bytes> answer = Check(std::string_view(*bytes));
    if (!answer) return answer.error();
    return internal::Parse<Report>(*answer);
  }

  const baken_programme* get() const { return programme_.get(); }
  baken_programme* release() { return programme_.release(); }

 private:
  struct Free {
    void operator()(baken_programme* programme) const { baken_programme_free(programme); }
  };
  std::unique_ptr<baken_programme, Free> programme_;
};

// The rows of baken_check_batch, released with this. `schema` and `rows` may be handed to an Arrow
// library, which takes them over: their `release` is then NULL, and nothing is released twice.
class Batch {
 public:
  Batch() = default;
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  Batch(Batch&& other) noexcept : schema(other.schema), rows(other.rows) {
    other.schema.release = nullptr;
    other.rows.release = nullptr;
  }
  Batch& operator=(Batch&& other) noexcept {
    std::swap(schema, other.schema);
    std::swap(rows, other.rows);
    return *this;
  }
  ~Batch() {
    if (rows.release != nullptr) rows.release(&rows);
    if (schema.release != nullptr) schema.release(&schema);
  }

  ArrowSchema schema = {};
  ArrowArray rows = {};
};

// Checks records that lie one behind the other in `data`: record i from offsets[i] up to offsets[i
// + 1]. `request` is a CheckRequest without a subject (see baken.h).
inline Result<Batch> CheckBatch(const Programme& programme, std::string_view request,
                                std::string_view data, const std::vector<std::int64_t>& offsets,
                                baken_format format = BAKEN_PROTOBUF) {
  if (offsets.empty() || offsets.back() > static_cast<std::int64_t>(data.size())) {
    return Error(
        BAKEN_INVALID_ARGUMENT, "offsets_wrong",
        "There is one offset more than there are records, the last one at most the size of "
        "the data.");
  }
  Batch batch;
  baken_error* error = nullptr;
  const baken_status status =
      baken_check_batch(programme.get(), format, request.data(), request.size(), data.data(),
                        offsets.data(), offsets.size() - 1, &batch.schema, &batch.rows, &error);
  if (status != BAKEN_OK) return Error(status, error);
  return batch;
}

// Everything that is wrong with a programme, as an Analysis.
inline Result<Bytes> Analyse(std::string_view programme, baken_format format = BAKEN_PROTOBUF) {
  return internal::Run<Bytes, baken_bytes>([&](auto out, auto error) {
    return baken_programme_analyse(format, programme.data(), programme.size(), out, error);
  });
}

// A Report written out for people, as UTF-8 text: see baken_render for what there is.
inline Result<Bytes> Render(std::string_view report, const char* view, const char* language,
                            const char* audience, baken_format format = BAKEN_PROTOBUF) {
  return internal::Run<Bytes, baken_bytes>([&](auto out, auto error) {
    return baken_render(format, report.data(), report.size(), view, language, audience, out, error);
  });
}

// A message in another format: see baken_convert for the names of messages.
inline Result<Bytes> Convert(const char* message, baken_format from, std::string_view bytes,
                             baken_format to) {
  return internal::Run<Bytes, baken_bytes>([&](auto out, auto error) {
    return baken_convert(message, from, bytes.data(), bytes.size(), to, out, error);
  });
}

// The ids of the built-in programmes.
inline std::vector<std::string> BuiltinIds() {
  std::vector<std::string> ids;
  while (const char* id = baken_programme_builtin_id(ids.size())) ids.emplace_back(id);
  return ids;
}

}  // namespace wrapper1
}  // namespace baken

#endif  // BAKEN_BAKEN_HPP
