import { PencilLine } from 'lucide-react';
import type { AgentTile } from '../../../shared/bridge/contract/desk.ts';
import { initialsOf } from '../../../shared/views/initials.ts';
import { useText } from '../../i18n/text.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import styles from './tile.module.css';

export interface TileProps {
  readonly tile: AgentTile;
  readonly names: readonly string[];
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

export function Tile({ tile, names, isChosen, onChoose }: TileProps) {
  const text = useText();
  const { name, colour, departmentName, draftsWaiting, ticketsWaiting, samplePin, lack } = tile;
  return (
    <button type="button" className={styles.tile} data-agent={tile.id} aria-pressed={isChosen} onClick={onChoose}>
      <Avatar initials={initialsOf(name, names)} colour={colour} size={56} />
      <span className={styles.name}>{name}</span>
      <span className={styles.department}>{departmentName}</span>
      {draftsWaiting > 0 && (
        <span className={styles.waiting}>
          <PencilLine size={13} aria-hidden="true" />
          {text('signIn.drafts', { count: draftsWaiting })}
        </span>
      )}
      {ticketsWaiting > 0 && (
        <span className={styles.tickets}>
          <Glyph shape="dot" hue="blue" />
          {text('signIn.tickets', { count: ticketsWaiting })}
        </span>
      )}
      {lack !== null && <span className={styles.lacking}>{text('signIn.noSecret')}</span>}
      {samplePin !== null && lack === null && (
        <span className={styles.pin}>{text('signIn.samplePin', { pin: samplePin })}</span>
      )}
    </button>
  );
}
