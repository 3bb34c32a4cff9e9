import { emailKey } from './email.ts';
import { type Mailbox, mailboxIn } from './mailbox.ts';
import { digitsOf } from './phone-number.ts';
import { signatureIn } from './signature.ts';

type Typed = Mailbox & { readonly phone?: string };

/**
 * Splits a name, an address and a phone number that were typed or pasted into the wrong fields. Filled fields stay, and
 * so does text that fits nowhere.
 */
export function splitRequester<Requester extends Typed>(typed: Requester): Requester {
  return withMailbox(withSignature(typed));
}

/** Several lines or cells in one of the fields. */
function withSignature<Requester extends Typed>(typed: Requester): Requester {
  const isInName = signatureIn(typed.name) !== undefined;
  const signed = signatureIn(typed.name) ?? signatureIn(typed.email);
  if (!signed) return typed;
  const otherEmail = isInName ? typed.email.trim() : '';
  const otherName = isInName ? '' : typed.name.trim();
  const phone = typed.phone?.trim() ?? '';
  const fits =
    (otherEmail === '' || signed.email === '' || emailKey(otherEmail) === emailKey(signed.email)) &&
    (otherName === '' || otherName === signed.name || signed.name === signed.email) &&
    (phone === '' || signed.phone === '' || digitsOf(phone) === digitsOf(signed.phone));
  if (!fits) return typed;
  return {
    ...typed,
    name: otherName || signed.name,
    email: signed.email || otherEmail,
    ...(typed.phone !== undefined && { phone: phone || signed.phone }),
  };
}

function withMailbox<Requester extends Typed>(typed: Requester): Requester {
  const inEmail = mailboxIn(typed.email);
  const email = inEmail?.email ?? typed.email;
  const name = typed.name.trim() === '' && inEmail && inEmail.name !== inEmail.email ? inEmail.name : typed.name;
  const inName = mailboxIn(name);
  const fits = inName && (email.trim() === '' || emailKey(email) === emailKey(inName.email));
  if (!fits) return { ...typed, name, email };
  // An address alone stays where it was typed, because it is recognized there too.
  return inName.name === name.trim() ? { ...typed, name, email } : { ...typed, name: inName.name, email: inName.email };
}
