import { memo, type RefObject, useEffect, useId, useImperativeHandle, useSyncExternalStore } from 'react';
import { useAnswer } from '../../bridge/answers.ts';
import type { MentionQuery } from '../../forms/mention-before.ts';
import type { Mentionable } from '../../forms/mention-choices.ts';
import { MentionList, mentionOptionId } from '../../forms/mention-list.tsx';
import { useAgentOptions } from '../../forms/use-agent-options.ts';
import { useMentionChoices } from '../../forms/use-mention-choices.ts';
import { WhoIsMentioned } from '../../forms/who-is-mentioned.tsx';
import { Floating } from '../../ui/floating.tsx';
import type { EditorHandle, EditorKeys } from './editor.tsx';
import type { EditorMoves } from './editor-moves.ts';
import { mentionQuery } from './mention-query.ts';
import { useMentionPlace } from './use-mention-place.ts';
import { useMentioned } from './use-mentioned.ts';
import { useStable } from './use-stable.ts';

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
  const agents = useAnswer('ticket.mentionable', { ticketId }).data?.agents;
  const mentioned = useMentioned(moves, agents);
  const { agents: all } = useAgentOptions(useAnswer('desk.choices', {}).data);
  const offered = agents && all.filter(({ id }) => agents.some((agent) => agent.id === id));
  return (
    <>
      {offered && <OpenList agents={offered} editor={editor} moves={moves} keys={keys} />}
      <WhoIsMentioned
        agents={agents ?? []}
        mentionedIds={mentioned === '' ? [] : mentioned.split(' ')}
        reader={reader}
      />
    </>
  );
});

type OpenListProps = Pick<MentionsProps, 'editor' | 'moves' | 'keys'> & {
  readonly agents: readonly Mentionable[];
};

function OpenList({ agents, editor, moves, keys }: OpenListProps) {
  const id = useId();
  // One text, so that only a change of it renders this.
  const query = queryOf(useSyncExternalStore(moves.subscribe, () => wantedAt(moves)));
  const view = editor.current?.view();
  const list = useMentionChoices(agents, query, ({ from }, name) => {
    if (!view) return;
    const { state } = view;
    const to = state.selection.from;
    const isFollowed = /^\s/.test(state.doc.textBetween(to, Math.min(to + 1, state.doc.content.size), '', ''));
    view.dispatch(state.tr.insertText(`@${name}${isFollowed ? '' : ' '}`, from, to).scrollIntoView());
    view.focus();
  });
  const { choices, active } = list;
  const isOpen = choices.length > 0;
  const place = useMentionPlace(view, isOpen ? query?.from : undefined);
  const close = useStable(list.close);

  useImperativeHandle(keys, () => ({ press: list.press }));

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
    <Floating>
      <MentionList id={id} choices={choices} active={active} place={place} onChoose={list.choose} />
    </Floating>
  ) : null;
}

/** The mention that is being typed, as one text; empty if there is none. */
function wantedAt(moves: EditorMoves): string {
  const state = moves.state();
  const query = state && mentionQuery(state);
  return query ? `${query.from} ${query.typed}` : '';
}

function queryOf(wanted: string): MentionQuery | undefined {
  if (wanted === '') return undefined;
  const space = wanted.indexOf(' ');
  return { from: Number(wanted.slice(0, space)), typed: wanted.slice(space + 1) };
}
