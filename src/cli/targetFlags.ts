import { InvalidArgumentError } from 'commander';
import type { Path } from '../core/finding.ts';
import { databaseModes } from '../core/target/database.ts';
import { approvals, methods, olmVersions, pluginSources } from '../core/target/target.ts';

/** An option of the command line that stands for one field of a target. */
export interface TargetFlag {
  /** As commander reads it. */
  readonly flags: string;
  readonly says: string;
  /** The field, as in a target file. */
  readonly path: Path;
  readonly choices?: readonly string[];
  /** Makes the value of the field from the argument, and from what earlier arguments of the same option made. */
  readonly read?: (argument: string, before: unknown) => unknown;
  /** The value of the field where the argument may be left out and is. */
  readonly bare?: unknown;
}

/** The options under the headings of the help. */
export const targetFlags: Readonly<Record<string, readonly TargetFlag[]>> = {
  'Installation:': [
    { flags: '--method <method>', says: 'who installs RHDH', path: ['method'], choices: methods },
    {
      flags: '--plugins <source>',
      says: 'where the plugins are switched on',
      path: ['plugins'],
      choices: pluginSources,
    },
    {
      flags: '--own-platform',
      says: 'clear the dependency of the plugin and keep the SonataFlowPlatform by hand',
      path: ['ownPlatform'],
    },
  ],
  'Operators:': [
    { flags: '--olm <version>', says: 'what installs operators', path: ['olm'], choices: olmVersions },
    {
      flags: '--approval <approval>',
      says: 'approval of InstallPlans',
      path: ['approval'],
      choices: approvals,
    },
    {
      flags: '--with-rhdh-operator',
      says: 'infra brings the RHDH operator too',
      path: ['installRhdhOperator'],
    },
    { flags: '--catalog-source <name>', says: 'catalog of the operators', path: ['catalog', 'source'] },
    {
      flags: '--catalog-source-namespace <namespace>',
      says: 'namespace of the catalog',
      path: ['catalog', 'sourceNamespace'],
    },
  ],
  'Database:': [
    {
      flags: '--database <mode>',
      says: 'PostgreSQL that comes with RHDH, or one of yours',
      path: ['database', 'mode'],
      choices: databaseModes,
    },
    {
      flags: '--database-service <service>',
      says: 'Service of the server, as NAME[.NAMESPACE][:PORT]',
      path: ['database', 'service'],
      read: readService,
    },
    { flags: '--jdbc-url <url>', says: 'the server by its address instead', path: ['database', 'jdbcUrl'] },
    {
      flags: '--database-name <name>',
      says: 'database that the platform uses',
      path: ['database', 'name'],
    },
    {
      flags: '--database-secret <name>',
      says: 'Secret with user and password',
      path: ['database', 'secret'],
    },
    { flags: '--database-user-key <key>', says: 'its key of the user', path: ['database', 'userKey'] },
    {
      flags: '--database-password-key <key>',
      says: 'its key of the password',
      path: ['database', 'passwordKey'],
    },
    {
      flags: '--database-tls <state>',
      says: 'whether the connection is encrypted: on or off',
      path: ['database', 'tls'],
      read: readSwitch,
    },
    {
      flags: '--database-ca <secret>',
      says: 'Secret with the authority of the server, as SECRET[/KEY]',
      path: ['database', 'ca'],
      read: readSecretKey,
    },
  ],
  'Workflows:': [
    {
      flags: '--workflow-namespace <namespace>',
      says: 'another namespace where workflows run (repeatable)',
      path: ['workflowNamespaces'],
      read: (name, before) => [...listOf(before), name],
    },
    { flags: '--no-monitoring', says: 'keep the monitoring of the cluster out', path: ['monitoring'] },
    { flags: '--cicd', says: 'build and deploy workflows by Pipelines and GitOps', path: ['cicd'] },
    { flags: '--notifications', says: 'let workflows notify people', path: ['notifications'] },
    {
      flags: '--loki [url]',
      says: 'read the logs of workflows from Loki',
      path: ['loki'],
      read: (baseUrl) => ({ baseUrl }),
      bare: {},
    },
    {
      flags: '--permissions [admin...]',
      says: 'RBAC for workflows, with those who administrate it (user:default/alice)',
      path: ['permissions'],
      read: readAdmins,
      bare: { admins: [] },
    },
  ],
  'Without a way to the internet:': [
    {
      flags: '--mirror-images <path>',
      says: 'registry and path in place of registry.access.redhat.com/rhdh',
      path: ['mirrors', 'images'],
    },
    { flags: '--mirror-npm <url>', says: 'npm registry of the scope @redhat', path: ['mirrors', 'npm'] },
    {
      flags: '--mirror-catalog-index <image>',
      says: 'image of the catalog index',
      path: ['mirrors', 'catalogIndex'],
    },
    {
      flags: '--mirror-pull-secret <name>',
      says: 'Secret with the credentials of the registry',
      path: ['mirrors', 'pullSecret'],
    },
  ],
};

function readService(text: string): unknown {
  const [, name, namespace, port] =
    /^([^.:]+)(?:\.([^.:]+)(?:\.svc(?:\.cluster\.local)?)?)?(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (name === undefined) {
    throw new InvalidArgumentError('A Service is written NAME, NAME.NAMESPACE or NAME.NAMESPACE:PORT.');
  }
  return {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(port === undefined ? {} : { port: Number(port) }),
  };
}

function readSecretKey(text: string): unknown {
  const [, secret, key] = /^([^/]+)(?:\/([^/]+))?$/.exec(text) ?? [];
  if (secret === undefined) throw new InvalidArgumentError('It is written SECRET or SECRET/KEY.');
  return { secret, ...(key === undefined ? {} : { key }) };
}

function readSwitch(text: string): unknown {
  if (text !== 'on' && text !== 'off') throw new InvalidArgumentError('Allowed choices are on, off.');
  return text === 'on';
}

function readAdmins(admin: string, before: unknown): unknown {
  const admins = typeof before === 'object' && before !== null && 'admins' in before ? before.admins : [];
  return { admins: [...listOf(admins), admin] };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
