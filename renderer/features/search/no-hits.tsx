import { SearchX } from 'lucide-react';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Message } from '../../ui/message.tsx';
import { keyedParts } from './keyed-parts.ts';
import { type SearchEdit, withoutChip } from './search-edit.ts';
import styles from './search-pane.module.css';

interface NoHitsProps {
  readonly edit: SearchEdit;
  readonly onEdit: (edit: SearchEdit) => void;
}

/** Nothing was found: each part of the search can be left out. */
export function NoHits({ edit, onEdit }: NoHitsProps) {
  const text = useText();
  const { chips, draft } = edit;
  const isOne = chips.length + (draft.trim() === '' ? 0 : 1) < 2;
  return (
    // A small window scrolls it, which needs something that can have the focus.
    <section className={styles.none} aria-label={text('search.none')} tabIndex={isOne ? 0 : undefined}>
      <Message
        icon={<SearchX size={24} aria-hidden="true" />}
        title={text('search.none')}
        actions={
          !isOne && (
            <span className={styles.without}>
              {keyedParts(chips).map(({ key, part }, index) => (
                <Button key={key} onClick={() => onEdit(withoutChip(edit, index))}>
                  {text('search.none.remove', { part })}
                </Button>
              ))}
              {draft.trim() !== '' && (
                <Button onClick={() => onEdit({ ...edit, draft: '' })}>
                  {text('search.none.remove', { part: draft.trim() })}
                </Button>
              )}
            </span>
          )
        }
      >
        {text(isOne ? 'search.none.words.one' : 'search.none.words')}
      </Message>
    </section>
  );
}
