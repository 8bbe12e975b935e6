// SPDX-License-Identifier: EUPL-1.2
// What a screen reader and a keyboard go by stands in every page; `./dev accessibility` asks a real
// browser, this asks at every build.
#include <gtest/gtest.h>

#include <map>

#include "render/pages.h"

namespace baken {
namespace {

struct Element {
  std::string tag;   // "th scope=\"col\""
  std::string name;  // "th"
  std::string text;  // all that is written in it, without what is hidden from a screen reader
};

bool HasClass(const Element& element, const std::string& css) {
  const std::size_t at = element.tag.find("class=\"");
  if (at == std::string::npos) return false;
  const std::string all = " " + element.tag.substr(at + 7, element.tag.find('"', at + 7) - at - 7);
  return Has(all + " ", " " + css + " ");
}

std::string Attribute(const Element& element, const std::string& name) {
  const std::size_t at = element.tag.find(" " + name + "=\"");
  if (at == std::string::npos) return {};
  const std::size_t from = at + name.size() + 3;
  return element.tag.substr(from, element.tag.find('"', from) - from);
}

bool IsHidden(const Element& element) {
  return Has(element.tag, "aria-hidden=\"true\"") || element.name == "style" ||
         element.name == "script";
}

// The elements of a well-formed page, in the order in which they begin.
std::vector<Element> ElementsOf(const std::string& page) {
  std::vector<Element> elements;
  std::vector<std::size_t> open;
  std::size_t at = page.find('<');
  while (at != std::string::npos) {
    const std::size_t end = page.find('>', at);
    Element element{page.substr(at + 1, end - at - 1), "", ""};
    element.name = element.tag.substr(0, element.tag.find_first_of(" /", 1));
    if (element.tag.front() == '/') {
      open.pop_back();
    } else if (element.name != "meta" && element.name != "!DOCTYPE") {
      if (element.tag.back() != '/') open.push_back(elements.size());
      elements.push_back(element);
    }
    at = page.find('<', end);
    if (at == std::string::npos) break;
    const bool hidden =
        std::any_of(open.begin(), open.end(), [&](std::size_t i) { return IsHidden(elements[i]); });
    for (const std::size_t i : open) {
      if (!hidden) elements[i].text += page.substr(end + 1, at - end - 1);
    }
  }
  return elements;
}

std::vector<Element> Those(const std::vector<Element>& elements, const std::string& name) {
  std::vector<Element> some;
  for (const Element& element : elements) {
    if (element.name == name) some.push_back(element);
  }
  return some;
}

bool HasLetters(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c); });
}

void ExpectHeadingsInOrder(const std::vector<Element>& elements) {
  int before = 0;
  for (const Element& element : elements) {
    const bool heading = element.name.size() == 2 && element.name[0] == 'h' &&
                         std::isdigit(static_cast<unsigned char>(element.name[1]));
    if (!heading) continue;
    const int level = element.name[1] - '0';
    EXPECT_TRUE(before == 0 ? level == 1 : level > 1 && level <= before + 1) << element.text;
    EXPECT_TRUE(HasLetters(element.text)) << element.tag;
    before = level;
  }
  EXPECT_GT(before, 1);
}

// A picture is named and described, or it is left out of what is read aloud.
void ExpectPicturesTold(const std::vector<Element>& elements) {
  std::map<std::string, std::string> told;
  for (const Element& element : elements) told[Attribute(element, "id")] += element.text;
  for (const Element& picture : Those(elements, "svg")) {
    if (IsHidden(picture)) continue;
    EXPECT_EQ(Attribute(picture, "role"), "img") << picture.tag;
    std::istringstream ids(Attribute(picture, "aria-labelledby"));
    int labels = 0;
    for (std::string id; ids >> id; ++labels) EXPECT_TRUE(HasLetters(told[id])) << id;
    EXPECT_EQ(labels, 2) << "a title and a description: " << picture.tag;
  }
  EXPECT_TRUE(Those(elements, "img").empty());
}

// What a colour says is written beside it as well.
void ExpectNothingByColourAlone(const std::vector<Element>& elements) {
  std::string key;
  for (const Element& element : elements) {
    if (HasClass(element, "key")) key += element.text;
  }
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const Element& element = elements[i];
    if (HasClass(element, "tag")) {
      EXPECT_TRUE(HasLetters(element.text)) << element.tag;
      ASSERT_LT(i + 1, elements.size());
      EXPECT_TRUE(HasClass(elements[i + 1], "sign")) << element.text;
    }
    const bool block = element.name == "li" || element.name == "article";
    if (!block || Attribute(element, "class").empty()) continue;
    std::size_t tag = i + 1;
    while (tag < elements.size() && !HasClass(elements[tag], "tag")) ++tag;
    ASSERT_LT(tag, elements.size()) << element.text;
    EXPECT_TRUE(Has(element.text, elements[tag].text)) << "no standing in words: " << element.text;
  }
  for (const Element& picture : Those(elements, "svg")) {
    // Rows of a picture of groups have their names beside them.
    const bool needs_key = Attribute(picture, "aria-labelledby").starts_with("course");
    EXPECT_TRUE(!needs_key || HasLetters(key)) << picture.tag;
  }
}

