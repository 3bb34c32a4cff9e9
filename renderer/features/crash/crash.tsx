import { CircleCheck, Copy, FolderOpen, LifeBuoy, PencilLine, RotateCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { CrashInfo } from '../../../shared/bridge/computer.ts';
import type { Result } from '../../../shared/bridge/result.ts';
import { deskside } from '../../bridge/deskside.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';
import styles from './crash.module.css';
import { CrashReport } from './crash-report.tsx';

const size = 17;

/** Shown after a crash: which work is safe, and what to do next. */
export function Crash({ crash: { report, folder } }: { readonly crash: CrashInfo }) {
  const text = useText();
  const [problem, setProblem] = useState<string>();
  const [isStarting, setIsStarting] = useState(false);
  const [isCopied, setIsCopied] = useState(false);

  async function ask(asked: Promise<Result<object>>): Promise<boolean> {
    const result = await asked;
    setProblem(result.ok ? undefined : errorText(text, result.error));
    return result.ok;
  }

  async function start(): Promise<void> {
    setIsStarting(true);
    const isGoing = await ask(deskside.call('computer.restart', {}));
    // After success this window closes together with its process.
    if (!isGoing) setIsStarting(false);
  }

  async function copy(): Promise<void> {
    const isDone = await navigator.clipboard.writeText(report).then(
      () => true,
      () => false,
    );
    setIsCopied(isDone);
    setProblem(isDone ? undefined : text('crash.notCopied'));
  }

  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <header className={styles.head}>
          <LifeBuoy size={30} aria-hidden="true" className={styles.logo} />
          <h1 className={styles.title}>{text('crash.title')}</h1>
          <p className={styles.words}>{text('crash.words')}</p>
        </header>
        {problem !== undefined && <Strip kind="problem">{problem}</Strip>}
        <ul className={styles.list}>
          <ListItem icon={<CircleCheck size={size} aria-hidden="true" className={styles.good} />}>
            {text('crash.saved')}
          </ListItem>
          <ListItem icon={<PencilLine size={size} aria-hidden="true" />}>{text('crash.drafts')}</ListItem>
          {folder !== null && (
            <ListItem icon={<FolderOpen size={size} aria-hidden="true" />}>{text('crash.folder', { folder })}</ListItem>
          )}
        </ul>
        <div className={styles.actions}>
          <Button
            look="primary"
            icon={<RotateCw size={15} aria-hidden="true" />}
            disabled={isStarting}
            onClick={() => void start()}
            autoFocus
          >
            {text('crash.start')}
          </Button>
          {folder !== null && (
            <Button
              icon={<FolderOpen size={15} aria-hidden="true" />}
              onClick={() => void ask(deskside.call('computer.openFolder', {}))}
            >
              {text('crash.openFolder')}
            </Button>
          )}
          {report !== '' && (
            <Button look="quiet" icon={<Copy size={15} aria-hidden="true" />} onClick={() => void copy()}>
              {text(isCopied ? 'crash.copied' : 'crash.copy')}
            </Button>
          )}
        </div>
        {report !== '' && <CrashReport report={report} />}
      </div>
    </main>
  );
}

function ListItem({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <li className={styles.item}>
      {icon}
      <span>{children}</span>
    </li>
  );
}
