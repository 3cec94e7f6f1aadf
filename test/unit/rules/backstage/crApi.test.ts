import { describe, expect, test } from 'vitest';
import { plain } from '../../../../src/core/message.ts';
import { releases, resolveRelease } from '../../../../src/core/releases/index.ts';
import type { Release } from '../../../../src/core/release.ts';
import { yamlText } from '../../../../src/language/text/document.ts';
import { judge, type Judgement } from '../../../../src/language/judging/judge.ts';
import { repaired } from '../../../../src/language/edits/repairs.ts';

function releaseNamed(name: string): Release {
  const release = resolveRelease(name);
  if (release === undefined) throw new Error(`no release ${name}`);
  return release;
}

const text = (version: string, spec = ''): string =>
  `kind: Backstage
apiVersion: rhdh.redhat.com/${version} # as it was
metadata:
  name: hub
${spec}`;

function judgeFor(yaml: string, release: string, candidates?: readonly Release[]): Judgement {
  const context = { release: releaseNamed(release), target: undefined, severities: {} };
  return judge(yamlText(yaml), candidates === undefined ? context : { ...context, candidates });
}

const codes = (judgement: Judgement): readonly string[] => judgement.findings.map(({ code }) => code);

describe('the API version of a Backstage', () => {
  test.each(releases.map((release) => [release.version, release] as const))(
    'is served by RHDH %s or refused there',
    (version, { api }) => {
      for (const known of ['v1alpha1', 'v1alpha2', 'v1alpha3', 'v1alpha4', 'v1alpha5']) {
        const expected = api.served.includes(known) ? [] : ['cr-api'];
        expect(codes(judgeFor(text(known), version)), known).toEqual(expected);
      }
    },
  );

  test('is no mistake while one of the releases it may be for serves it', () => {
    expect(codes(judgeFor(text('v1alpha3'), '1.10', releases))).toEqual([]);
    const late = releases.filter(({ line }) => line === '1.10' || line === '2.0');
    expect(codes(judgeFor(text('v1alpha3'), '1.10', late))).toEqual(['cr-api']);
  });

  test('is changed with the fields that went away, in one step', () => {
    const before = text(
      'v1alpha3',
      `spec:
  application:
    # behind the proxy
    image: quay.io/x/hub:1
    replicas: 3 # for failover
    extraEnvs:
      envs:
        - name: A
          value: b
`,
    );
    const [finding] = judgeFor(before, '1.10').findings;
    expect(finding && plain(finding.message)).toBe(
      `RHDH ${releaseNamed('1.10').version} does not serve rhdh.redhat.com/v1alpha3: the API server refuses this object. Write rhdh.redhat.com/v1alpha5.`,
    );
    const result = repaired(before, (version) => judgeFor(version, '1.10'));
    expect(result.judgement.findings).toEqual([]);
    expect(result.text).toBe(
      text(
        'v1alpha5',
        `spec:
  application:
    extraEnvs:
      envs:
        - name: A
          value: b
  deployment:
    patch:
      spec:
        replicas: 3 # for failover
        template:
          spec:
            # behind the proxy
            containers:
              - name: backstage-backend
                image: quay.io/x/hub:1
            # behind the proxy
            initContainers:
              - name: install-dynamic-plugins
                image: quay.io/x/hub:1
`,
      ),
    );
  });

  test('is changed alone where a new place is taken: that field is reported then', () => {
    const before = text(
      'v1alpha4',
      'spec:\n  application:\n    replicas: 2\n  deployment:\n    patch:\n      spec:\n        replicas: 1\n',
    );
    const served = releaseNamed('1.10').api.served;
    expect(served).toContain('v1alpha4');
    const old = before.replace('v1alpha4', 'v1alpha2');
    const result = repaired(old, (version) => judgeFor(version, '1.10'));
    expect(codes(result.judgement)).toEqual(['schema-unknown-field']);
    expect(result.text).toBe(before.replace('v1alpha4', 'v1alpha5'));
  });

  test('of another group, or one that no release knows, is for the structure to tell', () => {
    expect(codes(judgeFor(text('v1alpha6'), '1.10'))).toEqual(['schema-api-version']);
    expect(judgeFor(text('v1alpha6'), '1.10', releases).findings[0]?.severity).toBe('warning');
    expect(judgeFor(text('v1alpha6'), '1.10').findings[0]?.severity).toBe('error');
    expect(judgeFor(text('v1beta0').replace('rhdh.redhat.com', 'janus-idp.io'), '1.10').ours).toBe(false);
  });
});
