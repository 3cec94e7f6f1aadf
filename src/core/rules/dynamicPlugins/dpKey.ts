import { field, textAt } from '../../field.ts';
import { message } from '../../message.ts';
import { dynamicPluginsKey } from '../../recognise.ts';
import { isMapping } from '../../schema/place.ts';
import type { DocumentRule, Found } from '../rule.ts';

/** The ConfigMap of the plugins without the text that the operator looks for. */
export const dpKey: DocumentRule = {
  code: 'dp-key',
  about: 'document',
  consumer: 'operator',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'The ConfigMap lacks `dynamic-plugins.yaml`',
  why: `The rhdh-operator reads the list from the key \`dynamic-plugins.yaml\` of the ConfigMap, letter by letter, and does not deploy RHDH
where it is missing or empty. Its value is text: the \`|\` behind the colon makes the lines below it text, without it they are fields,
which the API server refuses.`,
  example: {
    release: '1.10',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-rhdh
data:
  dynamic-plugins.yaml:
    includes:
      - dynamic-plugins.default.yaml
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: dynamic-plugins-rhdh
data:
  dynamic-plugins.yaml: |
    includes:
      - dynamic-plugins.default.yaml
`,
  },
  fix: 'Puts the `|` behind the key, or writes the key as it has to be.',
  judge({ is, value }) {
    if (is.kind !== 'dynamic-plugins-configmap' || is.form === 'patch') return [];
    const data = field(value, 'data');
    if (!isMapping(data))
      return textAt(value, 'stringData', dynamicPluginsKey) !== undefined
        ? [ofSecrets('data' in (isMapping(value) ? value : {}))]
        : 'data' in (isMapping(value) ? value : {})
          ? [missing(['data'])]
          : [missing([])];
    const text = data[dynamicPluginsKey];
    if (text === undefined) return [withoutKey(data)];
    const path = ['data', dynamicPluginsKey];
    if (typeof text === 'object' && text !== null) return [noText(path)];
    return text === '' || text === null ? [empty(path)] : [];
  },
};

function missing(path: Found['path']): Found {
  return {
    path,
    at: path.length === 0 ? 'value' : 'key',
    message: message(
      'The RHDH operator looks for the key "{0}" below data: it is missing.',
      dynamicPluginsKey,
    ),
  };
}

function ofSecrets(hasData: boolean): Found {
  const path = ['stringData'];
  const fix = { kind: 'renameKey', title: message('Write "{0}"', 'data'), path, to: 'data' } as const;
  return {
    path,
    at: 'key',
    message: message('"stringData" is a field of Secrets: a ConfigMap has its texts below "data".'),
    ...(hasData ? {} : { fix }),
  };
}

function withoutKey(data: Readonly<Record<string, unknown>>): Found {
  const keys = Object.keys(data);
  const alike = keys.find((key) => /^dynamic[-_]?plugins(?:\.ya?ml)?$/i.test(key));
  if (alike !== undefined) {
    const path = ['data', alike];
    return {
      path,
      at: 'key',
      message: message('The RHDH operator looks for "{0}", not for "{1}".', dynamicPluginsKey, alike),
      fix: {
        kind: 'renameKey',
        title: message('Write "{0}"', dynamicPluginsKey),
        path,
        to: dynamicPluginsKey,
      },
    };
  }
  const part = keys.find((key) => key === 'plugins' || key === 'includes');
  if (part === undefined) return missing(['data']);
  return {
    path: ['data', part],
    at: 'key',
    message: message(
      'The list stands right below data: put the line "{0}: |" above it and indent it by two columns more.',
      dynamicPluginsKey,
    ),
  };
}

function noText(path: Found['path']): Found {
  return {
    path,
    at: 'key',
    consumer: 'apiServer',
    message: message('The list has to be text: put "|" behind "{0}:".', dynamicPluginsKey),
    fix: { kind: 'asText', title: message('Put "|" behind the key'), path },
  };
}

function empty(path: Found['path']): Found {
  return {
    path,
    at: 'key',
    message: message('"{0}" is empty: the RHDH operator refuses the ConfigMap.', dynamicPluginsKey),
  };
}
