/* SPDX-License-Identifier: EUPL-1.2 */
/* check REQUEST > REPORT: one request against the built-in rules of Thuis in MVS. */
#include <baken/baken.h>
#include <stdio.h>

int main(int argc, char** argv) {
  static unsigned char request[1 << 20];
  FILE* file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  size_t size = file ? fread(request, 1, sizeof request, file) : 0;
  baken_programme* programme = NULL;
  baken_bytes* report = NULL;
  baken_error* error = NULL;
  baken_status status = baken_programme_builtin("thuis-in-mvs", &programme, &error);

  if (status == BAKEN_OK)
    status = baken_check(programme, BAKEN_PROTOBUF, request, size, &report, &error);
  if (status == BAKEN_OK)
    fwrite(baken_bytes_data(report), 1, baken_bytes_size(report), stdout);
  else
    fprintf(stderr, "%s %s\n", baken_error_path(error), baken_error_message(error));

  baken_bytes_free(report);
  baken_programme_free(programme);
  baken_error_free(error);
  return status == BAKEN_OK ? 0 : 1;
}
