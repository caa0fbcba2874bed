import type * as cdk8s from 'cdk8s';
import {
  ApiObject,
  App as UpstreamApp,
  Chart,
  JsonPatch,
  Lazy,
  type ResolutionContext,
} from 'cdk8s';
import { k8s } from 'cdk8s-plus-33';
import { PodwrightError } from '../../../src/manifest/podwright-error';
import { runInNewContext } from 'node:vm';
import { App } from '../../../src/synth/app';
import { complaintAbout, complaintOf } from '../abuse';

class Money {
  amount = 1;
}

class CalledObject {
  b = 'x';
}
Object.defineProperty(CalledObject, 'name', { value: 'Object' });

const circle: Record<string, unknown> = {};
circle['self'] = circle;

function fails(): never {
  throw new Error('not now');
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

describe('the construct, the field and the cause are named for', () => {
  test.each<readonly [string, unknown, string]>([
    ['NaN', { a: NaN }, 'data.a: Invalid value: NaN: must be a finite number'],
    ['Infinity', { a: [-Infinity] }, 'data.a[0]: Invalid value: -Infinity'],
    [
      'a Date',
      { at: new Date(0) },
      'data.at: Invalid value: must be data, and is an instance of Date\n    write it with toISOString()',
    ],
    ['a Set', { a: new Set() }, 'data.a: Invalid value: must be data, and is an instance of Set'],
    [
      'an Error',
      { a: new Error('x') },
      'data.a: Invalid value: must be data, and is an instance of Error',
    ],
    [
      'a boxed string',
      { a: Object('x') as unknown },
      'data.a: Invalid value: must be data, and is an instance of String',
    ],
    [
      'a boxed number',
      { a: Object(1) as unknown },
      'data.a: Invalid value: must be data, and is an instance of Number',
    ],
    ['a Map', { a: new Map() }, 'data.a: Invalid value: must be data, and is an instance of Map'],
    [
      'a Buffer',
      { a: Buffer.from('x') },
      'data.a: Invalid value: must be data, and is an instance of Buffer',
    ],
    [
      'a Promise',
      { a: Promise.resolve() },
      'data.a: Invalid value: must be data, and is an instance of Promise',
    ],
    [
      'a regular expression',
      { a: /x/ },
      'data.a: Invalid value: must be data, and is an instance of RegExp',
    ],
    [
      'an instance of a class',
      { a: { b: new Money() } },
      'data.a.b: Invalid value: must be data, and is an instance of Money',
    ],
    ['a function', { a: () => 1 }, 'data.a: Invalid value: must be data, and is a function'],
    ['a class', { a: Money }, 'data.a: Invalid value: must be data, and is a function'],
    ['a symbol', { a: Symbol('x') }, 'data.a: Invalid value: must be data, and is a symbol'],
    [
      'a circle',
      { a: circle },
      'data.a.self: Invalid value: must be data, and is an object that contains itself',
    ],
    ['half a surrogate pair', { a: '\ud800' }, 'data.a: Invalid value: must be Unicode text'],
    [
      'an integer of more than 64 bits',
      { a: 2n ** 64n },
      'data.a: Invalid value: must fit into 64 bits',
    ],
    ['a missing item', { a: ['x', undefined] }, 'data.a[1]: Required value: is undefined'],
    ['a null item', { a: [null] }, 'data.a[0]: Required value: is undefined'],
    [
      'an object without prototype',
      { a: Object.create(null) as unknown },
      'data.a: Invalid value: cdk8s does not take this for an object literal: it has no prototype',
    ],
    [
      'a key `constructor`',
      { constructor: 'x' },
      'data: Invalid value: cdk8s does not take this for an object literal: it has a key `constructor`',
    ],
    [
      'a key `__proto__`',
      JSON.parse('{"__proto__": {"a": 1}}'),
      'data.__proto__: Invalid value: cdk8s drops a key of this name',
    ],
  ])('%s', (_, data, complaint) => {
    expect(complaintAbout(data)).toContain(`ConfigMap app/object: 1 problem\n  ${complaint}`);
  });

  test('what a getter throws', () => {
    const data = {
      get a() {
        throw new Error('no such thing');
      },
    };
    expect(complaintAbout(data)).toBe(
      'ConfigMap app/object: 1 problem\n  data.a: Invalid value: reading it throws: no such thing\n    look into its getter',
    );
  });

  test.each<readonly [string, object, string]>([
    [
      'which throws what cannot become text',
      {
        get a() {
          throw Object.create(null);
        },
      },
      'data.a: Invalid value: reading it throws: something that is no error',
    ],
    [
      'of a proxy',
      new Proxy({ a: 1 }, { get: fails }),
      'data: Invalid value: reading it throws: not now',
    ],
    [
      'of a proxy that does not tell its keys',
      new Proxy({ a: 1 }, { ownKeys: fails }),
      'data: Invalid value: reading it throws: not now',
    ],
    [
      'of a proxy that does not tell what it is',
      new Proxy({ a: 1 }, { getPrototypeOf: fails }),
      'data: Invalid value: reading it throws: not now',
    ],
    [
      'of a list',
      new Proxy(['a'], { get: fails }),
      'data: Invalid value: reading it throws: not now',
    ],
    [
      'of a proxy that is revoked',
      revoked(),
      "data: Invalid value: reading it throws: Cannot perform 'get' on a proxy that has been revoked",
    ],
  ])('a getter %s', (_, data, complaint) => {
    expect(complaintAbout(data)).toContain(`ConfigMap app/object: 1 problem\n  ${complaint}`);
  });

  test('a list of five million holes, of which the first hundred are told', () => {
    const holes: unknown[] = [];
    holes[5_000_000] = 'x';
    const complaint = complaintAbout({ holes });
    expect(complaint).toContain(
      'ConfigMap app/object: 101 problems\n  data.holes[0]: Required value: is undefined',
    );
    expect(complaint).toContain('there is more that cannot be written: these are the first 100');
  });

  test('objects that are made as they are read, without end', () => {
    const endless = (): object =>
      new Proxy(
        {},
        {
          ownKeys: () => ['x'],
          getOwnPropertyDescriptor: (_, key) =>
            key === 'x' ? { configurable: true, enumerable: true, value: 1 } : undefined,
          get: (_, key) => (key === 'x' ? endless() : undefined),
        },
      );
    expect(complaintAbout(endless())).toMatch(
      /^ConfigMap app\/object: 1 problem\n {2}data(?:\.x)+: /,
    );
  });

  test('what a lazy value throws, and what it makes of itself', () => {
    const fails = Lazy.any({
      produce() {
        throw new Error('not yet');
      },
    });
    expect(complaintAbout(fails)).toContain(
      'ConfigMap app/object: 1 problem\n  cannot be rendered: not yet',
    );
    expect(complaintAbout({ a: Lazy.any({ produce: () => NaN }) })).toContain(
      'data.a: Invalid value: NaN',
    );
  });
});

describe('it is right to give', () => {
  test.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['fields without a value', { a: undefined, b: null }],
    ['a map that is empty, and one that becomes it', { a: {}, b: { c: undefined } }],
    ['minus zero', { a: -0 }],
    [
      'keys that objects of JavaScript have',
      { hasOwnProperty: 'a', toString: 'b', valueOf: 'c', resolve: 'd' },
    ],
    ['objects of another realm', runInNewContext('({ a: [1, { b: 2 }] })') as unknown],
    ['frozen objects', Object.freeze({ a: Object.freeze(['x']) })],
    ['proxies', new Proxy({ a: 'x' }, {})],
    ['an instance of a class that is called Object', { a: new CalledObject() }],
    ['64-bit integers', { a: 2n ** 63n - 1n }],
    ['a map with a key `toJSON`', { toJSON: 'x' }],
    ['600 levels', Array.from({ length: 600 }).reduce((inner) => ({ inner }), {})],
  ])('%s, and to get what cdk8s writes', (_, data) => {
    expect(complaintAbout(data)).toBe('');
    const [ours, theirs] = [App, UpstreamApp].map((AppOf) => {
      const app = new AppOf();
      const props = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'object' }, data };
      new ApiObject(new Chart(app, 'app'), 'object', props);
      return app.synthYaml();
    });
    expect(ours).toBe(theirs);
  });

  test('an object that is changed after it was given: what it holds at synthesis is written', () => {
    const app = new App();
    const data = { a: 'before' };
    new ApiObject(new Chart(app, 'app'), 'object', { apiVersion: 'v1', kind: 'ConfigMap', data });
    data.a = 'after';
    expect(app.synthYaml()).toContain('a: after');
  });

  test('nulls where schemas and custom resources have a use for them', () => {
    expect(
      complaintAbout({ enum: ['a', null] }, 'CustomResourceDefinition', 'apiextensions.k8s.io/v1'),
    ).toBe('');
    expect(complaintAbout({ a: [undefined] }, 'Thing', 'example.com/v1')).toBe('');
    expect(complaintAbout({ a: [undefined] }, 'Ingress', 'networking.k8s.io/v1')).not.toBe('');
  });
});

