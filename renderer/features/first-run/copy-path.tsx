import { useState } from 'react';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';

/** Copies a folder’s path, for hosts that cannot open a folder. */
export function CopyPath({ path }: { readonly path: string }) {
  const text = useText();
  const [outcome, setOutcome] = useState<'copied' | 'notCopied'>();

  async function copy(): Promise<void> {
    const isDone = await navigator.clipboard.writeText(path).then(
      () => true,
      () => false,
    );
    setOutcome(isDone ? 'copied' : 'notCopied');
  }

  return (
    <>
      <Button onClick={() => void copy()}>
        {text(outcome === 'copied' ? 'first.unopened.copied' : 'first.unopened.copy')}
      </Button>
      {outcome === 'notCopied' && <span role="alert">{text('first.unopened.notCopied')}</span>}
    </>
  );
}
