#include "deploy/ctl/resources.h"
#include "linli/registration/v1/training_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

namespace {

const Field kCourse = {"COURSE", "name", "…/courses/…"};
const Field kSession = {"SESSION", "name", "…/courses/…/sessions/…"};
const Field kRecord = {"RECORD", "name", "volunteers/…/trainingRecords/…"};

Commands Courses() {
  const std::vector<Field> changeable = {
      {"--name", "course.display_name", "名称"},
      {"--type", "course.type", "通用、岗位或专业"},
      {"--topic", "course.topics", "topic; may be repeated"},
      {"--content", "course.content", "主要内容"},
      {"--minutes", "course.learning_minutes", "学习时长, how long one has to attend"},
      {"--passing-score", "course.passing_score", "least score, if there is an examination"},
  };
  std::vector<Field> create = {{"OWNER", "parent", "organizations/… or regions/…"}};
  create.insert(create.end(), changeable.begin(), changeable.end());
  std::vector<Field> update = {{"COURSE", "course.name", "…/courses/…"}};
  update.insert(update.end(), changeable.begin(), changeable.end());
  return {
      {.words = "course create",
       .request = &v1::CreateCourseRequest::default_instance(),
       .help = "offer a course",
       .example = "regions/1305 --name 应急救护 --type professional-course --topic 急救 "
                  "--content 心肺复苏与止血 --minutes 240 --passing-score 90",
       .fields = create},
      {.words = "course update",
       .request = &v1::UpdateCourseRequest::default_instance(),
       .help = "change what is given",
       .example = "regions/1305/courses/… --minutes 180",
       .fields = update},
      {.words = "course retire",
       .request = &v1::RetireCourseRequest::default_instance(),
       .help = "teach it no more",
       .example = "regions/1305/courses/…",
       .fields = {kCourse}},
      {.words = "course get",
       .request = &v1::GetCourseRequest::default_instance(),
       .help = "show one course",
       .example = "regions/1305/courses/…",
       .fields = {kCourse}},
      {.words = "course list",
       .request = &v1::ListCoursesRequest::default_instance(),
       .help = "list the courses of an organisation or region",
       .example = "regions/1305",
       .fields = {{"OWNER", "parent", "organizations/… or regions/…"},
                  {"--state", "state", "only those that are"}},
       .columns = {"name", "display_name", "type", "learning_minutes", "state"}},
  };
}

Commands Sessions() {
  const Field course = {"COURSE", "parent", "…/courses/…"};
  return {
      {.words = "training schedule",
       .request = &v1::ScheduleTrainingSessionRequest::default_instance(),
       .help = "schedule a session of a course",
       .example = "regions/1305/courses/… --mode classroom-training --host 邢台市红十字会 "
                  "--start '2026-11-28 09:00' --end '2026-11-28 13:00' --places 40",
       .fields = {course,
                  {"--mode", "training_session.mode", "培训方式"},
                  {"--host", "training_session.host", "举办单位"},
                  {"--place", "training_session.place", "where"},
                  {"--start", "training_session.start_time", "first moment"},
                  {"--end", "training_session.end_time", "last moment"},
                  {"--places", "training_session.places", "how many can take part"}}},
      {.words = "training cancel-session",
       .request = &v1::CancelTrainingSessionRequest::default_instance(),
       .help = "cancel a session",
       .example = "regions/1305/courses/…/sessions/…",
       .fields = {kSession}},
      {.words = "training get-session",
       .request = &v1::GetTrainingSessionRequest::default_instance(),
       .help = "show one session",
       .example = "regions/1305/courses/…/sessions/…",
       .fields = {kSession}},
      {.words = "training list-sessions",
       .request = &v1::ListTrainingSessionsRequest::default_instance(),
       .help = "list the sessions of a course",
       .example = "regions/1305/courses/…",
       .fields = {course},
       .columns = {"name", "mode", "start_time", "end_time", "places", "taken", "state"}},
  };
}

Commands Learned() {
  return {
      {.words = "training enroll",
       .request = &v1::EnrollInTrainingRequest::default_instance(),
       .help = "take a place in a session",
       .example = "V1305022611123456K regions/1305/courses/…/sessions/…",
       .fields = {{"VOLUNTEER", "volunteer", "number"},
                  {"SESSION", "training_session", "…/courses/…/sessions/…"}}},
      {.words = "training cancel",
       .request = &v1::CancelTrainingRequest::default_instance(),
       .help = "give up a place, or a claim of study elsewhere",
       .example = "volunteers/…/trainingRecords/…",
       .fields = {kRecord}},
      {.words = "training record-results",
       .request = &v1::RecordTrainingResultsRequest::default_instance(),
       .help = "record attendance and scores of a session",
       .example = "regions/1305/courses/…/sessions/… --result "
                  "volunteer=volunteers/V1305022611123456K,attended_minutes=240,score=95",
       .fields = {kSession, {"--result", "results", "one volunteer's; may be repeated"}}},
      {.words = "training claim-study",
       .request = &v1::ClaimStudyRequest::default_instance(),
       .help = "enter study elsewhere (外出学习), for somebody else to verify",
       .example = "V1305022611123456K --name 省级骨干研修 --type general-course --mode study-visit "
                  "--content 项目设计 --minutes 480 --host 河北省志愿服务联合会 "
                  "--start '2026-11-20 09:00' --end '2026-11-20 17:00' --evidence …",
       .fields = {{"VOLUNTEER", "parent", "number"},
                  {"--name", "training_record.display_name", "名称"},
                  {"--type", "training_record.type", "通用、岗位或专业"},
                  {"--mode", "training_record.mode", "培训方式"},
                  {"--content", "training_record.content", "主要内容"},
                  {"--minutes", "training_record.learning_minutes", "学习时长"},
                  {"--host", "training_record.host", "举办单位"},
                  {"--start", "training_record.start_time", "first moment"},
                  {"--end", "training_record.end_time", "last moment"},
                  {"--evidence", "training_record.evidence_sha256", "SHA-256 of the certificate"}}},
      {.words = "training confirm-study",
       .request = &v1::ConfirmStudyRequest::default_instance(),
       .help = "accept study elsewhere, by another person",
       .example = "volunteers/…/trainingRecords/…",
       .fields = {kRecord}},
      {.words = "training reject-study",
       .request = &v1::RejectStudyRequest::default_instance(),
       .help = "reject study elsewhere, with a reason",
       .example = "volunteers/…/trainingRecords/… --reason 证书无法核实",
       .fields = {kRecord, {"--reason", "reason", "what is wrong"}}},
      {.words = "training get",
       .request = &v1::GetTrainingRecordRequest::default_instance(),
       .help = "show one training of a file",
       .example = "volunteers/…/trainingRecords/…",
       .fields = {kRecord}},
      {.words = "training list",
       .request = &v1::ListTrainingRecordsRequest::default_instance(),
       .help = "list the trainings of a volunteer or a session",
       .example = "volunteers/V1305022611123456K",
       .fields = {{"WHOSE", "parent", "volunteers/… or …/sessions/…"},
                  {"--state", "state", "only those that are"}},
       .columns = {"name", "display_name", "learning_minutes", "host", "state"}},
  };
}

}  // namespace

Commands Trainings() {
  Commands all = Courses();
  for (Commands some : {Sessions(), Learned(), TrainingPlans()})
    all.insert(all.end(), some.begin(), some.end());
  return all;
}

}  // namespace linli::ctl