void ExpectTablesAndLinks(const std::vector<Element>& elements) {
  std::map<std::string, int> ids;
  for (const Element& element : elements) ++ids[Attribute(element, "id")];
  for (const Element& table : Those(elements, "table")) {
    EXPECT_TRUE(Has(table.text, "\n")) << "no rows";
  }
  const auto headers = Those(elements, "th");
  EXPECT_GE(headers.size(), 2 * Those(elements, "table").size());
  for (const Element& header : headers) {
    const std::string scope = Attribute(header, "scope");
    EXPECT_TRUE(scope == "col" || scope == "row") << header.tag;
    EXPECT_FALSE(header.text.empty()) << header.tag;
  }
  for (const Element& link : Those(elements, "a")) {
    EXPECT_EQ(ids[Attribute(link, "href").substr(1)], 1) << link.tag;
    EXPECT_TRUE(HasLetters(link.text)) << link.tag;
  }
  for (const Element& element : elements) {
    const std::string stop = Attribute(element, "tabindex");
    if (stop.empty()) continue;
    EXPECT_EQ(stop, "0") << element.tag;
    EXPECT_EQ(Attribute(element, "role"), "region") << element.tag;
    EXPECT_EQ(ids[Attribute(element, "aria-labelledby")], 1) << element.tag;
  }
}

void ExpectStructure(const std::string& page, const std::string& language) {
  const std::vector<Element> elements = ElementsOf(page);
  ASSERT_FALSE(elements.empty());
  EXPECT_EQ(Attribute(elements[0], "lang"), language);
  for (const char* once : {"h1", "main", "header", "title"}) {
    const auto found = Those(elements, once);
    EXPECT_EQ(once == std::string("title") ? 1U : found.size(), 1U) << once;
    EXPECT_TRUE(!found.empty() && HasLetters(found[0].text)) << once;
  }
  EXPECT_TRUE(Has(page, "<meta name=\"viewport\""));
  ExpectHeadingsInOrder(elements);
  ExpectPicturesTold(elements);
  ExpectNothingByColourAlone(elements);
  ExpectTablesAndLinks(elements);
}

TEST(Structure, OfEveryPageOfATrajectoryServesReadersWhoDoNotSeeIt) {
  for (const Sample& sample : Samples()) {
    const std::string report = ReportOf(sample.trajectory);
    for (const std::string language : {"nl", "en"}) {
      for (const char* audience : {"professional", "participant"}) {
        SCOPED_TRACE(sample.name + " " + language + " " + audience);
        ExpectStructure(Render(report, "html", language, audience), language);
      }
    }
  }
}

TEST(Structure, OfThePageOfGroupsServesReadersWhoDoNotSeeIt) {
  v1::CheckRequest request;
  const std::string json =
      testing::ReadRepositoryFile("examples/data/organisation/organisation_mvs.json");
  ASSERT_TRUE(
      google::protobuf::util::JsonStringToMessage(json, request.mutable_organisation()).ok());
  const std::string report = ReportOf(request);
  for (const std::string language : {"nl", "en"}) {
    SCOPED_TRACE(language);
    const std::string page = Render(report, "html", language, "professional");
    EXPECT_TRUE(Has(page, "class=\"breach\""));
    ExpectStructure(page, language);
  }
}

TEST(Structure, OfThePageOfACaseloadServesReadersWhoDoNotSeeIt) {
  v1::Caseload caseload;
  for (const Sample& sample : Samples()) {
    if (sample.name != "caseload.ndjson") continue;
    ASSERT_TRUE(caseload.add_reports()->ParseFromString(ReportOf(sample.trajectory)));
  }
  for (const std::string language : {"nl", "en"}) {
    SCOPED_TRACE(language);
    ExpectStructure(Render(caseload.SerializeAsString(), "caseload", language, "professional"),
                    language);
  }
}

TEST(Structure, WhatIsNotInOrderHasAPatternOfItsOwnAndNotAColourOnly) {
  const std::string page = Render(ReportOfSample("late_basis.json"), "html", "en", "professional");
  EXPECT_TRUE(Has(page, "svg .breach{fill:url(#hatch)"));
  EXPECT_TRUE(Has(page, "<pattern id=\"hatch\""));
  EXPECT_TRUE(Has(page, "svg .held-perhaps{fill:#fff;stroke:#0b4f8a;stroke-dasharray:3 2}"));
}

}  // namespace
}  // namespace baken
