import { useMemo, useRef, useState } from 'react';
import type { Id } from '../../../shared/domain/id.ts';
import { usualColumns } from '../../../shared/domain/records/queue.ts';
import { line } from '../../../shared/domain/text.ts';
import { parseSearch } from '../../../shared/views/search/parse-search.ts';
import type { SearchPart } from '../../../shared/views/search/parsed-search.ts';
import { windowSearchChoices } from '../../../shared/views/search/search-choices.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useUndo } from '../../bridge/undo.tsx';
import { useFormRun } from '../../bridge/use-form-run.ts';
import { useQueues } from '../../bridge/use-queues.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { isSameName } from '../../forms/same-name.ts';
import { issueText } from '../../i18n/issue-text.ts';
import { queueName } from '../../i18n/queue-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { partText } from './part-text.ts';
import styles from './save-queue-dialog.module.css';
import { useRequesterNames } from './use-requester-names.ts';

interface SaveQueueDialogProps {
  /** The search as text. */
  readonly search: string;
  readonly myId: Id;
  readonly onClose: () => void;
}

const nameSchema = line(60);
const newestFirst = [{ by: 'updated', descending: true }];
const noParts: readonly SearchPart[] = [];

/** Saves a search as a queue of the agent’s own. A queue looks at the properties of tickets, not at their texts. */
export function SaveQueueDialog({ search, myId, onClose }: SaveQueueDialogProps) {
  const text = useText();
  const { run, wasDone } = useFormRun();
  const { offer } = useUndo();
  const { list } = useQueues();
  const id = useRef(crypto.randomUUID());
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const queue = useAnswer('search.queue', { text: search }).data;
  const choices = useAnswer('desk.choices', {}).data;
  const parts = useMemo(
    () =>
      choices ? parseSearch(search, { choices: windowSearchChoices(choices), peopleNamed: () => null }).parts : noParts,
    [choices, search],
  );
  const people = useRequesterNames(search);
  const hasWords = parts.some(({ kind }) => kind === 'word');
  const isTaken = list.some((other) => isSameName(queueName(text, other), name));

  function problemOf(typed: string): string | undefined {
    return issueText(text, nameSchema.safeParse(typed).error?.issues[0]?.message);
  }

  function enter(typed: string): void {
    setName(typed);
    if (problem !== undefined) setProblem(problemOf(typed));
  }

  async function save() {
    const parsed = nameSchema.safeParse(name);
    setProblem(problemOf(name));
    if (!parsed.success || !queue?.where) return undefined;
    const fields = { name: parsed.data, where: queue.where, order: newestFirst, columns: usualColumns, owner: myId };
    const record = { kind: 'queue', id: id.current } as const;
    const result = await run('record.put', { ...record, fields });
    if (result.ok) offer(result.value, text('search.save.done', { name: parsed.data }));
    return result;
  }

  return (
    <FormDialog
      title={text('search.save.title')}
      button={text('search.save.button')}
      onClose={onClose}
      holdsWords={name !== ''}
      wasDone={wasDone}
      onSubmit={save}
    >
      <Field label={text('search.save.name')} problem={problem} hint={isTaken && text('search.save.same')}>
        {(control) => (
          <Input {...control} value={name} maxLength={200} onChange={({ target }) => enter(target.value)} />
        )}
      </Field>
      <div className={styles.part}>
        <h3 className={styles.title}>{text('search.save.conditions')}</h3>
        <ul className={styles.conditions}>
          {parts.flatMap((part) => {
            const words = partText(text, part, people);
            return words === undefined ? [] : [<li key={part.from}>{words}</li>];
          })}
        </ul>
        {hasWords && <p className={styles.note}>{text('search.save.summaryOnly')}</p>}
        {queue?.where === null && <p className={styles.problem}>{text('search.save.problem')}</p>}
        <p className={styles.note}>{text('search.save.owner')}</p>
      </div>
    </FormDialog>
  );
}
