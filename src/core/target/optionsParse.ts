import { message, type Message } from '../message.ts';
import { objectNameProblem } from '../names.ts';
import type { AnswersReader } from './answersReader.ts';
import { sizedContainers, type ContainerResources, type Resources } from './options.ts';
import { cpuProblem, memoryProblem } from './quantity.ts';
import type { Target } from './target.ts';

const mirrorFields = ['images', 'npm', 'catalogIndex', 'pullSecret'] as const;
const highestPort = 65_535;

/** A registry with its port and the path in it, as text of a pattern. Source: OCI distribution, pulling manifests. */
const imagePath = '[a-z0-9][-.a-z0-9]*(?::(\\d+))?(?:/[a-z0-9][-._a-z0-9]*)+';

const amountFields = ['cpu', 'memory'] as const;
const amountProblems = { cpu: cpuProblem, memory: memoryProblem } as const;

/** Reads the options of a target that do not depend on each other. */
export function readOptions(
  read: AnswersReader,
): Pick<Target, 'mirrors' | 'resources'> & Partial<Pick<Target, 'loki' | 'permissions'>> {
  return {
    mirrors: readMirrors(read),
    resources: readResources(read),
    ...readLoki(read),
    ...readPermissions(read),
  };
}

function readMirrors(read: AnswersReader): Target['mirrors'] {
  read.mapping('mirrors');
  read.refuseUnknown(mirrorFields, 'mirrors');
  const problems: Readonly<Record<(typeof mirrorFields)[number], (text: string) => Message | undefined>> = {
    images: imagePathProblem,
    npm: webUrlProblem,
    catalogIndex: imageProblem,
    pullSecret: objectNameProblem,
  };
  const given = mirrorFields.flatMap((key) => {
    const text = read.text('target-mirror', problems[key], undefined, 'mirrors', key);
    return text === undefined ? [] : [[key, text] as const];
  });
  return Object.fromEntries(given);
}

function readLoki(read: AnswersReader): Partial<Pick<Target, 'loki'>> {
  if (!read.mapping('loki')) return {};
  read.refuseUnknown(['baseUrl'], 'loki');
  const baseUrl = read.text('target-loki', webUrlProblem, undefined, 'loki', 'baseUrl');
  return { loki: baseUrl === undefined ? {} : { baseUrl } };
}

function readPermissions(read: AnswersReader): Partial<Pick<Target, 'permissions'>> {
  if (!read.mapping('permissions')) return {};
  read.refuseUnknown(['admins'], 'permissions');
  return { permissions: { admins: read.texts('target-permissions', adminProblem, 'permissions', 'admins') } };
}

function readResources(read: AnswersReader): Resources {
  read.mapping('resources');
  read.refuseUnknown(sizedContainers, 'resources');
  const given = sizedContainers.flatMap((container) =>
    read.mapping('resources', container) ? [[container, readContainer(read, container)] as const] : [],
  );
  return Object.fromEntries(given);
}

function readContainer(read: AnswersReader, container: string): ContainerResources {
  read.refuseUnknown(['requests', 'limits'], 'resources', container);
  const amounts = (['requests', 'limits'] as const).flatMap((side) => {
    if (!read.mapping('resources', container, side)) return [];
    read.refuseUnknown(amountFields, 'resources', container, side);
    const given = amountFields.flatMap((key) => {
      const amount = read.text(
        'target-resources',
        amountProblems[key],
        undefined,
        'resources',
        container,
        side,
        key,
      );
      return amount === undefined ? [] : [[key, amount] as const];
    });
    return [[side, Object.fromEntries(given)] as const];
  });
  return Object.fromEntries(amounts);
}

/** What is wrong with a registry and path of images, without scheme and tag. */
export function imagePathProblem(text: string): Message | undefined {
  const found = new RegExp(`^${imagePath}$`).exec(text);
  return found === null
    ? message('Registry and path such as mirror.example.com/rhdh, without oci:// in front and tag behind.')
    : portProblem(found[1]);
}

/** What is wrong with an image reference that says its tag or digest. */
export function imageProblem(text: string): Message | undefined {
  const found = new RegExp(`^${imagePath}(?::[\\w][-.\\w]*|@sha256:[0-9a-f]{64})$`).exec(text);
  return found === null
    ? message('An image such as mirror.example.com/rhdh/plugin-catalog-index:1.10.')
    : portProblem(found[1]);
}

/** What is wrong with a web address that others are put behind. */
export function webUrlProblem(text: string): Message | undefined {
  const found = /^https?:\/\/([^\s/?#]+)([^\s?#]*)(\S*)$/.exec(text);
  if (found === null) return message('An address that begins with https:// or http://.');
  const [, server = '', , rest] = found;
  if (server.includes('@')) return message('Credentials do not belong into an address.');
  if (rest !== '') return message('An address without "?" and "#": paths are put behind it.');
  // An IPv6 address has colons between its brackets.
  const port = /^(?:\[[\da-f:.]+\]|[^:[\]]+)(?::(\d+))?$/i.exec(server);
  return port === null ? message('A server such as example.com or example.com:8443.') : portProblem(port[1]);
}

function portProblem(port: string | undefined): Message | undefined {
  return port === undefined || (Number(port) >= 1 && Number(port) <= highestPort)
    ? undefined
    : message('A port is a whole number from {0} to {1}, and not {2}.', 1, highestPort, port);
}

/** What is wrong with the entity reference of an administrator. */
export function adminProblem(text: string): Message | undefined {
  return /^(user|group):[-.\w]+\/[-.\w]+$/.test(text)
    ? undefined
    : message('An entity reference such as user:default/alice or group:default/platform.');
}
