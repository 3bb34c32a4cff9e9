/** A section of a native menu, divided from others by lines. The host decides where it is, for each system. */
export type MenuPart =
  | 'about'
  | 'settings'
  | 'quit'
  | 'begin'
  | 'print'
  | 'lock'
  | 'pages'
  | 'history'
  | 'pins'
  | 'parts'
  | 'zoom'
  | 'write'
  | 'send'
  | 'actions'
  | 'choose'
  | 'bulk'
  | 'support';

/** A submenu, where its first command is in the table. */
export type Submenu = 'status' | 'details' | 'requester';
