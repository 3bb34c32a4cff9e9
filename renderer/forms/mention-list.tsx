import { type CSSProperties, useEffect, useRef } from 'react';
import { initialsOf } from '../../shared/views/initials.ts';
import { useText } from '../i18n/text.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Marked } from '../ui/marked.tsx';
import type { MentionChoice } from './mention-choices.ts';
import styles from './mention-list.module.css';

interface MentionListProps {
  /** The ids of the list and its options begin with it. */
  readonly id: string;
  readonly choices: readonly MentionChoice[];
  readonly active: number;
  readonly place: CSSProperties;
  readonly onChoose: (choice: MentionChoice) => void;
}

export function mentionOptionId(id: string, index: number): string {
  return `${id}-${index}`;
}

/** Whom one can mention, beside the caret. The focus stays in the editor. */
export function MentionList({ id, choices, active, place, onChoose }: MentionListProps) {
  const text = useText();
  const element = useRef<HTMLDivElement>(null);
  const names = choices.map(({ name }) => name);

  useEffect(() => {
    element.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <div
      ref={element}
      id={`${id}-list`}
      className={styles.list}
      style={place}
      role="listbox"
      aria-label={text('composer.mention.list')}
    >
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the editor handles the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the editor
        <div
          key={choice.id}
          id={mentionOptionId(id, index)}
          className={styles.option}
          role="option"
          aria-selected={index === active}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(choice)}
        >
          <Avatar initials={initialsOf(choice.name, names)} colour={choice.colour} />
          <span className={styles.words}>
            <bdi className={styles.name} title={choice.name}>
              <Marked text={choice.name} marks={choice.marks} />
            </bdi>
            {choice.note !== undefined && <span className={styles.note}>{choice.note}</span>}
          </span>
        </div>
      ))}
    </div>
  );
}
