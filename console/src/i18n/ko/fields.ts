import type en from '../en/fields.ts';

const messages: Record<keyof typeof en, string> = {
  'fields.identifierRule':
    '영문자, 숫자, 하이픈 1~{max}자. 영문자로 시작하고 하이픈으로 끝나거나 하이픈이 연속될 수 없습니다.',
  'fields.identifierWrong':
    '영문자로 시작하고 영문자, 숫자, 하이픈만 사용하세요. 하이픈은 연속되거나 마지막에 올 수 없습니다.',
  'fields.nodeType': '노드 유형',
  'fields.nodeTypeFacts': '{memory}, vCPU {cpus}개',
  'fields.noSnapshots': '스냅샷 불가',
  'fields.currentGeneration': '현재 세대',
  'fields.previousGeneration': '이전 세대',
  'fields.parameterGroup': '파라미터 그룹',
  'fields.default': '{name} (기본값)',
  'fields.subnetGroup': '서브넷 그룹',
  'fields.zone': '가용 영역',
  'fields.thisRegion': '현재 리전',
  'fields.anyZone': '기본 설정 없음',
  'fields.engineVersion': '엔진 및 버전',
  'fields.maintenanceWindow': '유지 관리 기간(UTC)',
  'fields.maintenanceWindowRule': '예: sun:05:00-sun:06:00. 60분 이상이어야 합니다.',
  'fields.snapshotWindow': '스냅샷 기간(UTC)',
  'fields.snapshotWindowRule': '예: 03:00-04:00. 60분 이상이고 유지 관리 기간과 겹치지 않아야 합니다.',
  'fields.windowWrong': '기간 형식이 아닙니다. 아래 예를 참고하세요.',
  'fields.chosenForYou': '자동으로 선택',
  'fields.port': '포트',
  'fields.portRule': '1024~65535',
  'fields.tagKey': '키',
  'fields.tagValue': '값',
  'fields.noTags': '태그 없음',
  'fields.addTag': '태그 추가',
};

export default messages;
