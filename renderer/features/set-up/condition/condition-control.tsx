import { useId } from 'react';
import { isRecord } from '../../../../shared/domain/conditions/condition.ts';
import { conditionText } from '../../../i18n/condition-text.ts';
import type { ControlProps, FormField } from '../form-field.ts';
import styles from './condition.module.css';
import { rootGroup, writePart } from './condition-tree.ts';
import { GroupEditor } from './group-editor.tsx';
import { lackingRow } from './lacking-row.ts';
import { QueuePreview } from './queue-preview.tsx';
import { SearchLine } from './search-line.tsx';
import { useConditionNames } from './use-condition-names.ts';

/** Which tickets a queue holds: comparisons in groups, the same in words, and as a search. */
export const conditionControl: FormField['shown'] = { whole: (props) => <ConditionEditor {...props} /> };

function ConditionEditor({ form, label, value, onChange, problemAt }: ControlProps) {
  const { text } = form;
  const id = useId();
  const { names, choices, addPerson } = useConditionNames(value);
  const problem = problemAt() ?? (isRecord(value) ? undefined : text('condition.text.unknown'));
  if (!names || !choices) return null;
  const group = rootGroup(value);
  const unfinished = lackingRow(group, names.fields);
  const lacking = problem === undefined ? undefined : unfinished;
  const isWhole = problem !== undefined && lacking === undefined;
  return (
    <fieldset className={styles.editor} aria-describedby={isWhole ? `${id}-problem` : undefined}>
      <legend className={styles.title}>{label}</legend>
      <GroupEditor
        group={group}
        depth={0}
        names={names}
        problemId={isWhole ? `${id}-problem` : undefined}
        lacking={lacking}
        onPerson={addPerson}
        onChange={(group) => onChange(writePart(group))}
      />
      {isWhole && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <p className={styles.words}>
        <span className={styles.wordsTitle}>{text('condition.words')}</span> {conditionText(names, value)}
      </p>
      <SearchLine condition={value} choices={choices} lacking={unfinished} onChange={onChange} />
      <QueuePreview {...form} />
    </fieldset>
  );
}
