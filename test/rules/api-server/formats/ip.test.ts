import { ipText, parseIp } from '../../../../src/rules/api-server/formats/ip';
import { contains, hasHostBits, parseCidr } from '../../../../src/rules/api-server/formats/cidr';

describe('an IP address', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['010.0.0.001', '10.0.0.1'],
    ['FE80:0:0:0:0:0:0:abc', 'fe80::abc'],
    ['::', '::'],
    ['::1', '::1'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['64:ff9b::10.0.0.1', '64:ff9b::a00:1'],
  ])('%s is %s', (text, canonical) => {
    const ip = parseIp(text);
    expect(ip === undefined ? undefined : ipText(ip)).toBe(canonical);
  });

  it.each([
    '',
    '1',
    '1.2.3',
    '1.2.3.256',
    '1.2.3.4.5',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7:8:9',
    'fe80::1%eth0',
    '::1.2.3',
    '10.0.0.1/8',
    '1.2.3.a',
  ])('%j is none', (text) => {
    expect(parseIp(text)).toBeUndefined();
  });

  it('knows leading zeros and mapped addresses', () => {
    expect(parseIp('010.0.0.1')?.leadingZeros).toBe(true);
    expect(parseIp('10.0.0.0')?.leadingZeros).toBe(false);
    expect(parseIp('::ffff:10.0.0.1')?.mapped).toBe(true);
  });
});

describe('a block of addresses', () => {
  const block = (text: string): NonNullable<ReturnType<typeof parseCidr>> => {
    const read = parseCidr(text);
    if (read === undefined) throw new Error(`${text} is no block`);
    return read;
  };

  it.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/-1', '/8', '::/129'])(
    '%j is none',
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );

  it('knows bits beyond its prefix', () => {
    expect(hasHostBits(block('10.0.0.1/8'))).toBe(true);
    expect(hasHostBits(block('10.0.0.0/8'))).toBe(false);
    expect(hasHostBits(block('2001:db8::1/64'))).toBe(true);
    expect(hasHostBits(block('10.0.0.1/32'))).toBe(false);
  });

  it('holds what lies in it', () => {
    expect(contains(block('10.0.0.0/8'), block('10.1.0.0/16'))).toBe(true);
    expect(contains(block('10.0.0.0/8'), block('11.0.0.0/16'))).toBe(false);
    expect(contains(block('10.0.0.0/8'), block('2001:db8::/64'))).toBe(false);
    expect(contains(block('0.0.0.0/0'), block('192.0.2.0/24'))).toBe(true);
  });
});
