import { ListPlus, Plus } from 'lucide-react';
import { useId, useRef } from 'react';
import type { ConditionNames } from '../../../i18n/condition-text.ts';
import { conditionText } from '../../../i18n/condition-text.ts';
import { Button } from '../../../ui/button.tsx';
import { useReadOnly } from '../../../ui/read-only.tsx';
import { RemoveButton } from '../../../ui/remove-button.tsx';
import { Select } from '../../../ui/select.tsx';
import { useRowKeys } from '../row-keys.ts';
import styles from './condition.module.css';
import { type Group, type Join, type Part, withoutPart, withPart, writePart } from './condition-tree.ts';
import type { LackingRow } from './lacking-row.ts';
import { RowEditor } from './row-editor.tsx';
import { emptyRow } from './row-values.ts';

interface GroupEditorProps {
  readonly group: Group;
  /** How many groups are around it. */
  readonly depth: number;
  readonly names: ConditionNames;
  /** Says what is wrong with the whole condition. */
  readonly problemId?: string | undefined;
  /** The comparison in it that was refused for its value. */
  readonly lacking: LackingRow | undefined;
  readonly onPerson: (id: string, name: string) => void;
  readonly onChange: (group: Group) => void;
}

const joins: readonly Join[] = ['all', 'any', 'none', 'notAll'];

/** Deeper groups would have no room; they stay and are shown in words. */
const mostDepth = 3;

/** Comparisons and groups of them that are joined in one way. */
export function GroupEditor({ group, depth, names, problemId, lacking, onPerson, onChange }: GroupEditorProps) {
  const { text } = names;
  const matchId = useId();
  const isReadOnly = useReadOnly() !== null;
  const element = useRef<HTMLDivElement>(null);
  const { join, parts } = group;

  const keys = useRowKeys();
  const shownKeys = keys.of(parts.length);

  function change(at: number, part: Part): void {
    onChange(withPart(group, at, part));
  }

  function focusPart(at: number): void {
    requestAnimationFrame(() => {
      const rows = element.current?.querySelectorAll<HTMLElement>(':scope > ol > li');
      const target = rows?.[at] ?? element.current;
      target?.querySelector<HTMLElement>('select, input, button')?.focus();
    });
  }

  function add(part: Part): void {
    onChange({ ...group, parts: [...parts, part] });
    focusPart(parts.length);
  }

  function remove(at: number): void {
    keys.remove(at);
    onChange(withoutPart(group, at));
    focusPart(Math.min(at, parts.length - 2));
  }

  return (
    <div ref={element} className={styles.group}>
      <div className={styles.match}>
        <label htmlFor={matchId}>{text('condition.match')}</label>
        <Select
          id={matchId}
          aria-invalid={problemId !== undefined}
          aria-describedby={problemId}
          options={joins.map((each) => ({ value: each, label: text(`condition.match.${each}`) }))}
          value={join}
          onChange={({ target }) => onChange({ ...group, join: joins.find((each) => each === target.value) ?? join })}
        />
      </div>
      <ol className={styles.parts}>
        {parts.map((part, at) => (
          <li key={shownKeys[at]} className={styles.part}>
            {part.is === 'row' && (
              <RowEditor
                row={part}
                at={at + 1}
                names={names}
                advice={lacking?.row === part ? lacking.advice : undefined}
                onPerson={onPerson}
                onChange={(row) => change(at, row)}
              />
            )}
            {part.is === 'group' && depth < mostDepth && (
              <fieldset className={styles.inner} aria-label={text('condition.group', { at: at + 1 })}>
                <GroupEditor
                  group={part}
                  depth={depth + 1}
                  names={names}
                  lacking={lacking}
                  onPerson={onPerson}
                  onChange={(inner) => change(at, inner)}
                />
              </fieldset>
            )}
            {part.is === 'group' && depth >= mostDepth && (
              <p className={styles.strange}>{conditionText(names, writePart(part))}</p>
            )}
            {part.is === 'strange' && <p className={styles.strange}>{text('condition.row.unknown')}</p>}
            <RemoveButton name={text('condition.row.remove', { at: at + 1 })} onClick={() => remove(at)} />
          </li>
        ))}
      </ol>
      <div className={styles.adding}>
        <Button
          icon={<Plus size={16} aria-hidden="true" />}
          disabled={isReadOnly}
          onClick={() => add(emptyRow(names.fields))}
        >
          {text('condition.addRow')}
        </Button>
        {depth < mostDepth && (
          <Button
            look="quiet"
            icon={<ListPlus size={16} aria-hidden="true" />}
            disabled={isReadOnly}
            onClick={() => add({ is: 'group', join: join === 'any' ? 'all' : 'any', parts: [emptyRow(names.fields)] })}
          >
            {text('condition.addGroup')}
          </Button>
        )}
      </div>
    </div>
  );
}
