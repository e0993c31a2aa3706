import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { useText } from '../i18n/use-text.ts';

/** A text to be copied as it stands, such as an endpoint. */
export function Copyable({ text }: { text: string }) {
  const t = useText();
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={text}
      copyButtonAriaLabel={t('common.copyThis', { text })}
      copySuccessText={t('common.copied')}
      copyErrorText={t('common.notCopied')}
    />
  );
}
