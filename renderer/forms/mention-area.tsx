import { type ComponentProps, type RefObject, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { mentionedIn } from '../../shared/domain/mention-ranges.ts';
import { useAnswer } from '../bridge/answers.ts';
import { useDesk } from '../bridge/desk-provider.tsx';
import { Floating } from '../ui/floating.tsx';
import { TextArea } from '../ui/input.tsx';
import { mentionBefore } from './mention-before.ts';
import { MentionList, mentionOptionId } from './mention-list.tsx';
import { placeBeside } from './place-beside.ts';
import { useAgentOptions } from './use-agent-options.ts';
import { useMentionChoices } from './use-mention-choices.ts';
import { WhoIsMentioned } from './who-is-mentioned.tsx';

type AreaProps = Omit<ComponentProps<'textarea'>, 'className' | 'ref' | 'value' | 'onChange'>;

interface MentionAreaProps extends AreaProps {
  /** Null for several tickets: who sees them differs. */
  readonly ticketId: string | null;
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly onType: (value: string) => void;
}

/** What takes keys before the text while its list is open. */
interface ListKeys {
  readonly press: (event: KeyboardEvent) => boolean;
}

/** The plain text of a note in a dialog, in which an `@` offers the agents who can be mentioned. */
export function MentionArea({ ticketId, ref, value, onType, ...props }: MentionAreaProps) {
  const keys = useRef<ListKeys>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [inserted, setInserted] = useState<number>();

  // The caret of a text that is set from outside goes to its end.
  useLayoutEffect(() => {
    if (inserted === undefined) return;
    ref.current?.setSelectionRange(inserted, inserted);
    setInserted(undefined);
  }, [inserted, ref]);

  return (
    <>
      <TextArea
        {...props}
        ref={ref}
        value={value}
        onChange={({ target }) => {
          setCaret(target.selectionStart);
          onType(target.value);
        }}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
          setCaret(selectionStart === selectionEnd ? selectionStart : null)
        }
        onBlur={() => setCaret(null)}
        onKeyDown={(event) => {
          if (!keys.current?.press(event.nativeEvent)) return;
          // The dialog would close, or the focus leave the text.
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {value.includes('@') && (
        <AreaMentions
          ticketId={ticketId}
          area={ref}
          keys={keys}
          value={value}
          caret={caret}
          onInsert={(text, at) => {
            onType(text);
            setCaret(at);
            setInserted(at);
          }}
        />
      )}
    </>
  );
}

interface AreaMentionsProps {
  readonly ticketId: string | null;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly keys: RefObject<ListKeys | null>;
  readonly value: string;
  /** Null without a caret. */
  readonly caret: number | null;
  readonly onInsert: (value: string, caret: number) => void;
}

function AreaMentions({ ticketId, area, keys, value, caret, onInsert }: AreaMentionsProps) {
  const asked = useAnswer('ticket.mentionable', { ticketId: ticketId ?? '' }, { enabled: ticketId !== null });
  const { agents: all } = useAgentOptions(useAnswer('desk.choices', {}).data);
  const { status } = useDesk();
  const myId = status?.phase === 'open' ? status.me.agentId : undefined;
  const agents = ticketId === null ? all.filter(({ id }) => id !== myId) : (asked.data?.agents ?? []);
  const offered = all.filter(({ id }) => agents.some((agent) => agent.id === id));
  const query = caret === null ? undefined : mentionBefore(value, caret);
  const list = useMentionChoices(offered, query, ({ from, typed }, name) => {
    const rest = value.slice(from + 1 + typed.length);
    const words = `@${name}${/^\s/.test(rest) ? '' : ' '}`;
    onInsert(`${value.slice(0, from)}${words}${rest}`, from + words.length);
  });
  const { choices, active } = list;
  const isOpen = choices.length > 0;
  const { id = '' } = area.current ?? {};
  useImperativeHandle(keys, () => ({ press: list.press }));

  // The text keeps the focus: it says which option is meant.
  useLayoutEffect(() => {
    const element = area.current;
    if (!element || !isOpen) return undefined;
    element.setAttribute('aria-autocomplete', 'list');
    element.setAttribute('aria-controls', `${id}-list`);
    element.setAttribute('aria-activedescendant', mentionOptionId(id, active));
    return () => {
      for (const name of ['autocomplete', 'controls', 'activedescendant']) element.removeAttribute(`aria-${name}`);
    };
  }, [area, isOpen, id, active]);

  const place = isOpen && area.current ? placeBeside(area.current.getBoundingClientRect()) : undefined;
  return (
    <>
      {place && (
        <Floating>
          <MentionList id={id} choices={choices} active={active} place={place} onChoose={list.choose} />
        </Floating>
      )}
      <WhoIsMentioned
        agents={agents}
        mentionedIds={mentionedIn(value, agents)}
        reader={null}
        isOfSeveral={ticketId === null}
      />
    </>
  );
}
