export const recovery = {
  'recovery.title': 'Save your recovery code',
  'recovery.words':
    'It lets an administrator sign in if a passphrase is forgotten, or if the file that holds it is damaged. Print it or write it down, and keep it away from this computer. It is shown only once.',
  'recovery.code': 'Recovery code',
  'recovery.print': 'Print',
  'recovery.copy': 'Copy',
  'recovery.copied': 'Copied',
  'recovery.notCopied': 'The code couldn’t be copied. Print it or write it down.',
  'recovery.kept': 'I’ve saved it',
  'recovery.notMade.title': 'No new recovery code',
  'recovery.notMade.words':
    'The recovery code couldn’t be saved to the disk. Check the disk, then create a code under Agents. If you had one before, it still works.',
  'recovery.goOn': 'Continue',
  'recovery.paper.title': 'Recovery code – {desk}',
  'recovery.paper.made': 'Created on {date}',
  'recovery.paper.use':
    'If an administrator can’t sign in: start Deskside, choose the administrator’s tile, then “{link}”. Enter this code and a new passphrase.',
  'recovery.paper.once': 'The code works once. You get a new one when you use it.',
  'recovery.paper.place': 'Keep this page where only administrators can reach it, away from the computer.',
  'recovery.agents.made': 'Created on {date}. It lets an administrator sign in without a passphrase.',
  'recovery.agents.unkept':
    'Created on {date}, but nobody confirmed that it was saved. If you don’t have it, create a new one.',
  'recovery.agents.none':
    'This desk has no recovery code. With one, an administrator can sign in after losing their passphrase.',
  'recovery.agents.damaged': 'The file that holds the recovery code is damaged. Create a new code.',
  'recovery.agents.first': 'Create recovery code',
  'recovery.agents.new': 'Create new code',
  'recovery.make.title': 'Create a recovery code',
  'recovery.make.words': 'It is shown only once. An earlier code stops working.',
  'recovery.make.secret': 'Your passphrase or PIN',
  'recovery.make.button': 'Create code',
} as const;
