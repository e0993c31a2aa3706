import type en from '../en/events.ts';

const messages: Record<keyof typeof en, string> = {
  'events.description':
    '지난 14일 동안 이 리전에서 발생한 이벤트를 최신순으로 표시합니다. 새 이벤트는 자동으로 나타납니다.',
  'events.time': '시간',
  'events.type': '리소스 유형',
  'events.source': '리소스',
  'events.message': '이벤트',
  'events.anyType': '모든 리소스 유형',
  'events.type.cache-cluster': '캐시 클러스터',
  'events.type.replication-group': '복제 그룹',
  'events.type.snapshot': '스냅샷',
  'events.type.cache-parameter-group': '파라미터 그룹',
  'events.type.cache-subnet-group': '서브넷 그룹',
  'events.findText': '이벤트 검색',
  'events.sourceName': '리소스 이름',
  'events.range': '시간 범위',
  'events.range.1h': '지난 1시간',
  'events.range.1d': '지난 1일',
  'events.range.14d': '지난 14일',
  'events.range.minutes': '지난 {count, number}분',
  'events.rangeWrong': '지난 14일 이내에서 시작이 종료보다 앞서는 시간을 선택하세요.',
  'events.none': '이벤트 없음',
  'events.older': '이전 이벤트 표시',
  'events.newer': '새 이벤트 {count, number}개',
};

export default messages;
