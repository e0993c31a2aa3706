import type en from '../en/overview.ts';

const messages: Record<keyof typeof en, string> = {
  'overview.createCluster': '캐시 클러스터 생성',
  'overview.attention': '확인 필요',
  'overview.allWell': '모두 사용 가능합니다. 대기 중인 작업이 없습니다.',
  'overview.kind.cache-cluster': '캐시 클러스터',
  'overview.kind.replication-group': '복제 그룹',
  'overview.kind.snapshot': '스냅샷',
  'overview.unreachable': '응답 없음',
  'overview.linkDown': '프라이머리에 연결되지 않음',
  'overview.rebootHelp': '일부 파라미터는 재부팅해야 적용됩니다.',
  'overview.waiting': '유지 관리 기간 대기 중',
  'overview.inWindow': '유지 관리 기간 {window} UTC에 적용됩니다({ago})',
  'overview.change.nodeType': '노드 유형 {value}',
  'overview.change.version': '버전 {value}',
  'overview.change.promote': '독립 프라이머리로 승격',
  'overview.change.demote': '{value}의 읽기 복제본으로 강등',
  'overview.change.primary': '{value} 노드로 전환',
  'overview.change.failover.enabled': '자동 장애 조치 켜기',
  'overview.change.failover.disabled': '자동 장애 조치 끄기',
  'overview.replicas': '이 중 읽기 복제본 {count, number}개',
  'overview.automatic': '이 중 자동 스냅샷 {count, number}개',
  'overview.memory': '메모리 사용량',
  'overview.memoryOf': '전체 {most}, 키 {keys, number}개',
  'overview.underWay': '진행 중',
  'overview.recentEvents': '최근 이벤트',
  'overview.allEvents': '모든 이벤트',
  'overview.noEvents': '지난 14일 동안 이벤트가 없습니다.',
  'overview.first': '첫 캐시 클러스터',
  'overview.firstHelp':
    '클러스터는 자체 주소를 가진 Redis 또는 Valkey 서버입니다. 생성하면 몇 초 안에 사용할 수 있고, 이후 스냅샷과 읽기 복제본을 만들 수 있습니다.',
  'overview.firstCommand': '또는 다음 명령으로 만듭니다.',
};

export default messages;
