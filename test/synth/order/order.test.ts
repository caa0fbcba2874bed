import { ApiObject, App as UpstreamApp, Chart, type App } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { App as OurApp } from '../../../src/synth/app';
import { growth } from '../../growth';
import { buildTree, treeModel, type TreeModel } from '../trees';

function outcome(
  app: App,
  model: TreeModel,
): { readonly yaml?: string; readonly charts?: string[]; readonly failed?: true } {
  buildTree(app, model);
  try {
    const yaml = app.synthYaml();
    return { yaml, charts: app.charts.map(({ node }) => node.path) };
  } catch {
    return { failed: true };
  }
}

describe('the order is that of cdk8s', () => {
  test('of charts and of objects, and circles are found where it finds them', () => {
    let compared = 0;
    fc.assert(
      fc.property(treeModel, (model) => {
        const theirs = outcome(new UpstreamApp(), model);
        expect(outcome(new OurApp(), model)).toEqual(theirs);
        if (theirs.yaml !== undefined) compared += 1;
      }),
      { numRuns: 1500 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});

function configMap(scope: Construct, id: string): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap' });
}

function namesIn(yaml: string): readonly string[] {
  return [...yaml.matchAll(/name: (?:.*-)?(\w+)-c8\w+$/gm)].map(([, name]) => name!);
}

describe('what stands in a scope', () => {
  test('comes before the rest of the scope, where the scope depends on it', () => {
    const app = new OurApp();
    const chart = new Chart(app, 'chart');
    const scope = new Construct(chart, 'scope');
    configMap(scope, 'rest');
    const inner = new Construct(scope, 'inner');
    configMap(inner, 'first');
    configMap(inner, 'second');
    scope.node.addDependency(inner);
    expect(namesIn(app.synthYaml())).toEqual(['first', 'second', 'rest']);
  });

  test('comes after the rest of the scope, where it depends on the scope', () => {
    const app = new OurApp();
    const chart = new Chart(app, 'chart');
    const inner = new Construct(chart, 'inner');
    configMap(inner, 'third');
    configMap(inner, 'fourth');
    configMap(chart, 'first');
    configMap(chart, 'second');
    inner.node.addDependency(chart);
    expect(namesIn(app.synthYaml())).toEqual(['first', 'second', 'third', 'fourth']);
  });
});

describe('circles', () => {
  test('between objects are shown with all that take part', () => {
    const app = new OurApp();
    const chart = new Chart(app, 'chart');
    const [a, b, c] = ['a', 'b', 'c'].map((id) => configMap(chart, id)) as [
      ApiObject,
      ApiObject,
      ApiObject,
    ];
    configMap(chart, 'aside').addDependency(a);
    a.addDependency(b);
    b.addDependency(c);
    c.addDependency(a);
    expect(() => app.synthYaml()).toThrow(
      'Dependency cycle detected: chart/a => chart/b => chart/c => chart/a',
    );
  });

  test('between charts that come from what is inside them are shown', () => {
    const app = new OurApp();
    const [one, two] = [new Chart(app, 'one'), new Chart(app, 'two')];
    configMap(one, 'a').addDependency(configMap(two, 'b'));
    configMap(two, 'c').addDependency(configMap(one, 'd'));
    expect(() => app.synthYaml()).toThrow('Dependency cycle detected: one => two => one');
    expect(() => app.charts).toThrow('Dependency cycle detected');
  });

  test('of one construct are circles too', () => {
    const app = new OurApp();
    const chart = new Chart(app, 'chart');
    const object = configMap(chart, 'a');
    object.addDependency(object);
    expect(() => app.synthYaml()).toThrow('Dependency cycle detected: chart/a => chart/a');
  });
});

test('a dependency on what is in no chart names it', () => {
  const app = new OurApp();
  const chart = new Chart(app, 'chart');
  configMap(chart, 'a').node.addDependency(new Construct(app, 'loose'));
  expect(() => app.synthYaml()).toThrow(
    'cannot order the dependencies of loose: it is in no chart',
  );
});

describe('size', () => {
  test('a chain of 100,000 objects is put in order', () => {
    const app = new OurApp();
    const chart = new Chart(app, 'chart');
    let last = configMap(chart, 'o0');
    for (let index = 1; index < 100_000; index += 1) {
      const next = configMap(chart, `o${index}`);
      last.addDependency(next);
      last = next;
    }
    expect(app.charts).toHaveLength(1);
  });

  test('constructs nested 2,000 deep are put in order', () => {
    const app = new OurApp();
    let scope: Construct = new Chart(app, 'chart');
    for (let level = 0; level < 2000; level += 1) scope = new Construct(scope, 'n');
    configMap(scope, 'deep');
    expect(app.charts).toHaveLength(1);
  });

  // Eight times the size: eight times the work where it is linear, 64 times where it is quadratic.
  const linear = 32;

  test('charts of twenty objects in a row, of which cdk8s does not finish ten, take linear time', () => {
    const inARow = (charts: number) => (): void => {
      const app = new OurApp();
      let before: Chart | undefined;
      for (let index = 0; index < charts; index += 1) {
        const chart = new Chart(app, `chart${index}`);
        for (let object = 0; object < 20; object += 1) configMap(chart, `o${object}`);
        if (before !== undefined) chart.addDependency(before);
        before = chart;
      }
      app.synthYaml();
    };
    expect(growth(inARow, 20, 160)).toBeLessThan(linear);
  });

  test('layers that depend on each other fully take linear time', () => {
    const inLayers = (layers: number) => {
      const app = new OurApp();
      const chart = new Chart(app, 'chart');
      let layer: readonly ApiObject[] = [];
      for (let index = 0; index < layers; index += 1) {
        const next = [configMap(chart, `a${index}`), configMap(chart, `b${index}`)];
        for (const object of next) object.addDependency(...layer);
        layer = next;
      }
      return () => void app.charts;
    };
    expect(growth(inLayers, 300, 2400)).toBeLessThan(linear);
  });

  test('objects that all depend on a scope that holds them are said to be a circle, in linear time', () => {
    const inACircle = (objects: number) => {
      const app = new OurApp();
      const chart = new Chart(app, 'chart');
      for (let index = 0; index < objects; index += 1)
        configMap(chart, `o${index}`).node.addDependency(chart);
      return () => expect(() => app.charts).toThrow('Dependency cycle detected');
    };
    expect(growth(inACircle, 1000, 8000)).toBeLessThan(linear);
  });
});
