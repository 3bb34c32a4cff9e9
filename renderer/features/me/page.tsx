import { BellRing, CircleUserRound, KeyRound, Palette, Reply } from 'lucide-react';
import { useState } from 'react';
import type { Me } from '../../../shared/bridge/contract/session.ts';
import { afterSending, densities, themes } from '../../../shared/bridge/preferences.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { usePreferences } from '../../bridge/preferences.tsx';
import type { Page } from '../../forms/page.ts';
import { Section } from '../../forms/section.tsx';
import styles from '../../forms/settings.module.css';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { useRegion } from '../../ui/region.tsx';
import { ChangeSecretDialog } from './change-secret-dialog.tsx';
import { ChoiceRow } from './choice-row.tsx';
import { ColourRow } from './colour-row.tsx';
import { NotifyRows } from './notify-rows.tsx';
import { PreferenceSwitch } from './preference-switch.tsx';

const size = 17;

export const page: Page = {
  address: 'me',
  icon: CircleUserRound,
  label: 'command.view.me',
  for: () => true,
  group: 'desk',
  order: 15,
  render: ({ me }) => <MePage me={me} />,
};

/** What agents set for themselves: how the window looks and works on this computer, their color and their PIN. */
function MePage({ me }: { readonly me: Me }) {
  const text = useText();
  const { theme, density, afterSending: next } = usePreferences();
  const notices = useAnswer('computer.status', {}).data?.computer?.notices ?? 'none';
  const [isChanging, setIsChanging] = useState(false);
  const region = useRegion('page');
  return (
    <section className={styles.page} aria-labelledby="me-title" tabIndex={-1} {...region}>
      <div className={styles.middle}>
        <header className={styles.head}>
          <h1 id="me-title" className={styles.title}>
            {text('me.title')}
          </h1>
          <p className={styles.words}>{text('me.words')}</p>
        </header>
        <div className={styles.columns}>
          <div className={styles.column}>
            <Section title={text('me.look')} icon={<Palette size={size} aria-hidden="true" />}>
              <ChoiceRow
                label={text('me.theme')}
                value={theme}
                options={themes.map((value) => ({ value, label: text(`me.theme.${value}`) }))}
                part={(value) => ({ theme: value })}
              />
              <ChoiceRow
                label={text('me.density')}
                value={density}
                options={densities.map((value) => ({ value, label: text(`me.density.${value}`) }))}
                part={(value) => ({ density: value })}
              />
              <ColourRow colour={me.colour} />
            </Section>
            <Section title={text('me.secret')} icon={<KeyRound size={size} aria-hidden="true" />}>
              <div className={styles.row}>
                <p className={styles.words}>{text('me.secret.words')}</p>
                <Button onClick={() => setIsChanging(true)}>{text('me.secret.change')}</Button>
              </div>
            </Section>
          </div>
          <div className={styles.column}>
            <Section title={text('me.work')} icon={<Reply size={size} aria-hidden="true" />}>
              <ChoiceRow
                label={text('me.afterSending')}
                value={next}
                options={afterSending.map((value) => ({ value, label: text(`me.afterSending.${value}`) }))}
                part={(value) => ({ afterSending: value })}
              />
              <PreferenceSwitch name="singleKeys" words={text('me.singleKeys.words')} />
            </Section>
            {notices !== 'none' && (
              <Section
                title={text('me.notify')}
                words={text('me.notify.words')}
                icon={<BellRing size={size} aria-hidden="true" />}
              >
                <NotifyRows />
              </Section>
            )}
          </div>
        </div>
      </div>
      {isChanging && <ChangeSecretDialog onClose={() => setIsChanging(false)} />}
    </section>
  );
}
