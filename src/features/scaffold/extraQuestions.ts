import { message, type Message } from '../../core/message.ts';
import type { Release } from '../../core/release.ts';
import { resolveRelease } from '../../core/releases/index.ts';
import { namespaceProblem, objectNameProblem } from '../../core/names.ts';
import {
  adminProblem,
  imagePathProblem,
  imageProblem,
  webUrlProblem,
} from '../../core/target/optionsParse.ts';
import { templateOf } from '../../core/templates/index.ts';
import type { TargetOption } from '../../core/templates/template.ts';
import { impliedOptions, parts } from './extraAnswers.ts';
import { chosen, type Choice, type Facts, type Question, type QuestionId } from './question.ts';
import { sizeQuestions } from './sizeQuestions.ts';
import { isOpen } from './targetAnswer.ts';

/** What can be added to an installation, in the order it is offered. */
const extras: readonly (Choice & { readonly id: TargetOption })[] = [
  {
    id: 'cicd',
    label: message('Pipelines and GitOps'),
    detail: message('Workflows are built by Pipelines and deployed by Argo CD'),
  },
  {
    id: 'workflowNamespaces',
    label: message('Workflows in other namespaces'),
    detail: message('Cluster platform and network policies on both sides'),
  },
  {
    id: 'permissions',
    label: message('Permissions'),
    detail: message('RBAC policies: who may see and run which workflow'),
  },
  {
    id: 'notifications',
    label: message('Notifications'),
    detail: message('Workflows can notify people in RHDH'),
  },
  {
    id: 'loki',
    label: message('Workflow logs from Loki'),
    detail: message('A plugin that shows them in RHDH'),
  },
  {
    id: 'noMonitoring',
    label: message('Without monitoring'),
    detail: message('No metrics of platform and workflows, where user-workload monitoring is off'),
  },
  {
    id: 'olmV1',
    label: message('OLM v1'),
    detail: message('Operators are ClusterExtensions with rights of their own: from OpenShift 4.18 on'),
  },
  {
    id: 'catalog',
    label: message('Another operator catalog'),
    detail: message('Operators come from a CatalogSource of your own'),
  },
  {
    id: 'mirrors',
    label: message('Mirrors'),
    detail: message('Without the internet: images, packages and catalog index come from yours'),
  },
  {
    id: 'sizes',
    label: message('Sizes'),
    detail: message('CPU and memory of RHDH, and of the services of a platform of your own'),
  },
];

const optionsQuestion: Question = {
  kind: 'many',
  id: 'options',
  title: message('Options'),
  prompt: message('What else? Nothing of it is needed'),
  applies: (facts, answers) => isOpen('options', facts, answers) && offered(facts).length > 0,
  choices: (facts) => offered(facts),
};

/** Those that change what is written, and were not chosen by asking for it by name. */
function offered(facts: Facts): readonly Choice[] {
  const implied = impliedOptions(facts);
  const looksAt = (id: TargetOption): boolean =>
    facts.what.some((what) => {
      const { asks, options } = templateOf(what);
      return asks.includes('options') && (options?.includes(id) ?? true);
    });
  return extras.filter(({ id }) => looksAt(id) && !implied.includes(id));
}

interface FollowUp {
  readonly title: Message;
  readonly prompt: Message;
  readonly initial?: string;
  /** Whether the release has a use for it; all have where it is left out. */
  readonly suits?: (release: Release) => boolean;
  readonly problem: (text: string) => Message | undefined;
}

/** A text that belongs to an option. */
function followUp(
  option: string,
  id: QuestionId,
  { title, prompt, initial, suits, problem }: FollowUp,
): Question {
  return {
    kind: 'text',
    id,
    title,
    prompt,
    applies: (facts, answers) => {
      const options = [...impliedOptions(facts), ...chosen(answers.options)];
      if (!isOpen('options', facts, answers) || !options.includes(option)) return false;
      const release = resolveRelease(answers.release ?? '');
      return release === undefined || suits === undefined || suits(release);
    },
    initial: () => initial ?? '',
    problem,
  };
}

const fromNpm = ({ plugins }: Release): boolean => plugins.some(({ integrity }) => integrity !== undefined);

/** The same, but empty is an answer too. */
const orEmpty =
  (problem: (text: string) => Message | undefined) =>
  (text: string): Message | undefined =>
    text === '' ? undefined : problem(text);

/** Every part of a list with commas or blanks between has to be good. */
const each =
  (problem: (text: string) => Message | undefined) =>
  (text: string): Message | undefined =>
    parts(text)
      .map((part) => problem(part))
      .find((said) => said !== undefined);

const atLeastOne =
  (problem: (text: string) => Message | undefined) =>
  (text: string): Message | undefined =>
    parts(text).length === 0 ? message('At least one is needed.') : problem(text);

const mirrorTitle = message('Mirrors');

const followUps: readonly Question[] = [
  followUp('workflowNamespaces', 'workflowNamespaces', {
    title: message('Workflow namespaces'),
    prompt: message('Their names, with commas between'),
    problem: atLeastOne(each(namespaceProblem)),
  }),
  followUp('permissions', 'admins', {
    title: message('Administrators'),
    prompt: message(
      'Who administrates them and all workflows, such as user:default/alice; empty for nobody yet',
    ),
    problem: each(adminProblem),
  }),
  followUp('loki', 'lokiUrl', {
    title: message('Loki'),
    prompt: message('Its address; empty to read LOKI_BASE_URL from the environment'),
    problem: orEmpty(webUrlProblem),
  }),
  followUp('catalog', 'catalogSource', {
    title: message('Operator catalog'),
    prompt: message('Name of the CatalogSource'),
    initial: 'redhat-operators',
    problem: objectNameProblem,
  }),
  followUp('mirrors', 'mirrorImages', {
    title: mirrorTitle,
    prompt: message(
      'Registry and path of the plugin images, such as mirror.example.com/rhdh; empty for none',
    ),
    suits: (release) => !fromNpm(release),
    problem: orEmpty(imagePathProblem),
  }),
  followUp('mirrors', 'mirrorNpm', {
    title: mirrorTitle,
    prompt: message('npm registry for the scope @redhat; empty for none'),
    suits: fromNpm,
    problem: orEmpty(webUrlProblem),
  }),
  followUp('mirrors', 'mirrorCatalogIndex', {
    title: mirrorTitle,
    prompt: message('Image of the catalog index; empty for none'),
    suits: ({ defaults }) => defaults.catalogIndexImage !== undefined,
    problem: orEmpty(imageProblem),
  }),
  followUp('mirrors', 'mirrorPullSecret', {
    title: mirrorTitle,
    prompt: message('Secret with the credentials of the mirror registry; empty for none'),
    problem: orEmpty(objectNameProblem),
  }),
];

/** What else belongs to the installation. */
export const extraQuestions: readonly Question[] = [optionsQuestion, ...followUps, ...sizeQuestions];