describe('JSON patches', () => {
  function complaint(...patches: JsonPatch[]): string {
    return complaintOf((chart) => {
      const object = new ApiObject(chart, 'object', {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'secret' },
        stringData: { password: 'hunter2', list: ['a'] },
      });
      object.addJsonPatch(...patches);
    });
  }

  test.each<readonly [string, JsonPatch, string]>([
    [
      'replace below what is not there',
      JsonPatch.replace('/spec/a/b', 1),
      'spec.a.b: JSON patch 1 (replace /spec/a/b): Not found: no such place\n    the object has none of it',
    ],
    [
      'add below what is not there',
      JsonPatch.add('/stringData/x/y', 1),
      'Not found: no such place\n    the object ends at /stringData/x'.replace(
        '/stringData/x',
        '/stringData',
      ),
    ],
    [
      'copy of what is not there',
      JsonPatch.copy('/spec', '/stringData/x'),
      'JSON patch 1 (copy /stringData/x): Not found: /spec is not in the object',
    ],
    [
      'move of what is not there',
      JsonPatch.move('/spec', '/stringData/x'),
      'Not found: /spec is not in the object',
    ],
    [
      'an index behind the end',
      JsonPatch.add('/stringData/list/7', 'b'),
      'stringData.list[7]: JSON patch 1 (add /stringData/list/7): Not found',
    ],
    [
      'add of nothing',
      JsonPatch.add('/stringData/x', undefined),
      'stringData.x: JSON patch 1 (add /stringData/x): Required value: the value is undefined',
    ],
    [
      'add of Infinity',
      JsonPatch.add('/stringData/x', { a: Infinity }),
      'JSON patch 1 (add /stringData/x): a: Invalid value: Infinity',
    ],
    [
      'a root that is no object',
      JsonPatch.replace('', 'text'),
      'JSON patch 1 (replace the whole object): Invalid value: what is left is no object',
    ],
    [
      'a test that fails',
      JsonPatch.test('/stringData/password', 'x'),
      'stringData.password: JSON patch 1 (test /stringData/password): the test fails',
    ],
    [
      'a prototype',
      JsonPatch.add('/stringData/__proto__', {}),
      'JSON patch 1 (add /stringData/__proto__): cannot be applied',
    ],
  ])('%s', (_, patch, text) => {
    expect(complaint(patch)).toContain(text);
  });

  test('never show the values of the object', () => {
    for (const patch of [
      JsonPatch.test('/stringData/password', 'x'),
      JsonPatch.replace('/a/b/c', 1),
      JsonPatch.add('/stringData/__proto__', {}),
    ]) {
      expect(complaint(patch)).not.toContain('hunter2');
    }
  });

  test('are judged one after the other', () => {
    expect(
      complaint(
        JsonPatch.add('/data', {}),
        JsonPatch.add('/data/a', 'b'),
        JsonPatch.test('/data/a', 'b'),
      ),
    ).toBe('');
    expect(
      complaint(JsonPatch.remove('/stringData'), JsonPatch.replace('/stringData/list/0', 'b')),
    ).toContain('JSON patch 2');
  });

  test('that replace what is not there warn: cdk8s adds it', () => {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      expect(complaint(JsonPatch.replace('/stringData/user', 'shop'))).toBe('');
      expect(write.mock.calls.map(([text]) => text).join('')).toBe(
        "Secret app/object: 1 warning\n  stringData.user: JSON patch 1 (replace /stringData/user): Not found: there is nothing to replace, and cdk8s adds it (apply-json-patches)\n    check the spelling, or add it: JsonPatch.add('/stringData/user', ...)\n",
      );
    } finally {
      write.mockRestore();
    }
  });

  test('that remove what is not there warn', () => {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      expect(complaint(JsonPatch.remove('/stringData/nothing'))).toBe('');
      expect(write.mock.calls.map(([text]) => text).join('')).toBe(
        'Secret app/object: 1 warning\n  stringData.nothing: JSON patch 1 (remove /stringData/nothing): Not found: there is nothing to remove (apply-json-patches)\n',
      );
      // Once in a process, however often it is synthesised.
      complaint(JsonPatch.remove('/stringData/nothing'));
      expect(write).toHaveBeenCalledTimes(1);
    } finally {
      write.mockRestore();
    }
  });

  test('apply once, however often is synthesised', () => {
    const app = new App();
    const object = new ApiObject(new Chart(app, 'app'), 'object', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: { list: ['a'] },
    });
    object.addJsonPatch(JsonPatch.add('/data/list/-', 'b'));
    expect(app.synthYaml()).toBe(app.synthYaml());
    expect(app.synthYaml()).toContain('  list:\n    - a\n    - b\n');
  });
});

