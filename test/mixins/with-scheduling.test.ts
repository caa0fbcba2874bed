import { Testing } from 'cdk8s';
import { Deployment, WebPod, withScheduling } from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

test('selectors, tolerations, gates and spreads of several calls add up', () => {
  const pod = web.with(
    withScheduling({
      nodeSelector: { disk: 'ssd' },
      tolerations: [{ key: 'a', operator: 'Exists' }],
      schedulingGates: ['acme.com/quota'],
      spread: [{ topologyKey: 'topology.kubernetes.io/zone' }],
      priorityClassName: 'low',
    }),
    withScheduling({
      nodeSelector: { arch: 'arm64' },
      tolerations: [{ key: 'b', operator: 'Exists' }],
      spread: [
        { topologyKey: 'kubernetes.io/hostname', maxSkew: 2, whenUnsatisfiable: 'DoNotSchedule' },
      ],
      priorityClassName: 'high',
    }),
  );
  const { spec } = new Deployment(Testing.chart(), 'web', { pod }).toJson().spec.template;
  expect(spec).toMatchObject({
    nodeSelector: { disk: 'ssd', arch: 'arm64' },
    tolerations: [
      { key: 'a', operator: 'Exists' },
      { key: 'b', operator: 'Exists' },
    ],
    schedulingGates: [{ name: 'acme.com/quota' }],
    priorityClassName: 'high',
  });
  const labelSelector = {
    matchLabels: { 'app.kubernetes.io/instance': 'web', 'app.kubernetes.io/name': 'web' },
  };
  expect(spec.topologySpreadConstraints).toEqual([
    {
      topologyKey: 'topology.kubernetes.io/zone',
      maxSkew: 1,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector,
    },
    {
      topologyKey: 'kubernetes.io/hostname',
      maxSkew: 2,
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector,
    },
  ]);
});

test('the same words twice count once', () => {
  const again = () => withScheduling({ tolerations: [{ key: 'a', operator: 'Exists' }] });
  expect(web.with(again(), again()).render().spec.tolerations).toHaveLength(1);
});

test('a spread of its own selector keeps it', () => {
  const labelSelector = { matchLabels: { app: 'x' } };
  const { spec } = web
    .with(withScheduling({ spread: [{ topologyKey: 'zone', labelSelector }] }))
    .render();
  expect(spec.topologySpreadConstraints?.[0]?.labelSelector).toEqual(labelSelector);
});
