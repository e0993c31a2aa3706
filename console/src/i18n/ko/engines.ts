import type en from '../en/engines.ts';

const messages: Record<keyof typeof en, string> = {
  'engines.description': '설치되어 있어 클러스터를 만들 수 있는 Redis와 Valkey 서버입니다.',
  'engines.version': '버전',
  'engines.usual': '기본',
  'engines.program': '프로그램',
  'engines.servedBy': '{version} 버전으로 제공',
  'engines.users': '이 버전을 사용하는 클러스터',
  'engines.more': '외 {count, number}개',
  'engines.none': '설치된 엔진이 없습니다. 아래 명령으로 설치하세요.',
  'engines.install': '다른 버전 설치',
  'engines.installHelp':
    '배포판의 서명된 패키지에서 루트 권한 없이 설치합니다. 설치가 끝나면 바로 여기에 나타납니다.',
  'engines.own': '직접 준비한 서버 프로그램은 버전에 상관없이 다음과 같이 설치합니다.',
};

export default messages;