describe('an object with JSON patches is rendered once, as with cdk8s', () => {
  class Exposed extends ApiObject {
    override toJson(): unknown {
      return { ...(super.toJson() as object), immutable: true };
    }
  }
  class Alone extends ApiObject {
    override toJson(): unknown {
      return { apiVersion: 'v1', kind: 'ConfigMap', data: { only: 'this' } };
    }
  }
  class Logged extends ApiObject {
    override addJsonPatch(...patches: JsonPatch[]): void {
      super.addJsonPatch(...patches);
    }
  }

  /** What is written, and what the resolver was asked. */
  function rendered(AppOf: typeof UpstreamApp, fill: (chart: Chart, count: Lazy) => ApiObject) {
    const asked: string[] = [];
    const resolver = {
      resolve({ key, obj }: ResolutionContext) {
        asked.push([obj.constructor.name, ...key].join('.'));
      },
    };
    const app = new AppOf({ resolvers: [resolver] });
    let port = 8000;
    const counting = Lazy.any({ produce: () => String(port++) }) as Lazy;
    fill(new Chart(app, 'app'), counting).addJsonPatch(
      JsonPatch.replace('/metadata/name', 'other'),
      JsonPatch.remove('/kind'),
      JsonPatch.add('/kind', 'ConfigMap'),
      JsonPatch.add('/nothing', null),
    );
    return { yaml: app.synthYaml(), asked };
  }

  const classes = { ApiObject, Exposed, Alone, Logged };
  test.each(Object.entries(classes))('of the class %s', (_, ObjectOf) => {
    const [ours, theirs] = [App, UpstreamApp].map((AppOf) =>
      rendered(AppOf, (chart, port) => {
        const props = { apiVersion: 'v1', kind: 'Secret', data: { port } };
        return new ObjectOf(chart, 'object', props);
      }),
    );
    expect(ours).toEqual(theirs);
  });

  test('of a generated class', () => {
    const [ours, theirs] = [App, UpstreamApp].map((AppOf) =>
      rendered(
        AppOf,
        (chart, port) =>
          new k8s.KubeConfigMap(chart, 'object', { data: { port: port as unknown as string } }),
      ),
    );
    expect(ours).toEqual(theirs);
  });

  test('where a lazy value adds a patch', () => {
    const [ours, theirs] = [App, UpstreamApp].map((AppOf) => {
      const app = new AppOf();
      const produce = (): string => {
        object.addJsonPatch(JsonPatch.add('/data/late', 'x'));
        return 'x';
      };
      const data = { a: Lazy.any({ produce }) as unknown };
      const props = { apiVersion: 'v1', kind: 'ConfigMap', data };
      const object = new ApiObject(new Chart(app, 'app'), 'object', props);
      object.addJsonPatch(JsonPatch.add('/data/early', 'x'));
      return app.synthYaml();
    });
    expect(ours).toContain('late: x');
    expect(ours).toBe(theirs);
  });

  test('and cdk8s renders as before', () => {
    const before = Object.getOwnPropertyDescriptors(ApiObject.prototype);
    rendered(App, (chart) => new Exposed(chart, 'o', { apiVersion: 'v1', kind: 'Secret' }));
    expect(Object.getOwnPropertyDescriptors(ApiObject.prototype)).toEqual(before);
    expect(Object.hasOwn(Logged.prototype, 'toJson')).toBe(false);
  });
});

