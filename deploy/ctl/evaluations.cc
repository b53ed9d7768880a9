#include "deploy/ctl/resources.h"
#include "linli/hours/v1/evaluation_service.pb.h"

namespace linli::ctl {

namespace v1 = hours::v1;

Commands Evaluations() {
  const Field record = {"RECORD", "name", "volunteers/…/records/…"};
  const Field comment = {"--comment", "comment", "in words"};
  return {
      {.words = "evaluation of-volunteer",
       .request = &v1::EvaluateVolunteerRequest::default_instance(),
       .help = "as the unit: evaluate a volunteer's service, 1 to 5",
       .example = "volunteers/…/records/… --punctuality 5 --attitude 5 --skill 4",
       .fields = {record,
                  {"--punctuality", "of_volunteer.punctuality", "守时程度"},
                  {"--attitude", "of_volunteer.attitude", "服务态度"},
                  {"--skill", "of_volunteer.skill", "专业水平"},
                  {"--beneficiary", "of_volunteer.beneficiary_feedback", "服务对象反馈"},
                  comment}},
      {.words = "evaluation of-unit",
       .request = &v1::EvaluateUnitRequest::default_instance(),
       .help = "as the volunteer: evaluate the unit, 1 to 5",
       .example = "volunteers/…/records/… --training 5 --teamwork 5 --execution 4",
       .fields = {record,
                  {"--training", "of_unit.training", "培训质量"},
                  {"--teamwork", "of_unit.teamwork", "团队合作"},
                  {"--execution", "of_unit.execution", "执行能力"},
                  comment}},
      {.words = "evaluation list",
       .request = &v1::ListEvaluationsRequest::default_instance(),
       .help = "list evaluations of a volunteer's services, or of a unit's",
       .example = "V1305022611123456K",
       .fields = {{"PARENT", "parent", "number, or organizations/…"}},
       .columns = {"create_time", "side", "comment", "late", "name"}},
  };
}

}  // namespace linli::ctl
