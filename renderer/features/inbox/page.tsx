import { Bell } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { useAnswer } from '../../bridge/answers.ts';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { deskside } from '../../bridge/deskside.ts';
import { useSayFailure } from '../../bridge/use-say-failure.ts';
import type { Page } from '../../forms/page.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Message } from '../../ui/message.tsx';
import { PageList, PageSection } from '../../ui/page-section.tsx';
import { moveAmongRows } from '../../ui/row-keys.ts';
import { InboxGroup } from './inbox-group.tsx';
import { useUnreadCount } from './use-unread-count.ts';

export const page: Page = {
  address: 'inbox',
  icon: Bell,
  label: 'command.view.inbox',
  for: () => true,
  group: 'work',
  order: 5,
  held: { useCount: useUnreadCount, description: 'inbox.count', isAlwaysOffered: true },
  render: () => <InboxPage />,
};

/** What others did on the agent’s tickets, by ticket. */
function InboxPage() {
  const text = useText();
  const { command } = useDesk();
  const sayFailure = useSayFailure();
  const { data: groups, error, refetch } = useAnswer('inbox.list', {});
  const section = useRef<HTMLElement>(null);
  const unread = (groups ?? []).flatMap(({ lines }) => lines.filter(({ isUnread }) => isUnread));

  async function readAll(): Promise<void> {
    sayFailure(await deskside.call('inbox.read', { ids: unread.map(({ id }) => id) }));
  }

  const move = (event: KeyboardEvent) => moveAmongRows(event, rowsIn(section.current));

  return (
    <PageSection
      ref={section}
      title={text('inbox.title')}
      words={text('inbox.words')}
      onKeyDown={move}
      action={
        groups &&
        groups.length > 0 && (
          <Button disabled={unread.length === 0} onClick={() => void readAll()}>
            {text('inbox.readAll')}
          </Button>
        )
      }
    >
      {error && (
        <Message
          title={text('inbox.failed')}
          actions={<Button onClick={() => void refetch()}>{text('common.tryAgain')}</Button>}
        />
      )}
      {!error && groups?.length === 0 && (
        <Message icon={<Bell size={24} aria-hidden="true" />} title={text('inbox.empty')}>
          {text('inbox.empty.words')}
        </Message>
      )}
      {groups && groups.length > 0 && (
        <PageList label={text('inbox.list')}>
          {groups.map((group) => (
            <InboxGroup
              key={group.ticketId}
              group={group}
              onOpen={(number) => command({ do: 'show-ticket', number })}
            />
          ))}
        </PageList>
      )}
    </PageSection>
  );
}

function rowsIn(page: HTMLElement | null): HTMLElement[] {
  return [...(page?.querySelectorAll<HTMLElement>('[data-inbox-group]') ?? [])];
}
