import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mrkdwn } from '../page/text/mrkdwn.js';

const bold = (...children) => ({ kind: 'bold', children });
const italic = (...children) => ({ kind: 'italic', children });
const code = (...children) => ({ kind: 'code', children });
const quote = (...children) => ({ kind: 'quote', children });
const pre = (...children) => ({ kind: 'pre', children });

const cases = {
    'styles stand around words': [
        '*b* _i_ ~s~ `c`',
        [bold('b'), ' ', italic('i'), ' ', { kind: 'strike', children: ['s'] }, ' ', code('c')],
    ],
    'styles nest': ['*bold _both_*', [bold('bold ', italic('both'))]],
    'signs within words are signs': ['snake_case_name 2*3*4 a~b~c', ['snake_case_name 2*3*4 a~b~c']],
    'a style needs its end': ['*never closed', ['*never closed']],
    'a style ends on its line': ['*one\ntwo*', ['*one\ntwo*']],
    'spaces inside keep a sign a sign': ['* not bold * 3 * 4', ['* not bold * 3 * 4']],
    'two signs are no empty style': ['** and __', ['** and __']],
    'code keeps signs and emoji': ['`*a* :tada: _b_`', [code('*a* :tada: _b_')]],
    'bold around code': ['*run `a*b` now*', [bold('run ', code('a*b'), ' now')]],
    'styles may touch punctuation': ['(*b*), "_i_"', ['(', bold('b'), '), "', italic('i'), '"']],
    'style beside Chinese': ['已 *完成*。', ['已 ', bold('完成'), '。']],
    'entities are read once': ['&lt;b&gt; &amp;lt; AT&amp;T', ['<b> &lt; AT&T']],
    'a quote of two lines': ['&gt; one\n&gt; two\nafter', [quote('one\ntwo'), 'after']],
    'a bare angle quotes too': ['> one', [quote('one')]],
    'three angles quote the rest': ['&gt;&gt;&gt; one\ntwo', [quote('one\ntwo')]],
    'an angle within a line is an angle': ['a &gt; b', ['a > b']],
    'preformatted text keeps everything': ['before\n```\n*a*\n  b\n```\nafter', ['before\n', pre('*a*\n  b'), 'after']],
    'a fence without an end is text': ['a ```b', ['a ```b']],
    'a person': ['<@U1>', [{ kind: 'user', id: 'U1', label: null }]],
    'a channel with its name': ['<#C1|ops>', [{ kind: 'channel', id: 'C1', label: 'ops' }]],
    'a group': ['<!subteam^S1|@team>', [{ kind: 'group', id: 'S1', label: '@team' }]],
    'everyone here': ['<!here>', [{ kind: 'broadcast', range: 'here', label: null }]],
    'a link with a label': [
        '<https://a.example/?x=1&amp;y=2|the &lt;label&gt;>',
        [{ kind: 'link', url: 'https://a.example/?x=1&y=2', label: 'the <label>' }],
    ],
    'a link inside bold': [
        '*see <https://a.example/*|it>*',
        [bold('see ', { kind: 'link', url: 'https://a.example/*', label: 'it' })],
    ],
    'a bare address ends before the full stop': [
        'see https://a.example/b.',
        ['see ', { kind: 'link', url: 'https://a.example/b', label: 'https://a.example/b' }, '.'],
    ],
    'a date': [
        '<!date^1700000000^{date_short} at {time}^https://a.example|then>',
        [
            {
                kind: 'date',
                seconds: 1700000000,
                format: '{date_short} at {time}',
                url: 'https://a.example',
                fallback: 'then',
            },
        ],
    ],
    'an emoji': [
        ':white_check_mark: 12:30:45',
        [{ kind: 'emoji', name: 'white_check_mark' }, ' 12', { kind: 'emoji', name: '30' }, '45'],
    ],
};

for (const [name, [text, expected]] of Object.entries(cases)) {
    test(name, () => assert.deepEqual(mrkdwn(text), expected));
}

test('what is no address is not linked', () => {
    for (const hostile of [
        '<javascript:alert(1)|x>',
        '<JaVaScRiPt:alert(1)>',
        '<data:text/html,x|y>',
        '<vbscript:x>',
        '<java\u0001script:x|y>',
        '<//evil.example|x>',
    ]) {
        assert.ok(
            mrkdwn(hostile).every((node) => typeof node === 'string'),
            hostile,
        );
    }
});

test('a date may not lead where a link may not', () => {
    assert.equal(mrkdwn('<!date^1^{date}^javascript:alert(1)|x>')[0].url, null);
});

test('markup of a page is text', () => {
    assert.deepEqual(mrkdwn('<img src=x onerror=alert(1)>'), ['<img src=x onerror=alert(1)>']);
});

test('nothing at all is nothing', () => {
    assert.deepEqual(mrkdwn(undefined), []);
    assert.deepEqual(mrkdwn(''), []);
});

test('a wall of signs is read in time', () => {
    const started = performance.now();
    mrkdwn('*_~`<'.repeat(4000));
    mrkdwn(`${'*a '.repeat(4000)}`);
    assert.ok(performance.now() - started < 3000);
});
