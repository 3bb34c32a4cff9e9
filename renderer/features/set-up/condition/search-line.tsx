import { useEffect, useRef, useState } from 'react';
import type { SearchChoices } from '../../../../shared/views/search/search-choices.ts';
import { searchOfCondition } from '../../../../shared/views/search/search-of-condition.ts';
import { useAnswer } from '../../../bridge/answers.ts';
import { useText } from '../../../i18n/text.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import type { LackingRow } from './lacking-row.ts';

interface SearchLineProps {
  readonly condition: unknown;
  readonly choices: SearchChoices;
  /** What the condition still needs before it means anything. */
  readonly lacking: LackingRow | undefined;
  readonly onChange: (condition: unknown) => void;
}

/** The condition as a search, as far as it can be written as one. What is typed here becomes the condition. */
export function SearchLine({ condition, choices, lacking, onChange }: SearchLineProps) {
  const text = useText();
  /** What is being typed; it may not be understood yet. */
  const [typed, setTyped] = useState<string>();
  const asked = typed?.trim() ?? '';
  const { data: meant } = useAnswer('search.queue', { text: asked }, { enabled: asked !== '' });
  const taken = useRef<unknown>(undefined);
  const written = searchOfCondition(condition, choices);
  const isUnclear = asked !== '' && meant?.where === null;

  useEffect(() => {
    if (asked === '' || !meant?.where || taken.current === meant) return;
    taken.current = meant;
    onChange(meant.where);
  });

  function type(next: string): void {
    setTyped(next);
    if (next.trim() === '') onChange({ all: [] });
  }

  function hint(): string {
    if (typed !== undefined) return text('condition.search.hint');
    if (lacking) return text('condition.search.unfinished', { advice: text(lacking.advice) });
    return text(written === undefined ? 'condition.search.none' : 'condition.search.hint');
  }

  return (
    <Field
      label={text('condition.search')}
      problem={isUnclear ? text('condition.search.problem') : undefined}
      hint={hint()}
    >
      {(control) => (
        <Input
          {...control}
          maxLength={1_000}
          value={typed ?? written ?? ''}
          onChange={({ target }) => type(target.value)}
          onBlur={() => {
            if (!isUnclear) setTyped(undefined);
          }}
        />
      )}
    </Field>
  );
}
