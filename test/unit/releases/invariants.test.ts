import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { releases } from '../../../src/core/releases/index.ts';
import type { Release, Subscriptions } from '../../../src/core/release.ts';

const digestLengths: Readonly<Record<string, number>> = { sha256: 32, sha384: 48, sha512: 64 };

describe.each(releases.map((release): [string, Release] => [release.version, release]))(
  '%s',
  (_, release) => {
    const { plugins, installer, merge, defaults, flavours, platform, networkPolicies, api } = release;

    test('needs the same four plugins, each once', () => {
      const needed = plugins.filter(({ required }) => required).map(({ role }) => role);
      expect(needed).toEqual(['frontend', 'backend', 'scaffolder', 'form-widgets']);
      expect(new Set(plugins.map(({ package: reference }) => reference)).size).toBe(plugins.length);
    });

    test('npm packages carry an integrity of the right length, and nothing else does', () => {
      for (const { package: reference, integrity } of plugins) {
        if (!reference.startsWith('@')) {
          expect(integrity).toBeUndefined();
          continue;
        }
        const [algorithm = '', base64 = '', ...rest] = integrity?.split('-') ?? [];
        const digest = Buffer.from(base64, 'base64');
        expect(rest).toEqual([]);
        expect(digest.length).toBe(digestLengths[algorithm]);
        expect(digest.toString('base64')).toBe(base64);
      }
    });

    test('image digests are sha256', () => {
      for (const { digest } of plugins)
        if (digest !== undefined) expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    });

    test('its installer understands the packages and the switch', () => {
      for (const { package: reference } of plugins) {
        if (reference.includes('{{inherit}}')) expect(installer.inherit).toBe(true);
        if (reference.startsWith('ref://')) expect(installer.refScheme).toBe(true);
      }
      if (defaults.switch === 'enabled: true') expect(installer.enabledKey).toBe(true);
      expect(installer.enabledKey).toBe(merge.knownFields.includes('enabled'));
      expect(installer.inheritMatches === 'nothing').toBe(!installer.inherit);
      expect(installer.yaml).toBe(installer.implementation === 'python' ? '1.1' : '1.2');
      expect(installer.operatorMaxEntrySize).toBeGreaterThanOrEqual(installer.maxEntrySize);
    });

    test('what nobody fills in is written', () => {
      expect(defaults.includesRequired).toBe(!merge.merges);
      expect(defaults.dependencyWritten).toBe(!merge.inheritsDependencies);
      expect(defaults.operatorListsOrchestrator).toBe(defaults.operatorEntries.length > 0);
      if (merge.inheritsDependencies) expect(defaults.operatorListsOrchestrator).toBe(true);
    });

    test('the dependency of the backend is a file of plugin-deps', () => {
      expect(release.dependencyRefs).toContain('sonataflow');
      const entries = [...defaults.operatorEntries, ...flavours.flatMap((flavour) => flavour.entries)];
      for (const { ref } of entries.flatMap(({ dependencies = [] }) => dependencies)) {
        expect(release.dependencyRefs).toContain(ref);
      }
    });

    test('flavours have names of their own, and policies come from one only where there is one', () => {
      const names = flavours.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      if (networkPolicies.from === 'flavour') expect(names).toContain('orchestrator');
    });

    test('the API versions are told apart', () => {
      expect(api.served).toContain(api.storage);
      expect(api.served[0]).toBe(api.storage);
      expect(api.served.filter((version) => api.unserved.includes(version))).toEqual([]);
    });

    test('the longest name leaves room for what the operator derives from it', () => {
      const name = 'n'.repeat(platform.maxNameLength);
      const { databaseService } = release.generatedNames;
      expect(databaseService.replace('{name}', name).length).toBeLessThanOrEqual(63);
      expect(platform.databaseJob).toBe(platform.job !== undefined);
      if (platform.job !== undefined) expect(platform.job.name.replace('{name}', name)).toHaveLength(63);
    });

    test('policies are named as listed', () => {
      expect(networkPolicies.policies.map(({ name }) => name)).toEqual(networkPolicies.names);
      expect(networkPolicies.baseSet).toBe(networkPolicies.basePolicies.length > 0);
    });

    test('a CSV to start with is one of the package', () => {
      const { serverless, serverlessLogic, rhdh, pipelines, gitops }: Subscriptions = release.subscriptions;
      for (const subscription of [serverless, serverlessLogic, pipelines, gitops]) {
        if (subscription?.startingCSV === undefined) continue;
        expect(subscription.startingCSV).toMatch(
          new RegExp(`^${subscription.package}\\.v\\d+\\.\\d+\\.\\d+$`),
        );
      }
      expect(serverlessLogic.startingCSV).toBeDefined();
      expect(rhdh.channel).toBe(`fast-${release.line}`);
      expect(rhdh.startingCSV).toBe(
        release.version === release.line ? undefined : `rhdh-operator.v${release.version}`,
      );
    });
  },
);
