import { describe, expect, test } from 'vitest';
import type { Included } from '../../../../src/core/dynamicPlugins/included.ts';
import { dynamicPluginRules } from '../../../../src/core/rules/dynamicPlugins/index.ts';
import { ruleFindings, type Asked } from '../../../support/ruleFindings.ts';

/** `code severity path` of what one rule finds. */
function said(code: string, plugins: unknown, asked: Asked & { readonly includes?: unknown } = {}) {
  const { includes, ...rest } = asked;
  const rule = dynamicPluginRules.find((one) => one.code === code);
  if (rule === undefined) throw new Error(`no rule ${code}`);
  const value = { ...(includes === undefined ? {} : { includes }), plugins };
  return ruleFindings(rule, value, rest).map(
    ({ severity, effect, consumer, path }) => `${severity} ${consumer} ${effect} ${path.join('.')}`,
  );
}

const backend = 'red-hat-developer-hub-backstage-plugin-orchestrator-backend';
const image = `oci://registry.access.redhat.com/rhdh/${backend}`;
const npm = '@redhat/backstage-plugin-orchestrator-backend-dynamic';
const hash = `sha512-${'A'.repeat(86)}==`;

function file(plugins: readonly unknown[]): Readonly<Record<string, Included>> {
  return { 'more.yaml': { kind: 'read', value: { plugins } } };
}

const included = (plugins: readonly unknown[]) => ({ includes: ['more.yaml'], included: file(plugins) });
const defaults = { includes: ['dynamic-plugins.default.yaml'] };

describe('the form of a list', () => {
  test.each([
    ['dp-plugins-list', {}, '1.10', ['error installer fails plugins']],
    ['dp-plugins-list', null, '1.10', []],
    ['dp-null-list', null, '1.10', ['error installer fails plugins']],
    ['dp-null-list', null, '2.0', []],
    ['dp-null-list', [], '1.10', []],
    ['dp-package-string', [{ package: 5 }], '2.0', ['error installer fails plugins.0.package']],
    ['dp-package-string', [{ disabled: true }], '1.8', ['error installer fails plugins.0']],
    [
      'dp-package-string',
      ['x', null],
      '1.9',
      ['error installer fails plugins.0', 'error installer fails plugins.1'],
    ],
    ['dp-package-string', [{ package: '' }], '1.9', []],
  ] as const)('%s: %j for %s', (code, plugins, version, expected) => {
    expect(said(code, plugins, { version })).toEqual(expected);
  });

  test('where the operator merges it is the operator who stops, and null is nothing to it', () => {
    const asked = { container: 'configMap' } as const;
    expect(said('dp-plugins-list', {}, asked)).toEqual(['error operator fails plugins']);
    expect(said('dp-package-string', [{ package: 5 }], asked)).toEqual([
      'error operator fails plugins.0.package',
    ]);
    expect(said('dp-package-string', [{ package: null }], asked)).toEqual([
      'error installer fails plugins.0.package',
    ]);
    expect(said('dp-null-list', null, asked)).toEqual([]);
    expect(said('dp-null-list', null, { ...asked, version: '1.7' })).toHaveLength(1);
  });

  test('an empty name of an include is a folder to 2.x', () => {
    expect(said('dp-includes-list', [], { includes: [''], version: '2.0' })).toHaveLength(1);
    expect(said('dp-includes-list', [], { includes: [''], version: '1.10' })).toEqual([]);
    expect(said('dp-includes-list', [], { includes: 'x', version: '1.10' })).toEqual([
      'error installer fails includes',
    ]);
  });

  test('an included file is held against the same form, but for what 2.x takes for nothing', () => {
    const asked = (value: unknown, version: string) => ({
      includes: ['more.yaml'],
      included: { 'more.yaml': { kind: 'read', value } as const },
      version,
    });
    for (const value of [null, 0, {}, { plugins: null }]) {
      expect(said('dp-include-broken', [], asked(value, '1.10')), JSON.stringify(value)).toHaveLength(1);
      expect(said('dp-include-broken', [], asked(value, '2.0')), JSON.stringify(value)).toEqual([]);
    }
    for (const value of [undefined, [], { plugins: {} }, { plugins: [{}] }]) {
      expect(said('dp-include-broken', [], asked(value, '2.0'))).toEqual([
        'error installer fails includes.0',
      ]);
    }
    expect(said('dp-include-broken', [], defaults)).toEqual([]);
  });
});

