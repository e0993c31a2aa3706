import type en from '../en/subnets.ts';

const messages: Record<keyof typeof en, string> = {
  'subnets.description':
    '같은 코드가 AWS에서도 동작하도록 AWS와 똑같이 저장하고 표시합니다. 노드 주소는 Holdfast의 주소 풀에서 할당됩니다.',
  'subnets.create': '서브넷 그룹 생성',
  'subnets.created': '서브넷 그룹 {name} 생성이 완료되었습니다.',
  'subnets.modify': '{name} 수정',
  'subnets.modified': '서브넷 그룹 {name} 수정이 완료되었습니다.',
  'subnets.delete': '서브넷 그룹 {name} 삭제',
  'subnets.deleted': '서브넷 그룹 {name} 삭제가 완료되었습니다.',
  'subnets.deleteLoss': '서브넷 목록이 사라집니다. 이 그룹에 속한 클러스터는 없습니다.',
  'subnets.inUse': '다음 클러스터가 이 그룹에 속해 있어 삭제할 수 없습니다',
  'subnets.subnets': '서브넷',
  'subnets.count': '서브넷 {count, number}개',
  'subnets.usedBy': '사용 중',
  'subnets.clusters': '클러스터 {count, number}개',
  'subnets.notUsed': '이 그룹에 속한 클러스터가 없습니다.',
  'subnets.defaultNote': '모든 리전에 처음부터 있는 그룹이며 변경하거나 삭제할 수 없습니다.',
  'subnets.derived': '리전의 가용 영역에 차례로 배치됩니다.',
  'subnets.id': '서브넷 ID',
  'subnets.idsHelp': '1~20개를 입력하세요. 여기에는 EC2가 없으므로 형식만 맞으면 됩니다.',
  'subnets.idWrong': '서브넷 ID는 subnet-과 16진수 8자리 또는 17자리로 이루어집니다.',
  'subnets.none': '서브넷 없음',
  'subnets.add': '서브넷 추가',
};

export default messages;
