import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { useText } from '../i18n/use-text.ts';

/** Lines of code, with a button that copies them. */
export function Code({ text }: { text: string }) {
  const t = useText();
  return (
    <div className="holdfast-code">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reachable by keyboard */}
      <pre tabIndex={0}>{text}</pre>
      <CopyToClipboard
        copyButtonText={t('common.copy')}
        copyButtonAriaLabel={t('common.copy')}
        textToCopy={text}
        copySuccessText={t('common.copied')}
        copyErrorText={t('common.notCopied')}
      />
    </div>
  );
}
