import { message, type Message } from '../message.ts';
import { objectNameProblem } from '../names.ts';
import type { AnswersReader } from './answersReader.ts';
import { sizedContainers, type ContainerResources, type Resources } from './options.ts';
import { cpuProblem, memoryProblem } from './quantity.ts';
import type { Target } from './target.ts';

const mirrorFields = ['images', 'npm', 'catalogIndex', 'pullSecret'] as const;
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
  return /^[a-z0-9][-.a-z0-9]*(:\d+)?(\/[a-z0-9][-._a-z0-9]*)+$/.test(text)
    ? undefined
    : message('Registry and path such as mirror.example.com/rhdh, without oci:// in front and tag behind.');
}

/** What is wrong with an image reference that says its tag or digest. */
export function imageProblem(text: string): Message | undefined {
  return /^[a-z0-9][-.a-z0-9]*(:\d+)?(\/[a-z0-9][-._a-z0-9]*)+(:[\w][-.\w]*|@sha256:[0-9a-f]{64})$/.test(text)
    ? undefined
    : message('An image such as mirror.example.com/rhdh/plugin-catalog-index:1.10.');
}

/** What is wrong with a web address. */
export function webUrlProblem(text: string): Message | undefined {
  if (!/^https?:\/\/[^\s/]+(\/\S*)?$/.test(text))
    return message('An address that begins with https:// or http://.');
  return /:\/\/[^/]*@/.test(text) ? message('Credentials do not belong into an address.') : undefined;
}

/** What is wrong with the entity reference of an administrator. */
export function adminProblem(text: string): Message | undefined {
  return /^(user|group):[-.\w]+\/[-.\w]+$/.test(text)
    ? undefined
    : message('An entity reference such as user:default/alice or group:default/platform.');
}
