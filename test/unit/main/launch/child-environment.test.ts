import { describe, expect, test } from 'vitest';
import { electronEnvironment, installerEnvironment } from '../../../../main/launch/child-environment.ts';

describe('the environment of Electron', () => {
  const person = { PATH: '/bin', HOME: '/home/anna', ELECTRON_ENABLE_LOGGING: '1', NODE_EXTRA_CA_CERTS: '/ca.pem' };

  test.each(['ELECTRON_RUN_AS_NODE', 'ELECTRON_NO_ATTACH_CONSOLE', 'ELECTRON_FORCE_IS_PACKAGED', 'NODE_OPTIONS'])(
    'is without %s, which breaks its start, and keeps everything else',
    (name) => {
      expect(electronEnvironment({ ...person, [name]: '1' })).toEqual(person);
    },
  );

  test('is without them in any case, as Windows writes names', () => {
    expect(electronEnvironment({ ...person, Electron_Run_As_Node: '1', node_options: '--inspect' })).toEqual(person);
  });
});

test('Electron’s installer uses the downloaded file, and unpacks it into its own folder', () => {
  const given = { electron_config_cache: '/cache', ELECTRON_MIRROR: 'http://mirror/' };
  const harmful = { force_no_cache: 'true', ELECTRON_OVERRIDE_DIST_PATH: '/own' };
  expect(installerEnvironment({ ...given, ...harmful })).toEqual(given);
});
