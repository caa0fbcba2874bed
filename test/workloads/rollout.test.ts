import { Testing } from 'cdk8s';
import { Deployment, WebPod, type DeploymentProps } from 'podwright';

const pod = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

describe('a rollout of a Deployment', () => {
  // As the Deployment controller resolves them.
  test.each<readonly [number | undefined, DeploymentProps<any>['strategy'], number, number]>([
    [3, undefined, 3, 4],
    [undefined, undefined, 1, 2],
    [4, undefined, 3, 5],
    [10, undefined, 8, 13],
    [3, { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }, 3, 4],
    [3, { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }, 2, 3],
    [3, { rollingUpdate: { maxSurge: 0, maxUnavailable: '10%' } }, 2, 3],
    [10, { rollingUpdate: { maxSurge: '100%', maxUnavailable: '100%' } }, 0, 20],
    [2, { rollingUpdate: { maxSurge: 0, maxUnavailable: 5 } }, 0, 2],
    [3, { type: 'Recreate' }, 0, 3],
  ])(
    'of %s replicas with %j keeps %i pods available, and has %i at most',
    (replicas, strategy, atLeast, atMost) => {
      const deployment = new Deployment(Testing.chart(), 'web', {
        pod,
        ...(replicas === undefined ? {} : { replicas }),
        ...(strategy === undefined ? {} : { strategy }),
      });
      expect(deployment.rollout()).toEqual({ replicas: replicas ?? 1, atLeast, atMost });
    },
  );

  test('can be asked for another number of replicas, as an autoscaler may choose', () => {
    const deployment = new Deployment(Testing.chart(), 'web', { pod });
    expect(deployment.rollout(8)).toEqual({ replicas: 8, atLeast: 6, atMost: 10 });
  });
});
