/** Texts of notifications and of the badge on the program's icon, about the tickets of the signed-in agent. */
export const notices = {
  'notice.locked': 'A ticket needs your attention. Sign in to see it.',
  'notice.assigned': 'Assigned to you',
  'notice.assigned.team': 'Assigned to your team',
  'notice.replied': 'The requester replied',
  'notice.soon': '{minutes, plural, one {Due in 1 minute} other {Due in # minutes}}',
  'notice.soon.response':
    '{minutes, plural, one {First response due in 1 minute} other {First response due in # minutes}}',
  'notice.soon.resolution': '{minutes, plural, one {Resolution due in 1 minute} other {Resolution due in # minutes}}',
  'notice.overdue': 'Overdue',
  'notice.overdue.response': 'First response overdue',
  'notice.overdue.resolution': 'Resolution overdue',
  'notice.assigned.several': '{count} tickets were assigned to you or your team.',
  'notice.replied.several': 'Requesters replied to {count} tickets.',
  'notice.soon.several': '{count} of your tickets are due soon.',
  'notice.overdue.several': '{count} of your tickets are overdue.',
  'badge.open': '{count} open',
  'badge.overdue': '{count} overdue',
} as const;
