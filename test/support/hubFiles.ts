/** A Backstage object that counts on the Secret `hub-secrets`. */
export const backstage = `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  application:
    extraEnvs:
      secrets:
        - name: hub-secrets
`;

/** A Secret beside it. */
export function secretNamed(name: string): string {
  return `apiVersion: v1
kind: Secret
metadata:
  name: ${name}
  namespace: rhdh
stringData:
  TOKEN: x
`;
}
