import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown } from '../page/text/markdown.js';

test('headings, rules and paragraphs', () => {
    assert.deepEqual(markdown('## Head\n\none\ntwo\n\n---'), [
        { kind: 'heading', level: 2, children: ['Head'] },
        { kind: 'paragraph', children: ['one\ntwo'] },
        { kind: 'rule' },
    ]);
});

test('styles, and signs that are none', () => {
    const [{ children }] = markdown('**b** *i* _i_ ~~s~~ `**c**` snake_case_name 2*3 \\*x\\*');
    assert.deepEqual(children, [
        { kind: 'bold', children: ['b'] },
        ' ',
        { kind: 'italic', children: ['i'] },
        ' ',
        { kind: 'italic', children: ['i'] },
        ' ',
        { kind: 'strike', children: ['s'] },
        ' ',
        { kind: 'code', children: ['**c**'] },
        ' snake_case_name 2*3 *x*',
    ]);
});

test('lists hold lists and tasks', () => {
    const [list] = markdown('- one\n- two\n  1. inner\n- [x] done');
    assert.equal(list.items.length, 3);
    assert.deepEqual(list.items[1], ['two', { kind: 'list', ordered: true, start: 1, items: [['inner']] }]);
    assert.deepEqual(list.items[2], ['☑ ', 'done']);
});

test('a list after a list of another kind is a list of its own', () => {
    assert.deepEqual(
        markdown('- a\n1. b').map((node) => node.ordered),
        [false, true],
    );
});

test('fences keep what they hold, even without an end', () => {
    assert.deepEqual(markdown('```sql\nselect *\n\nfrom x\n```'), [{ kind: 'pre', children: ['select *\n\nfrom x'] }]);
    assert.deepEqual(markdown('```\nopen'), [{ kind: 'pre', children: ['open'] }]);
});

test('quotes hold blocks', () => {
    assert.deepEqual(markdown('> # a\n> b'), [
        {
            kind: 'quote',
            children: [
                { kind: 'heading', level: 1, children: ['a'] },
                { kind: 'paragraph', children: ['b'] },
            ],
        },
    ]);
});

test('a table has its columns’ sides', () => {
    const [table] = markdown('| a | b |\n|:--|--:|\n| x | `1` |');
    assert.deepEqual(table.aligns, ['left', 'right']);
    assert.deepEqual(table.rows, [
        [['a'], ['b']],
        [['x'], [{ kind: 'code', children: ['1'] }]],
    ]);
});

test('only addresses are linked', () => {
    assert.deepEqual(markdown('[a](https://a.example)')[0].children, [
        { kind: 'link', url: 'https://a.example', label: 'a' },
    ]);
    assert.deepEqual(markdown('[a](javascript:alert(1))')[0].children, ['[a](javascript:alert(1))']);
    assert.deepEqual(markdown('<img src=x onerror=alert(1)>')[0].children, ['<img src=x onerror=alert(1)>']);
});
