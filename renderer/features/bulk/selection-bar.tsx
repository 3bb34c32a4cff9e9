import { Menu } from '@base-ui/react/menu';
import * as ellipsis from 'lucide-react/icons/ellipsis';
import * as x from 'lucide-react/icons/x';
import { type KeyboardEvent, useState } from 'react';
import { lackOf, needsMet } from '../../../shared/bridge/command-needs.ts';
import { type BulkCommand, commandRows } from '../../../shared/bridge/commands.ts';
import type { Me } from '../../../shared/bridge/contract/session.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useCommands } from '../../bridge/use-commands.ts';
import { nothingSelected } from '../../forms/selection.ts';
import { useSelectedTickets, useSelectionStore } from '../../forms/selection-store.tsx';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import menu from '../../ui/menu.module.css';
import styles from './bulk.module.css';
import type { BulkName } from './bulk-form.tsx';
import { bulkForms } from './bulk-forms.tsx';

const ellipsisIcon = drawnIcon(ellipsis, 18);
const clearIcon = drawnIcon(x, 16);

const rows = commandRows.filter((row) => 'menu' in row && row.menu === 'bulk');

const nameOf = (command: BulkCommand) => command.replace('selection.', '') as BulkName;
const asButtons: readonly BulkName[] = ['assign', 'transfer', 'status'];

export interface SelectionBarProps {
  readonly me: Pick<Me, 'isAdministrator' | 'mayCreate' | 'mayAnywhere'>;
  /** Called when the bar goes away with the focus in it. */
  readonly onLeave: () => void;
}

/** How many tickets are selected, and what can be done with all of them. */
export function SelectionBar({ me, onLeave }: SelectionBarProps) {
  const text = useText();
  const { ids, left, isCut } = useSelectedTickets();
  const { change } = useSelectionStore();
  const choices = useAnswer('desk.choices', {}, { enabled: ids.size > 0 }).data;
  const [open, setOpen] = useState<{ readonly name: BulkName; readonly ticketIds: readonly string[] }>();
  const met = [
    ...needsMet({ me, hasDesk: true, hasComputer: false, hasUpdates: false }),
    'list' as const,
    ...(ids.size > 0 ? (['selection'] as const) : []),
  ];
  const available = rows.filter(({ when }) => lackOf(when, met) === undefined).map(({ id }) => nameOf(id));
  const Form = open && bulkForms[open.name];
  const ask = (name: BulkName) => setOpen({ name, ticketIds: [...ids] });
  const items = available.filter((name) => !asButtons.includes(name));

  useCommands(({ do: wanted }) => {
    const row = rows.find(({ id }) => id === wanted);
    if (!row || !available.includes(nameOf(row.id))) return false;
    ask(nameOf(row.id));
    return true;
  });

  function clear(): void {
    change(() => nothingSelected);
    onLeave();
  }

  /** Not from a menu or dialog, which is elsewhere in the document. */
  function stepBack(event: KeyboardEvent<HTMLElement>): void {
    const isHere = event.currentTarget.contains(event.target as Node);
    if (event.key !== 'Escape' || event.defaultPrevented || !isHere) return;
    event.preventDefault();
    clear();
  }

  const said = ids.size === 0 ? '' : text(isCut ? 'bulk.selected.cut' : 'bulk.selected', { count: ids.size });
  const leftList = left > 0 ? text('bulk.left', { count: left }) : '';
  return (
    <>
      {/* Always there, so that what it comes to say is announced. */}
      <p aria-live="polite" className="visually-hidden">
        {[said, leftList].filter((words) => words !== '').join('. ')}
      </p>
      {ids.size > 0 && (
        <section className={styles.bar} aria-label={text('bulk.region')} onKeyDown={stepBack}>
          <div className={styles.count}>
            <span data-figures="" aria-hidden="true">
              {said}
              {left > 0 && <span className={styles.left}> {leftList}</span>}
            </span>
            <Button
              look="icon"
              icon={clearIcon}
              aria-label={text('bulk.clear')}
              title={text('bulk.clear')}
              onClick={clear}
            />
          </div>
          {available.length === 0 && <p className={styles.nothing}>{text('bulk.nothing')}</p>}
          <div className={styles.buttons}>
            {available
              .filter((name) => asButtons.includes(name))
              .map((name) => (
                <Button key={name} onClick={() => ask(name)}>
                  {text(`bulk.button.${name}`)}
                </Button>
              ))}
            {items.length > 0 && (
              <Menu.Root>
                <Menu.Trigger className={styles.more} aria-label={text('bulk.more')} title={text('bulk.more')}>
                  {ellipsisIcon}
                </Menu.Trigger>
                <Menu.Portal>
                  <Menu.Positioner sideOffset={6} align="end" className={menu.positioner}>
                    <Menu.Popup className={menu.popup}>
                      {items.map((name) => (
                        <Menu.Item key={name} className={menu.item} onClick={() => ask(name)}>
                          {text(`bulk.button.${name}`)}
                        </Menu.Item>
                      ))}
                    </Menu.Popup>
                  </Menu.Positioner>
                </Menu.Portal>
              </Menu.Root>
            )}
          </div>
        </section>
      )}
      {Form && (
        <Form ticketIds={open.ticketIds} choices={choices} may={me.mayAnywhere} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
