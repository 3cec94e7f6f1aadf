import { parsePackage } from '../dynamicPlugins/pluginPackage.ts';
import { orchestratorRole } from '../dynamicPlugins/orchestratorRole.ts';
import { field, flagAt, listAt, textAt } from '../field.ts';
import type { Path } from '../finding.ts';
import { isMapping } from '../schema/place.ts';
import { orchestratorFlavour } from '../target/target.ts';
import type { NamedKind } from './nameUse.ts';
import type { ReadText } from './readTexts.ts';

/** What rules about several files want to know of an object besides its names, by its kind. */
export type Traits = BackstageTraits | ConfigMapTraits | PlatformTraits | SubscriptionTraits | NoTraits;

export interface BackstageTraits {
  readonly of: 'Backstage';
  readonly apiVersion: string;
  /** The ConfigMap with its plugin list. */
  readonly pluginsConfigMap?: string;
  /** What it says about the flavour of the Orchestrator. */
  readonly flavour: 'on' | 'off' | 'notListed';
  /** Backends of the Orchestrator listed in the object itself. */
  readonly backends: readonly BackendEntry[];
  /** Whether the RHDH operator runs the database and makes its Secret. */
  readonly database: 'local' | 'localWithOwnSecret' | 'external';
  /** The Secret that it takes for its database in place of the operator's. */
  readonly databaseSecret?: string;
  /** Variables the object gives by name and value. */
  readonly variables: readonly string[];
  /** Whether parts of what the operator makes are replaced, so that nobody can tell what is in the container. */
  readonly isPatched: boolean;
  /** Whether it brings a configuration that hides what a flavour would bring. */
  readonly hasRawConfig: boolean;
}

/** The entry that switches on the backend of the Orchestrator, as far as it is about that. */
export interface BackendEntry {
  readonly package: string;
  readonly disabled?: unknown;
  readonly enabled?: unknown;
  /** Absent where none are written, which leaves those of the release. */
  readonly dependencies?: 'sonataflow' | 'others';
}

interface ConfigMapTraits {
  readonly of: 'ConfigMap';
  readonly hasPluginList: boolean;
  /** Its plugin list, where that has to do with the Orchestrator. */
  readonly orchestratorList?: unknown;
  readonly backends: readonly BackendEntry[];
}

interface PlatformTraits {
  readonly of: 'SonataFlowPlatform';
  /** Where databases are named by URL. */
  readonly jdbcUrls: readonly Path[];
  /** Whether it is to work beside another platform of its namespace. */
  readonly isSecondary: boolean;
}

export interface SubscriptionTraits {
  readonly of: 'Subscription';
  readonly package: string;
  readonly channel?: string;
}

interface NoTraits {
  readonly of: 'others';
}

/** Annotation of a platform that does not wait for the first one to go (SFO). */
const secondaryPlatform = 'sonataflow.org/secondary.platform';

/** Reads the traits of an object; `texts` are those of a ConfigMap. */
export function traitsOf(kind: NamedKind, object: unknown, texts: readonly ReadText[]): Traits {
  switch (kind) {
    case 'Backstage':
      return backstageTraits(object);
    case 'ConfigMap': {
      const list = texts.find((text) => text.kind === 'dynamic-plugins');
      return {
        of: 'ConfigMap',
        hasPluginList: list !== undefined,
        ...(isAboutOrchestrator(list?.value) ? { orchestratorList: list?.value } : {}),
        backends: backendsIn(list?.value, 'plugins'),
      };
    }
    case 'SonataFlowPlatform':
      return {
        of: 'SonataFlowPlatform',
        jdbcUrls: jdbcUrlsIn(object),
        isSecondary: textAt(object, 'metadata', 'annotations', secondaryPlatform) === 'true',
      };
    case 'Subscription':
      return subscriptionTraits(object);
    default:
      return { of: 'others' };
  }
}

function subscriptionTraits(object: unknown): SubscriptionTraits {
  const channel = textAt(object, 'spec', 'channel');
  return {
    of: 'Subscription',
    package: textAt(object, 'spec', 'name') ?? '',
    ...(channel === undefined ? {} : { channel }),
  };
}

function backstageTraits(object: unknown): BackstageTraits {
  const application = field(object, 'spec', 'application');
  const pluginsConfigMap = textAt(application, 'dynamicPluginsConfigMapName');
  const databaseSecret = textAt(object, 'spec', 'database', 'authSecretName') ?? '';
  return {
    of: 'Backstage',
    apiVersion: textAt(object, 'apiVersion') ?? '',
    ...(pluginsConfigMap === undefined ? {} : { pluginsConfigMap }),
    flavour: flavourIn(object),
    backends: backendsIn(application, 'dynamicPlugins'),
    database: databaseOf(object),
    ...(databaseSecret === '' ? {} : { databaseSecret }),
    variables: listAt(application, 'extraEnvs', 'envs').flatMap((env) => textAt(env, 'name') ?? []),
    hasRawConfig: textAt(object, 'spec', 'rawRuntimeConfig', 'backstageConfig') !== undefined,
    isPatched: ['rawRuntimeConfig', 'deployment'].some((part) => isMapping(field(object, 'spec', part))),
  };
}

function flavourIn(object: unknown): BackstageTraits['flavour'] {
  const listed = listAt(object, 'spec', 'flavours').find(
    (one) => textAt(one, 'name') === orchestratorFlavour,
  );
  if (listed === undefined) return 'notListed';
  return flagAt(listed, 'enabled') === false ? 'off' : 'on';
}

function databaseOf(object: unknown): BackstageTraits['database'] {
  if (flagAt(object, 'spec', 'database', 'enableLocalDb') === false) return 'external';
  return (textAt(object, 'spec', 'database', 'authSecretName') ?? '') === '' ? 'local' : 'localWithOwnSecret';
}

function isAboutOrchestrator(value: unknown): boolean {
  return listAt(value, 'plugins').some((entry) => {
    const name = textAt(entry, 'package');
    return name !== undefined && orchestratorRole(parsePackage(name, 'accepted')) !== undefined;
  });
}

function backendsIn(value: unknown, list: string): readonly BackendEntry[] {
  return listAt(value, list).flatMap((entry) => {
    const name = textAt(entry, 'package');
    if (name === undefined || orchestratorRole(parsePackage(name, 'accepted')) !== 'backend') return [];
    const dependencies = field(entry, 'dependencies');
    const refs = listAt(entry, 'dependencies').map((one) => textAt(one, 'ref'));
    return [
      {
        package: name,
        disabled: field(entry, 'disabled'),
        enabled: field(entry, 'enabled'),
        ...(dependencies === undefined || dependencies === null
          ? {}
          : { dependencies: refs.includes('sonataflow') ? ('sonataflow' as const) : ('others' as const) }),
      },
    ];
  });
}

function jdbcUrlsIn(object: unknown): readonly Path[] {
  const holders: readonly Path[] = [
    ['spec', 'persistence', 'postgresql'],
    ['spec', 'services', 'dataIndex', 'persistence', 'postgresql'],
    ['spec', 'services', 'jobService', 'persistence', 'postgresql'],
  ];
  return holders.flatMap((path) => {
    const at = [...path, 'jdbcUrl'];
    return (textAt(object, ...at) ?? '') === '' ? [] : [at];
  });
}
