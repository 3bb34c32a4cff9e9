import { ChevronLeft, Pencil, UserRoundPlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { AgentShown } from '../../../../shared/views/agent-shown.ts';
import { initialsOf } from '../../../../shared/views/initials.ts';
import { useAnswer } from '../../../bridge/answers.ts';
import { useText } from '../../../i18n/text.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { PageList, PageRow, PageSection } from '../../../ui/page-section.tsx';
import { AgentDialog } from './agent-dialog.tsx';
import styles from './agents.module.css';
import { RecoverySection } from './recovery-section.tsx';
import { RemoveAgentDialog } from './remove-agent-dialog.tsx';

interface AgentsPaneProps {
  readonly myId: string;
  /** The kinds as a menu, where they have no column. */
  readonly menu: ReactNode;
  /** Shows the kinds; only a small window shows a button for it. */
  readonly onBack: () => void;
}

/** The agents of this desk. Administrators add and edit them here. */
export function AgentsPane({ myId, menu, onBack }: AgentsPaneProps) {
  const text = useText();
  const agents = useAnswer('agents.list', {}).data ?? [];
  const choices = useAnswer('desk.choices', {}).data;
  const [edited, setEdited] = useState<string | 'new'>();
  const [leaving, setLeaving] = useState<AgentShown>();
  const names = agents.map(({ name }) => name);
  const shown = agents.find(({ id }) => id === edited);

  return (
    <PageSection
      back={
        <span className={styles.back}>
          <Button
            look="icon"
            icon={<ChevronLeft size={18} aria-hidden="true" />}
            aria-label={text('deskSetUp.back')}
            title={text('deskSetUp.back')}
            onClick={onBack}
          />
          {menu}
        </span>
      }
      title={text('agents.title')}
      words={text('agents.words')}
      action={
        <Button look="primary" icon={<UserRoundPlus size={16} aria-hidden="true" />} onClick={() => setEdited('new')}>
          {text('agents.add')}
        </Button>
      }
    >
      <PageList>
        {agents.map(({ id, name, colour, departmentName, roleName, isAdministrator, lack }) => (
          <PageRow
            key={id}
            mark={<Avatar initials={initialsOf(name, names)} colour={colour} size={40} />}
            name={name}
            words={
              <>
                {[departmentName, roleName, isAdministrator ? text('agents.isAdministrator') : '']
                  .filter(Boolean)
                  .join(' · ')}
                {lack !== null && <span className={styles.lacking}>{text('agents.noSecret')}</span>}
              </>
            }
          >
            <Button
              look="icon"
              icon={<Pencil size={16} aria-hidden="true" />}
              aria-label={text('agents.edit', { name })}
              onClick={() => setEdited(id)}
            />
          </PageRow>
        ))}
      </PageList>
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
    </PageSection>
  );
}