test('getters run as often as with cdk8s alone, wherever they stand', () => {
  const calls = [App, UpstreamApp].map((AppOf) => {
    const called: string[] = [];
    const counted = (name: string): object => ({
      get [name]() {
        called.push(name);
        return { text: 'x' };
      },
    });
    const app = new AppOf();
    new ApiObject(new Chart(app, 'app'), 'object', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: { inner: counted('inner'), list: [counted('item')] },
    });
    app.synthYaml();
    return called;
  });
  expect(calls[0]).toEqual(calls[1]);
  expect(calls[0]).toContain('inner');
});

test('keys that are symbols warn', () => {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    expect(complaintAbout({ a: 'b', [Symbol('mark')]: 1 })).toBe('');
    expect(write.mock.calls.map(([text]) => text).join('')).toContain(
      'data: Invalid value: the key Symbol(mark) is a symbol',
    );
  } finally {
    write.mockRestore();
  }
});

test('what is thrown about a Secret does not show what user code says', () => {
  const complaint = complaintOf((chart) => {
    new ApiObject(chart, 'object', {
      apiVersion: 'v1',
      kind: 'Secret',
      get stringData() {
        throw new Error('hunter2 is too short');
      },
    });
  });
  expect(complaint).toBe(
    'Secret app/object: 1 problem\n  stringData: Invalid value: reading it throws: an error that may hold its data\n    look into its getter',
  );
});

