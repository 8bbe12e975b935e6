/* SPDX-License-Identifier: EUPL-1.2 */
/* threads REQUEST: one programme, loaded once, shared by four threads that each check the same
 * request a hundred times. A `const baken_programme *` needs no lock; each thread has its own
 * reports. */
#include <baken/baken.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { THREADS = 4, CHECKS = 100 };

struct work {
  const baken_programme* programme; /* shared */
  const void* request;              /* shared */
  size_t size;
  baken_bytes* report; /* of this thread: the last one */
  baken_status status;
};

static void* check_often(void* argument) {
  struct work* work = argument;
  int i;
  for (i = 0; i < CHECKS && work->status == BAKEN_OK; ++i) {
    baken_bytes_free(work->report);
    work->status = baken_check(work->programme, BAKEN_PROTOBUF, work->request, work->size,
                               &work->report, NULL);
  }
  return NULL;
}

static int same(const baken_bytes* one, const baken_bytes* other) {
  return baken_bytes_size(one) == baken_bytes_size(other) &&
         memcmp(baken_bytes_data(one), baken_bytes_data(other), baken_bytes_size(one)) == 0;
}

int main(int argc, char** argv) {
  static unsigned char request[1 << 20];
  FILE* file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  size_t size = file ? fread(request, 1, sizeof request, file) : 0;
  baken_programme* programme = NULL;
  struct work work[THREADS];
  pthread_t threads[THREADS];
  int i, wrong = 0;

  if (file == NULL || baken_programme_builtin("thuis-in-mvs", &programme, NULL) != BAKEN_OK)
    return 2;
  for (i = 0; i < THREADS; ++i) {
    work[i].programme = programme;
    work[i].request = request;
    work[i].size = size;
    work[i].report = NULL;
    work[i].status = BAKEN_OK;
    if (pthread_create(&threads[i], NULL, check_often, &work[i]) != 0) return 2;
  }
  for (i = 0; i < THREADS; ++i) pthread_join(threads[i], NULL);
  for (i = 0; i < THREADS; ++i) {
    if (work[i].status != BAKEN_OK || !same(work[i].report, work[0].report)) wrong = 1;
  }
  for (i = 0; i < THREADS; ++i) baken_bytes_free(work[i].report);
  baken_programme_free(programme);
  fclose(file);
  printf(wrong ? "the threads got different answers\n"
               : "%d threads, one programme, the same answer\n",
         THREADS);
  return wrong;
}
