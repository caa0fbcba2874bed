import { ApiObject, App as Cdk8sApp, Chart } from 'cdk8s';
import { Deployment, WebPod } from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

function autoscaler(scope: Chart, name: string, kind = 'Deployment'): ApiObject {
  return new ApiObject(scope, `${name}-${kind}`, {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind, name },
      minReplicas: 2,
      maxReplicas: 5,
    },
  });
}

function rules(deployment: Deployment): readonly string[] {
  return deployment.problems().map(({ rule }) => rule);
}

describe('the replicas of a Deployment', () => {
  test('are asked for where nobody scales it', () => {
    const chart = new Chart(new Cdk8sApp(), 'shop');
    const deployment = new Deployment(chart, 'web', { pod: web });
    expect(rules(deployment)).toContain('run-two-replicas');
    autoscaler(chart, 'other');
    autoscaler(chart, deployment.name, 'StatefulSet');
    expect(rules(deployment)).toContain('run-two-replicas');
  });

  test('are not asked for where an autoscaler scales it, made before or after it, in whatever chart', () => {
    const app = new Cdk8sApp();
    const deployment = new Deployment(new Chart(app, 'shop'), 'web', { pod: web });
    expect(rules(deployment)).toContain('run-two-replicas');
    autoscaler(new Chart(app, 'scaling'), deployment.name);
    expect(rules(deployment)).not.toContain('run-two-replicas');
  });

  test('are asked for where the autoscaler is in another namespace', () => {
    const app = new Cdk8sApp();
    const deployment = new Deployment(new Chart(app, 'shop'), 'web', { pod: web });
    autoscaler(new Chart(app, 'scaling', { namespace: 'other' }), deployment.name);
    expect(rules(deployment)).toContain('run-two-replicas');
  });

  test('are asked for where the autoscaler cannot be rendered', () => {
    const chart = new Chart(new Cdk8sApp(), 'shop');
    const deployment = new Deployment(chart, 'web', { pod: web });
    jest.spyOn(autoscaler(chart, deployment.name), 'toJson').mockImplementation(() => {
      throw new Error('not today');
    });
    expect(rules(deployment)).toContain('run-two-replicas');
  });
});
