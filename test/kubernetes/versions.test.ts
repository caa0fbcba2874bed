import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  kubernetesVersions,
  newestVersion,
  versionsIn,
  type KubernetesVersion,
} from '../../src/kubernetes';
import { releases } from '../../tools/generate/releases';

test.each<[string, readonly KubernetesVersion[]]>([
  ['1.33', ['1.33']],
  ['1.36', ['1.36']],
  ['1.34-1.35', ['1.34', '1.35']],
  ['1.35-1.35', ['1.35']],
  ['1.33-1.36', ['1.33', '1.34', '1.35', '1.36']],
  [' 1.33 - 1.34 ', ['1.33', '1.34']],
])('%p is %p', (range, versions) => {
  expect(versionsIn(range)).toEqual(versions);
});

test.each([
  ['1.37', "kubernetes: '1.37' names 1.37, which is not known"],
  ['1.30-1.34', "kubernetes: '1.30-1.34' names 1.30, which is not known"],
  ['1.36-1.33', "kubernetes: '1.36-1.33' runs from the newer version to the older one"],
  ['1.33-', "kubernetes: '1.33-' has an empty end"],
  ['', "kubernetes: '' has an empty end"],
  ['1.33-1.34-1.35', "kubernetes: '1.33-1.34-1.35' has more than two ends"],
  ['v1.35', "kubernetes: 'v1.35' names v1.35, which is not known"],
  ['1.35.4', "kubernetes: '1.35.4' names the patch release 1.35.4"],
  ['latest', "kubernetes: 'latest' names latest, which is not known"],
])('%p is refused', (range, message) => {
  expect(() => versionsIn(range)).toThrow(
    `${message}; give a minor version of 1.33, 1.34, 1.35, 1.36, or a range such as '1.33-1.36'`,
  );
});

test.each([
  [1.36, 'kubernetes: 1.36 is a number, not a string'],
  [undefined, 'kubernetes: undefined is nothing, not a string'],
  [null, 'kubernetes: null is nothing, not a string'],
  [['1.35'], 'kubernetes: 1.35 is a list, not a string'],
])('%p is refused', (range, message) => {
  expect(() => versionsIn(range as unknown as string)).toThrow(message);
});

test('the list can not be changed and ends with the newest', () => {
  expect(Object.isFrozen(kubernetesVersions)).toBe(true);
  expect(kubernetesVersions.at(-1)).toBe(newestVersion);
});

test('the generator and the documentation name the same versions', () => {
  expect(releases.map(({ version }) => version)).toEqual(kubernetesVersions);
  const page = readFileSync(join(__dirname, '../../docs/kubernetes-versions.md'), 'utf8');
  for (const { patch } of releases) expect(page).toContain(`1.${patch}`);
});
