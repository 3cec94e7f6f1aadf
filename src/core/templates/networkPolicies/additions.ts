import { message, type Message } from '../../message.ts';
import { operatorMakesPolicies, type Target } from '../../target/target.ts';
import { furtherPorts } from './furtherPorts.ts';
import { namespacePeer } from './policyObject.ts';

/** A policy that opens what default-deny closes, and who needs it. */
export interface Addition {
  readonly name: string;
  readonly why: Message;
  readonly egress: object;
}

/** What the Orchestrator needs beside the policies of an operator that denies by default; nothing where none does. */
export function additions(target: Target): readonly Addition[] {
  const { backendPods } = target.release.networkPolicies;
  if (backendPods === undefined || !operatorMakesPolicies(target)) return [];
  return [toWorkflows(target), ...toOtherNamespaces(target), ...toFurtherPorts(target)];
}

function toWorkflows(target: Target): Addition {
  const { workflows, platform } = target.release;
  const dataIndex = platform.services.filter(({ field }) => field === 'dataIndex');
  const name = `${target.name}-egress-to-workflows`;
  return {
    name,
    why: message(
      '{0}: RHDH asks the data-index for workflows and calls the workflows. Their Services say port 80, but a policy is judged by the port of the Pod, {1}.',
      name,
      workflows.podPort,
    ),
    egress: {
      to: [
        ...dataIndex.map(({ suffix }) => ({
          podSelector: { matchLabels: { [workflows.serviceLabel]: `${platform.name}-${suffix}` } },
        })),
        { podSelector: everyWorkflow(target) },
      ],
      ports: ports(workflows.podPort),
    },
  };
}

/** The policy that lets RHDH out to workflows in other namespaces; `undefined` where it may go out anyway. */
export function wayOutName(target: Target): string | undefined {
  const closed = target.release.networkPolicies.backendPods !== undefined && operatorMakesPolicies(target);
  return closed && target.workflowNamespaces.length > 0
    ? `${target.name}-egress-to-workflow-namespaces`
    : undefined;
}

function toOtherNamespaces(target: Target): readonly Addition[] {
  const { workflowNamespaces, release } = target;
  const name = wayOutName(target);
  if (name === undefined) return [];
  return [
    {
      name,
      why: message('{0}: RHDH calls the workflows in {1}, too.', name, workflowNamespaces.join(', ')),
      egress: {
        to: workflowNamespaces.map((namespace) => ({
          ...namespacePeer(namespace),
          podSelector: everyWorkflow(target),
        })),
        ports: ports(release.workflows.podPort),
      },
    },
  ];
}

function toFurtherPorts(target: Target): readonly Addition[] {
  return furtherPorts(target).map(({ what, ports: numbers, reason }) => {
    const name = `${target.name}-egress-to-${what}`;
    return { name, why: reason(name), egress: { ports: ports(...numbers) } };
  });
}

function everyWorkflow({ release }: Target): object {
  return { matchExpressions: [{ key: release.workflows.workflowLabel, operator: 'Exists' }] };
}

function ports(...numbers: readonly number[]): readonly object[] {
  return numbers.map((port) => ({ port, protocol: 'TCP' }));
}
