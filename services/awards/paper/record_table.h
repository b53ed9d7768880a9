// The rows of a certificate: a line per record, then who recorded how much, then the notes.
#pragma once

#include <string>
#include <vector>

#include "linli/awards/v1/certificate.pb.h"
#include "linli/awards/v1/certificate_template.pb.h"
#include "services/awards/paper/pen.h"

namespace linli::awards::paper {

constexpr double kMargin = 48;
constexpr double kWidth = kPageWidth - 2 * kMargin;

// A column of a row, from kMargin on.
struct Column {
  double from;
  double width;
  Side side = Side::kStart;
};

struct Row {
  bool of_records = false;  // stands below the table's heading
  std::vector<Column> columns;
  std::vector<std::string> cells;
};

// The heading of the records.
Row HeadingOfRecords();

// All rows in order.
std::vector<Row> RowsOf(const v1::CertificateDocument& document,
                        const v1::CertificateTemplate& form);

// "100小时30分钟"; nothing is rounded.
std::string HoursText(int64_t minutes);

}  // namespace linli::awards::paper
