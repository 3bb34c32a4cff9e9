import { LifeBuoy, Lock, Plus } from 'lucide-react';
import { memo, useCallback, useRef } from 'react';
import { keysOf } from '../../shared/bridge/commands.ts';
import type { DeskInfo } from '../../shared/bridge/contract/desk.ts';
import type { Me } from '../../shared/bridge/contract/session.ts';
import { initialsOf } from '../../shared/views/initials.ts';
import { useAnswer } from '../bridge/answers.ts';
import { useText } from '../i18n/text.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { keyShortcut, keyWords } from '../ui/keyboard.ts';
import { useRegion } from '../ui/region.tsx';
import styles from './navigation.module.css';
import { PageLinks } from './page-links.tsx';
import { QueueLinks } from './queue-links.tsx';
import type { Route } from './routes.ts';
import { SampleMenu } from './sample-menu.tsx';
import { SearchLink } from './search-link.tsx';

export interface NavigationProps {
  readonly desk: DeskInfo;
  readonly me: Me;
  /** The queue or page that is shown. */
  readonly place: Route;
  /** Whether the host has settings for this computer. A browser has none. */
  readonly hasComputer: boolean;
  readonly onNewTicket: () => void;
  readonly onLock: () => void;
}

export const Navigation = memo(function Navigation(props: NavigationProps) {
  const { desk, me, place: route, hasComputer, onNewTicket, onLock } = props;
  const text = useText();
  const current = useRef<HTMLAnchorElement>(null);
  // In a low window it may be among those below.
  const setCurrent = useCallback((link: HTMLAnchorElement | null) => {
    current.current = link;
    link?.scrollIntoView({ block: 'nearest' });
  }, []);
  const region = useRegion('navigation', { resting: () => current.current });
  const agents = useAnswer('desk.choices', {}).data?.agents ?? [];
  const names = agents.map(({ name }) => name);
  return (
    <nav {...region} className={styles.navigation} aria-label={text('nav.label')} tabIndex={-1}>
      <div className={styles.desk}>
        <LifeBuoy size={20} aria-hidden="true" className={styles.logo} />
        <span className={styles.deskName} title={desk.name}>
          {desk.name}
        </span>
        {desk.isSample && (
          <span className={styles.sample} title={text('sample.mark')}>
            {text('sample.mark')}
          </span>
        )}
      </div>
      {me.mayCreate && (
        <Button
          look="primary"
          wide
          icon={<Plus size={17} aria-hidden="true" />}
          aria-label={text('command.ticket.new')}
          aria-keyshortcuts={keyShortcut(keysOf('ticket.new'))}
          title={`${text('command.ticket.new')} (${keyWords(keysOf('ticket.new'))})`}
          onClick={onNewTicket}
        >
          <span className={styles.word}>{text('command.ticket.new')}</span>
        </Button>
      )}
      <div className={styles.places}>
        <ul className={styles.list}>
          <QueueLinks route={route} current={setCurrent} />
          <PageLinks group="work" route={route} current={setCurrent} viewer={{ me, hasComputer }} />
        </ul>
        <hr className={styles.rule} />
        <ul className={styles.list}>
          <SearchLink isCurrent={route.page === 'search'} current={setCurrent} />
          <PageLinks group="desk" route={route} current={setCurrent} viewer={{ me, hasComputer }} />
        </ul>
      </div>
      <div className={styles.foot}>
        {desk.isSample && (
          <div className={styles.sampleMenu}>
            <SampleMenu />
          </div>
        )}
        <div className={styles.me}>
          <Avatar initials={initialsOf(me.name, names)} colour={me.colour} size={32} />
          <span className={styles.who}>
            <span className={styles.myName} title={me.name}>
              {me.name}
            </span>
            <span className={styles.department} title={me.departmentName}>
              {me.departmentName}
            </span>
          </span>
          <Button
            look="icon"
            icon={<Lock size={16} aria-hidden="true" />}
            aria-label={text('command.desk.lock')}
            aria-keyshortcuts={keyShortcut(keysOf('desk.lock'))}
            title={`${text('nav.switch')} (${keyWords(keysOf('desk.lock'))})`}
            onClick={onLock}
          />
        </div>
      </div>
    </nav>
  );
});
