import { LifeBuoy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AgentTile, DeskInfo, LockedStatus } from '../../../shared/bridge/contract/desk.ts';
import { useText } from '../../i18n/text.tsx';
import styles from './sign-in.module.css';
import { SignInPanel } from './sign-in-panel.tsx';
import { Tile } from './tile.tsx';

export interface SignInProps {
  readonly desk: DeskInfo;
  readonly tiles: readonly AgentTile[];
  readonly recovery: LockedStatus['recovery'];
  /** The agent who last used this window. */
  readonly lastId: string | undefined;
  readonly sampleMenu: ReactNode;
}

/** The sign-in screen: a tile for each agent, then a field for their PIN or passphrase. */
export function SignIn({ desk, tiles, recovery, lastId, sampleMenu }: SignInProps) {
  const text = useText();
  const [chosenId, setChosenId] = useState(tiles.length === 1 ? tiles[0]?.id : undefined);
  const chosen = tiles.find(({ id }) => id === chosenId);
  const names = tiles.map(({ name }) => name);
  const list = useRef<HTMLUListElement>(null);

  const focusTile = useCallback((id: string | undefined) => {
    const own = id === undefined ? null : list.current?.querySelector<HTMLElement>(`[data-agent="${CSS.escape(id)}"]`);
    (own ?? list.current?.querySelector('button'))?.focus();
  }, []);

  const [first] = useState(lastId);
  useEffect(() => {
    if (document.activeElement === document.body) focusTile(first);
  }, [focusTile, first]);

  function stepBack(): void {
    // Moved before the field is removed, so that the focus is never lost.
    focusTile(chosenId);
    setChosenId(undefined);
  }

  function moveFocus(step: number): void {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }

  return (
    <main className={styles.page}>
      <div className={styles.middle}>
        <h1 className={styles.name}>
          <LifeBuoy size={30} aria-hidden="true" className={styles.mark} />
          {desk.name}
          {desk.isSample && <span className={styles.sample}>{text('sample.mark')}</span>}
        </h1>
        <p className={styles.who}>{text('signIn.who')}</p>
        <ul
          ref={list}
          className={styles.tiles}
          aria-label={text('signIn.tiles')}
          onKeyDown={({ key }) => {
            if (key === 'ArrowRight') moveFocus(1);
            if (key === 'ArrowLeft') moveFocus(-1);
          }}
        >
          {tiles.map((tile) => (
            <li key={tile.id}>
              <Tile tile={tile} names={names} isChosen={tile.id === chosenId} onChoose={() => setChosenId(tile.id)} />
            </li>
          ))}
        </ul>
        {chosen ? (
          <SignInPanel
            key={chosen.id}
            tile={chosen}
            deskName={desk.name}
            hasRecovery={recovery !== 'none' || !desk.isSample}
            onBack={stepBack}
          />
        ) : (
          <p className={styles.hint}>{text('signIn.choose')}</p>
        )}
      </div>
      <div className={styles.foot}>{sampleMenu}</div>
    </main>
  );
}
