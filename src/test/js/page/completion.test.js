import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beingTyped, commandUnderWay, fitting } from '../page/text/completion.js';
import { Emoji } from '../page/text/emoji.js';

const typed = (text) => {
    const found = beingTyped(text, text.length);
    return found && `${found.kind} ${text.slice(found.from, found.to)}`;
};

test('what is being typed is known by its first sign', () => {
    assert.equal(typed('/dep'), 'command /dep');
    assert.equal(typed('ask @app'), 'mention @app');
    assert.equal(typed('(@'), 'mention @');
    assert.equal(typed('see #op'), 'channel #op');
    assert.equal(typed('well :ta'), 'emoji :ta');
    assert.equal(typed('@值班'), 'mention @值班');
});

test('what only looks alike is not', () => {
    for (const text of ['', 'say /dep', '/deploy shop', 'mail@example', 'at 12:30', 'smile :)', 'a:tada', '@app ']) {
        assert.equal(typed(text), null, text);
    }
});

test('only what stands before the caret counts', () => {
    assert.deepEqual(beingTyped('@ap and more', 3), { kind: 'mention', from: 0, to: 3, letters: 'ap' });
});

test('a command under way is known after its space', () => {
    const commands = [{ command: '/deploy' }, { command: '/deploys' }];
    assert.equal(commandUnderWay('/deploy shop', commands), commands[0]);
    assert.equal(commandUnderWay('/deploy', commands), null);
    assert.equal(commandUnderWay('/other x', commands), null);
});

test('beginnings come first, then beginnings of words, then the rest', () => {
    const names = ['redeploy', 'my-deploy', 'deploy', 'rollback'];
    assert.deepEqual(
        fitting('dep', names, (name) => [name]),
        ['deploy', 'my-deploy', 'redeploy'],
    );
});

test('emoji: unknown names stay words, and no name reaches into the language', () => {
    const emoji = new Emoji({ tada: '🎉', '+1': '👍' });
    assert.equal(emoji.within('go :tada: :nope: :constructor: 12:30:45'), 'go 🎉 :nope: :constructor: 12:30:45');
    assert.equal(emoji.sign('+1::skin-tone-3'), '👍🏼');
});
