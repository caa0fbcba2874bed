import type { FieldType } from '../../src/kubernetes/schema';
import { decodeDefinition, readIndex } from '../../src/kubernetes/table';
import { readGoGroup } from '../../tools/generate/go-source';
import { merge } from '../../tools/generate/merge';
import type { ReadField, ReadRelease } from '../../tools/generate/read-release';
import { releases } from '../../tools/generate/releases';
import { writeTable } from '../../tools/generate/write-table';
import { writeTypes } from '../../tools/generate/write-types';

const group = { file: 'core', apiVersion: 'v1', anchor: 'v1-core' };

function read(
  at: number,
  definitions: Record<string, Record<string, FieldType | ReadField>>,
  enums: Record<string, readonly string[]> = {},
): ReadRelease {
  const release = releases[at];
  if (release === undefined) throw new Error('no such release');
  return {
    release,
    enums: new Map(Object.entries(enums)),
    definitions: new Map(
      Object.entries(definitions).map(([name, fields]) => [
        name,
        {
          name,
          group,
          kind: name === 'Pod',
          authored: true,
          fields: new Map(
            Object.entries(fields).map(([field, type]) => [
              field,
              'type' in type ? type : { name: field, type, required: false },
            ]),
          ),
        },
      ]),
    ),
  };
}

const text: FieldType = { kind: 'string' };
const whole: FieldType = { kind: 'int32' };

describe('the Go sources', () => {
  const source = readGoGroup(`
// Color is a color.
// +enum
type Color string

const (
	// Red is red.
	Red Color = "red"
	// Gone Color = "gone"
	Green = Color("green")
	AlsoRed Color = "red"
	None Color = ""
)

// Free is any text.
type Free string

const FreeOne Free = "one"
const Plain = "plain"

type Base struct {
	Shade *Color \`json:"shade,omitempty" protobuf:"bytes,1,opt,name=shade"\`
}

type Thing struct {
	metav1.TypeMeta \`json:",inline"\`
	metav1.ObjectMeta \`json:"metadata,omitempty"\`
	Base \`json:",inline"\`
	// Colors is a list.
	Colors []v1.Color \`json:"colors"\`
}
`);

  test('enums by their mark, their constants in order and once', () => {
    expect([...source.marked]).toEqual(['Color']);
    expect(source.constants.get('Color')).toEqual(['red', 'green', '']);
    expect(source.constants.get('Free')).toEqual(['one']);
    expect([...source.untyped]).toEqual([['Plain', 'plain']]);
  });

  test('the fields of structs, embedded ones too', () => {
    expect(Object.fromEntries(source.fields.get('Thing') ?? [])).toEqual({
      metadata: 'metav1.ObjectMeta',
      shade: 'Color',
      colors: 'v1.Color',
    });
  });
});

describe('merging releases', () => {
  test('says since and until when a field is there', () => {
    const [pod] = merge([
      read(0, { Pod: { a: text, b: text } }),
      read(1, { Pod: { a: text, b: text, c: text, d: text } }),
      read(2, { Pod: { a: text, c: text } }),
    ]).definitions;
    expect(pod?.fields).toEqual([
      { name: 'a', type: text, required: false },
      { name: 'b', type: text, required: false, until: '1.34' },
      { name: 'c', type: text, required: false, since: '1.34' },
      { name: 'd', type: text, required: false, since: '1.34', until: '1.34' },
    ]);
  });

  test('leaves it to what leads to a new definition', () => {
    const [, added] = merge([
      read(0, { Pod: { a: text } }),
      read(1, { Pod: { a: text }, Sub: { b: text } }),
      read(2, { Pod: { a: text }, Sub: { b: text, c: text } }),
    ]).definitions;
    expect(added?.fields.map(({ name, since }) => [name, since])).toEqual([
      ['b', undefined],
      ['c', '1.35'],
    ]);
  });

  test('takes required, and how a list merges, from the newest', () => {
    const list = (listType: 'atomic' | 'map', keys: readonly string[]): FieldType => ({
      kind: 'list',
      items: text,
      listType,
      keys,
      keyDefaults: {},
    });
    const [pod] = merge([
      read(0, { Pod: { a: { name: 'a', type: list('atomic', []), required: false } } }),
      read(1, { Pod: { a: { name: 'a', type: list('map', ['k']), required: true } } }),
    ]).definitions;
    expect(pod?.fields).toEqual([{ name: 'a', type: list('map', ['k']), required: true }]);
  });

  test('says since when an enum has a value', () => {
    const pod = { Pod: { a: text } };
    const { enums } = merge([read(0, pod, { E: ['A'] }), read(1, pod, { E: ['A', 'B'] })]);
    expect(enums).toEqual([{ name: 'E', values: [{ value: 'A' }, { value: 'B', since: '1.34' }] }]);
  });

  test.each([
    [
      'Pod.a has another type in an older release',
      [read(0, { Pod: { a: text } }), read(1, { Pod: { a: whole } })],
    ],
    [
      'Pod.b comes and goes',
      [
        read(0, { Pod: { a: text, b: text } }),
        read(1, { Pod: { a: text } }),
        read(2, { Pod: { a: text, b: text } }),
      ],
    ],
    [
      'the enum E lost B',
      [
        read(0, { Pod: { a: text } }, { E: ['A', 'B'] }),
        read(1, { Pod: { a: text } }, { E: ['A'] }),
      ],
    ],
  ])('stops where %s', (message, all) => {
    expect(() => merge(all)).toThrow(message);
  });
});

