// SPDX-License-Identifier: EUPL-1.2
// How much of the caller's stack a call takes: hosts run it on threads of their own.
#include <gtest/gtest.h>
#include <pthread.h>

#include <string>

#include "baken/baken.h"
#include "support/tiny_programme.h"

namespace baken {
namespace {

using testing::FromText;
using testing::ReadRepositoryFile;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
constexpr bool kSanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool kSanitized = false;
#endif

// As baken.h tells hosts.
constexpr std::size_t kStack = 256 * 1024;

struct Work {
  const baken_programme* programme;
  std::string request;
  baken_status status = BAKEN_INTERNAL;
};

void* CheckAndRender(void* given) {
  Work& work = *static_cast<Work*>(given);
  baken_bytes* report = nullptr;
  work.status = baken_check(work.programme, BAKEN_PROTOBUF, work.request.data(),
                            work.request.size(), &report, nullptr);
  baken_bytes* page = nullptr;
  if (work.status == BAKEN_OK) {
    work.status = baken_render(BAKEN_JSON, baken_bytes_data(report), baken_bytes_size(report),
                               "html", "nl", "professional", &page, nullptr);
  }
  baken_bytes_free(page);
  baken_bytes_free(report);
  return nullptr;
}

TEST(Stack, AQuarterOfAMegabyteIsEnough) {
  if (kSanitized) GTEST_SKIP() << "sanitizers make frames larger";
  baken_programme* programme = nullptr;
  ASSERT_EQ(baken_programme_builtin("thuis-in-mvs", &programme, nullptr), BAKEN_OK);
  for (const char* record : {"typical", "heavy", "unknown_and_bad"}) {
    auto request = FromText<v1::CheckRequest>(
        ReadRepositoryFile(std::string("bench/records/") + record + ".txtpb"));
    request.set_detail(v1::DETAIL_TRACE);
    request.add_languages("nl");
    request.set_course(true);
    request.set_enter_layer("layer2");
    request.set_answer_format(v1::ANSWER_FORMAT_JSON);
    Work work{programme, request.SerializeAsString()};
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    ASSERT_EQ(pthread_attr_setstacksize(&attributes, kStack), 0);
    pthread_t thread;
    ASSERT_EQ(pthread_create(&thread, &attributes, CheckAndRender, &work), 0);
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
    EXPECT_EQ(work.status, BAKEN_OK) << record;
  }
  baken_programme_free(programme);
}

}  // namespace
}  // namespace baken
