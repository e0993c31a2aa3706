import { NotFound } from '../../../app/not-found.tsx';

export default function ModifyPage(_: { id: string }) {
  return <NotFound />;
}
