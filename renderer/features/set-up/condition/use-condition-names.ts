import { useMemo, useState } from 'react';
import { conditionFields } from '../../../../shared/views/condition-fields.ts';
import { comparisonsIn } from '../../../../shared/views/condition-notes.ts';
import type { SearchChoices } from '../../../../shared/views/search/search-choices.ts';
import { useAnswer } from '../../../bridge/answers.ts';
import type { ConditionNames } from '../../../i18n/condition-text.ts';
import { useText } from '../../../i18n/text.tsx';
import { useTimes } from '../../../i18n/times.ts';

interface KnownNames {
  /** Undefined until they are loaded. */
  readonly names: ConditionNames | undefined;
  readonly choices: SearchChoices | undefined;
  /** Notes the name of a person that was just found. */
  readonly addPerson: (id: string, name: string) => void;
}

/** The names that are needed to show a condition. */
export function useConditionNames(condition: unknown): KnownNames {
  const text = useText();
  const { date, full } = useTimes();
  const [found, setFound] = useState<ReadonlyMap<string, string>>(new Map());
  const choices = useAnswer('queue.choices', {}).data;
  // Somebody who may not see deleted tickets anymore still sees what their condition asks.
  const asksForDeleted = comparisonsIn(condition).some(({ property }) => property === 'deleted');
  const ids = peopleIn(condition);
  const named = useAnswer('people.named', { ids: [...ids] }, { enabled: ids.length > 0 }).data;
  const names = useMemo(
    () =>
      choices && {
        text,
        fields: conditionFields(choices).filter(
          ({ id }) => id !== 'deleted' || choices.maySeeDeleted || asksForDeleted,
        ),
        people: new Map([...found, ...(named ?? []).map(({ id, name }) => [id, name] as const)]),
        date,
        moment: full,
      },
    [choices, text, found, named, date, full, asksForDeleted],
  );
  return { names, choices, addPerson: (id, name) => setFound(new Map([...found, [id, name]])) };
}

function peopleIn(condition: unknown): readonly string[] {
  const ids = comparisonsIn(condition).flatMap(({ property, value }) =>
    property === 'requester' ? [value].flat().filter((id) => typeof id === 'string') : [],
  );
  return [...new Set(ids)].slice(0, 500);
}
