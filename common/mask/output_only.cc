#include "common/mask/output_only.h"

#include <vector>

#include "common/mask/behavior.h"

namespace linli::mask {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

void ClearOutputOnly(Message* message) {
  const Reflection& reflection = *message->GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(*message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (Is(google::api::OUTPUT_ONLY, field)) {
      reflection.ClearField(message, field);
    } else if (IsSingleMessage(field)) {
      ClearOutputOnly(reflection.MutableMessage(message, field));
    } else if (field->message_type()) {
      for (int i = 0; i < reflection.FieldSize(*message, field); ++i) {
        ClearOutputOnly(reflection.MutableRepeatedMessage(message, field, i));
      }
    }
  }
}

}  // namespace linli::mask
