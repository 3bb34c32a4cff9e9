import * as pencil from 'lucide-react/icons/pencil';
import * as phoneIncoming from 'lucide-react/icons/phone-incoming';
import { useState } from 'react';
import { initialsOf } from '../../../shared/views/initials.ts';
import { useText } from '../../i18n/text.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import { EmailWords } from '../../ui/email-words.tsx';
import { AboutCard } from './about-card.tsx';
import { ActionDialog as MessageDialog } from './actions/add-message.tsx';
import { availableActions } from './available-actions.ts';
import type { CardProps } from './card-props.ts';
import { DueCard } from './due-card.tsx';
import { FollowersCard } from './followers-card.tsx';
import { LinksCard } from './links-card.tsx';
import { OthersCard } from './others-card.tsx';
import { ReferralsCard } from './referrals-card.tsx';
import styles from './requester-card.module.css';
import { RequesterDialog } from './requester-dialog.tsx';

const pencilIcon = drawnIcon(pencil, 14);
const phoneIncomingIcon = drawnIcon(phoneIncoming, 16);

const addMessage = 'ticket.add-message';

/** The requester’s name, contact details, and other tickets, and when the ticket is due. */
export function RequesterCard({ details, onLeave }: CardProps) {
  const text = useText();
  const [isAdding, setIsAdding] = useState(false);
  const [isEditing, setIsEditing] = useState(false);
  const { name, email, phone, place } = details.requester;
  const ways = [
    [text('panel.email'), email],
    [text('panel.phone'), phone],
    [text('panel.place'), place],
  ].filter((way): way is [string, string] => way[1] !== '');
  return (
    <>
      <div className={styles.who}>
        <Avatar initials={initialsOf(name)} colour="blue" size={40} />
        <h2 className={styles.name} title={name}>
          <bdi>{name}</bdi>
        </h2>
        {details.may.includes('ticket.edit') && (
          <Button
            look="icon"
            icon={pencilIcon}
            aria-label={text('panel.edit')}
            title={text('panel.edit')}
            onClick={() => setIsEditing(true)}
          />
        )}
      </div>
      {ways.length > 0 && (
        <dl className={styles.ways}>
          {ways.map(([label, value]) => (
            <div key={label} className={styles.way}>
              <dt>{label}</dt>
              <dd title={value}>{value === email ? <EmailWords email={email} /> : <bdi>{value}</bdi>}</dd>
            </div>
          ))}
        </dl>
      )}
      <AboutCard details={details} onLeave={onLeave} />
      <DueCard details={details} />
      {details.referrals.length > 0 && <ReferralsCard details={details} />}
      {details.links.length > 0 && <LinksCard details={details} onLeave={onLeave} />}
      {availableActions(details).includes(addMessage) && (
        <Button wide icon={phoneIncomingIcon} onClick={() => setIsAdding(true)}>
          {text(`command.${addMessage}`)}
        </Button>
      )}
      <OthersCard details={details} onLeave={onLeave} />
      <FollowersCard details={details} />
      {isEditing && <RequesterDialog details={details} isForContact onClose={() => setIsEditing(false)} />}
      {isAdding && <MessageDialog details={details} onClose={() => setIsAdding(false)} />}
    </>
  );
}
