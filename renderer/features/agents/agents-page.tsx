import { Pencil, UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import type { AgentShown } from '../../../shared/views/agent-shown.ts';
import { initialsOf } from '../../../shared/views/initials.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useText } from '../../i18n/text.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { AgentDialog } from './agent-dialog.tsx';
import styles from './agents.module.css';
import { RecoverySection } from './recovery-section.tsx';
import { RemoveAgentDialog } from './remove-agent-dialog.tsx';

/** Who answers on this desk; administrators add and change them here. */
export function AgentsPage({ myId }: { readonly myId: string }) {
  const text = useText();
  const agents = useAnswer('agents.list', {}).data ?? [];
  const choices = useAnswer('desk.choices', {}).data;
  const [edited, setEdited] = useState<string | 'new'>();
  const [leaving, setLeaving] = useState<AgentShown>();
  const names = agents.map(({ name }) => name);
  const shown = agents.find(({ id }) => id === edited);

  return (
    <section className={styles.page} aria-labelledby="agents-title" data-region="page" tabIndex={-1}>
      <header className={styles.head}>
        <div>
          <h1 id="agents-title" className={styles.title}>
            {text('agents.title')}
          </h1>
          <p className={styles.words}>{text('agents.words')}</p>
        </div>
        <Button look="primary" icon={<UserRoundPlus size={16} aria-hidden="true" />} onClick={() => setEdited('new')}>
          {text('agents.add')}
        </Button>
      </header>
      <ul className={styles.list}>
        {agents.map(({ id, name, colour, departmentName, roleName, isAdministrator, lack }) => (
          <li key={id} className={styles.agent}>
            <Avatar initials={initialsOf(name, names)} colour={colour} size={40} />
            <span className={styles.who}>
              <span className={styles.name}>{name}</span>
              <span className={styles.words}>
                {[departmentName, roleName, isAdministrator ? text('agents.isAdministrator') : '']
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {lack !== null && <span className={`${styles.words} ${styles.lacking}`}>{text('agents.noSecret')}</span>}
            </span>
            <Button
              look="icon"
              icon={<Pencil size={16} aria-hidden="true" />}
              aria-label={text('agents.edit', { name })}
              onClick={() => setEdited(id)}
            />
          </li>
        ))}
      </ul>
      <RecoverySection />
      {edited !== undefined && choices && (
        <AgentDialog
          agent={shown}
          choices={choices}
          isMe={edited === myId}
          onClose={() => setEdited(undefined)}
          onRemove={() => {
            setEdited(undefined);
            setLeaving(shown);
          }}
        />
      )}
      {leaving && <RemoveAgentDialog agent={leaving} onClose={() => setLeaving(undefined)} />}
    </section>
  );
}
