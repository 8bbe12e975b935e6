// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_TESTS_RENDER_PAGES_H_
#define BAKEN_TESTS_RENDER_PAGES_H_

#include <gtest/gtest.h>

#include <string>

#include "report/samples.h"

namespace baken {

// The call of baken.h; what is wrong comes back as "!" and the code.
inline std::string Render(const std::string& bytes, const std::string& view,
                          const std::string& language, const std::string& audience) {
  baken_bytes* page = nullptr;
  baken_error* error = nullptr;
  const baken_status status = baken_render(BAKEN_PROTOBUF, bytes.data(), bytes.size(), view.c_str(),
                                           language.c_str(), audience.c_str(), &page, &error);
  if (status != BAKEN_OK) {
    EXPECT_EQ(page, nullptr);
    const std::string code = std::string("!") + baken_error_code(error);
    baken_error_free(error);
    return code;
  }
  const std::string text(static_cast<const char*>(baken_bytes_data(page)), baken_bytes_size(page));
  baken_bytes_free(page);
  return text;
}

// In both languages and registers, with the course, under the programme that ships with us.
inline std::string ReportOf(v1::CheckRequest request) {
  baken_programme* programme = nullptr;
  EXPECT_EQ(baken_programme_builtin("thuis-in-mvs", &programme, nullptr), BAKEN_OK);
  request.set_judged_on("2026-03-10");
  for (const char* language : {"nl", "en"}) request.add_languages(language);
  for (const char* name : {"professional", "participant"}) request.add_registers(name);
  request.set_course(true);
  const std::string bytes = request.SerializeAsString();
  baken_bytes* answer = nullptr;
  EXPECT_EQ(baken_check(programme, BAKEN_PROTOBUF, bytes.data(), bytes.size(), &answer, nullptr),
            BAKEN_OK);
  const std::string report(static_cast<const char*>(baken_bytes_data(answer)),
                           baken_bytes_size(answer));
  baken_bytes_free(answer);
  baken_programme_free(programme);
  return report;
}

inline std::string ReportOf(const v1::Trajectory& trajectory) {
  v1::CheckRequest request;
  *request.mutable_trajectory() = trajectory;
  return ReportOf(request);
}

inline std::string ReportOfSample(const std::string& name) {
  for (const Sample& sample : Samples()) {
    if (sample.name == name) return ReportOf(sample.trajectory);
  }
  ADD_FAILURE() << name;
  return {};
}

inline bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace baken

#endif  // BAKEN_TESTS_RENDER_PAGES_H_