describe('integrity', () => {
  test.each([
    [{ package: '@a/b@1' }, {}, ['error installer fails plugins.0.package']],
    [{ package: '@a/b@1', integrity: hash }, {}, []],
    [{ package: '@a/b@1', disabled: true }, {}, []],
    [{ package: './a' }, {}, []],
    [{ package: 'oci://q/a:1!a' }, {}, []],
    [{ package: '<name>' }, {}, []],
    [{ package: 'https://x.example/a-1.tgz' }, defaults, ['error installer fails plugins.0.package']],
    // An included file that nobody can look into may have it.
    [{ package: '@a/b@1' }, { includes: ['more.yaml'], included: { 'more.yaml': { kind: 'unknown' } } }, []],
    [{ package: '@a/b@1' }, included([{ package: '@a/b@1', integrity: hash, disabled: true }]), []],
    [{ package: `${npm}@1.8.12` }, { ...defaults, version: '1.8' }, []],
    [
      { package: `${npm}@1.8.9` },
      { ...defaults, version: '1.8' },
      ['error installer fails plugins.0.package'],
    ],
    // A bare name may be filled in by some tool, where nobody said which release this is for.
    [{ package: 'name' }, { target: 'unknown' }, ['warning installer fails plugins.0.package']],
  ] as const)('dp-integrity-missing: %j %j', (entry, asked, expected) => {
    expect(said('dp-integrity-missing', [entry], asked as Asked)).toEqual(expected.map((one) => one));
  });

  test.each(['', null, 5, 'x', 'md5-AAAA', 'sha512-AAAA', `${hash}=`, `sha512-${'A'.repeat(85)}`, 'a-b-c'])(
    'dp-integrity-format: %j is none',
    (integrity) => {
      const entry = { package: '@a/b@1', integrity };
      expect(said('dp-integrity-format', [entry])).toEqual(['error installer fails plugins.0.integrity']);
      expect(said('dp-integrity-format', [{ ...entry, disabled: true }])).toEqual([]);
      expect(said('dp-integrity-format', [{ ...entry, package: './a' }])).toEqual([]);
    },
  );

  test('the integrity of another version does not fit from 1.9 on; before, the entry is another plugin', () => {
    const asked = included([{ package: '@a/b@1', integrity: hash, disabled: true }]);
    const entry = { package: '@a/b@2', disabled: false };
    expect(said('dp-integrity-version', [entry], asked)).toEqual(['error installer fails plugins.0.package']);
    expect(said('dp-integrity-version', [{ ...entry, integrity: hash }], asked)).toEqual([]);
    expect(said('dp-integrity-version', [entry], { ...asked, version: '1.8' })).toEqual([]);
  });
});

