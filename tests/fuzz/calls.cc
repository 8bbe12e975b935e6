// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "fuzz/promises.h"
#include "fuzz/targets.h"

namespace baken::fuzz {
namespace {

// Reads the input as a list of calls: a byte says which, the next ones with what.
class Script {
 public:
  explicit Script(std::string_view bytes) : rest_(bytes) {}

  bool done() const { return rest_.empty(); }
  unsigned Byte() {
    if (rest_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }
  // Bytes for a call to read: their number stands before them.
  std::string_view Data() {
    const std::size_t asked = Byte() * 8;
    const std::size_t size = std::min(asked, rest_.size());
    const std::string_view data = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return data;
  }

 private:
  std::string_view rest_;
};

// The handles that a host holds at a time. An empty slot is the NULL that it may pass by mistake.
struct Host {
  std::array<Owned<baken_programme>, 3> programmes;
  std::array<Owned<baken_bytes>, 2> answers;
};

void CallOnce(Script& script, Host& host) {
  const unsigned what = script.Byte();
  const auto format = static_cast<baken_format>(script.Byte() % 4);
  Owned<baken_programme>& programme = host.programmes[script.Byte() % host.programmes.size()];
  Owned<baken_bytes>& answer = host.answers[script.Byte() % host.answers.size()];
  const std::string_view data =
      what % 2 == 0 || answer == nullptr ? script.Data() : View(answer.get());
  const auto programme_made = [&](auto call) { return Made<baken_programme>(call); };
  const auto answer_made = [&](auto call) { return Made<baken_bytes>(call); };
  switch (what / 2 % 8) {
    case 0: {
      const char* id = baken_programme_builtin_id(data.size() % 8);
      programme = programme_made(
          [&](auto out, auto error) { return baken_programme_builtin(id, out, error); });
      break;
    }
    case 1:
      programme = programme_made([&](auto out, auto error) {
        return baken_programme_load(format, data.data(), data.size(), out, error);
      });
      break;
    case 2: {
      Owned<baken_programme> deviated = programme_made([&](auto out, auto error) {
        return baken_programme_deviate(programme.get(), format, data.data(), data.size(), out,
                                       error);
      });
      // The base may go first: what was made from it stands alone.
      programme = std::move(deviated);
      break;
    }
    case 3:
      answer = answer_made([&](auto out, auto error) {
        return baken_programme_describe(programme.get(), format, out, error);
      });
      break;
    case 4:
      answer = answer_made([&](auto out, auto error) {
        return baken_programme_analyse(format, data.data(), data.size(), out, error);
      });
      break;
    case 5: {
      Owned<baken_bytes> report = answer_made([&](auto out, auto error) {
        return baken_check(programme.get(), format, data.data(), data.size(), out, error);
      });
      answer = std::move(report);
      break;
    }
    case 6:
      programme.reset();
      break;
    default:
      answer.reset();
      break;
  }
}

}  // namespace

// Sequences of calls as a host might make them, wrong ones among them.
void Calls(std::string_view bytes) {
  Script script(bytes);
  Host host;
  for (int calls = 0; calls < 32 && !script.done(); ++calls) CallOnce(script, host);
}

}  // namespace baken::fuzz
