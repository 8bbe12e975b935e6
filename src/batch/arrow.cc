// SPDX-License-Identifier: EUPL-1.2
#include "batch/arrow.h"

#include <memory>
#include <utility>

namespace baken::batch {
namespace {

const char* FormatOf(Column::Type type) {
  switch (type) {
    case Column::Type::kInt8:
      return "c";
    case Column::Type::kInt32:
      return "i";
    case Column::Type::kInt64:
      return "l";
    case Column::Type::kDay:
      return "tdD";
    case Column::Type::kText:
      return "u";
  }
  return "";
}

// What the private data of a node owns. A child that was taken out has no release any more, and is
// passed over.
template <typename Node>
struct Parts {
  std::vector<std::unique_ptr<Node>> nodes;  // the children, then the dictionary
  std::vector<Node*> children;               // what the node points to

  Parts() = default;
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() {
    for (const auto& node : nodes) {
      if (node->release != nullptr) node->release(node.get());
    }
  }
  Node* Add() {
    nodes.push_back(std::make_unique<Node>());
    return nodes.back().get();
  }
};

struct SchemaParts : Parts<ArrowSchema> {};

struct ArrayParts : Parts<ArrowArray> {
  std::optional<Column> column;
  Column::Buffers buffers{};
};

template <typename Node, typename NodeParts>
void Release(Node* node) {
  delete static_cast<NodeParts*>(node->private_data);
  node->private_data = nullptr;
  node->release = nullptr;
}

// The node is whole from here on, and owns its parts.
template <typename NodeParts, typename Node>
void Own(std::unique_ptr<NodeParts> parts, Node& node) {
  node.n_children = static_cast<std::int64_t>(parts->children.size());
  node.children = parts->children.empty() ? nullptr : parts->children.data();
  node.release = Release<Node, NodeParts>;
  node.private_data = parts.release();
}

void DescribeColumn(const Column& values, const Column* dictionary, const char* name, bool nullable,
                    ArrowSchema& schema) {
  auto parts = std::make_unique<SchemaParts>();
  schema.format = FormatOf(values.type());
  schema.name = name;
  schema.flags = nullable ? ARROW_FLAG_NULLABLE : 0;
  if (dictionary != nullptr) {
    schema.dictionary = parts->Add();
    DescribeColumn(*dictionary, nullptr, "", false, *schema.dictionary);
  }
  Own(std::move(parts), schema);
}

void HoldColumn(Column values, std::optional<Column> dictionary, ArrowArray& array) {
  auto parts = std::make_unique<ArrayParts>();
  parts->column = std::move(values);
  parts->buffers = parts->column->buffers();
  array.length = parts->column->size();
  array.null_count = parts->column->nulls();
  array.n_buffers = parts->column->buffer_count();
  array.buffers = parts->buffers.data();
  if (dictionary) {
    array.dictionary = parts->Add();
    HoldColumn(*std::move(dictionary), std::nullopt, *array.dictionary);
  }
  Own(std::move(parts), array);
}

}  // namespace

void ExportRows(std::vector<NamedColumn> columns, std::int64_t length, ArrowSchema& schema,
                ArrowArray& rows) {
  auto schema_parts = std::make_unique<SchemaParts>();
  auto array_parts = std::make_unique<ArrayParts>();
  for (NamedColumn& column : columns) {
    const Column* const dictionary = column.dictionary ? &*column.dictionary : nullptr;
    ArrowSchema* const described = schema_parts->Add();
    DescribeColumn(column.values, dictionary, column.name, column.nullable, *described);
    schema_parts->children.push_back(described);
    ArrowArray* const held = array_parts->Add();
    HoldColumn(std::move(column.values), std::move(column.dictionary), *held);
    array_parts->children.push_back(held);
  }
  schema = {};
  schema.format = "+s";
  schema.name = "";
  Own(std::move(schema_parts), schema);
  rows = {};
  rows.length = length;
  rows.n_buffers = 1;  // a struct has bits of validity only, and all of its rows are there
  rows.buffers = array_parts->buffers.data();
  Own(std::move(array_parts), rows);
}

}  // namespace baken::batch
