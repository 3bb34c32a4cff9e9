import { Laptop, MonitorX, Power, SpellCheck } from 'lucide-react';
import type { ComputerStatus, LoginState } from '../../../shared/bridge/computer.ts';
import type { DeskInfo } from '../../../shared/bridge/contract/desk.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { AskFailed } from '../../bridge/ask-failed.ts';
import type { Page } from '../../forms/page.ts';
import { Section } from '../../forms/section.tsx';
import styles from '../../forms/settings.module.css';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { Message } from '../../ui/message.tsx';
import { useRegion } from '../../ui/region.tsx';
import { AboutSection } from './about-section.tsx';
import { NoticesSection } from './notices-section.tsx';
import { RestartButton } from './restart-button.tsx';
import { SecretsSection } from './secrets-section.tsx';
import { SettingSwitch } from './setting-switch.tsx';
import { UpdatesSection } from './updates-section.tsx';

const size = 17;

export const page: Page = {
  address: 'computer',
  icon: Laptop,
  label: 'command.view.computer',
  for: ({ hasComputer }) => hasComputer,
  group: 'desk',
  order: 20,
  render: ({ desk, me }) => <ComputerPage desk={desk} isAdministrator={me.isAdministrator} />,
};

interface ComputerPageProps {
  readonly desk: DeskInfo;
  readonly isAdministrator: boolean;
}

/** Settings of Deskside on this computer. */
function ComputerPage(props: ComputerPageProps) {
  const text = useText();
  const answer = useAnswer('computer.status', {});
  const computer = answer.data?.computer;
  const region = useRegion('page');
  return (
    <section className={styles.page} aria-labelledby="computer-title" tabIndex={-1} {...region}>
      {answer.error && <Failed error={answer.error} again={() => void answer.refetch()} />}
      {!answer.error && !computer && (
        <Delayed>
          <Message title={text('common.loading')} />
        </Delayed>
      )}
      {!answer.error && computer && (
        <div className={styles.middle}>
          <header className={styles.head}>
            <h1 id="computer-title" className={styles.title}>
              {text('computer.title')}
            </h1>
            <p className={styles.words}>{text('computer.words')}</p>
          </header>
          <Sections {...props} computer={computer} />
        </div>
      )}
    </section>
  );
}

function Sections({ desk, isAdministrator, computer }: ComputerPageProps & { readonly computer: ComputerStatus }) {
  const text = useText();
  const { settings, can, notices, login, spellingWaits, version, update, keyStore, pins } = computer;
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        {(can.startAtLogin || can.keepRunning) && (
          <Section title={text('computer.start')} icon={<Power size={size} aria-hidden="true" />}>
            {can.startAtLogin && <SettingSwitch name="startAtLogin" settings={settings} {...noteOf(login)} />}
            {can.keepRunning && <SettingSwitch name="keepRunning" settings={settings} />}
          </Section>
        )}
        {notices !== 'none' && <NoticesSection notices={notices} settings={settings} />}
        <Section title={text('computer.spelling')} icon={<SpellCheck size={size} aria-hidden="true" />}>
          <SettingSwitch name="checkSpelling" settings={settings}>
            {spellingWaits && (
              <div className={styles.waits} role="status">
                <span>{text('computer.spellingWaits')}</span>
                <RestartButton>{text('computer.restart')}</RestartButton>
              </div>
            )}
          </SettingSwitch>
        </Section>
      </div>
      <div className={styles.column}>
        <UpdatesSection update={update} settings={settings} />
        <SecretsSection keyStore={keyStore} pins={pins} isAdministrator={isAdministrator} />
        <AboutSection version={version} folder={desk.folder} />
      </div>
    </div>
  );
}

/** Why the system does not start Deskside at sign-in although it is switched on. */
function noteOf(login: LoginState): { readonly note?: 'login.needs-approval' | 'login.switched-off' } {
  return login === 'on' || login === 'off' ? {} : { note: `login.${login}` };
}

function Failed({ error, again }: { readonly error: Error; readonly again: () => void }) {
  const text = useText();
  return (
    <Message
      icon={<MonitorX size={24} aria-hidden="true" />}
      title={text('computer.failed')}
      actions={<Button onClick={again}>{text('common.tryAgain')}</Button>}
    >
      {error instanceof AskFailed ? errorText(text, error.error) : text('computer.failed.words')}
    </Message>
  );
}
