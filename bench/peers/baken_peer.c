/* SPDX-License-Identifier: EUPL-1.2 */
/* baken beside its peers: baken_peer verdicts|cold|measure FOLDER. Only baken.h, as any host. */
#define _POSIX_C_SOURCE 200809L
#include <baken/baken.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  char* bytes;
  size_t size;
} Bytes;

/* Requests of one file, each a run of its bytes. */
typedef struct {
  Bytes file;
  Bytes* items;
  size_t count;
} Requests;

static const char* folder;

static void Fail(const char* what) {
  fprintf(stderr, "baken_peer: %s\n", what);
  exit(1);
}

static Bytes Read(const char* name) {
  char path[4096];
  Bytes file = {NULL, 0};
  FILE* stream;
  long size;
  snprintf(path, sizeof path, "%s/%s", folder, name);
  stream = fopen(path, "rb");
  if (stream == NULL || fseek(stream, 0, SEEK_END) != 0 || (size = ftell(stream)) < 0) Fail(path);
  rewind(stream);
  file.size = (size_t)size;
  file.bytes = malloc(file.size + 1);
  if (file.bytes == NULL || fread(file.bytes, 1, file.size, stream) != file.size) Fail(path);
  fclose(stream);
  return file;
}

static Requests Split(const char* name, baken_format format) {
  Requests requests = {Read(name), NULL, 0};
  char* at = requests.file.bytes;
  char* end = at + requests.file.size;
  while (at < end) {
    Bytes item;
    if (format == BAKEN_JSON) {
      item.bytes = at;
      item.size = (size_t)((char*)memchr(at, '\n', (size_t)(end - at)) - at);
      at += item.size + 1;
    } else {
      unsigned char length[4];
      memcpy(length, at, 4);
      item.bytes = at + 4;
      item.size = length[0] | (size_t)length[1] << 8 | (size_t)length[2] << 16;
      at += 4 + item.size;
    }
    requests.items = realloc(requests.items, (requests.count + 1) * sizeof *requests.items);
    if (requests.items == NULL) Fail("out of memory");
    requests.items[requests.count++] = item;
  }
  return requests;
}

/* Processor time of this process, so that others on the machine count for little. */
static double Now(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

/* The most memory that this program held, in KB. (getrusage would count what started it.) */
static long Peak(void) {
  char line[256];
  long peak = 0;
  FILE* status = fopen("/proc/self/status", "r");
  while (status != NULL && peak == 0 && fgets(line, sizeof line, status) != NULL)
    sscanf(line, "VmHWM: %ld", &peak);
  if (status != NULL) fclose(status);
  return peak;
}

static baken_programme* Load(void) {
  Bytes file = Read("programme.binpb");
  baken_programme* programme = NULL;
  baken_error* error = NULL;
  if (baken_programme_load(BAKEN_PROTOBUF, file.bytes, file.size, &programme, &error) != BAKEN_OK)
    Fail(baken_error_message(error));
  free(file.bytes);
  return programme;
}

static baken_bytes* Check(const baken_programme* programme, baken_format format, Bytes request) {
  baken_bytes* report = NULL;
  baken_error* error = NULL;
  if (baken_check(programme, format, request.bytes, request.size, &report, &error) != BAKEN_OK)
    Fail(baken_error_message(error));
  return report;
}

/* A check's time: the best of five passes over all requests. */
static double Nanoseconds(const baken_programme* programme, const char* name, baken_format format) {
  Requests requests = Split(name, format);
  double best = 0;
  size_t i;
  int pass;
  for (pass = 0; pass < 5; ++pass) {
    const double start = Now();
    double spent;
    for (i = 0; i < requests.count; ++i)
      baken_bytes_free(Check(programme, format, requests.items[i]));
    spent = (Now() - start) / (double)requests.count;
    if (pass == 0 || spent < best) best = spent;
  }
  free(requests.items);
  free(requests.file.bytes);
  return best;
}

int main(int argc, char** argv) {
  baken_programme* programme;
  Requests requests;
  double begun;
  size_t i;
  if (argc != 3) Fail("verdicts|cold|measure FOLDER");
  folder = argv[2];
  requests = Split("requests_summary.ndjson", BAKEN_JSON);
  begun = Now();
  programme = Load();
  if (strcmp(argv[1], "cold") == 0) {
    baken_bytes_free(Check(programme, BAKEN_JSON, requests.items[0]));
    begun = Now() - begun;
    printf("{\"cold_ms\": %f, \"peak_kb\": %ld}\n", begun / 1e6, Peak());
  } else if (strcmp(argv[1], "verdicts") == 0) {
    for (i = 0; i < requests.count; ++i) {
      baken_bytes* report = Check(programme, BAKEN_JSON, requests.items[i]);
      puts(baken_bytes_data(report));
      baken_bytes_free(report);
    }
  } else {
    const double facts = Nanoseconds(programme, "requests_summary.bin", BAKEN_PROTOBUF);
    const double json = Nanoseconds(programme, "requests_summary.ndjson", BAKEN_JSON);
    const double findings = Nanoseconds(programme, "requests_findings.bin", BAKEN_PROTOBUF);
    const double findings_json = Nanoseconds(programme, "requests_findings.ndjson", BAKEN_JSON);
    printf("{\"facts_ns\": %f, \"json_ns\": %f, \"findings_ns\": %f, ", facts, json, findings);
    printf("\"findings_json_ns\": %f, \"version\": \"%s\"}\n", findings_json, baken_version_text());
  }
  baken_programme_free(programme);
  return 0;
}
