import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useText } from '../i18n/use-text.ts';
import { type Session, type SignInWith, useSession } from './session.tsx';

/** By the one-time link, which brings its token behind `#`; else by the access key; with --auth none by itself. */
export function SignIn({ session }: { session: Session }) {
  const t = useText();
  const { signIn } = useSession();
  const [path, navigate] = useLocation();
  const [key, setKey] = useState({ accessKeyId: '', secretAccessKey: '' });
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const tried = useRef(false);

  const enter = async (how: SignInWith) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(how);
      if (path === '/sign-in') navigate(`/${session.region}/`, { replace: true });
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens: a token is good once
  useEffect(() => {
    const token = location.hash.slice(1);
    if (tried.current) return;
    tried.current = true;
    if (path === '/sign-in' && token !== '') {
      history.replaceState(history.state, '', location.pathname);
      void enter({ token });
    } else if (session.auth === 'none') void enter({});
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter(key);
  };
  return (
    <main className="holdfast-sign-in">
      <form onSubmit={submit}>
        <Form
          actions={
            <Button variant="primary" loading={busy} formAction="submit">
              {t('signIn.do')}
            </Button>
          }
        >
          <Container header={<Header variant="h1">{t('signIn.title')}</Header>}>
            <SpaceBetween size="l">
              {problem && (
                <Alert type="error" header={t('signIn.failed')}>
                  {problem}
                </Alert>
              )}
              <Box color="text-body-secondary">
                {t('signIn.byLink')} <Box variant="code">holdfast console</Box>
              </Box>
              <FormField label={t('signIn.accessKeyId')} description={t('signIn.byKey')}>
                <Input
                  value={key.accessKeyId}
                  name="accessKeyId"
                  autoComplete="username"
                  onChange={({ detail }) => setKey({ ...key, accessKeyId: detail.value.trim() })}
                />
              </FormField>
              <FormField label={t('signIn.secretAccessKey')}>
                <Input
                  type="password"
                  name="secretAccessKey"
                  autoComplete="current-password"
                  value={key.secretAccessKey}
                  onChange={({ detail }) => setKey({ ...key, secretAccessKey: detail.value.trim() })}
                />
              </FormField>
            </SpaceBetween>
          </Container>
        </Form>
      </form>
    </main>
  );
}
