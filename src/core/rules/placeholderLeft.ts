import type { Path } from '../finding.ts';
import { message, type Message } from '../message.ts';
import { dynamicPluginsKey } from '../recognise.ts';
import { isMapping } from '../schema/place.ts';
import type { Target } from '../target/target.ts';
import type { DocumentRule, Facts, Found } from './rule.ts';

/** The two placeholders of the operator's plugin-deps files; nobody but the operator replaces them. */
type Placeholder = 'name' | 'ns';

interface Occurrence {
  readonly path: Path;
  readonly at: 'key' | 'value';
  /** As written, with or without blanks inside the braces. */
  readonly text: string;
  readonly which: Placeholder;
  /** The string it stands in with its place there; absent where it is the whole value, written without quotes. */
  readonly within?: { readonly string: string; readonly start: number };
}

/** A file of plugin-deps was copied and one of its placeholders stayed. */
export const placeholderLeft: DocumentRule = {
  code: 'placeholder-left',
  about: 'document',
  consumer: 'apiServer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'A placeholder of the operator is left',
  why: `\`{{backstage-name}}\` and \`{{backstage-ns}}\` stand in the files from which the RHDH operator makes the platform and its
policies, and nobody but the operator replaces them. In a file that is applied by hand the API server refuses the name, or the
object points at something that does not exist. Without quotes \`{{backstage-ns}}\` is not even text: YAML reads a mapping.`,
  fix: 'Puts in the name or the namespace of the target.',
  example: {
    release: '1.10',
    bad: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: sonataflow-platform
  namespace: "{{backstage-ns}}"
`,
    good: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: sonataflow-platform
  namespace: "rhdh"
`,
  },
  judge(facts, { target }) {
    if (facts.is.kind === 'target-file' || !mayHold(facts.value)) return [];
    return occurrences(facts.value, [], facts).map((found) => findingOf(found, target));
  },
};

function findingOf(found: Occurrence, target: Target | undefined): Found {
  const { path, at, within } = found;
  const fix = target && fixFor(found, target);
  return {
    path,
    at,
    message: say(found, target),
    ...(within === undefined ? {} : { span: [within.start, within.start + found.text.length] }),
    ...(fix === undefined ? {} : { fix }),
  };
}

function fixFor({ path, at, which, within, text }: Occurrence, target: Target): Found['fix'] {
  const value = substitute(which, target);
  const title = message('Replace {0} with "{1}"', text, value);
  const whole =
    within === undefined
      ? value
      : within.string.slice(0, within.start) + value + within.string.slice(within.start + text.length);
  return at === 'key'
    ? { kind: 'renameKey', title, path, to: whole }
    : { kind: 'replace', title, path, value: whole };
}

function substitute(which: Placeholder, { name, namespace }: Target): string {
  return which === 'name' ? name : namespace;
}

function say({ text, which }: Occurrence, target: Target | undefined): Message {
  if (target !== undefined) {
    return which === 'name'
      ? message(
          '{0} is a placeholder that only the RHDH operator replaces. Here it stands for the Backstage name "{1}".',
          text,
          target.name,
        )
      : message(
          '{0} is a placeholder that only the RHDH operator replaces. Here it stands for the namespace "{1}".',
          text,
          target.namespace,
        );
  }
  return which === 'name'
    ? message(
        '{0} is a placeholder that only the RHDH operator replaces: write the name of the Backstage object.',
        text,
      )
    : message(
        '{0} is a placeholder that only the RHDH operator replaces: write the namespace of the Backstage object.',
        text,
      );
}

/** A quick look, which makes nothing: hardly a document holds one. */
function mayHold(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('backstage-n');
  if (Array.isArray(value)) return value.some(mayHold);
  if (!isMapping(value)) return false;
  for (const key of Object.keys(value)) if (mayHold(key) || mayHold(value[key])) return true;
  return false;
}

function occurrences(value: unknown, path: Path, facts: Facts): readonly Occurrence[] {
  if (typeof value === 'string') return isJudgedApart(path, facts) ? [] : inString(value, path, 'value');
  if (Array.isArray(value)) return value.flatMap((item, index) => occurrences(item, [...path, index], facts));
  if (!isMapping(value)) return [];
  const unquoted = asFlowMapping(value);
  if (unquoted !== undefined)
    return [{ path, at: 'value', text: `{{backstage-${unquoted}}}`, which: unquoted }];
  return Object.entries(value).flatMap(([key, item]) => [
    ...inString(key, [...path, key], 'key'),
    ...occurrences(item, [...path, key], facts),
  ]);
}

/** The plugin list inside a ConfigMap is a document of its own. */
function isJudgedApart(path: Path, { is }: Facts): boolean {
  return (
    is.kind === 'dynamic-plugins-configmap' &&
    path.length === 2 &&
    path[0] === 'data' &&
    path[1] === dynamicPluginsKey
  );
}

function inString(string: string, path: Path, at: 'key' | 'value'): readonly Occurrence[] {
  return [...string.matchAll(/\{\{ *backstage-(name|ns) *\}\}/g)].map(({ 0: text, 1: which, index }) => ({
    path,
    at,
    text,
    which: which === 'name' ? 'name' : 'ns',
    within: { string, start: index },
  }));
}

/** Without quotes `{{backstage-ns}}` is a mapping whose only key is the mapping `{backstage-ns: null}`, written as text. */
function asFlowMapping(value: object): Placeholder | undefined {
  const [entry, ...more] = Object.entries(value);
  if (entry === undefined || more.length > 0 || entry[1] !== null) return undefined;
  const which = /^\{ *backstage-(name|ns) *\}$/.exec(entry[0])?.[1];
  return which === 'name' || which === 'ns' ? which : undefined;
}
