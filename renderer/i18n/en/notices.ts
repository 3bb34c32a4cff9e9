/** What notifications and the program's icon say of the tickets of whoever is signed in. */
export const notices = {
  'notice.locked': 'Something on the desk needs you. Sign in to see it.',
  'notice.assigned': 'A ticket for you',
  'notice.assigned.team': 'A ticket for your team',
  'notice.replied': 'The requester replied',
  'notice.soon': '{minutes, plural, one {Due in a minute} other {Due in # minutes}}',
  'notice.overdue': 'Overdue',
  'notice.assigned.several': 'There are {count} tickets for you.',
  'notice.replied.several': 'The requesters of {count} tickets replied.',
  'notice.soon.several': '{count} of your tickets are due soon.',
  'notice.overdue.several': '{count} of your tickets are overdue.',
  'badge.open': '{count} open',
  'badge.overdue': '{count} overdue',
} as const;
