import { FieldPath } from '../../src/rules/field-path';
import { Report } from '../../src/rules/report';
import { hidden } from '../../src/rules/shown-value';
import { everyVersion, since } from '../../src/rules/versions';

function reportOf(write: (at: FieldPath) => void): ReturnType<Report['problems']> {
  const report = new Report(everyVersion);
  report.rule = { id: 'test-a-path', refuses: 'nothing at all' };
  write(new FieldPath(report, everyVersion));
  return report.problems();
}

describe('a field path', () => {
  it('is written as the API server writes it', () => {
    const at = new FieldPath(new Report(everyVersion), everyVersion);
    const container = at.child('spec').child('containers').index(1);
    expect(String(container.child('resources').child('limits').key('example.com/gpu'))).toBe(
      'spec.containers[1].resources.limits[example.com/gpu]',
    );
  });

  it('reports in the words of the API server', () => {
    const problems = reportOf((at) => {
      at.child('a').required();
      at.child('b').required('must be set');
      at.child('c').invalid('x"y', 'must be another');
      at.child('d').notSupported('Sometimes', ['Always', 'Never']);
      at.child('e').forbidden('not here');
      at.child('f').duplicate('web');
      at.child('g').tooLong(1);
      at.child('h').tooMany(9, 8);
      at.child('i').notFound('data');
    });
    expect(problems.map(({ message }) => message)).toEqual([
      'Required value',
      'Required value: must be set',
      'Invalid value: "x\\"y": must be another',
      'Unsupported value: "Sometimes": supported values: "Always", "Never"',
      'Forbidden: not here',
      'Duplicate value: "web"',
      'Too long: may not be more than 1 byte',
      'Too many: 9: must have at most 8 items',
      'Not found: "data"',
    ]);
  });

  it('keeps nothing that holds for no version, and merges what holds for several', () => {
    const problems = reportOf((at) => {
      at.in(0).required();
      at.in(since('1.35')).child('a').required();
      at.in(since('1.36')).child('a').required();
    });
    expect(problems.map(({ path, kubernetes }) => [path, kubernetes])).toEqual([
      ['a', ['1.35', '1.36']],
    ]);
  });

  it('shows no hidden value, and only the beginning of a long one', () => {
    const [secret, long] = reportOf((at) => {
      at.child('a').invalid(hidden, 'is wrong');
      at.child('b').invalid('x'.repeat(5_000_000), 'is long');
    });
    expect(secret?.message).toBe('Invalid value: <hidden>: is wrong');
    expect(long?.message.length).toBeLessThan(400);
  });
});
