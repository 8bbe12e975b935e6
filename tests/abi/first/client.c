/* SPDX-License-Identifier: EUPL-1.2 */
/* A program as it was compiled against the first released header (baken.h beside this file): it
 * calls every function and must keep getting these answers from every later library of version 1.
 * Nothing here may change. */
#include <stdio.h>
#include <string.h>

#include "baken.h"

#define EXPECT(condition)                                                                        \
  do {                                                                                           \
    if (!(condition)) {                                                                          \
      printf(                                                                                    \
          "A program made with the first baken.h no longer gets what it was promised: line %d, " \
          "%s\n",                                                                                \
          __LINE__, #condition);                                                                 \
      return 1;                                                                                  \
    }                                                                                            \
  } while (0)

static int versions_and_programmes(baken_programme** programme) {
  baken_programme* deviant = *programme;
  baken_bytes* bytes = NULL;
  baken_error* error = NULL;

  EXPECT(baken_version_number() / 10000 == 1);
  EXPECT(strncmp(baken_version_text(), "1.", 2) == 0);
  EXPECT(baken_programme_builtin_id(0) != NULL);
  EXPECT(baken_programme_builtin("thuis-in-mvs", programme, &error) == 0);
  EXPECT(*programme != NULL && error == NULL);

  EXPECT(baken_programme_describe(*programme, 1, &bytes, NULL) == 0);
  EXPECT(baken_bytes_size(bytes) > 1000);
  EXPECT(baken_programme_load(1, baken_bytes_data(bytes), baken_bytes_size(bytes), &deviant,
                              NULL) == 0);
  baken_programme_free(deviant);
  baken_bytes_free(bytes);

  EXPECT(baken_programme_analyse(1, "\377", 1, &bytes, NULL) == 0);
  EXPECT(baken_bytes_size(bytes) > 0);
  baken_bytes_free(bytes);
  EXPECT(baken_programme_deviate(*programme, 1, "\377", 1, &deviant, NULL) == 2);
  EXPECT(deviant == NULL);
  return 0;
}

static int checks(const baken_programme* programme) {
  /* judged_on (field 3): "2026-03-10"; trajectory (field 1): id (field 1) "t" */
  static const char request[] = "\032\0122026-03-10\012\003\012\001t";
  baken_bytes* report = NULL;
  EXPECT(baken_check(programme, 1, request, sizeof request - 1, &report, NULL) == 0);
  /* subject_id (field 1): "t" */
  EXPECT(baken_bytes_size(report) > 3 && memcmp(baken_bytes_data(report), "\012\001t", 3) == 0);
  baken_bytes_free(report);
  return 0;
}

static int errors(const baken_programme* programme) {
  baken_bytes* bytes = NULL;
  baken_error* error = NULL;
  struct ArrowSchema schema;
  struct ArrowArray rows;

  EXPECT(baken_check(programme, 1, "\377\377", 2, &bytes, &error) == 2);
  EXPECT(bytes == NULL && error != NULL);
  EXPECT(baken_error_status(error) == 2);
  EXPECT(baken_error_code(error)[0] != '\0' && baken_error_message(error)[0] != '\0');
  EXPECT(baken_error_path(error) != NULL && baken_error_offset(error) >= 0);
  baken_error_free(error);

  EXPECT(baken_render(1, NULL, 1, NULL, NULL, NULL, &bytes, NULL) != 0);
  EXPECT(baken_convert(NULL, 1, NULL, 0, 2, &bytes, NULL) == 1);
  EXPECT(baken_check_batch(NULL, 1, NULL, 0, NULL, NULL, 0, &schema, &rows, NULL) != 0);
  EXPECT(schema.release == NULL && rows.release == NULL);
  return 0;
}

int main(void) {
  baken_programme* programme = NULL;
  int wrong = versions_and_programmes(&programme);
  if (!wrong) wrong = checks(programme);
  if (!wrong) wrong = errors(programme);
  baken_programme_free(programme);
  return wrong;
}
