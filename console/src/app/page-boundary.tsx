import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { Component, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useText } from '../i18n/use-text.ts';

/** Keeps a page that fails from taking everything around it along; on another page it is forgotten. */
export function PageBoundary({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  return <Boundary path={path}>{children}</Boundary>;
}

interface BoundaryProps {
  path: string;
  children: ReactNode;
}

class Boundary extends Component<BoundaryProps, { failed: Error | undefined }> {
  override state: { failed: Error | undefined } = { failed: undefined };

  static getDerivedStateFromError(failed: Error) {
    return { failed };
  }

  override componentDidUpdate(before: BoundaryProps) {
    if (this.state.failed && before.path !== this.props.path) this.setState({ failed: undefined });
  }

  override render() {
    const { failed } = this.state;
    return failed ? <Failed error={failed} /> : this.props.children;
  }
}

function Failed({ error }: { error: Error }) {
  const t = useText();
  return (
    <Alert
      type="error"
      header={t('app.pageFailed')}
      action={<Button onClick={() => location.reload()}>{t('app.reload')}</Button>}
    >
      {error.message}
    </Alert>
  );
}
