import { message } from '../../message.ts';
import { contradictions } from '../../target/contradictions.ts';
import { madeByChart } from '../helm/madeByChart.ts';
import type { Template } from '../template.ts';
import { cicdFiles } from './addition.ts';

/** How RHDH finds Argo CD, GitHub and the Pipelines that build workflows. */
export const cicd: Template = {
  what: 'cicd',
  title: message('CI/CD'),
  detail: message('Part of the app-config and the Secrets for Pipelines and GitOps of workflows'),
  asks: ['release', 'name', 'namespace', 'options'],
  options: [],
  hindrance: (target) =>
    madeByChart(target) ??
    contradictions({ ...target, cicd: true }).find(({ path }) => path[0] === 'cicd')?.said,
  implies: { cicd: true },
  make: (target) => cicdFiles(target),
};
