import { BellRing } from 'lucide-react';
import type { ComputerSettings, NoticeState } from '../../../shared/bridge/computer.ts';
import { notifyNames } from '../../../shared/bridge/preferences.ts';
import { Section } from '../../forms/section.tsx';
import styles from '../../forms/settings.module.css';
import { Warning } from '../../forms/warning.tsx';
import { useText } from '../../i18n/text.tsx';
import { SettingSwitch } from './setting-switch.tsx';

export interface NoticesSectionProps {
  readonly notices: Exclude<NoticeState, 'none'>;
  readonly settings: ComputerSettings;
}

/** Which notifications agents get, or why the system does not show any. */
export function NoticesSection({ notices, settings }: NoticesSectionProps) {
  const text = useText();
  const mayHelp = notices === 'ok' || notices === 'failing';
  return (
    <Section
      title={text('computer.notify')}
      icon={<BellRing size={17} aria-hidden="true" />}
      {...(mayHelp ? { words: text('computer.notify.words') } : {})}
    >
      {notices !== 'ok' && (
        <div className={styles.row}>
          <Warning>{text(`computer.notify.${notices}`)}</Warning>
        </div>
      )}
      {mayHelp && notifyNames.map((name) => <SettingSwitch key={name} name={name} settings={settings} />)}
    </Section>
  );
}
