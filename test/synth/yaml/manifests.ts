/** Manifests as people write them. */
export const manifests: Readonly<Record<string, unknown>> = {
  'a Deployment': {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      annotations: { 'example.com/note': 'first: second # third' },
      labels: { app: 'shop' },
      name: 'shop',
    },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: 'shop' } },
      template: {
        metadata: { labels: { app: 'shop' } },
        spec: {
          containers: [
            {
              args: ['--listen=:8080', '-v', '--', '*'],
              command: [
                'sh',
                '-c',
                'until nc -z postgres 5432; do\n  sleep 1\ndone\nexec /shop "$@"\n',
              ],
              env: [
                { name: 'EMPTY', value: '' },
                { name: 'MODE', value: 'yes' },
                { name: 'OCTAL', value: '0644' },
                { name: 'URL', value: 'postgres://shop:5432/shop?sslmode=require' },
                { name: 'QUOTED', value: `it's "quoted"` },
                { name: 'JSON', value: '{"a": [1, 2]}' },
                { name: 'SPACES', value: ' padded ' },
              ],
              image:
                'ghcr.io/acme/shop@sha256:7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730',
              livenessProbe: { failureThreshold: 3, httpGet: { path: '/live', port: 'http' } },
              name: 'app',
              ports: [{ containerPort: 8080, name: 'http', protocol: 'TCP' }],
              resources: {
                limits: { memory: '128Mi' },
                requests: { cpu: '100m', memory: '128Mi' },
              },
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
            },
          ],
          volumes: [{ emptyDir: {}, name: 'tmp' }],
        },
      },
    },
  },
  'a ConfigMap with files': {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'files' },
    data: {
      'nginx.conf': 'events {}\nhttp {\n  server {\n    listen 8080;\n  }\n}\n',
      Makefile: 'all:\n\tgo build ./...\n',
      'one-line': 'just one line\n',
      'no-break': 'a\nb',
      'many-breaks': 'a\n\n\n',
      template: '{{- range .Items }}\n  - {{ . }}\n{{- end }}\n',
      'settings.ini': '[a]\r\nb = c\r\nd = a longer value that goes on\r\n',
      'emoji.txt': 'naïve 😀 日本語\n',
      version: '1.10',
      date: '2024-01-01',
      time: '12:30:45',
      octal: '0o8',
      percent: '%20',
      key: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
    },
    binaryData: { blob: 'AAECAwQFBgcICQ==' },
  },
  'a CronJob': {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'nightly', namespace: 'jobs' },
    spec: {
      jobTemplate: { spec: { template: { spec: { containers: [], restartPolicy: 'Never' } } } },
      schedule: '*/5 * * * *',
    },
  },
  'a custom resource definition': {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.example.com' },
    spec: {
      versions: [
        {
          name: 'v1',
          schema: {
            openAPIV3Schema: { properties: { on: { default: null, enum: ['y', 'n', '~'] } } },
          },
        },
      ],
    },
  },
  'a role with every mark': {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'system:aggregate-to-view' },
    rules: [
      { apiGroups: ['', '*'], nonResourceURLs: ['/healthz/*', '/metrics'], verbs: ['get', 'list'] },
    ],
  },
};
