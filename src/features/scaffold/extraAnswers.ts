import type { TargetAnswers } from '../../core/target/targetParse.ts';
import { templateOf } from '../../core/templates/index.ts';
import { sizeAnswers } from './sizeAnswers.ts';
import { chosen, notSaidYet, type Answers, type Facts } from './question.ts';

/** The options that need no choosing: whoever asks for such a template by name has chosen what it is about. */
export function impliedOptions({ what }: Facts): readonly string[] {
  return what.flatMap((one) => [
    ...Object.keys(templateOf(one).implies ?? {}),
    // It implies no names of namespaces, only that there are some.
    ...(one === 'workflow-namespace' ? ['workflowNamespaces'] : []),
  ]);
}

/** The options of the target that the answers describe. */
export function extraAnswers(facts: Facts, answers: Answers): Partial<TargetAnswers> {
  const options = new Set([...impliedOptions(facts), ...chosen(answers.options)]);
  const has = (option: string): boolean => options.has(option);
  const { catalogSource, lokiUrl, mirrorImages, mirrorNpm, mirrorCatalogIndex, mirrorPullSecret } = answers;
  return {
    ...(has('cicd') ? { cicd: true } : {}),
    ...(has('notifications') ? { notifications: true } : {}),
    ...(has('olmV1') ? { olm: 'v1' } : {}),
    ...(has('noMonitoring') ? { monitoring: false } : {}),
    ...(has('workflowNamespaces')
      ? { workflowNamespaces: parts(answers.workflowNamespaces ?? notSaidYet) }
      : {}),
    ...(has('permissions') ? { permissions: { admins: parts(answers.admins ?? '') } } : {}),
    ...(has('loki') ? { loki: given({ baseUrl: lokiUrl }) } : {}),
    ...(has('catalog') && catalogSource !== undefined ? { catalog: { source: catalogSource } } : {}),
    ...(has('mirrors')
      ? {
          mirrors: given({
            images: mirrorImages,
            npm: mirrorNpm,
            catalogIndex: mirrorCatalogIndex,
            pullSecret: mirrorPullSecret,
          }),
        }
      : {}),
    ...(has('sizes') ? { resources: sizeAnswers(answers) } : {}),
  };
}

/** The parts of a text with commas or blanks between them. */
export function parts(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

/** The texts that say something. */
function given(texts: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => (text === undefined || text === '' ? [] : [[key, text]])),
  );
}
