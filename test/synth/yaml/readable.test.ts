import { stringify } from '../../../src/synth/yaml/stringify';

describe('scripts and configurations stay readable', () => {
  test('as literal blocks', () => {
    const script = '#!/bin/sh\nset -eu\n\nif true; then\n\techo "hi: there" # tab inside\nfi\n';
    expect(stringify({ data: { 'run.sh': script } })).toBe(
      'data:\n  run.sh: |\n    #!/bin/sh\n    set -eu\n\n    if true; then\n    \techo "hi: there" # tab inside\n    fi\n',
    );
  });

  test('with the line breaks at the end that they have', () => {
    expect(stringify({ a: 'x\ny', b: 'x\ny\n', c: 'x\ny\n\n', d: 1 })).toBe(
      'a: |-\n  x\n  y\nb: |\n  x\n  y\nc: |+\n  x\n  y\n\nd: 1\n',
    );
  });

  test('with an indicator where the first line is indented', () => {
    expect(stringify({ a: '  x\ny' })).toBe('a: |2-\n    x\n  y\n');
  });

  test('in a list', () => {
    expect(stringify({ args: ['-c', 'echo a\necho b\n'] })).toBe(
      'args:\n  - -c\n  - |\n    echo a\n    echo b\n',
    );
  });

  test('with the line ends of Windows, in double quotes over several lines', () => {
    expect(stringify({ ini: '[server]\r\nname = web\r\nport = 8080 and more\r\n' })).toBe(
      'ini: "[server]\\r\n\n  name = web\\r\n\n  port = 8080 and more\\r\\n"\n',
    );
  });
});
