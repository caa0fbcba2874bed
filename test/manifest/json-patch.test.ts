import { missingFor, pointerSteps, type Operation } from '../../src/manifest/json-patch';

const manifest = { spec: { list: ['a', 'b'], 'a/b': { '~': 1 }, text: 'x' } };

describe('an operation', () => {
  test.each<Operation>([
    { op: 'add', path: '' },
    { op: 'add', path: '/spec/new' },
    { op: 'add', path: '/spec/list/-' },
    { op: 'add', path: '/spec/list/2' },
    { op: 'replace', path: '/spec/a~1b/~0' },
    { op: 'remove', path: '/spec/list/1' },
    { op: 'copy', from: '/spec/text', path: '/spec/new' },
    { op: 'move', from: '/spec/text', path: '/spec/new' },
    { op: 'test', path: '/spec/list' },
  ])('finds its place: $op $from $path', (operation) => {
    expect(missingFor(operation, manifest)).toBeUndefined();
  });

  test.each<readonly [Operation, string]>([
    [{ op: 'add', path: '/spec/list/3' }, '/spec/list'],
    [{ op: 'add', path: '/spec/list/x' }, '/spec/list'],
    [{ op: 'add', path: '/spec/list/1e0' }, '/spec/list'],
    [{ op: 'replace', path: '/spec/list/length' }, '/spec/list'],
    [{ op: 'add', path: 'spec/new' }, ''],
    [{ op: 'test', path: '/specs/text' }, ''],
    [{ op: 'replace', path: '/spec/text/x' }, '/spec/text'],
  ])('has no place: %j, and is told where the object ends', (operation, endsAt) => {
    expect(missingFor(operation, manifest)).toEqual({
      severity: 'error',
      message: 'Not found: no such place',
      endsAt,
    });
  });

  test('that copies or moves needs what it takes', () => {
    expect(missingFor({ op: 'move', from: '/spec/x', path: '/spec/y' }, manifest)).toEqual({
      severity: 'error',
      message: 'Not found: /spec/x is not in the object',
    });
  });

  test('that moves a place into itself leaves nothing to move it to', () => {
    const into: Operation = { op: 'move', from: '/spec', path: '/spec/list/0' };
    expect(missingFor(into, manifest)).toEqual({
      severity: 'error',
      message: 'Not found: /spec would be moved into itself',
    });
  });

  test.each(['/spec/x', '/spec/list/2', '/spec/list/-'])(
    'that replaces what is not there has nothing to replace, which cdk8s does not mind: %s',
    (path) => {
      expect(missingFor({ op: 'replace', path }, manifest)).toEqual({
        severity: 'lenient',
        message: 'Not found: there is nothing to replace',
        remedy: `check the spelling, or add it: JsonPatch.add('${path}', ...)`,
      });
    },
  );

  test('that tests what is not there has nothing to test', () => {
    expect(missingFor({ op: 'test', path: '/spec/x' }, manifest)).toEqual({
      severity: 'error',
      message: 'Not found: there is nothing to test',
    });
  });

  test('that removes what is not there does nothing', () => {
    expect(missingFor({ op: 'remove', path: '/spec/x' }, manifest)).toEqual({
      severity: 'warning',
      message: 'Not found: there is nothing to remove',
    });
  });
});

test('a pointer is taken apart into its steps', () => {
  expect(pointerSteps('')).toEqual([]);
  expect(pointerSteps('/')).toEqual(['']);
  expect(pointerSteps('/a~1b/m~0n/~01/0')).toEqual(['a/b', 'm~n', '~1', '0']);
});
