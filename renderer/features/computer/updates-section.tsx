import { CircleCheck, CloudDownload, Download, LoaderCircle, RefreshCw, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ComputerSettings, UpdateState } from '../../../shared/bridge/computer.ts';
import type { DeskError } from '../../../shared/bridge/result.ts';
import { deskside } from '../../bridge/deskside.ts';
import { Problem } from '../../forms/problem.tsx';
import { Section } from '../../forms/section.tsx';
import styles from '../../forms/settings.module.css';
import { useNow } from '../../i18n/now.tsx';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { RestartButton } from './restart-button.tsx';
import { SettingSwitch } from './setting-switch.tsx';
import { updateText } from './update-text.ts';

const size = 16;

const icons: Readonly<Partial<Record<UpdateState['kind'], ReactNode>>> = {
  checking: <LoaderCircle size={size} aria-hidden="true" />,
  current: <CircleCheck size={size} aria-hidden="true" />,
  fetching: <Download size={size} aria-hidden="true" />,
  ready: <CircleCheck size={size} aria-hidden="true" />,
  failed: <TriangleAlert size={size} aria-hidden="true" />,
};

export interface UpdatesSectionProps {
  readonly update: UpdateState;
  readonly settings: ComputerSettings;
}

/** Whether updates are downloaded, and the state of the next one. */
export function UpdatesSection({ update, settings }: UpdatesSectionProps) {
  const text = useText();
  const times = useTimes();
  const nowMs = useNow();
  const [error, setError] = useState<DeskError>();
  const mayCheck = update.kind === 'idle' || update.kind === 'current' || update.kind === 'failed';

  async function check(): Promise<void> {
    setError(undefined);
    const result = await deskside.call('update.check', {});
    if (!result.ok) setError(result.error);
  }

  return (
    <Section title={text('computer.updates')} icon={<CloudDownload size={17} aria-hidden="true" />}>
      {update.kind !== 'none' && <SettingSwitch name="fetchUpdates" settings={settings} />}
      <div className={styles.row}>
        <div className={styles.setting}>
          <p className={styles.state} data-kind={update.kind} role="status">
            {icons[update.kind]}
            <span>{updateText(text, times, nowMs, update)}</span>
          </p>
          {update.kind === 'fetching' && (
            <div className={styles.progress}>
              <ProgressBar label={text('computer.update.progress')} percent={update.percent} />
            </div>
          )}
        </div>
        {mayCheck && (
          <Button icon={<RefreshCw size={15} aria-hidden="true" />} onClick={() => void check()}>
            {text('computer.update.check')}
          </Button>
        )}
        {update.kind === 'ready' && <RestartButton look="primary">{text('computer.update.restart')}</RestartButton>}
        {error && <Problem>{errorText(text, error)}</Problem>}
      </div>
    </Section>
  );
}
