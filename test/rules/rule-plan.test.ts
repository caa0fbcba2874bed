import { FieldPath } from '../../src/rules/field-path';
import { Report } from '../../src/rules/report';
import type { Rule } from '../../src/rules/rule';
import { planOf, runPlan } from '../../src/rules/rule-plan';
import { everyVersion } from '../../src/rules/versions';

type Fields = Readonly<Record<string, unknown>>;

function idsRun(
  fieldsOf: Readonly<Record<string, string | readonly string[] | undefined>>,
  object: Fields,
): readonly string[] {
  const ids: string[] = [];
  const rules = Object.entries(fieldsOf).map(([id, of]): Rule<Fields> => ({
    id,
    refuses: '',
    ...(of !== undefined && { of }),
    check: (_, at) => ids.push(at.report.rule?.id ?? ''),
  }));
  const at = new FieldPath(new Report(everyVersion), everyVersion);
  runPlan(planOf(rules), object, at, undefined);
  expect(at.report.rule).toBeUndefined();
  return ids;
}

describe('a plan of rules', () => {
  it('runs what asks for no field, then what asks for one that is there', () => {
    const rules = { one: 'a', another: 'b', always: undefined };
    expect(idsRun(rules, { b: 1 })).toEqual(['always', 'another']);
    expect(idsRun(rules, {})).toEqual(['always']);
  });

  it('runs a rule about several fields once, where one of them has a value', () => {
    const rules = { several: ['a', 'b'], others: ['c', 'd'] };
    expect(idsRun(rules, { a: 1, b: 2 })).toEqual(['several']);
    expect(idsRun(rules, { a: undefined, d: null })).toEqual(['others']);
  });

  it('runs rules about several fields, however many they are', () => {
    const ids = Array.from({ length: 40 }, (_, i) => `rule-${i}`);
    const rules = Object.fromEntries(ids.map((id, i) => [id, [`a${i}`, 'every']]));
    expect([...idsRun(rules, { every: 1 })].sort()).toEqual([...ids].sort());
    expect(idsRun(rules, { a30: 1 })).toContain('rule-30');
  });
});
