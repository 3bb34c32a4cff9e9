import { FolderOpen, LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import type { DeskError } from '../../../shared/bridge/result.ts';
import { deskside } from '../../bridge/deskside.ts';
import { Problem } from '../../forms/problem.tsx';
import { Section } from '../../forms/section.tsx';
import styles from '../../forms/settings.module.css';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';

/** The version, and the folder with the tickets. */
export function AboutSection({ version, folder }: { readonly version: string; readonly folder: string }) {
  const text = useText();
  const [error, setError] = useState<DeskError>();

  async function open(): Promise<void> {
    const result = await deskside.call('computer.openFolder', {});
    setError(result.ok ? undefined : result.error);
  }

  return (
    <Section title={text('computer.about')} icon={<LifeBuoy size={17} aria-hidden="true" />}>
      <div className={styles.row}>
        <p className={styles.label}>{text('computer.version', { version })}</p>
      </div>
      <div className={styles.row}>
        <div className={styles.setting}>
          <p className={styles.label}>{text('computer.folder')}</p>
          <p className={styles.words} title={folder}>
            <bdi className={styles.path}>{folder}</bdi>
          </p>
        </div>
        <Button icon={<FolderOpen size={15} aria-hidden="true" />} onClick={() => void open()}>
          {text('computer.folder.open')}
        </Button>
        {error && <Problem>{errorText(text, error)}</Problem>}
      </div>
    </Section>
  );
}