test('all objects are rendered before anything is thrown', () => {
  const complaint = complaintOf((chart) => {
    for (const id of ['one', 'two', 'three']) {
      new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', data: { a: NaN } });
    }
  });
  expect(complaint.match(/^ConfigMap app\/\w+: 1 problem$/gm)).toHaveLength(3);
});

test('every object is rendered once', () => {
  const app = new App();
  const object = new ApiObject(new Chart(app, 'app'), 'object', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
  });
  const render = jest.spyOn(object, 'toJson');
  app.synthYaml();
  expect(render).toHaveBeenCalledTimes(1);
});

test('an object of another copy of cdk8s is rendered as well', () => {
  jest.isolateModules(() => {
    const other = require('cdk8s') as typeof cdk8s;
    expect(other.App).not.toBe(UpstreamApp);
    const app = new App();
    new other.ApiObject(new other.Chart(app, 'app'), 'object', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
    }).addJsonPatch(other.JsonPatch.add('/data', { a: 'b' }));
    expect(app.synthYaml()).toContain('data:\n  a: b\n');
  });
});

test('a lazy value of another copy of cdk8s is named with its field', () => {
  jest.isolateModules(() => {
    const other = require('cdk8s') as typeof cdk8s;
    expect(complaintAbout({ a: { b: other.Lazy.any({ produce: () => 'x' }) } })).toContain(
      'data.a.b: Invalid value: is a lazy value of another copy of cdk8s\n    install one copy of cdk8s',
    );
  });
});

test('a manifest without kind is refused', () => {
  const complaint = complaintOf((chart) => {
    new ApiObject(chart, 'object', { apiVersion: 'v1' } as cdk8s.ApiObjectProps);
  });
  expect(complaint).toContain('app/object: 1 problem\n  kind: Required value');
});

test.each([1100, 20_000])('%i levels are refused, not run into', (levels) => {
  let deep: unknown = 'bottom';
  for (let level = 0; level < levels; level += 1) deep = { deep };
  expect(complaintAbout(deep)).toMatch(
    /^ {2}data(?:\.deep)+: .*nested more than 1000 levels deep$/m,
  );
});

test('problems can be read by programs', () => {
  const app = new App();
  new ApiObject(new Chart(app, 'app'), 'object', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    data: { a: NaN },
  });
  try {
    app.synthYaml();
    throw new Error('did not throw');
  } catch (error) {
    if (!(error instanceof PodwrightError)) throw error;
    expect(error.reports).toEqual([
      {
        subject: 'ConfigMap app/object',
        problems: [
          expect.objectContaining({
            path: 'data.a',
            type: 'FieldValueInvalid',
            severity: 'error',
            set: 'composition',
          }),
        ],
      },
    ]);
    expect(error.problems).toHaveLength(1);
  }
});
