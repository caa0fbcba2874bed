import type { Measurement, Scenario } from '../scenario';
import { comparedTime, shownTime } from './print';

const width = 720;
const barHeight = 22;
const gap = 8;
const labelWidth = 250;
const valueWidth = 150;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** One size of a scenario as bars, the shortest time first; legible on light and on dark pages. */
export function barChart(
  scenario: Scenario,
  size: number,
  measured: readonly Measurement[],
): string {
  const shown = measured
    .filter(({ failed }) => failed === undefined)
    .toSorted((a, b) => comparedTime(a) - comparedTime(b));
  const longest = Math.max(...shown.map(comparedTime));
  const scale = (width - labelWidth - valueWidth) / longest;
  const height = 40 + shown.length * (barHeight + gap);
  const bars = shown.map((one, index) => {
    const y = 36 + index * (barHeight + gap);
    const length = Math.max(1, comparedTime(one) * scale);
    const colour = one.contender === scenario.reference ? '#2563eb' : '#94a3b8';
    const middle = y + barHeight / 2 + 5;
    return [
      `<text x="${labelWidth - 10}" y="${middle}" text-anchor="end">${escaped(one.contender)}</text>`,
      `<rect x="${labelWidth}" y="${y}" width="${length.toFixed(1)}" height="${barHeight}" rx="3" fill="${colour}"/>`,
      `<text x="${(labelWidth + length + 8).toFixed(1)}" y="${middle}">${shownTime(comparedTime(one))}</text>`,
    ].join('\n  ');
  });
  const title = `${size.toLocaleString('en')} ${scenario.unit}, from the start of the process to its end`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="14" fill="#64748b" role="img">
  <title>${escaped(title)}</title>
  <text x="${labelWidth}" y="20" font-weight="600">${escaped(title)}</text>
  ${bars.join('\n  ')}
</svg>
`;
}
