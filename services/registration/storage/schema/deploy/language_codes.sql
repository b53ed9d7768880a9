-- Deploy registration:language_codes to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- BCP 47 tags. No national list was found: the common speech and its large sisters, the languages of
-- ethnic groups that are written in public, sign languages, and those of guests.
INSERT INTO code (table_name, region_code, code, display_name) VALUES
  ('languages', '', 'zh', '普通话'),
  ('languages', '', 'yue', '粤语'),
  ('languages', '', 'wuu', '吴语'),
  ('languages', '', 'nan', '闽南语'),
  ('languages', '', 'hak', '客家话'),
  ('languages', '', 'csl', '中国手语'),
  ('languages', '', 'ug', '维吾尔语'),
  ('languages', '', 'bo', '藏语'),
  ('languages', '', 'mn', '蒙古语'),
  ('languages', '', 'kk', '哈萨克语'),
  ('languages', '', 'ky', '柯尔克孜语'),
  ('languages', '', 'ko', '朝鲜语（韩国语）'),
  ('languages', '', 'ii', '彝语'),
  ('languages', '', 'za', '壮语'),
  ('languages', '', 'en', '英语'),
  ('languages', '', 'ja', '日语'),
  ('languages', '', 'ru', '俄语'),
  ('languages', '', 'fr', '法语'),
  ('languages', '', 'de', '德语'),
  ('languages', '', 'es', '西班牙语'),
  ('languages', '', 'pt', '葡萄牙语'),
  ('languages', '', 'it', '意大利语'),
  ('languages', '', 'ar', '阿拉伯语'),
  ('languages', '', 'fa', '波斯语'),
  ('languages', '', 'hi', '印地语'),
  ('languages', '', 'ur', '乌尔都语'),
  ('languages', '', 'th', '泰语'),
  ('languages', '', 'vi', '越南语'),
  ('languages', '', 'lo', '老挝语'),
  ('languages', '', 'my', '缅甸语'),
  ('languages', '', 'km', '柬埔寨语'),
  ('languages', '', 'id', '印度尼西亚语'),
  ('languages', '', 'ms', '马来语'),
  ('languages', '', 'tr', '土耳其语'),
  ('languages', '', 'ils', '国际手语');

COMMIT;
