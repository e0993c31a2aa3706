/** What a person reads on the way through the walkthrough on read replicas, in both languages. */
export interface Words {
  pages: string;
  clusters: string;
  groups: string;
  create: string;
  createGroup: string;
  aroundCluster: RegExp;
  primaryId: string;
  groupId: string;
  description: string;
  available: string;
  select: (id: string) => string;
  addReplica: string;
  groupName: string;
  replicaId: string;
  zone: string;
  add: string;
  topology: string;
  primary: string;
  replica: string;
  inSync: string;
  takesWrites: string;
  lag: RegExp;
  primaryEndpoint: string;
  readerEndpoint: string;
  actions: string;
  modify: string;
  automaticFailover: string;
  immediately: string;
  inWindow: string;
  save: string;
  failovers: string;
  failover: string;
  noneLost: string;
  promoteReplica: string;
  promote: string;
  replicaToPromote: string;
  waits: (id: string) => string;
  cancelPending: string;
  demoteCluster: string;
  demote: string;
  clusterToDemote: string;
  whatIsReplaced: string;
  keys: string;
  safetySnapshotName: string;
  type: (id: string) => string;
  primaryRole: string;
  replicaRole: string;
  oneNode: string;
}

const en: Words = {
  pages: 'Pages',
  clusters: 'Cache clusters',
  groups: 'Replication groups',
  create: 'Create',
  createGroup: 'Create replication group',
  aroundCluster: /Around a cluster/,
  primaryId: 'Primary cluster ID',
  groupId: 'Replication group ID',
  description: 'Description (optional)',
  available: 'available',
  select: (id) => `Select ${id}`,
  addReplica: 'Add read replica',
  groupName: 'Replication group',
  replicaId: 'Read replica ID',
  zone: 'Availability zone',
  add: 'Add',
  topology: 'Topology',
  primary: 'Primary',
  replica: 'Replica',
  inSync: 'in sync',
  takesWrites: 'takes writes',
  lag: /^lag \d/,
  primaryEndpoint: 'Primary endpoint',
  readerEndpoint: 'Reader endpoint',
  actions: 'Actions',
  modify: 'Modify',
  automaticFailover: 'Automatic failover',
  immediately: 'Apply immediately',
  inWindow: 'In the next maintenance window',
  save: 'Save changes',
  failovers: 'Failovers',
  failover: 'Failover',
  noneLost: 'None',
  promoteReplica: 'Promote a replica',
  promote: 'Promote',
  replicaToPromote: 'Read replica',
  waits: (id) => `Waits for the maintenance window: ${id}`,
  cancelPending: 'Cancel these changes',
  demoteCluster: 'Demote a cluster into this group',
  demote: 'Demote',
  clusterToDemote: 'Cluster to demote',
  whatIsReplaced: 'What is replaced, and by what',
  keys: 'Keys',
  safetySnapshotName: 'Name of the snapshot',
  type: (id) => `To confirm, type ${id}`,
  primaryRole: 'primary',
  replicaRole: 'read replica',
  oneNode: '1 node',
};

const ko: Words = {
  pages: '페이지 목록',
  clusters: '캐시 클러스터',
  groups: '복제 그룹',
  create: '생성',
  createGroup: '복제 그룹 생성',
  aroundCluster: /기존 클러스터로 생성/,
  primaryId: '프라이머리 클러스터 ID',
  groupId: '복제 그룹 ID',
  description: '설명 (선택 사항)',
  available: '사용 가능',
  select: (id) => `${id} 선택`,
  addReplica: '읽기 복제본 추가',
  groupName: '복제 그룹',
  replicaId: '읽기 복제본 ID',
  zone: '가용 영역',
  add: '추가',
  topology: '토폴로지',
  primary: '프라이머리',
  replica: '복제본',
  inSync: '동기화됨',
  takesWrites: '쓰기 가능',
  lag: /^지연 \d/,
  primaryEndpoint: '프라이머리 엔드포인트',
  readerEndpoint: '리더 엔드포인트',
  actions: '작업',
  modify: '수정',
  automaticFailover: '자동 장애 조치',
  immediately: '즉시 적용',
  inWindow: '다음 유지 관리 기간에 적용',
  save: '변경 사항 저장',
  failovers: '장애 조치',
  failover: '장애 조치',
  noneLost: '없음',
  promoteReplica: '복제본 승격',
  promote: '승격',
  replicaToPromote: '읽기 복제본',
  waits: (id) => `유지 관리 기간을 기다리는 중: ${id}`,
  cancelPending: '변경 취소',
  demoteCluster: '클러스터를 이 그룹으로 강등',
  demote: '강등',
  clusterToDemote: '강등할 클러스터',
  whatIsReplaced: '바뀌는 데이터',
  keys: '키',
  safetySnapshotName: '스냅샷 이름',
  type: (id) => `확인을 위해 입력하세요: ${id}`,
  primaryRole: '프라이머리',
  replicaRole: '읽기 복제본',
  oneNode: '노드 1개',
};

export const WORDS = { en, ko };
