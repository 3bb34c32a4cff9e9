import { AtSign } from 'lucide-react';
import { useAnswer } from '../bridge/answers.ts';
import { couldText } from '../i18n/sentences/could-text.ts';
import { useText } from '../i18n/text.tsx';
import type { Mentionable } from './mention-choices.ts';
import { useAgentOptions } from './use-agent-options.ts';
import styles from './who-is-mentioned.module.css';

interface WhoIsMentionedProps {
  readonly agents: readonly Mentionable[];
  readonly mentionedIds: readonly string[];
  /** The first name of the requester if they read the text. */
  readonly reader: string | null;
  /** Whether it is a note on several tickets, of which each notifies those who see it. */
  readonly isOfSeveral?: boolean;
}

/** Says who will be notified because a text mentions them. */
export function WhoIsMentioned({ agents, mentionedIds, reader, isOfSeveral = false }: WhoIsMentionedProps) {
  const text = useText();
  const { warningFor } = useAgentOptions(useAnswer('desk.choices', {}).data);
  const names = agents.filter(({ id }) => mentionedIds.includes(id)).map(({ name }) => name);
  const absent = mentionedIds.map(warningFor).filter((warning) => warning !== undefined);
  const who = couldText(text, { names: names.slice(0, 3), more: Math.max(0, names.length - 3) });
  const kind = reader === null ? 'composer.mentions' : 'composer.mentions.reply';
  const words = isOfSeveral ? 'composer.mentions.several' : kind;
  return (
    <p className={styles.mentions} role="status">
      {who !== undefined && (
        <>
          <AtSign size={14} aria-hidden="true" />
          {[text(words, { who, name: reader ?? '' }), ...absent].join(' ')}
        </>
      )}
    </p>
  );
}
