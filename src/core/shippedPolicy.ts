/** A NetworkPolicy the operator makes; texts may hold `{name}` for the Backstage name. */
export interface ShippedPolicy {
  readonly name: string;
  /** Its name in the cluster, where the operator derives one. */
  readonly madeAs?: string;
  /** Whom it lets in, where somebody asks for it. */
  readonly opensTo?: 'namespace' | 'monitoring' | 'routes';
  readonly spec: PolicySpec;
  /** What becomes of it with an external database. */
  readonly externalDatabase?: PolicySpec | 'leftOut';
  /** What it is on OpenShift, where that differs. */
  readonly openshift?: PolicySpec;
}

/** `spec` of a networking.k8s.io/v1 NetworkPolicy, as far as upstream uses it. */
interface PolicySpec {
  readonly podSelector: LabelSelector;
  readonly policyTypes?: readonly ('Ingress' | 'Egress')[];
  readonly ingress?: readonly {
    readonly from: readonly PolicyPeer[];
    readonly ports?: readonly PolicyPort[];
  }[];
  readonly egress?: readonly { readonly to?: readonly PolicyPeer[]; readonly ports: readonly PolicyPort[] }[];
}

export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
}

interface PolicyPeer {
  readonly namespaceSelector?: LabelSelector;
  readonly podSelector?: LabelSelector;
}

export interface PolicyPort {
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
}
