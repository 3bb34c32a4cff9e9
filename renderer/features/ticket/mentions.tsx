import { AtSign } from 'lucide-react';
import {
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useState,
  useSyncExternalStore,
} from 'react';
import { useAnswer } from '../../bridge/answers.ts';
import { useAgentOptions } from '../../forms/use-agent-options.ts';
import { couldText } from '../../i18n/sentences/could-text.ts';
import { useText } from '../../i18n/text.tsx';
import styles from './composer.module.css';
import type { EditorHandle, EditorKeys } from './editor.tsx';
import type { EditorMoves } from './editor-moves.ts';
import { type MentionChoice, mentionChoices } from './mention-choices.ts';
import { MentionList, mentionOptionId } from './mention-list.tsx';
import { mentionQuery } from './mention-query.ts';
import { useMentionPlace } from './use-mention-place.ts';
import { useMentioned } from './use-mentioned.ts';

interface MentionsProps {
  readonly ticketId: string;
  readonly editor: RefObject<EditorHandle | null>;
  readonly moves: EditorMoves;
  /** Takes the keys of the editor while the list is open. */
  readonly keys: RefObject<EditorKeys | null>;
  /** The first name of the requester if they read the text. */
  readonly reader: string | null;
}

/** Whom a text with an `@` mentions: the list at the caret while one is typed, and who will be notified. */
export const Mentions = memo(function Mentions({ ticketId, editor, moves, keys, reader }: MentionsProps) {
  const text = useText();
  const agents = useAnswer('ticket.mentionable', { ticketId }).data?.agents;
  const mentioned = useMentioned(moves, agents);
  const { agents: all, warningFor } = useAgentOptions(useAnswer('desk.choices', {}).data);
  const offered = agents && all.filter(({ id }) => agents.some((agent) => agent.id === id));
  const mentionedIds = mentioned === '' ? [] : mentioned.split(' ');
  const names = (agents ?? []).filter(({ id }) => mentionedIds.includes(id)).map(({ name }) => name);
  const absent = mentionedIds.map(warningFor).filter((warning) => warning !== undefined);
  const who = couldText(text, { names: names.slice(0, 3), more: Math.max(0, names.length - 3) });
  return (
    <>
      {offered && <OpenList agents={offered} editor={editor} moves={moves} keys={keys} />}
      <p className={styles.mentions} role="status">
        {who !== undefined && (
          <>
            <AtSign size={14} aria-hidden="true" />
            {[
              text(reader === null ? 'composer.mentions' : 'composer.mentions.reply', { who, name: reader ?? '' }),
              ...absent,
            ].join(' ')}
          </>
        )}
      </p>
    </>
  );
});

type OpenListProps = Pick<MentionsProps, 'editor' | 'moves' | 'keys'> & {
  readonly agents: Parameters<typeof mentionChoices>[0];
};

const nobody: readonly MentionChoice[] = [];

function OpenList({ agents, editor, moves, keys }: OpenListProps) {
  const id = useId();
  // One text, so that only a change of it renders this.
  const wanted = useSyncExternalStore(moves.subscribe, () => wantedAt(moves));
  const [from, typed] = parts(wanted);
  const [closedAt, setClosedAt] = useState<number>();
  const [chosen, setChosen] = useState({ wanted, active: 0 });
  if (from === undefined && closedAt !== undefined) setClosedAt(undefined);
  const choices = from === undefined || from === closedAt ? nobody : mentionChoices(agents, typed);
  const isOpen = choices.length > 0;
  const active = chosen.wanted === wanted ? Math.min(chosen.active, choices.length - 1) : 0;
  const view = editor.current?.view();
  const place = useMentionPlace(view, isOpen ? from : undefined);
  const close = useCallback(() => setClosedAt(from), [from]);

  function choose({ name }: MentionChoice): void {
    if (!view || from === undefined) return;
    const { state } = view;
    const to = state.selection.from;
    const isFollowed = /^\s/.test(state.doc.textBetween(to, Math.min(to + 1, state.doc.content.size), '', ''));
    view.dispatch(state.tr.insertText(`@${name}${isFollowed ? '' : ' '}`, from, to).scrollIntoView());
    setClosedAt(from);
    view.focus();
  }

  useImperativeHandle(keys, () => ({
    press: (event) => {
      if (!isOpen || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
        return false;
      const step = (by: number) => setChosen({ wanted, active: (active + by + choices.length) % choices.length });
      const choice = choices[active];
      if (event.key === 'ArrowDown') step(1);
      else if (event.key === 'ArrowUp') step(-1);
      else if (event.key === 'Escape') close();
      else if (choice && (event.key === 'Enter' || event.key === 'Tab')) choose(choice);
      else return false;
      return true;
    },
  }));

  // The editor keeps the focus: it says which option is meant.
  useEffect(() => {
    if (!view || !isOpen) return undefined;
    const { dom } = view;
    dom.setAttribute('aria-autocomplete', 'list');
    dom.setAttribute('aria-controls', `${id}-list`);
    dom.addEventListener('blur', close);
    return () => {
      for (const name of ['aria-autocomplete', 'aria-controls', 'aria-activedescendant']) dom.removeAttribute(name);
      dom.removeEventListener('blur', close);
    };
  }, [view, isOpen, id, close]);
  useEffect(() => {
    if (isOpen) view?.dom.setAttribute('aria-activedescendant', mentionOptionId(id, active));
  }, [view, isOpen, id, active]);

  return isOpen && place ? (
    <MentionList id={id} choices={choices} active={active} place={place} onChoose={choose} />
  ) : null;
}

/** The mention that is being typed, as one text; empty if there is none. */
function wantedAt(moves: EditorMoves): string {
  const state = moves.state();
  const query = state && mentionQuery(state);
  return query ? `${query.from} ${query.typed}` : '';
}

function parts(wanted: string): readonly [from: number | undefined, typed: string] {
  if (wanted === '') return [undefined, ''];
  const space = wanted.indexOf(' ');
  return [Number(wanted.slice(0, space)), wanted.slice(space + 1)];
}