describe('images', () => {
  test.each([
    ['oci://q.io/a/b', '1.10', ['error installer fails plugins.0.package']],
    ['oci://q.io/a/b:1!b', '1.10', []],
    ['oci://q.io:5000/a/b:1!b', '1.9.2', ['error installer fails plugins.0.package']],
    ['oci://q.io:5000/a/b:1!b', '1.9.3', []],
    ['oci://q.io/A/b:1!b', '1.10', ['error installer fails plugins.0.package']],
    ['oci://q.io/a/b:1+2!b', '1.8', ['error installer fails plugins.0.package']],
    ['oci://q.io/a/b!b', '1.8', []],
    ['oci://ghcr.io/.../b!b', '1.10', []],
  ] as const)('dp-oci-format: %s for %s', (text, version, expected) => {
    expect(said('dp-oci-format', [{ package: text }], { version })).toEqual(expected);
  });

  test('a switched-off reference that is none stops 1.9.0, is left out from 1.9.4 on, and means nothing before', () => {
    const at = (version: string) =>
      said('dp-oci-format', [{ package: 'oci://q.io/a', disabled: true }], { version });
    expect(at('1.8')).toEqual([]);
    expect(at('1.9.0')).toEqual(['error installer fails plugins.0.package']);
    expect(at('1.9.8')).toEqual(['warning installer silent plugins.0.package']);
  });

  test.each([
    ['oci://q/a:1', '1.8', ['error installer fails plugins.0.package']],
    ['oci://q/a:1', '1.9', []],
    ['oci://q/a:1!../a', '1.8', ['error installer fails plugins.0.package']],
    ['oci://q/a:1!../a', '1.10', ['warning installer silent plugins.0.package']],
    ['oci://q/a:1!/a', '2.0', ['error installer fails plugins.0.package']],
    ['oci://q/a:1!!a', '1.10', ['error installer fails plugins.0.package']],
    ['oci://q/a:1!!a', '2.0', ['warning installer silent plugins.0.package']],
    ['oci://q/a:1!a/b', '2.0', []],
    [`${image}:1!${backend}`, '1.10', []],
    [`${image}:1!other`, '1.10', ['warning installer silent plugins.0.package']],
    [`${image}:{{inherit}}!other`, '1.10', ['error installer fails plugins.0.package']],
  ] as const)('dp-oci-path: %s for %s', (text, version, expected) => {
    expect(said('dp-oci-path', [{ package: text, disabled: false }], { version, ...defaults })).toEqual(
      expected,
    );
    expect(said('dp-oci-path', [{ package: text, disabled: true }], { version, ...defaults })).toEqual([]);
  });

  test('what has nothing to inherit from', () => {
    const entry = { package: `${image}:{{inherit}}` };
    const fails = ['error installer fails plugins.0.package'];
    expect(said('dp-inherit-unresolved', [entry], { version: '1.9' })).toEqual(fails);
    expect(said('dp-inherit-unresolved', [entry], { version: '1.9', ...defaults })).toEqual([]);
    expect(said('dp-inherit-unresolved', [entry], { version: '1.9', container: 'configMap' })).toEqual([]);
    expect(said('dp-inherit-unresolved', [entry], { version: '1.9', container: 'values' })).toEqual([]);
    expect(said('dp-inherit-unresolved', [entry], { version: '1.8' })).toEqual([]);
    expect(said('dp-inherit-unresolved', [{ ...entry, disabled: true }], { version: '1.9' })).toEqual([]);
    // A file without includes may be one that others include.
    expect(said('dp-inherit-unresolved', [entry], { target: 'unknown' })[0]).toContain('hint');
    // A catalog index of one's own may have another registry.
    const elsewhere = { package: `oci://ghcr.io/a/${backend}:{{inherit}}` };
    expect(said('dp-inherit-unresolved', [elsewhere], { version: '1.10', ...defaults })[0]).toContain(
      'warning',
    );
    expect(said('dp-inherit-unresolved', [elsewhere], { version: '1.9', ...defaults })).toEqual(fails);
  });

  test('what an older installer does not know, also where it is off', () => {
    const inherit = { package: `${image}:{{inherit}}` };
    expect(said('dp-inherit-version', [inherit], { version: '1.8' })).toEqual([
      'error installer fails plugins.0.package',
    ]);
    expect(said('dp-inherit-version', [{ ...inherit, disabled: true }], { version: '1.8' })[0]).toContain(
      'warning',
    );
    expect(said('dp-inherit-version', [inherit], { version: '1.9' })).toEqual([]);
    const ref = { package: `ref://${backend}` };
    expect(said('dp-ref-scheme', [ref], { version: '1.10' })).toEqual([
      'error installer fails plugins.0.package',
    ]);
    expect(said('dp-ref-scheme', [ref], { version: '2.0' })).toEqual([]);
    expect(said('dp-ref-unresolved', [ref], { version: '2.0' })).toEqual([
      'error installer fails plugins.0.package',
    ]);
    expect(said('dp-ref-unresolved', [ref], { version: '2.0', ...defaults })).toEqual([]);
    expect(said('dp-ref-unresolved', [{ package: 'ref://other' }], { version: '2.0', ...defaults })).toEqual(
      [],
    );
  });

  test('one folder for two plugins, and an image that goes as a whole', () => {
    const two = [{ package: 'oci://q/a:1!a' }, { package: 'oci://r/a:1!a' }];
    expect(said('dp-same-path', two)).toEqual(['warning installer silent plugins.1.package']);
    expect(said('dp-same-path', [two[0], { ...two[1], disabled: true }])).toEqual([]);
    const whole = [{ package: 'oci://q/a:1', disabled: true }, two[0]];
    expect(said('dp-inherit-disabled-drop', whole)).toEqual(['error installer silent plugins.1.package']);
    expect(said('dp-inherit-disabled-drop', whole, { version: '1.9.0' })).toEqual([]);
    expect(said('dp-inherit-disabled-drop', [whole[0], { ...two[0], disabled: true }])).toEqual([]);
    const several = [{ package: 'oci://q/a:2!a' }, { package: 'oci://q/a:2!b' }];
    const asked = included([{ package: 'oci://q/a:1', disabled: true }]);
    expect(said('dp-inherit-disabled-drop', several, asked)[0]).toContain('fails');
    expect(said('dp-inherit-disabled-drop', several, { ...asked, version: '2.0' })[0]).toContain('silent');
  });
});

