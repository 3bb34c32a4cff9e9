import { describe, expect, test } from 'vitest';
import { splitRequester } from '../../../../shared/domain/split-requester.ts';

const address = 'paula.post@example.com';
const paula = { name: 'Paula Post', email: address };
const nameless = { name: address, email: address };
const number = '+1 555 0100';

describe('a form with a name and an address', () => {
  test.each([
    [{ name: `Paula Post <${address}>`, email: '' }, paula],
    [{ name: `Paula Post <${address}>`, email: address.toUpperCase() }, paula],
    [{ name: '', email: `Paula Post <${address}>` }, paula],
    [
      { name: 'Paula P.', email: `mailto:${address}` },
      { name: 'Paula P.', email: address },
    ],
    [
      { name: 'Paula', email: `${address};` },
      { name: 'Paula', email: address },
    ],
    [
      { name: address, email: '' },
      { name: address, email: '' },
    ],
    [{ name: `<${address}>`, email: '' }, nameless],
    [
      { name: `Paula <${address}>`, email: 'ken@example.com' },
      { name: `Paula <${address}>`, email: 'ken@example.com' },
    ],
    [
      { name: 'Paula', email: 'two@a.example, b@c.example' },
      { name: 'Paula', email: 'two@a.example, b@c.example' },
    ],
  ])('T69: of %j is %j', (typed, apart) => {
    expect(splitRequester(typed)).toEqual(apart);
  });

  test.each([
    [
      { name: `Paula Post\n${address}\nTel. ${number}`, email: '', phone: '' },
      { ...paula, phone: number },
    ],
    [
      { name: `Paula Post\t${address}\t${number}\r\n`, email: '', phone: '' },
      { ...paula, phone: number },
    ],
    [
      { name: '', email: `Paula Post\n${address}\nTel. ${number}`, phone: '' },
      { ...paula, phone: number },
    ],
    [
      { name: 'Paula', email: `${address}\t${number}`, phone: '' },
      { name: 'Paula', email: address, phone: number },
    ],
    [
      { name: `Paula Post\n${address}\nTel. ${number}`, email: address, phone: '+1 (555) 0100' },
      { ...paula, phone: '+1 (555) 0100' },
    ],
    [{ name: `Paula Post\n${address}\n${number}`, email: '' }, paula],
  ])('T70: several lines or cells of %j are %j', (typed, apart) => {
    expect(splitRequester(typed)).toEqual(apart);
  });

  test.each([
    { name: `Paula Post\n${address}\nTel. ${number}`, email: 'ken@example.com', phone: '' },
    { name: `Paula Post\n${address}\nTel. ${number}`, email: '', phone: '42' },
    { name: 'Paula\nPost', email: '', phone: '' },
  ])('T70: %j stays as it is, because it contradicts what is there or is none', (typed) => {
    expect(splitRequester(typed)).toEqual(typed);
  });
});
