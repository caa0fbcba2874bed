import { Chart } from 'cdk8s';
import { App, Deployment, WebPod, type Problem } from 'podwright';

const pod = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

/** Has an opinion of its own, and adds to the manifest when it is rendered. */
class Acme extends Deployment {
  override problems(): readonly Problem[] {
    return [
      ...super.problems(),
      {
        rule: 'acme-owner',
        set: 'composition',
        severity: 'error',
        path: 'metadata.labels',
        type: 'FieldValueRequired',
        message: 'Required value: acme.com/owner',
      },
    ];
  }
}

class Rendered extends Deployment {
  override toJson(): any {
    const manifest = super.toJson();
    manifest.metadata.annotations = { 'acme.com/rendered': 'yes' };
    return manifest;
  }
}

describe('a class of the user, made from one of ours', () => {
  test('is asked for its problems, by our App and by the validation of constructs', () => {
    const app = new App();
    const own = new Acme(new Chart(app, 'shop'), 'web', { pod, replicas: 3 });
    expect(() => app.synthYaml()).toThrow('metadata.labels: Required value: acme.com/owner');
    expect(own.node.validate().join()).toContain('acme.com/owner');
  });

  test('is written as it renders itself, and is given a manifest of its own to change', () => {
    const app = new App();
    const own = new Rendered(new Chart(app, 'shop'), 'web', { pod, replicas: 3 });
    expect(app.synthYaml()).toContain('acme.com/rendered: "yes"');
    expect(own.problems().filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(own.toJson()).toEqual(own.toJson());
    expect(own.toJson()).not.toBe(own.toJson());
  });
});

test('what toJson gives is the caller’s: changing it changes nothing', () => {
  const app = new App();
  const deployment = new Deployment(new Chart(app, 'shop'), 'web', { pod, replicas: 3 });
  const before = app.synthYaml();
  const manifest = deployment.toJson();
  manifest.spec.template.spec.containers[0].image = 'changed';
  manifest.spec.selector.matchLabels.changed = 'yes';
  expect(app.synthYaml()).toBe(before);
});