describe('switches', () => {
  test.each([
    [{ disabled: 'false' }, { version: '1.10' }, ['warning installer silent plugins.0.disabled']],
    [{ disabled: 'false' }, { container: 'configMap' }, ['error operator fails plugins.0.disabled']],
    [{ disabled: null }, { container: 'configMap' }, []],
    [{ enabled: 'no' }, { version: '1.10' }, []],
    [{ enabled: 'no' }, { version: '2.0' }, ['warning installer silent plugins.0.enabled']],
    [{ disabled: false }, { version: '2.0' }, []],
  ] as const)('dp-flag-type: %j %j', (flags, asked, expected) => {
    expect(said('dp-flag-type', [{ package: './a', ...flags }], asked as Asked)).toEqual(
      expected.map((one) => one),
    );
  });

  test('over an included entry 2.x forgets its state', () => {
    const asked = { ...included([{ package: './a', disabled: true }]), version: '2.0' };
    expect(said('dp-flag-type', [{ package: './a', disabled: 'yes' }], asked)[0]).toContain('error');
    expect(said('dp-both-flags', [{ package: './a', disabled: true, enabled: false }], asked)[0]).toContain(
      'error',
    );
    expect(said('dp-both-flags', [{ package: './a', disabled: false, enabled: true }], asked)).toEqual([]);
    expect(said('dp-stays-off', [{ package: './a' }], asked)).toEqual([
      'hint installer silent plugins.0.package',
    ]);
    expect(said('dp-stays-off', [{ package: './a', enabled: true }], asked)).toEqual([]);
    expect(said('dp-stays-off', [{ package: './b', disabled: true }, { package: './b' }], asked)).toEqual([]);
  });

  test('in a new entry two switches matter where they disagree', () => {
    const at = (enabled: boolean, disabled: boolean) =>
      said('dp-both-flags', [{ package: './a', enabled, disabled }], { version: '2.0' });
    expect(at(true, true)[0]).toContain('warning');
    expect(at(true, false)).toEqual([]);
    expect(at(false, true)).toEqual([]);
  });
});

