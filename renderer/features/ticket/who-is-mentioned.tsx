import { AtSign } from 'lucide-react';
import { useAnswer } from '../../bridge/answers.ts';
import { useAgentOptions } from '../../forms/use-agent-options.ts';
import { couldText } from '../../i18n/sentences/could-text.ts';
import { useText } from '../../i18n/text.tsx';
import styles from './composer.module.css';
import type { Mentionable } from './mention-choices.ts';

interface WhoIsMentionedProps {
  readonly agents: readonly Mentionable[];
  readonly mentionedIds: readonly string[];
  /** The first name of the requester if they read the text. */
  readonly reader: string | null;
}

/** Says who will be notified because a text mentions them. */
export function WhoIsMentioned({ agents, mentionedIds, reader }: WhoIsMentionedProps) {
  const text = useText();
  const { warningFor } = useAgentOptions(useAnswer('desk.choices', {}).data);
  const names = agents.filter(({ id }) => mentionedIds.includes(id)).map(({ name }) => name);
  const absent = mentionedIds.map(warningFor).filter((warning) => warning !== undefined);
  const who = couldText(text, { names: names.slice(0, 3), more: Math.max(0, names.length - 3) });
  return (
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
  );
}
