/** What a window says while the journal of a desk is being read. */
export const loading = {
  'opening.title': 'Opening {name}',
  'opening.title.unnamed': 'Opening the desk',
  'opening.words': 'Deskside is reading every saved change. On a large desk this can take a minute.',
  'opening.label': 'Opening progress',
  'opening.changes': '{percent}% · {count, plural, one {# change read} other {# changes read}}',
  'opening.tickets': '{percent}% · Loading tickets',
  'opening.spoken': 'Opening the desk: {percent}%',
  'loading.closed': 'Loading closed tickets: {percent}%',
  'loading.closed.label': 'Loading closed tickets',
  'loading.closed.words': 'Open tickets are ready to use. This list appears once all closed tickets are loaded.',
} as const;
