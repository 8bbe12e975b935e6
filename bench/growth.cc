// SPDX-License-Identifier: EUPL-1.2
#include "growth.h"

#include <google/protobuf/util/json_util.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <vector>

#include "baken/v1/programme.pb.h"
#include "scenarios.h"
#include "stopwatch.h"
#include "time/day.h"

namespace baken::bench {
namespace {

struct Point {
  double size, seconds;
};

// The slope of the line through the logarithms.
double ExponentOf(const std::vector<Point>& points) {
  double x = 0, y = 0, xx = 0, xy = 0;
  for (const Point& point : points) {
    const double log_size = std::log(point.size);
    const double log_time = std::log(point.seconds);
    x += log_size, y += log_time, xx += log_size * log_size, xy += log_size * log_time;
  }
  const auto n = static_cast<double>(points.size());
  return (n * xy - x * y) / (n * xx - x * x);
}

void PrintCurve(const char* what, const std::vector<Point>& points) {
  std::printf("\n| %s | ms | microseconds for each |\n|---:|---:|---:|\n", what);
  for (const Point& point : points) {
    std::printf("| %.0f | %.3f | %.2f |\n", point.size, point.seconds * 1e3,
                point.seconds * 1e6 / point.size);
  }
  std::printf("\nGrows as size to the power %.2f.\n", ExponentOf(points));
  std::fflush(stdout);
}

// The typical record with so many facts: contacts over the years, and activities again and again.
v1::CheckRequest RecordOf(int facts) {
  v1::CheckRequest request = ReadRecord("typical");
  v1::Trajectory& trajectory = *request.mutable_trajectory();
  const Day first = DayOf({2026, 1, 12});
  static constexpr const char* kActivities[] = {"basis.housing", "layer1.diploma",
                                                "layer1.society"};
  for (int fact = 15; fact < facts; ++fact) {
    const std::string day = FormatDay(first + fact % 140);
    if (fact % 4 != 0) {
      v1::Event& event = *trajectory.add_events();
      event.set_kind("contact");
      event.set_date(day);
      event.add_by("coach");
    } else {
      v1::ActivityRecord& activity = *trajectory.add_activities();
      activity.set_activity(kActivities[fact / 4 % 3]);
      activity.set_started_on(day);
    }
  }
  return request;
}

// Thuis in MVS with its rules of trajectories over and over, each time with
// other ids. Without texts, as a sketch has none (version 0): with them five thousand rules are
// over the limit of a programme.
v1::Programme ProgrammeOf(int rules) {
  const ProgrammeHandle builtin = Builtin("thuis-in-mvs");
  baken_bytes* bytes = nullptr;
  if (baken_programme_describe(builtin.get(), BAKEN_PROTOBUF, &bytes, nullptr) != BAKEN_OK) {
    std::cerr << "no description of thuis-in-mvs\n";
    std::exit(2);
  }
  v1::Programme programme;
  programme.ParseFromArray(baken_bytes_data(bytes), static_cast<int>(baken_bytes_size(bytes)));
  baken_bytes_free(bytes);
  std::vector<v1::Rule> templates;
  for (const v1::Rule& rule : programme.rules()) {
    if (rule.scope() != v1::SCOPE_TRAJECTORY) continue;
    v1::Rule& bare = templates.emplace_back(rule);
    bare.clear_titles();
    bare.clear_explanations();
    bare.clear_remedies();
    bare.clear_citations();
  }
  programme.set_version("0");
  programme.clear_rules();
  for (int i = 0; i < rules; ++i) {
    v1::Rule& rule = *programme.add_rules();
    rule = templates[static_cast<std::size_t>(i) % templates.size()];
    rule.set_id("G-" + std::to_string(i));
  }
  return programme;
}

ProgrammeHandle Load(const v1::Programme& message) {
  const std::string bytes = message.SerializeAsString();
  baken_programme* programme = nullptr;
  baken_error* error = nullptr;
  if (baken_programme_load(BAKEN_PROTOBUF, bytes.data(), bytes.size(), &programme, &error) !=
      BAKEN_OK) {
    std::cerr << baken_error_message(error) << "\n";
    std::exit(2);
  }
  return ProgrammeHandle(programme);
}

// Runs the command on a file of so many records. Peak memory in kilobytes goes to `peak`.
double SecondsOfFile(const std::string& command, const std::string& file, long& peak) {
  const double start = ClockSeconds();
  const pid_t child = fork();
  if (child == 0) {
    if (std::freopen("/dev/null", "w", stdout) == nullptr) _exit(2);
    execl(command.c_str(), command.c_str(), "check", file.c_str(), "--on", "2026-06-10", "--format",
          "ndjson", static_cast<char*>(nullptr));
    _exit(2);
  }
  int status = 0;
  rusage used{};
  wait4(child, &status, 0, &used);
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    std::cerr << command << " could not check " << file << "\n";
    std::exit(2);
  }
  peak = used.ru_maxrss;
  return ClockSeconds() - start;
}

void GrowFiles(const std::string& command) {
  std::string line;
  if (!google::protobuf::util::MessageToJsonString(ReadRecord("typical").trajectory(), &line)
           .ok()) {
    std::exit(2);
  }
  const auto file = std::filesystem::temp_directory_path() / "baken_growth.ndjson";
  std::vector<Point> points;
  std::vector<long> peaks;
  for (const int records : {1000, 10000, 100000, 1000000}) {
    std::ofstream out(file, std::ios::trunc);
    for (int i = 0; i < records; ++i) out << line << '\n';
    out.close();
    long peak = 0;
    points.push_back({static_cast<double>(records), SecondsOfFile(command, file, peak)});
    peaks.push_back(peak);
  }
  std::filesystem::remove(file);
  PrintCurve("records in a file (the command, JSON in and out)", points);
  std::printf("\nPeak memory of the command: %ld, %ld, %ld and %ld KB.\n", peaks[0], peaks[1],
              peaks[2], peaks[3]);
}

}  // namespace

void PrintGrowth(const std::string& command) {
  std::vector<Point> points;
  const ProgrammeHandle mvs = Builtin("thuis-in-mvs");
  for (const int facts : {10, 100, 1000, 10000}) {
    const std::string bytes = BytesOf(RecordOf(facts), v1::DETAIL_FINDINGS, "");
    points.push_back({static_cast<double>(std::max(facts, 15)),
                      SecondsOf([&] { CheckOnce(mvs.get(), bytes); }, 3)});
  }
  PrintCurve("facts in a record (findings)", points);
  points.clear();
  const std::string typical = BytesOf(ReadRecord("typical"), v1::DETAIL_FINDINGS, "");
  for (const int rules : {10, 100, 1000, 5000}) {
    const ProgrammeHandle programme = Load(ProgrammeOf(rules));
    points.push_back(
        {static_cast<double>(rules), SecondsOf([&] { CheckOnce(programme.get(), typical); }, 3)});
  }
  PrintCurve("rules in a programme (findings of the typical record)", points);
  GrowFiles(command);
}

}  // namespace baken::bench
