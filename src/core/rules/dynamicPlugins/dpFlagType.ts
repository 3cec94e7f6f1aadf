import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import type { ListEntry } from '../../dynamicPlugins/written.ts';
import type { Fix } from '../../finding.ts';
import { message } from '../../message.ts';
import type { Found, PluginListRule } from '../rule.ts';

const flags = ['disabled', 'enabled'] as const;

/** A switch that is neither true nor false, as its reader reads YAML. */
export const dpFlagType: PluginListRule = {
  code: 'dp-flag-type',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: '`disabled` or `enabled` is no boolean',
  why: `The installers up to RHDH 1.10 take any \`disabled\` that is not empty for yes: \`"false"\`, \`n\` and \`y\` switch the plugin off.
The installer of 2.x takes nothing but \`true\` and \`false\`, not even \`yes\` and \`no\`; anything else is passed over, and over an
included entry it takes that one's state away, so that the plugin is on. Where the rhdh-operator merges the list (1.8 and later) it refuses
a text and RHDH is not deployed.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    disabled: "false"
`,
    good: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    disabled: false
`,
  },
  fix: 'Writes the boolean that the text says.',
  judge(list) {
    const known = flags.filter((flag) =>
      list.byOperator
        ? list.release.merge.knownFields.includes(flag)
        : flag === 'disabled' || list.release.installer.enabledKey,
    );
    return list.entries.flatMap((entry) =>
      known.flatMap((flag): readonly Found[] => {
        if (!(flag in entry.fields) || typeof entry.fields[flag] === 'boolean') return [];
        // The operator takes null for a field that is not there.
        if (list.byOperator && entry.fields[flag] === null) return [];
        const fix = meant(entry, flag);
        return [
          {
            ...saidOf(entry, flag, list),
            path: ['plugins', entry.index, flag],
            at: entry.fields[flag] === null ? 'key' : 'value',
            ...(fix === undefined ? {} : { fix }),
          },
        ];
      }),
    );
  },
};

function saidOf(
  entry: ListEntry,
  flag: string,
  list: PluginList,
): Pick<Found, 'message' | 'severity' | 'consumer' | 'effect'> {
  const { line, installer } = list.release;
  if (list.byOperator) {
    return {
      consumer: 'operator',
      effect: 'fails',
      severity: 'error',
      message: message(
        'The RHDH operator takes true or false for "{0}" and refuses anything else: RHDH is not deployed.',
        flag,
      ),
    };
  }
  const off = list.effective(entry)?.off;
  if (installer.nonBooleanFlag === 'truthy') {
    return off === true
      ? {
          message: message(
            'The plugin installer of RHDH {0} takes any "{1}" that is not empty for yes: this plugin is off.',
            line,
            flag,
          ),
        }
      : {
          message: message(
            'The plugin installer of RHDH {0} takes an empty "{1}" for no: this plugin is on.',
            line,
            flag,
          ),
        };
  }
  return losesState(entry, flag, list)
    ? {
        severity: 'error',
        message: message(
          'The plugin installer of RHDH {0} takes nothing but true and false, and forgets what the included entry says: this plugin is on.',
          line,
        ),
      }
    : {
        message: message(
          'The plugin installer of RHDH {0} takes nothing but true and false for "{1}" and passes this over.',
          line,
          flag,
        ),
      };
}

/** Observed: the value replaces the included boolean before anybody asks whether it is one. */
function losesState(entry: ListEntry, flag: string, list: PluginList): boolean {
  const effective = list.effective(entry);
  return (
    effective?.off === false &&
    effective.parts.some(({ origin, fields }) => origin.from !== 'list' && typeof fields[flag] === 'boolean')
  );
}

const words: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['y', true],
  ['false', false],
  ['no', false],
  ['off', false],
  ['n', false],
]);

function meant({ fields, index }: ListEntry, flag: string): Fix | undefined {
  const value = fields[flag];
  const said = typeof value === 'string' ? words.get(value.toLowerCase()) : undefined;
  if (said === undefined) return undefined;
  return {
    kind: 'replace',
    title: message('Write {0}', String(said)),
    path: ['plugins', index, flag],
    value: said,
  };
}
