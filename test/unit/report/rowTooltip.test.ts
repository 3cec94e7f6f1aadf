import { describe, expect, test } from 'vitest';
import { message } from '../../../src/core/message.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import { rowTooltip } from '../../../src/core/report/rowTooltip.ts';
import type { Evidence, Note, Status } from '../../../src/core/status.ts';
import { object, snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10');
const hub = { apiVersion: 'rhdh.redhat.com/v1alpha5', kind: 'Backstage', namespace: 'rhdh', name: 'hub' };
const snapshot = snapshotOf({ backstages: [object(hub.apiVersion, hub.kind, hub.name, hub.namespace)] });

const plainStatus: Status = {
  state: 'degraded',
  code: 'played',
  reason: message('So it is.'),
  notes: [],
  evidence: [],
  remedies: [],
};

function tooltip(given: Partial<Status>, of = target): string {
  const status: Status = { ...plainStatus, ...given };
  return rowTooltip('backstage', new Map([['backstage', status]]), snapshot, of);
}

describe('the tooltip of a row', () => {
  test('says state, reason, what was observed and since when, the next step, and where to read on', () => {
    const evidence = [{ ref: hub, field: 'status.conditions[Deployed].reason', value: 'DeployFailed' }];
    const remedies = [{ kind: 'touch', title: message('Make the operator look again') }] as const;
    expect(tooltip({ evidence, remedies })).toBe(
      [
        '**Backstage: degraded**',
        'So it is.',
        'Observed:',
        '- Backstage rhdh/hub: `status.conditions[Deployed].reason` = `DeployFailed` since 1970-01-01 00:15 UTC',
        'Next:',
        '- Make the operator look again: in the editor on its row, or with rhdh-orchestrator apply backstage.',
        `Judged for RHDH ${target.release.version}. [Documentation](https://docs.redhat.com/en/documentation/red_hat_developer_hub/1.10)`,
      ].join('\n\n'),
    );
  });

  test('says of a condition since when it is so, whenever it was looked at first', () => {
    const condition = { type: 'Deployed', status: 'True', lastTransitionTime: '1970-01-01T00:05:00Z' };
    const deployed = object(hub.apiVersion, hub.kind, hub.name, hub.namespace, {
      status: { conditions: [condition] },
    });
    const evidence = [{ ref: hub, field: 'status.conditions[Deployed].status', value: 'True' }];
    const statuses = new Map([['backstage', { ...plainStatus, evidence }]] as const);
    const text = rowTooltip('backstage', statuses, snapshotOf({ backstages: [deployed] }), target);
    expect(text).toContain('`True` since 1970-01-01 00:05 UTC');
  });

  test('says the weight of each remark, the heaviest first', () => {
    const notes: readonly Note[] = [
      { code: 'h', severity: 'hint', message: message('light') },
      { code: 'n', message: message('usual') },
      { code: 'w', severity: 'warning', message: message('heavy') },
    ];
    expect(tooltip({ notes })).toContain('Warning: heavy\n\nusual\n\nHint: light');
  });

  test('shows no markup, link, command or secret that a cluster put there', () => {
    const markup = '<img src=x> [click](command:evil) **bold** `code` ![x](y)';
    const evil = `${markup} password=tell-nobody\n# title`;
    const evidence: readonly Evidence[] = [{ ref: { ...hub, name: markup }, field: markup, value: evil }];
    const notes = [{ code: 'n', message: message('{0}', evil) }];
    const text = tooltip({ reason: message('{0}', evil), notes, evidence });
    // What stands in code is text already.
    const outside = text.replaceAll(/(`+)[^`].*?[^`]\1(?!`)/g, '');
    expect(outside).not.toMatch(/(?<!\\)<img|(?<!\\)\]\(command|(?<!\\)\*\*bold|(?<!\\)!\[|^# /m);
    expect(text).not.toContain('tell-nobody');
  });

  test('has room for a few facts, and says that there are more', () => {
    const evidence = Array.from({ length: 9 }, (_, index) => ({
      ref: hub,
      field: 'f',
      value: String(index),
    }));
    const text = tooltip({ evidence });
    expect(text.match(/`f` = /g)).toHaveLength(6);
    expect(text).toContain('and 3 more');
  });

  test('links to no documentation of a release that is not final', () => {
    expect(tooltip({}, targetOf('2.1'))).not.toContain('https://docs');
  });

  test('of every row of a cluster that is not there says why', () => {
    const away = { ...snapshot, connection: { state: 'unreachable', reason: message('gone') } } as const;
    const statuses = evaluateAll(away, target);
    for (const [id, { state }] of statuses) {
      if (state !== 'notApplicable') expect(rowTooltip(id, statuses, away, target)).toContain('gone');
    }
  });
});
