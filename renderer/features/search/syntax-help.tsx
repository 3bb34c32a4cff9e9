import { useMemo } from 'react';
import { windowSearchChoices } from '../../../shared/views/search/search-choices.ts';
import { searchFields } from '../../../shared/views/search/search-fields.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { isMessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/text.tsx';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import styles from './syntax-help.module.css';

/** Written as in a search, which is the same in every language. */
const words = [
  ['label printer', 'search.help.words'],
  ['"out of paper"', 'search.help.phrase'],
  ['-scanner', 'search.help.without'],
  ['#1042', 'search.help.number'],
] as const;

const values = [
  ['status:open,waiting', 'search.help.several'],
  ['topic:"Password Reset"', 'search.help.quotes'],
  ['-dept:sales', 'search.help.not'],
  ['created:>7d', 'search.help.since'],
  ['created:<30d', 'search.help.before'],
  ['due:today', 'search.help.day'],
  ['closed:2026-11-01..2026-11-30', 'search.help.range'],
] as const;

interface Row {
  readonly written: string;
  readonly meaning: string;
}

/** What can be written in a search, with examples. */
export function SyntaxHelp({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const choices = useAnswer('desk.choices', {}).data;
  const fields = useMemo(() => (choices ? searchFields(windowSearchChoices(choices)) : []), [choices]);
  const explained = ([written, id]: readonly [string, (typeof words | typeof values)[number][1]]): Row => ({
    written,
    meaning: text(id),
  });
  const fieldRows = fields.map(({ name, label }): Row => {
    const id = `search.field.${name}`;
    return { written: `${name}:`, meaning: label ?? (isMessageId(id) ? text(id) : '') };
  });
  return (
    <Dialog title={text('search.help')} closeLabel={text('common.close')} onClose={onClose}>
      <DialogBody label={text('search.help')}>
        <Table title={text('search.help.texts')} rows={words.map(explained)} />
        <Table title={text('search.help.fields')} rows={fieldRows} />
        <Table title={text('search.help.values')} rows={values.map(explained)} />
        <p className={styles.note}>{text('search.help.scope')}</p>
      </DialogBody>
    </Dialog>
  );
}

function Table({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.rows}>
        {rows.map(({ written, meaning }) => (
          <div key={written} className={styles.row}>
            <dt>
              <code className={styles.written}>{written}</code>
            </dt>
            <dd className={styles.meaning}>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
