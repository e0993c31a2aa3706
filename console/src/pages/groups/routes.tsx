import { NotFound } from '../../app/not-found.tsx';

export default function Routes() {
  return <NotFound />;
}
