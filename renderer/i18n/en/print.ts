export const print = {
  'print.by': 'Printed {time} by {name}',
  'print.withNotes': 'With internal notes: for agents only',
  'print.earlier': '{count, plural, one {# earlier entry is} other {# earlier entries are}} not on this paper.',
} as const;