describe('writing', () => {
  const items: FieldType = { kind: 'object', definition: 'Part' };
  const values: FieldType = {
    kind: 'list',
    items: text,
    listType: 'set',
    keys: [],
    keyDefaults: {},
  };
  const merged = merge([
    read(0, { Pod: { apiVersion: text, kind: text, status: items }, Part: { port: whole } }),
    read(
      1,
      {
        Pod: {
          apiVersion: text,
          kind: text,
          status: items,
          limits: { kind: 'map', values: { kind: 'quantity' } },
          policy: { name: 'policy', type: text, required: true, enumName: 'Policy' },
          policies: { name: 'policies', type: values, required: false, enumName: 'Policy' },
          ports: {
            kind: 'list',
            items,
            listType: 'map',
            keys: ['port', 'protocol'],
            keyDefaults: { protocol: 'TCP' },
          },
          time: { kind: 'time' },
        },
        Part: { port: whole },
      },
      { Policy: ['', 'Always'] },
    ),
  ]);

  test('the table reads back as what was written', () => {
    const table = writeTable(merged);
    const index = readIndex(table.slice(table.indexOf('`') + 1, table.lastIndexOf('`')));
    expect([...index.kinds]).toEqual([['v1/Pod', 'Pod']]);
    for (const { name, fields } of merged.definitions) {
      const decoded = decodeDefinition(index, name);
      expect([...(decoded?.fields.values() ?? [])]).toEqual(
        fields.map(({ enumName, ...field }) => ({
          ...field,
          ...(enumName === undefined ? {} : { values: ['', 'Always'] }),
        })),
      );
    }
  });

  test('a damaged table is refused', () => {
    expect(() => decodeDefinition(readIndex('=v1 v1-core\nPod a:z'), 'Pod')).toThrow(
      "the field table is damaged at type 'z'",
    );
    expect(() => decodeDefinition(readIndex('=v1 v1-core\nPod a?'), 'Pod')).toThrow(
      "the field table is damaged at 'a?'",
    );
  });

  test('the types', () => {
    const files = writeTypes(merged, '1.34');
    expect(files.get('core')).toBe(`import type { Quantity, Time } from './scalars';

/** @see https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/#part-v1-core */
export interface Part {
  readonly port?: number;
}

/** @see https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/#pod-v1-core */
export interface Pod {
  readonly apiVersion?: 'v1';
  readonly kind?: 'Pod';
  readonly limits?: { readonly [key: string]: Quantity };
  readonly policies?: readonly ('' | 'Always')[];
  readonly policy: '' | 'Always';
  readonly ports?: readonly Part[];
  readonly time?: Time;
}
`);
    expect(files.get('enums')).toBe("export type Policy = '' | 'Always';\n");
    expect([...files.keys()].sort()).toEqual(['core', 'enums', 'index', 'scalars']);
  });
});
