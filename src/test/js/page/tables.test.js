import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weight } from '../page/text/amounts.js';
import { readableBody } from '../page/text/bodies.js';
import { csvRows, numericColumns } from '../page/text/csv.js';

test('cells may hold separators, quotes and line breaks', () => {
    assert.deepEqual(csvRows('a,b\r\n"x, y","say ""hi""\nthere"\r\n'), [
        ['a', 'b'],
        ['x, y', 'say "hi"\nthere'],
    ]);
});

test('empty cells, a missing last line break and a byte order mark', () => {
    assert.deepEqual(csvRows('\ufeffa,,\n,b'), [
        ['a', '', ''],
        ['', 'b'],
    ]);
    assert.deepEqual(csvRows(''), []);
});

test('a quote that never ends takes the rest', () => {
    assert.deepEqual(csvRows('"a\nb'), [['a\nb']]);
});

test('reading stops at the most rows one wants', () => {
    assert.deepEqual(csvRows('1\n2\n3\n', { most: 2 }), [['1'], ['2']]);
});

test('tabs separate as well', () => {
    assert.deepEqual(csvRows('a\tb,c', { separator: '\t' }), [['a', 'b,c']]);
});

test('columns of numbers are found, of which words are none', () => {
    assert.deepEqual(
        numericColumns([
            ['status', 'count', 'share'],
            ['ok', '4,812', '92.4 %'],
            ['', '-97', ''],
        ]),
        [false, true, true],
    );
    assert.deepEqual(numericColumns([['only a head']]), [false]);
});

test('weights are short', () => {
    assert.deepEqual([0, 999, 1536, 123_456, 5_000_000].map(weight), ['0 B', '999 B', '1.5 kB', '123 kB', '5 MB']);
});

test('bodies are read as far as they can be', () => {
    assert.equal(readableBody('{"a":[1]}'), '{\n  "a": [\n    1\n  ]\n}');
    assert.equal(readableBody('command=%2Fdeploy&text=a+b'), 'command: /deploy\ntext: a b');
    assert.equal(readableBody('payload=%7B%22type%22%3A%22x%22%7D'), 'payload: {\n  "type": "x"\n}');
    assert.equal(readableBody('{"cut off'), '{"cut off');
    assert.equal(readableBody('plain words = text'), 'plain words = text');
    assert.equal(readableBody(null), '');
});