describe('what is written beside the package', () => {
  test('a reinstalled plugin is deleted up to 1.10, unless the operator drops the field', () => {
    const entry = { package: './a', pullPolicy: 'Always' };
    expect(said('dp-reinstall-delete', [entry])).toEqual(['warning installer silent plugins.0.pullPolicy']);
    expect(said('dp-reinstall-delete', [entry], { version: '2.0' })).toEqual([]);
    expect(said('dp-reinstall-delete', [entry], { container: 'configMap' })).toEqual([]);
    expect(said('dp-reinstall-delete', [{ ...entry, package: 'oci://q/a:1!a' }])).toEqual([]);
    expect(said('dp-reinstall-delete', [{ package: './a', forceDownload: false }])).toEqual([]);
  });

  test.each([
    [{ a: 1 }, { a: 1 }, []],
    [{ a: { b: 1 } }, { a: { c: 2 } }, []],
    [{ a: 1 }, { a: 2 }, ['1.10 fails', '2.0 fails']],
    [{ a: true }, { a: 1 }, ['2.0 fails']],
    [{ a: 1 }, { a: { b: 1 } }, ['1.10 fails', '2.0 silent']],
    [{ a: 1 }, { a: {} }, ['2.0 silent']],
    [{ a: { b: 1 } }, { a: 1 }, ['1.10 fails', '2.0 fails']],
    [{ a: [{ x: 1, y: 2 }] }, { a: [{ y: 2, x: 1 }] }, []],
    [{ a: [1] }, { a: [2] }, ['1.10 fails', '2.0 fails']],
    ['text', { a: 1 }, []],
    [{ dynamicPlugins: { rootDirectory: 'x' } }, {}, ['1.10 fails', '2.0 fails']],
  ] as const)('dp-config-conflict: %j and %j', (one, other, expected) => {
    const plugins = [
      { package: './a', pluginConfig: one },
      { package: './b', pluginConfig: other },
    ];
    const found = ['1.10', '2.0'].flatMap((version) =>
      said('dp-config-conflict', plugins, { version }).map(
        (text) => `${version} ${text.split(' ')[2] ?? ''}`,
      ),
    );
    expect(found).toEqual(expected);
    expect(said('dp-config-conflict', [plugins[0], { ...plugins[1], disabled: true }]).length).toBe(
      'dynamicPlugins' in Object(one) ? 1 : 0,
    );
  });

  test('the configuration of the release counts where an entry leaves it', () => {
    const own = {
      package: `${image}:{{inherit}}`,
      disabled: false,
      pluginConfig: { orchestrator: { dataIndexService: { url: 'http://x' } } },
    };
    const scaffolder = {
      package: own.package.replace(
        backend,
        'red-hat-developer-hub-backstage-plugin-scaffolder-backend-module-orchestrator',
      ),
      disabled: false,
    };
    expect(said('dp-config-conflict', [own, scaffolder], { ...defaults, version: '1.9' })).toEqual([
      'error installer fails plugins.0.pluginConfig',
    ]);
    const both = { ...scaffolder, pluginConfig: own.pluginConfig };
    expect(said('dp-config-conflict', [own, both], { ...defaults, version: '1.9' })).toEqual([]);
  });

  test('a configuration that refers to itself comes to an end', () => {
    const loop: Record<string, unknown> = {};
    loop['a'] = loop;
    const plugins = [
      { package: './a', pluginConfig: loop },
      { package: './b', pluginConfig: loop },
    ];
    expect(said('dp-config-conflict', plugins)).toEqual([]);
  });

  test('included files that are not there, and defaults that are lost', () => {
    expect(said('dp-include-missing', [], { includes: ['x.yaml'], included: {} })).toEqual([
      'warning installer silent includes.0',
    ]);
    const entries = [{ package: './a' }];
    expect(said('dp-include-missing', entries, { version: '1.7', container: 'configMap' })[0]).toContain(
      'error',
    );
    expect(said('dp-include-missing', entries, { version: '1.8', container: 'configMap' })).toEqual([]);
    expect(said('dp-include-missing', entries, { version: '1.7' })).toEqual([]);
    expect(
      said('dp-include-missing', entries, { version: '1.7', container: 'configMap', includes: [] }),
    ).toEqual([]);
  });
});
