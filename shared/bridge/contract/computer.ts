import * as z from 'zod';
import { type ComputerStatus, settingName } from '../computer.ts';
import { call, query } from './declare.ts';

export const computerQueries = {
  /** What this computer does for the desk; nothing where that is the browser's business. */
  'computer.status': query<{ readonly computer: ComputerStatus | null }>()(z.strictObject({}), {
    shows: ['computer', 'record:agent', 'secrets'],
  }),
} as const;

export const computerCalls = {
  'computer.change': call<object>()(z.strictObject({ setting: settingName, on: z.boolean() }), { for: 'agent' }),
  /** Starts the program again, unless words would be lost by it. */
  'computer.restart': call<object>()(z.strictObject({}), { for: 'agent' }),
  /** Shows the desk’s folder in the system’s file manager. */
  'computer.openFolder': call<object>()(z.strictObject({}), { for: 'agent' }),
  'update.check': call<object>()(z.strictObject({}), { for: 'agent' }),
  /** Lets this computer’s key store protect the PINs, or no longer; with a weak one only where somebody wants that too. */
  'pins.protect': call<object>()(z.strictObject({ on: z.boolean(), evenIfWeak: z.boolean() }), {
    for: 'administrator',
  }),
} as const;
